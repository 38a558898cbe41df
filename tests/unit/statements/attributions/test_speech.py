"""What syntax tells of who says what, from written trees; and where it tells nothing."""

from __future__ import annotations

import re

import pytest

from reportedly.records import Attribution, Reading
from reportedly.statements.attributions import with_speech
from reportedly.statements.syntax import Forest
from tests.trees import grown, span_of


def found(*written: str, read: tuple[tuple[str, str, str], ...] = ()) -> list[tuple[str, str, list[str]]]:
    """Every attribution as its source, cue and content, where the reader had those of *read*."""
    text, reading = grown(*written)
    known = tuple(
        Attribution(
            source=(span_of(text, source),) if source else (),
            cue=(span_of(text, cue),),
            content=(span_of(text, content),),
            confidence=0.9,
        )
        for source, cue, content in read
    )
    told = with_speech(text, Reading(attributions=known), Forest(reading.sentences))
    return [
        (" ".join(span.text for span in a.source), a.cue[0].text, [span.text for span in a.content])
        for a in told.attributions
    ]


ASIDE = (
    "nsubj=They seek obj[nummod=three men acl:relcl[nsubj=who punct=, parataxis[nsubj[det=the union] says/VERB] "
    "punct=, aux=were trapped/VERB obl[case=below det=the bank]]] punct=."
)
RESIGNED = "ccomp[nsubj[det=The minister] aux=has resigned] punct=,"


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            f"{RESIGNED} nsubj[det=her office] said obl[case=on Monday] punct=.",
            ("her office", "said", ["The minister has resigned"]),
            id="last",
        ),
        pytest.param(
            "nsubj[det=The minister] aux=has resigned punct=, conj[nsubj[det=her office] said/VERB] punct=.",
            ("her office", "said", ["The minister has resigned"]),
            id="last, whatever the tree makes of it",
        ),
        pytest.param(
            f"{RESIGNED} nsubj[det=the registrar punct=, appos[Dorte flat=Haugan] punct=,] told iobj=reporters punct=.",
            ("the registrar, Dorte Haugan", "told", ["The minister has resigned"]),
            id="with an apposition",
        ),
        pytest.param(
            f"{RESIGNED} nsubj[det=a lawyer acl:relcl[nsubj=who lost obj[det=the case]]] said punct=.",
            ("a lawyer who lost the case", "said", ["The minister has resigned"]),
            id="with a relative clause",
        ),
        pytest.param(
            f"{RESIGNED} nsubj[det=her office] said obl[case=on Monday] punct=, ccomp[mark=after nsubj=thieves "
            "aux=had emptied/VERB obj[det=the vault]] punct=.",
            ("her office", "said", ["The minister has resigned", "after thieves had emptied the vault"]),
            id="with what was before it",
        ),
        pytest.param(
            f"{RESIGNED} nsubj[det=her office] said punct=, advcl[advmod=when nsubj=reporters rang/VERB] punct=.",
            ("her office", "said", ["The minister has resigned"]),
            id="without when it was said",
        ),
        pytest.param(
            f"{RESIGNED} nsubj[det=her office] said punct=, ccomp[cc=and nsubj=that cop=was true/ADJ] punct=.",
            ("her office", "said", ["The minister has resigned"]),
            id="without what the outlet adds",
        ),
        pytest.param(
            f"{RESIGNED} nsubj[Maud flat=Ellery] said advcl[advmod=when nsubj=she rang/VERB] punct=.",
            ("Maud Ellery", "said", ["The minister has resigned"]),
            id="and when that was",
        ),
        pytest.param(
            f"{RESIGNED} say obj[det=the nmod:poss[county case='s] doctors] punct=.",
            ("the county's doctors", "say", ["The minister has resigned"]),
            id="inverted, whatever the tree makes of it",
        ),
        pytest.param(
            f"{RESIGNED} says nsubj[Maud flat=Ellery] punct=.",
            ("Maud Ellery", "says", ["The minister has resigned"]),
            id="inverted",
        ),
        pytest.param(
            "ccomp[nsubj[det=The count] changed] punct=: ccomp[nsubj[nummod=nine people] aux=had died] punct=, "
            "nsubj=it said punct=.",
            ("it", "said", ["nine people had died"]),
            id="from the colon on",
        ),
        pytest.param(
            "nsubj[det=The bridge] punct=, parataxis[nsubj=she said] punct=, aux=may fall/VERB punct=.",
            ("she", "said", ["The bridge", "may fall"]),
            id="within a clause",
        ),
        pytest.param(
            "nsubj[det=The minister punct=, appos=41 punct=,] told iobj[det=the agency] "
            "ccomp[mark=that nsubj[det=the gap] aux=was closed] punct=.",
            ("The minister, 41", "told", ["that the gap was closed"]),
            id="with that",
        ),
        pytest.param(
            "nsubj=She told iobj=me ccomp[nsubj=she aux=will stay] punct=.",
            ("She", "told", ["she will stay"]),
            id="without that",
        ),
        pytest.param(
            "nsubj[det=The paper] quoted obj[det=the lawyer] "
            "advcl[mark=as saying ccomp[mark=that nsubj=she aux=had won]] punct=.",
            ("The paper", "quoted", ["the lawyer as saying that she had won"]),
            id="quoted as saying",
        ),
        pytest.param(
            "nsubj[det=A man] says obl[case=of det=the grave] punct=: "
            "punct=“ ccomp[nsubj=I aux=was there] punct=. punct=”",
            ("A man", "says", ["“I was there.”"]),
            id="behind a colon",
        ),
        pytest.param(
            "nsubj=Losses come/VERB obl[case=to nummod=two millions/NOUN] punct=, "
            "parataxis[nsubj=it calculates] punct=.",
            ("it", "calculates", ["Losses come to two millions"]),
            id="with a verb that says so in a tagline only",
        ),
        pytest.param(
            "nsubj[det=The reserve] aux=will last/VERB punct=, parataxis[nsubj[det=the memo] goes advmod=on] punct=.",
            ("the memo", "goes", ["The reserve will last"]),
            id="going on",
        ),
        pytest.param(
            "ccomp[nsubj[det=The lamps] aux=had failed] punct=, nsubj[det=the log] shows punct=.",
            ("the log", "shows", ["The lamps had failed"]),
            id="shown by a text",
        ),
        pytest.param(
            "ccomp[nsubj=Jobs aux=could go] punct=, nsubj[det=the clerk] said punct=, "
            "conj[cc=and nsubj[det=the kiln] aux=might cool] punct=.",
            ("the clerk", "said", ["Jobs could go", "the kiln might cool"]),
            id="joined behind it",
        ),
        pytest.param(
            "ccomp[nsubj=Nobody aux=had died] punct=, nsubj[det=the clerk] said punct=, "
            "advcl[mark=although nsubj=many aux=were hurt] punct=.",
            ("the clerk", "said", ["Nobody had died", "although many were hurt"]),
            id="hung on behind it",
        ),
        pytest.param(
            "ccomp[nsubj[det=The tape] aux=was old] punct=, nsubj=he said punct=: "
            "parataxis[nsubj[det=the nights] aux=were mild] punct=.",
            ("he", "said", ["The tape was old", "the nights were mild"]),
            id="explained behind a colon",
        ),
        pytest.param(
            "ccomp[obl[case=As case=for det=the vet] punct=, nsubj=he aux:pass=was advmod=never touched] punct=, "
            "says nsubj[Maud flat=Ellery] punct=.",
            ("Maud Ellery", "says", ["As for the vet, he was never touched"]),
            id="as for",
        ),
        pytest.param(
            "nsubj[det=The reserve] aux=will xcomp=last/VERB punct=, nsubj=it said punct=.",
            ("it", "said", ["The reserve will last"]),
            id="whatever hangs on its verb across the comma",
        ),
        pytest.param(
            "nsubj[det=The log] punct=, said nsubj[Gulnara flat=Isetova] punct=, ccomp[aux=was forged/VERB] punct=.",
            ("Gulnara Isetova", "said", ["The log", "was forged"]),
            id="between a subject and its verb",
        ),
        pytest.param(
            "nsubj[det=The log] punct=, said nsubj[Gulnara flat=Isetova punct=, appos[det=its keeper] punct=,] "
            "ccomp[aux=was forged/VERB] punct=.",
            ("Gulnara Isetova", "said", ["The log", "was forged"]),
            id="between, with an apposition",
        ),
        pytest.param(
            ASIDE,
            ("the union", "says", ["were trapped below the bank"]),
            id="within a relative clause",
        ),
    ],
)
def test_what_is_told(tree: str, expected: tuple[str, str, list[str]]) -> None:
    assert found(tree) == [expected]


@pytest.mark.parametrize(
    "tree",
    [
        pytest.param(f"{RESIGNED} nsubj[det=her office] aux=would advmod=not say/VERB punct=.", id="not said"),
        pytest.param(f"{RESIGNED} nsubj=I said punct=.", id="by the writer"),
        pytest.param(f"{RESIGNED} cc=and nsubj[det=her office] said obj[det=a word] punct=.", id="something else said"),
        pytest.param(
            "advcl[mark=When nsubj[det=the rain] stopped] punct=, nsubj[det=the mayor] said obj=nothing punct=.",
            id="a setting",
        ),
        pytest.param(
            f"{RESIGNED} advmod[more/ADJ advcl[mark=than nsubj[det=her office] said]] punct=.", id="a comparison"
        ),
        pytest.param("nsubj=It suggests ccomp[mark=that nsubj=they left] punct=.", id="a thing that suggests"),
        pytest.param("nsubj[det=The crew] aux=was told/VERB xcomp[mark=to leave] punct=.", id="an order"),
        pytest.param(
            "nsubj[det=The talks] failed/VERB punct=, conj[nsubj[det=the strike] went advmod=on] punct=.",
            id="a strike goes on",
        ),
        pytest.param(
            "nsubj[det=The rain] fell/VERB punct=, conj[nsubj[det=the light] showed] punct=.", id="a light shows"
        ),
        pytest.param(
            "nsubj=She promised ccomp[mark=that nsubj=it aux=would end] punct=.", id="a tagline's verb elsewhere"
        ),
        pytest.param("nsubj[det=The boat] sank punct=, obl[case=in det=a report] punct=.", id="no verb of speech"),
        pytest.param(
            "ccomp[nsubj[det=The singer] aux=was well/ADJ] punct=, nsubj=Monday/PROPN advmod=being admitted punct=.",
            id="a patient",
        ),
    ],
)
def test_what_is_left_open(tree: str) -> None:
    assert found(tree) == []


@pytest.mark.parametrize(
    ("tree", "read", "expected"),
    [
        pytest.param(
            f"{RESIGNED} nsubj[det=her office] said punct=.",
            (("her office", "said", "The minister"),),
            [("her office", "said", ["The minister has resigned"])],
            id="a clause cut short",
        ),
        pytest.param(
            f"{RESIGNED} nsubj[det=her office] said punct=.",
            (("her office", "has resigned", "The minister"),),
            [("her office", "said", ["The minister has resigned"])],
            id="a cue misread",
        ),
        pytest.param(
            "nsubj[det=An official acl:relcl[nsubj=who saw obj[det=the copy]]] said "
            "ccomp[nsubj=it aux=was real] punct=.",
            (("the copy", "said", "it was real"),),
            [("An official who saw the copy", "said", ["it was real"])],
            id="a source within the subject",
        ),
        pytest.param(
            f"{RESIGNED} nsubj[det=her office] said punct=.",
            (("her office", "said", "The minister has resigned"),),
            [("her office", "said", ["The minister has resigned"])],
            id="all read",
        ),
        pytest.param(
            f"{RESIGNED} nsubj[det=her office] said punct=, conj[cc=and nsubj=shares fell/VERB] punct=.",
            (),
            [("her office", "said", ["The minister has resigned"])],
            id="what the outlet adds in its own tense",
        ),
        pytest.param(
            f"{RESIGNED} nsubj[det=her office] said punct=, conj[cc=and nsubj=it aux=would close/VERB] punct=.",
            (),
            [("her office", "said", ["The minister has resigned"])],
            id="what may be about the speaker",
        ),
        pytest.param(
            "nsubj=He paid punct=. nsubj[det=The clerk] admitted obj[det=a theft] punct=.",
            (("He", "admitted", "a theft"),),
            [("The clerk", "admitted", ["a theft"])],
            id="a source of another sentence",
        ),
        pytest.param(
            "nsubj=He paid punct=. nsubj[det=The clerk] aux:pass=was told/VERB obj[det=a lie] punct=.",
            (("He", "told", "a lie"),),
            [("He", "told", ["a lie"])],
            id="a source of another sentence, whose verb has none here",
        ),
        pytest.param(
            "nsubj[det=The docket] estimated obj[det=the crowd] obl[case=at 9,000/NUM] punct=.",
            (("", "estimated", "the crowd at 9,000"),),
            [("The docket", "estimated", ["the crowd at 9,000"])],
            id="nobody, where the verb has a subject",
        ),
        pytest.param(
            "nsubj[det=The crowd] aux:pass=was estimated/VERB obl[case=at 9,000/NUM] punct=.",
            (("", "estimated", "at 9,000"),),
            [("", "estimated", ["at 9,000"])],
            id="nobody, where it is done to its subject",
        ),
        pytest.param(
            ASIDE,
            (("the union", "says", "They seek three men who"),),
            [("the union", "says", ["were trapped below the bank"])],
            id="what a tagline within a relative clause is not of",
        ),
    ],
)
def test_what_the_reader_has(
    tree: str, read: tuple[tuple[str, str, str], ...], expected: list[tuple[str, str, list[str]]]
) -> None:
    assert found(*re.split(r"(?<=punct=\.) ", tree), read=read) == expected


@pytest.mark.parametrize(
    ("tree", "content", "expected"),
    [
        pytest.param(
            "nsubj[nummod=Seven boats] aux=have sunk/VERB punct=, conj[nsubj[det=the pilot] said/VERB obl[advmod=just "
            "case=in det=the yard]] punct=.",
            "just in the yard",
            ["Seven boats have sunk"],
            id="what only stands behind the verb",
        ),
        pytest.param(
            "obl[case=After det=the vote] punct=, nsubj=many/NOUN asked ccomp[mark=how nsubj=it aux=would end] punct=.",
            "how it would end",
            ["how it would end"],
            id="what is asked",
        ),
    ],
)
def test_what_the_reader_is_not_sure_of(tree: str, content: str, expected: list[str]) -> None:
    text, reading = grown(tree)
    verb = "said" if "said" in text else "asked"
    known = Attribution(source=(), cue=(span_of(text, verb),), content=(span_of(text, content),), confidence=0.4)
    told = with_speech(text, Reading(attributions=(known,)), Forest(reading.sentences))
    assert [span.text for span in told.attributions[0].content] == expected


@pytest.mark.parametrize(
    ("tree", "pronoun", "cue", "content", "source"),
    [
        pytest.param(
            "nsubj[det=The clerk acl:relcl[nsubj=who claims ccomp[nsubj=he won]]] wept punct=.",
            "who", "claims", "he won", "The clerk", id="who",
        ),
        pytest.param(
            "nsubj[Ada flat=Voss punct=, acl:relcl[nsubj=who claims ccomp[nsubj=he won]]] wept punct=.",
            "who", "claims", "he won", "Ada Voss", id="who, behind a comma",
        ),
        pytest.param(
            "nsubj=We read obj[det=the Gazette punct=, acl:relcl[nsubj=which claims ccomp[nsubj=he won]]] punct=.",
            "which", "claims", "he won", "the Gazette", id="which",
        ),
        pytest.param(
            "nsubj=We asked ccomp[nsubj=who claims ccomp[nsubj=he won]] punct=.",
            "who", "claims", "he won", "who", id="a question stands for nobody",
        ),
        pytest.param(
            "nsubj[det=A man acl:relcl[nsubj=who claims ccomp[nsubj=he won]]] wept obl[case=at det=the gate] punct=.",
            "A man", "claims", "he won", "A man", id="a noun stands for itself",
        ),
    ],
)  # fmt: skip
def test_a_relative_pronoun_is_whom_it_stands_for(tree: str, pronoun: str, cue: str, content: str, source: str) -> None:
    ((told, _, _), *_) = found(tree, read=((pronoun, cue, content),))
    assert told == source


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "nsubj[det=The clerk punct=, acl:relcl[nsubj=who aux=had insisted ccomp[mark=that nsubj=he won]] punct=,] "
            "wept punct=.",
            [("The clerk", "insisted", ["that he won"])],
            id="who",
        ),
        pytest.param(
            "nsubj[Westgrid/PROPN] punct=, advcl[nsubj=which aux=had insisted ccomp[mark=that nsubj=it held]] punct=, "
            "paid punct=.",
            [("Westgrid", "insisted", ["that it held"])],
            id="which, that the tree hangs elsewhere",
        ),
        pytest.param(
            "nsubj[det=The bridge punct=, acl:relcl[nsubj=which showed ccomp[mark=that nsubj=it rusted]] punct=,] fell "
            "punct=.",
            [],
            id="what shows a thing",
        ),
        pytest.param(
            "nsubj[det=The clerk punct=, acl:relcl[nsubj=who aux=had insisted] punct=,] wept punct=.",
            [],
            id="nothing said",
        ),
    ],
)
def test_whoever_a_clause_describes_said_what_it_says(tree: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert found(tree) == expected


@pytest.mark.parametrize(
    ("tree", "read", "expected"),
    [
        pytest.param(
            "nsubj[det=The clerk] called obl[case=for help/NOUN] punct=, "
            "advcl[claiming ccomp[mark=that nsubj=it sank]] punct=.",
            ("it", "claiming", "The clerk called for help"),
            ("The clerk", "claiming", ["that it sank"]),
            id="what stands before it",
        ),
        pytest.param(
            "nsubj[det=The clerk] called obl[case=for help/NOUN] punct=, "
            "advcl[claiming ccomp[mark=that nsubj=it sank]] punct=.",
            ("The clerk", "claiming", "it sank"),
            ("The clerk", "claiming", ["it sank"]),
            id="what stands behind it stays",
        ),
    ],
)
def test_a_participle_has_the_clause_behind_it(
    tree: str, read: tuple[str, str, str], expected: tuple[str, str, list[str]]
) -> None:
    assert found(tree, read=(read,)) == [expected]


def test_a_relative_pronoun_behind_a_source_is_that() -> None:
    tree = (
        "nsubj:pass=He aux:pass=was held/VERB punct=, obl[case=according fixed=to det=the police] punct=, "
        "parataxis[nsubj=who added/VERB ccomp[mark=that nsubj=he slept]] punct=."
    )
    read = (("the police", "according to", "He was held"), ("who", "added", "that he slept"))
    assert [source for source, _, _ in found(tree, read=read)] == ["the police", "the police"]


CLERK = (
    "nsubj=I showed obj=it obl[case=to det=a compound=bank/NOUN clerk] punct=, "
    "parataxis[nsubj=who says/VERB ccomp[mark=that nsubj=it cop=is false/ADJ]] punct=."
)


def test_who_is_the_noun_before_it_where_the_tree_has_its_clause_elsewhere() -> None:
    assert found(CLERK, read=(("who", "says", "that it is false"),)) == [("a bank clerk", "says", ["that it is false"])]


def test_who_that_asks_is_no_word_before_it() -> None:
    tree = (
        "obl[case=In amod=other words/NOUN] punct=, nsubj=who says ccomp[mark=that nsubj=it cop=is false/ADJ] punct=."
    )
    assert found(tree, read=(("who", "says", "that it is false"),))[0][0] == "who"


TOLD = (
    "nsubj=Voss said ccomp[mark=that nsubj[det=a driver] aux=had told/VERB iobj=her "
    "ccomp[expl=there were/VERB nsubj[amod=many dead]]] punct=."
)


def test_a_find_of_reading_again_that_the_tree_bears_out_is_sure() -> None:
    text, reading = grown(TOLD)
    doubted = Attribution(
        source=(span_of(text, "a driver"),),
        cue=(span_of(text, "had told"),),
        content=(span_of(text, "there were many dead"),),
        confidence=0.2,
        reread=True,
    )
    told = with_speech(text, Reading(attributions=(doubted,)), Forest(reading.sentences)).attributions
    assert max(one.confidence for one in told if one.cue[0].text == "had told") == 0.8


def test_a_speaker_is_nothing_that_he_says() -> None:
    tree = "obl[case=By det=the press] nsubj[det=the chairman] said ccomp[nsubj=it aux=had cop=been true/ADJ] punct=."
    read = (("the press", "said", "the chairman said it had been true"),)
    assert found(tree, read=read) == [("the chairman", "said", ["it had been true"])]

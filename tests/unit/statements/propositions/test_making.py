"""Clauses from written trees: which make a sentence by themselves, what others lack in front, and what stays less."""

from __future__ import annotations

import pytest

from reportedly.records import Link, Statement, cut
from reportedly.statements.propositions.clauses import clauses
from reportedly.statements.propositions.making import made_of
from reportedly.statements.syntax import Tree
from tests.trees import grown, span_of


def made(written: str, *, source: str = "", cue: str = "", content: str = "") -> list[str]:
    """What each clause of a sentence makes, or of what a *source* says of it, whose pieces *…* parts.

    ``sentence (what it lacks): words``.
    """
    text, reading = grown(written)
    tree = Tree(reading.sentences[0])
    pieces = [span_of(text, piece) for piece in content.split(" … ")] if content else [cut(text, 0, len(text))]
    link = Link(
        source=span_of(text, source) if source else None, entity=None, name=None, kind="person",
        cue=span_of(text, cue) if cue else None, certainty="CT+", hedges=(),
    )  # fmt: skip
    statement = Statement(
        id="statement-1", article="article-1", mode="indirect", content=tuple(pieces), chain=(link,) if cue else (),
        certainty="CT+", hedges=(), events=(), confidence=None, claim=None,
    )  # fmt: skip
    told = []
    for clause in clauses(tree, [word for piece in pieces for word in tree.within(piece.start, piece.end)]):
        found = made_of(text, tree, clause, statement)
        lacks = f" ({found.lacks.text})" if found.lacks else ""
        told.append(f"{found.makes}{lacks}: {found.deed or tree.text(clause.key)}")
    return told


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param("nsubj[det=The ferry] sank punct=.", ["sentence: sank"], id="a verb and its subject"),
        pytest.param("nsubj[det=The ferry] cop=is safe/ADJ punct=.", ["sentence: safe"], id="a copula"),
        pytest.param("nsubj[det=The act] aux=cannot stand punct=.", ["sentence: stand"], id="cannot"),
        pytest.param("nsubj=Voss aux=is mark=to stay punct=.", ["sentence: stay"], id="is to"),
        pytest.param(
            "nsubj[det=The crew] jumped conj[cc=and swam/VERB] punct=.",
            ["sentence: jumped", "sentence (The crew): swam"],
            id="goes on without a subject",
        ),
        pytest.param(
            "nsubj=He said ccomp[nsubj:pass[det=the captain] aux:pass=was held] "
            "ccomp[cc=and aux=had confessed] punct=.",
            ["sentence: said", "sentence: held", "sentence (the captain): confessed"],
            id="goes on beside it",
        ),
        pytest.param(
            "nsubj=She jumped conj[cc=and swam/VERB] punct=.",
            ["sentence: jumped", "sentence (She): swam"],
            id="goes on, with a pronoun",
        ),
        pytest.param(
            "nsubj=They seek obj[det=the people acl:relcl[nsubj=who aux=are holding obj=him]] punct=.",
            ["sentence: seek", "sentence (the people): holding"],
            id="describes a noun",
        ),
        pytest.param(
            "nsubj=They mourn obj[det=the end nmod[case=of Rimvall punct=, appos=58/NUM] punct=, "
            "acl:relcl[nsubj=which came]] punct=.",
            ["sentence: mourn", "sentence (the end of Rimvall, 58,): came"],
            id="describes a noun with an apposition",
        ),
        pytest.param(
            "nsubj=They seek obj[those/PRON acl:relcl[nsubj=who aux=are holding obj=him]] punct=.",
            ["sentence: seek", "clause: holding"],
            id="describes what only stands for one",
        ),
        pytest.param(
            "nsubj=They seek obj[det=the one/NOUN acl:relcl[nsubj=who aux=is holding obj=him]] punct=.",
            ["sentence: seek", "clause: holding"],
            id="the one",
        ),
        pytest.param(
            "nsubj[det=The driver punct=, acl:relcl[obj=whom nsubj=witnesses saw/VERB obl[case=near det=the bridge]] "
            "punct=,] cop=is free/ADJ punct=.",
            ["sentence: witnesses saw the driver near the bridge", "sentence: free"],
            id="done to whom it describes",
        ),
        pytest.param(
            "nsubj=She knew ccomp[obj=whom nsubj=they aux=had seen] punct=.",
            ["sentence: knew", "clause: seen"],
            id="asked whom",
        ),
        pytest.param(
            "nsubj=They know ccomp[nsubj=men fled "
            "conj[cc=and nsubj:pass=that nsubj:pass=others aux:pass=were hurt/VERB]] punct=.",
            ["sentence: know", "sentence: fled", "sentence: hurt"],
            id="that, taken for whom it is said of",
        ),
        pytest.param(
            "nsubj=She knew ccomp[advmod=how nsubj[det=the valve] failed] punct=.",
            ["sentence: knew", "clause: failed"],
            id="asked",
        ),
        pytest.param(
            "nsubj[det=The quake] struck advcl[punct=, injuring obj[nummod=five people]] punct=.",
            ["sentence: struck", "phrase (The quake): injured five people"],
            id="a deed besides",
        ),
        pytest.param(
            "nsubj[det=The quake] struck advcl[punct=, injuring obj[nummod=five people] "
            "conj[cc=and amod[damaging/VERB] houses/NOUN]] punct=.",
            ["sentence: struck", "phrase (The quake): injured five people and damaged houses"],
            id="two deeds",
        ),
        pytest.param(
            "nsubj[det=The quake] struck advcl[punct=, injuring obj[nummod=five people] "
            "conj[cc=and leaving/VERB obj[det=a village] obl[case=in ruins]]] punct=.",
            [
                "sentence: struck",
                "phrase (The quake): injured five people",
                "phrase (The quake): left a village in ruins",
            ],
            id="a deed that goes on",
        ),
        pytest.param(
            "nsubj[det=The quake] struck advcl[punct=, killing obj[nummod=ten people "
            "acl[cc=and wounding/VERB obj=59/NUM]]] punct=.",
            ["sentence: struck", "phrase (The quake): killed ten people and wounded 59"],
            id="a deed that the tree hangs on people",
        ),
        pytest.param(
            "nsubj[det=The storm] aux=will hit advcl[punct=, causing obj=floods] punct=.",
            ["sentence: hit", "phrase: causing"],
            id="a deed to come",
        ),
        pytest.param(
            "nsubj[det=The board] left advcl[punct=, citing obj=safety] punct=.",
            ["sentence: left", "phrase: citing"],
            id="no deed",
        ),
        pytest.param(
            "advcl[wearing obj[det=a hat] punct=,] nsubj=she left punct=.",
            ["phrase: wearing", "sentence: left"],
            id="a participle ahead",
        ),
        pytest.param(
            "nsubj=They mourn obj[det=the survivors nmod[case=of det=the quake] "
            "acl:relcl[nsubj=that killed obj=ten/NUM]] punct=.",
            ["sentence: mourn", "sentence (the quake): killed"],
            id="what killed is no survivor",
        ),
        pytest.param(
            "nsubj=It cop=is det=an idea/NOUN nmod[case=for Hald/PROPN] punct=, acl:relcl[nsubj=who sells obj=boats] "
            "punct=.",
            ["sentence: idea", "sentence (Hald): sells"],
            id="who sells is no idea",
        ),
        pytest.param(
            "nsubj=It cop=is det=the widow/NOUN nmod[case=of Hald/PROPN] punct=, acl:relcl[nsubj=who sells obj=boats] "
            "punct=.",
            ["sentence: widow", "sentence (the widow of Hald): sells"],
            id="who sells is the widow",
        ),
        pytest.param("nsubj=She left advcl[mark=to meet obj=him] punct=.", ["sentence: left"], id="an infinitive"),
        pytest.param(
            "nsubj=They aux=could advmod=not reach obj=it conj[cc=or see/VERB obj[who/PRON]] punct=.",
            ["sentence: reach", "sentence (They could not): see"],
            id="goes on with what could not be done",
        ),
        pytest.param(
            "nsubj:pass[det=The tape] aux:pass=was released conj[cc=and translated/VERB obl[case=by Longwave]] punct=.",
            ["sentence: released", "sentence (The tape was): translated"],
            id="goes on with what was done",
        ),
        pytest.param(
            "nsubj:pass=She aux:pass=was arrested conj[cc=and confessed/VERB] punct=.",
            ["sentence: arrested", "sentence (She): confessed"],
            id="goes on with what she did",
        ),
        pytest.param(
            "nsubj=They aux=would cc:preconj=neither confirm conj[cc=nor deny/VERB obj=it] punct=.",
            ["sentence: confirm", "clause: deny"],
            id="nor",
        ),
        pytest.param("nmod:poss=His departure punct=.", ["phrase: departure"], id="a noun"),
        pytest.param("aux=be warned punct=.", ["phrase: warned"], id="an order"),
    ],
)
def test_what_a_clause_makes(tree: str, expected: list[str]) -> None:
    assert made(tree) == expected


PRESENT = "attendance at 1,800"
PUT = "nsubj[det=The police] put obj[attendance obl[case=at 1,800/NUM]] punct=."


@pytest.mark.parametrize(
    ("tree", "source", "cue", "content", "expected"),
    [
        pytest.param(PUT, "The police", "put", PRESENT, ["sentence (The police put): attendance"], id="put"),
        pytest.param(PUT, "", "put", PRESENT, ["phrase: attendance"], id="by nobody"),
        pytest.param(
            PUT.replace("put", "said"), "The police", "said", PRESENT, ["phrase: attendance"], id="said, and cut off"
        ),
        pytest.param(
            "nsubj[det=The fans] plan xcomp[mark=to march] punct=.", "The fans", "plan", "to march",
            ["sentence (The fans plan): march"], id="plan",
        ),
        pytest.param(
            PUT.replace("put", "advmod=never put"), "The police", "put", PRESENT, ["phrase: attendance"],
            id="with a word between",
        ),
        pytest.param(
            "nsubj=They read obj[det=a report acl:relcl[nsubj=that denies obj[det=the account]]] punct=.",
            "a report that", "denies", "the account", ["phrase: account"], id="who is only described so",
        ),
        pytest.param(
            "nsubj=Voss said ccomp[nsubj=she fled conj[cc=and hid/VERB]] punct=.", "Voss", "said", "she fled and hid",
            ["sentence: fled", "sentence (she): hid"], id="said, and goes on",
        ),
        pytest.param(
            "nsubj=Voss said conj[cc=and hid/VERB] punct=.", "Voss", "said", "and hid", ["clause: hid"],
            id="the speaker is no subject of what is said",
        ),
        pytest.param(
            "ccomp[nsubj=Voss fled] punct=, nsubj=she said punct=, conj[cc=and hid/VERB] punct=.", "she", "said",
            "Voss fled … and hid", ["sentence: fled", "sentence (Voss): hid"],
            id="whom is said first, before the speaker",
        ),
        pytest.param(
            "nsubj=Police told iobj[det=the readers] ccomp[mark=to stay advmod=in] punct=.", "Police", "told",
            "to stay in", ["sentence (Police told the readers): stay"], id="told whom to",
        ),
        pytest.param(
            "nsubj=Police told iobj[det=the readers] advmod=twice ccomp[mark=to stay advmod=in] punct=.", "Police",
            "told", "to stay in", ["phrase: stay"], id="told whom to, with a word between",
        ),
        pytest.param(
            "nsubj=They seek obj[det=the men acl:relcl[nsubj=who parataxis[nsubj=Voss says/VERB] aux=were asleep/ADJ]] "
            "punct=.", "Voss", "says", "were asleep", ["sentence (the men): asleep"], id="said of whom it describes",
        ),
    ],
)  # fmt: skip
def test_what_somebody_says(tree: str, source: str, cue: str, content: str, expected: list[str]) -> None:
    assert made(tree, source=source, cue=cue, content=content) == expected

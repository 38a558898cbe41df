"""Roles from written trees: who did what to whom, seen past the passive, and where no rule leads to anybody."""

from __future__ import annotations

import pytest

from reportedly.statements.events.roles import roles
from reportedly.statements.syntax import Forest
from tests.trees import grown


def taking_part(written: str) -> list[str]:
    """The participants of the event that is marked, as ``role: words``."""
    text, reading = grown(written)
    (trigger,) = reading.triggers
    tree = Forest(reading.sentences).at(trigger.span)
    assert tree is not None
    event = tree.top(trigger.span.start, trigger.span.end)
    assert event is not None
    found = []
    for role, head in roles(tree, event):
        first, last = tree.phrase(head, without=event)
        found.append(f"{role}: {text[tree.words[first].span.start : tree.words[last].span.end]}")
    return found


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "nsubj[det=The group] released* obj[amod=three tapes] punct=.",
            ["agent: The group", "patient: three tapes"],
            id="active",
        ),
        pytest.param(
            "nsubj:pass[det=The tapes] aux:pass=were released* obl:agent[case=by det=the group] punct=.",
            ["patient: The tapes", "agent: the group"],
            id="passive",
        ),
        pytest.param(
            "nsubj:pass[det=The crew] aux:pass=were given* obj[det=a medal] punct=.",
            ["recipient: The crew", "patient: a medal"],
            id="passive of two objects",
        ),
        pytest.param(
            "nsubj:pass=They aux:pass=were denied* obj=visas punct=.",
            ["recipient: They", "patient: visas"],
            id="passive of which an object is left",
        ),
        pytest.param(
            "nsubj[det=The wind] caused* iobj[det=a crane] xcomp[mark=to fall] punct=.",
            ["agent: The wind", "patient: a crane"],
            id="caused to",
        ),
        pytest.param(
            "nsubj=Voss gave* iobj[det=the crew] obj[det=a medal] punct=.",
            ["agent: Voss", "patient: a medal", "recipient: the crew"],
            id="two objects",
        ),
        pytest.param(
            "nsubj=Voss handed* obj[det=the tapes] obl[case=to det=the court] punct=.",
            ["agent: Voss", "patient: the tapes", "recipient: the court"],
            id="given to",
        ),
        pytest.param(
            "nsubj=Voss told* obj[det=the agency] ccomp[mark=that nsubj=he left] punct=.",
            ["agent: Voss", "recipient: the agency"],
            id="told",
        ),
        pytest.param(
            "nsubj:pass=Reporters aux:pass=were told* ccomp[mark=that nsubj=he left] punct=.",
            ["recipient: Reporters"],
            id="were told",
        ),
        pytest.param(
            "nsubj=Voss told* obj[det=the truth] punct=.",
            ["agent: Voss", "patient: the truth"],
            id="what is told",
        ),
        pytest.param("nsubj[Voss cc=and conj=Kern] left* punct=.", ["agent: Voss", "agent: Kern"], id="two subjects"),
        pytest.param("nsubj=Voss nsubj=Kern left* punct=.", [], id="misread: two subjects"),
        pytest.param("nsubj=They freed* obj=Voss obj=Kern punct=.", ["agent: They"], id="misread: two objects"),
        pytest.param(
            "nsubj:pass=Two aux:pass=were killed* obl[case=in det=the fire] punct=, obj[det=a disgrace] punct=.",
            ["patient: Two"],
            id="misread: an object of a passive that stands apart",
        ),
        pytest.param("nsubj=there/PRON left* punct=.", [], id="there"),
        pytest.param("nsubj=He cop=was alive*/ADJ punct=.", ["agent: He"], id="predicate adjective"),
    ],
)
def test_clauses(tree: str, expected: list[str]) -> None:
    assert taking_part(tree) == expected


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "nsubj[det=The group] agreed xcomp[mark=to release* obj[det=the crew]] punct=.",
            ["agent: The group", "patient: the crew"],
            id="agreed to",
        ),
        pytest.param("nsubj=They told obj=Voss xcomp[mark=to leave*] punct=.", ["agent: Voss"], id="object control"),
        pytest.param(
            "nsubj=They promised obj=Voss xcomp[mark=to leave*] punct=.", ["agent: They"], id="subject control"
        ),
        pytest.param(
            "nsubj:pass=Voss aux:pass=was ordered xcomp[mark=to leave*] punct=.", ["agent: Voss"], id="was ordered to"
        ),
        pytest.param(
            "nsubj:pass=Voss aux:pass=is believed xcomp[mark=to aux=have aux:pass=been killed*] punct=.",
            ["patient: Voss"],
            id="believed to have been",
        ),
        pytest.param(
            "nsubj=They called obl[case=on det=the group] xcomp[mark=to leave*] punct=.",
            ["agent: the group"],
            id="called on",
        ),
        pytest.param(
            "nsubj=They pleaded obl[case=with him] xcomp[mark=to leave*] punct=.", ["agent: him"], id="pleaded with"
        ),
        pytest.param("nsubj:outer=They cop=are mark=to leave* punct=.", ["agent: They"], id="are to"),
        pytest.param("nsubj[det=The claim] cop=is hard/ADJ xcomp[mark=to prove*] punct=.", [], id="tough construction"),
        pytest.param(
            "nsubj=They accused obj=Voss advcl[mark=of killing* obj[det=the envoy]] punct=.",
            ["agent: Voss", "patient: the envoy"],
            id="accused of",
        ),
        pytest.param(
            "nsubj:pass=Voss aux:pass=was accused advcl[mark=of killing* obj[det=the envoy]] punct=.",
            ["agent: Voss", "patient: the envoy"],
            id="was accused of",
        ),
        pytest.param(
            "nsubj[det=The group] came cc=and conj[took*/VERB obj[det=the port]] punct=.",
            ["agent: The group", "patient: the port"],
            id="coordinated",
        ),
        pytest.param(
            "nsubj=They caught* conj[cc=and killed/VERB] obj[det=the envoy] punct=.",
            ["agent: They", "patient: the envoy"],
            id="coordinated before a shared object",
        ),
        pytest.param(
            "nsubj=They caught conj[cc=and killed*/VERB] obj[det=the envoy] punct=.",
            ["agent: They", "patient: the envoy"],
            id="coordinated with a shared object",
        ),
        pytest.param(
            "nsubj:pass=Voss aux:pass=was caught conj[cc=and killed*/VERB] obl:agent[case=by det=the group] punct=.",
            ["patient: Voss", "agent: the group"],
            id="coordinated passive",
        ),
        pytest.param(
            "nsubj:pass=Voss aux:pass=was caught conj[cc=and broke*/VERB] punct=.",
            ["agent: Voss"],
            id="coordinated past after a passive",
        ),
        pytest.param(
            "advcl[Speaking* obl[case=on stage]] punct=, nsubj=Voss resigned punct=.",
            ["agent: Voss"],
            id="participle in front",
        ),
        pytest.param(
            "advcl[Freed* obl:agent[case=by det=the group]] punct=, nsubj=Voss resigned punct=.",
            ["patient: Voss", "agent: the group"],
            id="passive participle in front",
        ),
        pytest.param("advcl[mark=As expected*] punct=, nsubj=Voss resigned punct=.", [], id="as expected"),
        pytest.param(
            "nsubj:pass[det=The wall] aux:pass=was built advcl[mark=to stop* obj[det=the sea]] punct=.",
            ["patient: the sea"],
            id="purpose of an unnamed builder",
        ),
        pytest.param(
            "nsubj=They sent obj=troops advcl[mark=to hold* obj[det=the pass]] punct=.",
            ["patient: the pass"],
            id="sent to",
        ),
        pytest.param("nsubj=Voss said ccomp[expl=it rained*] punct=.", [], id="expletive"),
        pytest.param("Fled* punct=.", [], id="nobody"),
        pytest.param("nsubj=Voss said parataxis[fled*] punct=.", [], id="no rule leads there"),
    ],
)
def test_shared_subjects(tree: str, expected: list[str]) -> None:
    assert taking_part(tree) == expected


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "nsubj[det=The man acl:relcl[nsubj=who fled* obj[det=the ship]]] died punct=.",
            ["agent: The man", "patient: the ship"],
            id="who",
        ),
        pytest.param(
            "nsubj[det=The man acl:relcl[obj=whom nsubj[det=the group] freed*]] died punct=.",
            ["agent: the group", "patient: The man"],
            id="whom",
        ),
        pytest.param(
            "nsubj[det=The man acl:relcl[nsubj:pass=that aux:pass=was freed*]] died punct=.",
            ["patient: The man"],
            id="that was",
        ),
        pytest.param(
            "nsubj[det=The man acl:relcl[nsubj:pass=who aux:pass=was caught conj[cc=and freed*/VERB]]] died punct=.",
            ["patient: The man"],
            id="coordinated in a relative clause",
        ),
        pytest.param(
            "nsubj[det=The tape acl:relcl[nsubj[det=the group] released*]] surfaced punct=.",
            ["agent: the group", "patient: The tape"],
            id="no pronoun",
        ),
        pytest.param(
            "obl[case=On det=the day acl:relcl[nsubj[det=the ferry] left*]] punct=, nsubj=it rained punct=.",
            ["agent: the ferry"],
            id="the day it left",
        ),
        pytest.param(
            "nsubj[det=The town acl:relcl[nsubj=they lived* obl[in/ADP]]] burned punct=.",
            ["agent: they"],
            id="stranded preposition",
        ),
        pytest.param(
            "nsubj[det=The town acl:relcl[advmod=where nsubj=he died*]] burned punct=.",
            ["agent: he"],
            id="where, of what is no place that the reader found",
        ),
        pytest.param(
            "obj[Tapes acl[released* obl:agent[case=by det=the group]]] surfaced punct=.",
            ["patient: Tapes", "agent: the group"],
            id="participle",
        ),
        pytest.param(
            "obj[det=a tape acl[showing* obj[det=the envoy]]] surfaced punct=.",
            ["agent: a tape", "patient: the envoy"],
            id="participle in -ing",
        ),
        pytest.param("nsubj[det=The plan acl[mark=to attack*]] failed punct=.", [], id="a plan to"),
        pytest.param("nsubj[det=The risk acl[mark=of losing*]] grew punct=.", [], id="the risk of"),
        pytest.param("nsubj=They know acl[nsubj=that fled*] punct=.", [], id="a pronoun without its noun"),
        pytest.param("nsubj=They asked ccomp[nsubj=who fled*] punct=.", [], id="question"),
        pytest.param(
            "nsubj=They freed obj[det=the amod=captured*/VERB envoy] punct=.",
            ["patient: the captured envoy"],
            id="participle before its noun",
        ),
    ],
)
def test_clauses_about_a_noun(tree: str, expected: list[str]) -> None:
    assert taking_part(tree) == expected


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "nsubj[det=The killing*/NOUN nmod[case=of Kern] nmod[case=by det=the group]] shocked obj=Orrin punct=.",
            ["patient: Kern", "agent: the group"],
            id="killing of, by",
        ),
        pytest.param("nsubj[nmod:poss[Kern case='s] death*] shocked obj=Orrin punct=.", ["agent: Kern"], id="'s death"),
        pytest.param(
            "nsubj[nmod:poss[det=the group case='s] capture* nmod[case=of det=the port]] mattered punct=.",
            ["agent: the group", "patient: the port"],
            id="'s capture of",
        ),
        pytest.param(
            "nsubj[det=The attack* nmod[case=on det=the port]] failed punct=.", ["patient: the port"], id="attack on"
        ),
        pytest.param(
            "nsubj[det=The deliveries* nmod[case=of amod=new boats]] stopped punct=.",
            ["patient: new boats"],
            id="plural in -ies",
        ),
        pytest.param("nsubj[det=The attack* nmod[case=of Orrin]] failed punct=.", [], id="attack of"),
        pytest.param("nsubj[det=The gala* nmod[case=of Orrin]] failed punct=.", [], id="a noun in no list"),
        pytest.param("nsubj[compound=hostage release*] failed punct=.", [], id="compound"),
        pytest.param("nsubj[det=The rise* nmod[case=by 5/NUM]] hurt punct=.", [], id="by a number"),
    ],
)
def test_nouns(tree: str, expected: list[str]) -> None:
    assert taking_part(tree) == expected

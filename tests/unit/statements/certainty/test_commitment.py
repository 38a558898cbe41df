"""How surely, by the tables and the reader together: sentences beside values. All are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.records import Certainty, Reading, cut
from tests.planted import Event, planted
from tests.stages import judge_of

SO: Event = (2.9, (0.01, 0.02, 0.97))
NOT_SO: Event = (-2.8, (0.96, 0.03, 0.01))
OPEN: Event = (-0.9, (0.05, 0.93, 0.02))
RATHER: Event = (1.5, (0.01, 0.95, 0.04))
HARDLY: Event = (0.5, (0.01, 0.95, 0.04))
TORN: Event = (1.0, (0.05, 0.2, 0.75))

TAPE = (
    "If<mark<authentic authentic<advcl<proves ,<punct<proves the<det<tape tape<nsubj<proves proves<root "
    "much<obj<proves .<punct<proves"
)
CLEAR = (
    "It<expl<clear is<cop<clear not<advmod<clear clear<root whether<mark<sank the<det<ship ship<nsubj<sank "
    "sank<ccomp<clear .<punct<clear"
)
PLAN = (
    "Officials<nsubj<plan plan<root to<mark<close close<xcomp<plan the<det<port port<obj<close on<case<Monday "
    "Monday<obl<close .<punct<plan"
)
DID = "Did<aux<lie the<det<minister minister<nsubj<lie lie<root ?<punct<lie"
WOULD_HAVE = "He<nsubj<resigned would<aux<resigned have<aux<resigned resigned<root .<punct<resigned"
CONFIRMED = (
    "The<det<claim claim<nsubj:pass<confirmed could<aux<confirmed not<advmod<confirmed be<aux:pass<confirmed "
    "confirmed<root .<punct<confirmed"
)
WILL = (
    "The<det<minister minister<nsubj<resign will<aux<resign resign<root on<case<Monday Monday<obl<resign .<punct<resign"
)
WOULD = "The<det<boat boat<nsubj<sink would<aux<sink sink<root .<punct<sink"
WOULD_BE = "it<nsubj<sink would<aux<sink sink<ccomp<said"
FAILED_TO = "The<det<witness witness<nsubj<failed failed<root to<mark<appear appear<xcomp<failed .<punct<failed"
MANAGED_TO = "The<det<crew crew<nsubj<managed managed<root to<mark<land land<xcomp<managed .<punct<managed"
REFUSED_TO = "The<det<captain captain<nsubj<refused refused<root to<mark<leave leave<xcomp<refused .<punct<refused"
NOT_FAILED = "The<det<valve valve<nsubj<failed had<aux<failed not<advmod<failed failed<root .<punct<failed"
WONT = "The<det<boat boat<nsubj<sail wo<aux<sail n't<advmod<sail sail<root .<punct<sail"
NO_SHIP = "No<det<ship ship<nsubj<sank sank<root that<det<night night<obl:unmarked<sank .<punct<sank"
COLLAPSED = "The<det<talks talks<nsubj<collapsed collapsed<root on<case<Monday Monday<obl<collapsed .<punct<collapsed"
ALLEGED = (
    "The<det<plotter alleged<amod<plotter plotter<nsubj:pass<held was<aux:pass<held held<root on<case<Monday "
    "Monday<obl<held .<punct<held"
)
SECOND = (
    "The<det<mill mill<nsubj<shuts shuts<root ,<punct<go and<cc<go some<det<jobs jobs<nsubj<go may<aux<go go<conj<shuts"
)
MAY_HAVE = "The<det<valve valve<nsubj<failed may<aux<failed have<aux<failed failed<root .<punct<failed"
AT_LEAST = "At<case<six least<nmod<six six<nsubj<died died<root .<punct<died"
LEAVE = "to<mark<leave leave<root the<det<port port<obj<leave"
FRAUD = "claims<root of<case<fraud fraud<nmod<claims"

GRADED = [
    # what it is, sentence, events, value, the words it was read from
    ("the tables' condition stands", TAPE, {"proves": SO}, "Uu", ["If authentic"]),
    ("it stands whatever the reader says", TAPE, {"proves": TORN}, "Uu", ["If authentic"]),
    ("the tables' open question stands", CLEAR, {"clear": NOT_SO, "sank": OPEN}, "Uu", ["It is not clear whether"]),
    ("they do plan", PLAN, {"plan": SO, "close": OPEN}, "CT+", []),
    ("a question is open", DID, {"lie": OPEN}, "Uu", []),
    ("whatever the number", DID, {"lie": RATHER}, "Uu", []),
    ("a question that takes it for so does", DID, {"lie": SO}, "CT+", []),
    ("what would have been is not told of as so", WOULD_HAVE, {"resigned": NOT_SO}, "Uu", ["would"]),
    ("the tables' lack of confirmation stands", CONFIRMED, {"confirmed": NOT_SO}, "Uu", ["could not be confirmed"]),
    ("what will be is flatly told", WILL, {"resign": RATHER}, "CT+", []),
    ("what would be is as sure as the reader grades it", WOULD, {"sink": RATHER}, "PR+", ["would"]),
    ("or as unsure", WOULD, {"sink": HARDLY}, "PS+", ["would"]),
    ("what would be and is taken for so is", WOULD, {"sink": SO}, "CT+", []),
    ("of which the reader is not sure is left", WOULD, {"sink": TORN}, "CT+", []),
    ("failing is so, appearing is not", FAILED_TO, {"failed": SO, "appear": NOT_SO}, "CT+", []),
    ("managing is so", MANAGED_TO, {"managed": SO, "land": SO}, "CT+", []),
    ("refusing is so", REFUSED_TO, {"refused": SO, "leave": NOT_SO}, "CT+", []),
    ("a negation is in the words", NOT_FAILED, {"failed": NOT_SO}, "CT+", []),
    ("so is one on the subject", NO_SHIP, {"sank": NOT_SO}, "CT+", []),
    ("a negation is not graded", NOT_FAILED, {"failed": OPEN}, "CT+", []),
    ("nor one of what will be", WONT, {"sail": OPEN}, "CT+", []),
    ("not so without a negation or a would is a slip", COLLAPSED, {"collapsed": NOT_SO}, "CT+", []),
    ("what is flatly told is not graded", COLLAPSED, {"collapsed": RATHER}, "CT+", []),
    ("what somebody is told to do is", LEAVE, {"leave": HARDLY}, "PS+", []),
    ("what will be is not so yet, and no slip", WILL, {"resign": NOT_SO}, "CT+", []),
    ("what is alleged of the man is not of the arrest", ALLEGED, {"held": SO}, "CT+", []),
    ("even where the reader is not sure of the arrest", ALLEGED, {"held": TORN}, "CT+", []),
    ("a hedge of the predicate outweighs the reader", MAY_HAVE, {"failed": SO}, "PS+", ["may"]),
    ("a hedge is not lowered further", MAY_HAVE, {"failed": OPEN}, "PS+", ["may"]),
    ("a quantity is kept", AT_LEAST, {"died": SO}, "CT+", ["At least"]),
    ("a bare noun states nothing to be graded", FRAUD, {"claims": OPEN}, "CT+", []),
    ("an event elsewhere says nothing of this one", WILL, {"Monday": OPEN}, "CT+", []),
]


@pytest.mark.parametrize(
    ("sentence", "events", "value", "words"), [pytest.param(*row[1:], id=row[0]) for row in GRADED]
)
def test_both_sources(sentence: str, events: dict[str, Event], value: Certainty, words: list[str]) -> None:
    text, reading = planted(sentence, events, nouns="claims")
    certainty, found = judge_of(text, reading).weigh("CT+", [cut(text, 0, len(text))])
    assert (certainty, [span.text for span in found]) == (value, words)


ALONE = [
    # the sentence, its value and words without events, and without a parse
    (TAPE, "Uu", ["If authentic"], "Uu", ["If authentic"]),
    (DID, "CT+", [], "CT+", []),
    (WILL, "CT+", [], "CT+", []),
    (ALLEGED, "CT+", [], "Uu", ["alleged"]),
    (WOULD_HAVE, "CT+", [], "CT+", []),
    (SECOND, "CT+", [], "PS+", ["may"]),
]


@pytest.mark.parametrize(("sentence", "eventless", "its_words", "unparsed", "words"), ALONE)
def test_the_tables_alone(
    sentence: str, eventless: Certainty, its_words: list[str], unparsed: Certainty, words: list[str]
) -> None:
    text, reading = planted(sentence, dict.fromkeys(("proves", "lie", "resign", "held", "resigned"), OPEN))
    whole = [cut(text, 0, len(text))]
    told = judge_of(text, replace(reading, triggers=())).weigh("CT+", whole)
    assert (told[0], [span.text for span in told[1]]) == (eventless, its_words)
    told = judge_of(text, replace(reading, sentences=())).weigh("CT+", whole)
    assert (told[0], [span.text for span in told[1]]) == (unparsed, words)


@pytest.mark.parametrize("base", ["PR+", "PS+", "CT-", "PR-", "Uu"])
def test_a_cue_that_says_less_is_not_graded_again(base: Certainty) -> None:
    text, reading = planted(WOULD, {"sink": OPEN})
    assert judge_of(text, reading).weigh(base, [cut(text, 0, len(text))]) == (base, ())


def test_what_stands_deeper_is_somebody_elses() -> None:
    sentence = "She<nsubj<says says<root that<mark<sink it<nsubj<sink would<aux<sink sink<ccomp<says .<punct<says"
    text, reading = planted(sentence, {"says": SO, "sink": OPEN})
    judge = judge_of(text, reading)
    start = text.index("it would")
    inner = cut(text, start, len(text) - 1)
    assert judge.weigh("CT+", [cut(text, 0, len(text))], [inner]) == ("CT+", ())
    assert judge.weigh("CT+", [inner])[0] == "Uu"


BACKSHIFTED = [
    # the tree, the content, how sure
    (f"She<nsubj<said said<root that<mark<sink {WOULD_BE}", "it would sink", "CT+"),
    (f"She<nsubj<says says<root that<mark<sink {WOULD_BE}".replace("said", "says"), "it would sink", "PS+"),
    (
        "She<nsubj<said said<root it<nsubj<sink would<aux<sink “<punct<sink sink<ccomp<said ”<punct<sink",
        "it would “ sink ”",
        "CT+",
    ),
    (f"“<punct<sink {WOULD_BE} ,<punct<said ”<punct<sink she<nsubj<said said<root", "it would sink", "PS+"),
    (
        "She<nsubj<said said<root that<mark<sunk it<nsubj<sunk would<aux<sunk have<aux<sunk sunk<ccomp<said",
        "it would have sunk",
        "PS+",
    ),
]


@pytest.mark.parametrize(("sentence", "content", "value"), BACKSHIFTED)
def test_a_will_that_was_said_in_the_past_is_still_one(sentence: str, content: str, value: Certainty) -> None:
    text, reading = planted(sentence, {"sink": HARDLY, "sunk": HARDLY})
    start = text.index(content)
    assert judge_of(text, reading).weigh("CT+", [cut(text, start, start + len(content))])[0] == value


def test_nothing_is_weighed_of_nothing() -> None:
    assert judge_of("", Reading(attributions=())).weigh("CT+", ()) == ("CT+", ())

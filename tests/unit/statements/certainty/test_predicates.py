"""Which word a content hangs on, and which hedges bear on it. All sentences are invented."""

from __future__ import annotations

import pytest

from reportedly.records import cut
from reportedly.statements.certainty.predicates import Predicate, main_predicate
from reportedly.statements.syntax import Forest
from tests.planted import planted

FAILED = "The<det<valve valve<nsubj<failed failed<root on<case<Monday Monday<obl<failed .<punct<failed"
SAID = "She<nsubj<said said<root that<mark<faulty it<nsubj<faulty was<cop<faulty faulty<ccomp<said .<punct<said"
SPLIT = (
    "The<det<valve valve<nsubj<failed ,<punct<failed she<nsubj<said said<parataxis<failed ,<punct<failed "
    "had<aux<failed failed<root"
)
OURS = (
    "The<det<fault fault<nsubj<ours is<cop<ours ours<ccomp<said ,<punct<said she<nsubj<said said<root ,<punct<said "
    "and<cc<heard they<nsubj<heard should<aux<heard have<aux<heard heard<conj<said of<case<it it<obl<heard .<punct<said"
)
REEF = (
    "The<det<ship ship<nsubj<hit hit<root an<det<reef alleged<amod<reef reef<obj<hit that<nsubj<unmarked "
    "may<aux<unmarked have<aux<unmarked been<cop<unmarked unmarked<acl:relcl<reef .<punct<hit"
)
UNLIKELY = "The<det<ship ship<nsubj<unlikely is<cop<unlikely unlikely<root to<mark<sail sail<xcomp<unlikely"
MAYBE = "The<det<ship ship<nsubj<hit may<aux<hit have<aux<hit hit<root a<det<reef reef<obj<hit"
CONDITION = (
    "If<mark<authentic authentic<advcl<proves ,<punct<proves the<det<tape tape<nsubj<proves proves<root much<obj<proves"
)
ASKED = "She<nsubj<asked asked<root whether<mark<sank it<nsubj<sank sank<ccomp<asked"
ACCIDENT = "It<nsubj<accident was<cop<accident an<det<accident apparent<amod<accident accident<root"


def of(sentence: str, words: str, without: str = "") -> Predicate | None:
    text, reading = planted(sentence)
    contents = [cut(text, text.index(part), text.index(part) + len(part)) for part in words.split(" … ")]
    taken = [cut(text, text.index(without), text.index(without) + len(without))] if without else []
    return main_predicate(Forest(reading.sentences), contents, taken)


@pytest.mark.parametrize(
    ("sentence", "content", "without", "expected"),
    [
        (FAILED, "The valve failed on Monday.", "", "failed"),
        (FAILED, "on Monday", "", "Monday"),
        (SAID, "She said that it was faulty.", "", "said"),
        (SAID, "that it was faulty", "", "faulty"),
        (SAID, "She said that it was faulty.", "that it was faulty", "said"),
        (SPLIT, "The valve … had failed", "", "failed"),
        (REEF, "that may have been unmarked", "", "unmarked"),
        (CONDITION, "If authentic, the tape proves much", "", "proves"),
        (OURS, "The fault is ours … and they should have heard of it", "", "ours"),
    ],
)
def test_a_content_hangs_on_its_main_predicate(sentence: str, content: str, without: str, expected: str) -> None:
    found = of(sentence, content, without)
    assert found is not None
    assert found.word.span.text == expected


def test_of_two_clauses_that_hang_apart_neither_is_the_main_one() -> None:
    apart = "He<nsubj<alive was<cop<alive alive<root and<cc<speak would<aux<speak speak<root"
    assert of(apart, "He was alive and would speak") is None


def test_without_a_parse_there_is_none() -> None:
    assert main_predicate(Forest(()), [cut("The valve failed.", 0, 17)]) is None


def test_what_is_all_somebody_elses_has_none() -> None:
    assert of(SAID, "that it was faulty", "that it was faulty") is None


@pytest.mark.parametrize(
    ("sentence", "content", "hedge", "condition", "bears"),
    [
        (MAYBE, "The ship may have hit a reef", "may", False, True),
        (UNLIKELY, "The ship is unlikely to sail", "unlikely", False, True),
        (ACCIDENT, "It was an apparent accident", "apparent", False, True),
        (REEF, "The ship hit an alleged reef that may have been unmarked.", "may", False, False),
        (REEF, "The ship hit an alleged reef that may have been unmarked.", "alleged", False, False),
        (REEF, "that may have been unmarked", "may", False, True),
        (CONDITION, "If authentic, the tape proves much", "If authentic", True, True),
        (CONDITION, "If authentic, the tape proves much", "If", True, True),
        (ASKED, "She asked whether it sank", "whether", True, False),
        (ASKED, "whether it sank", "whether", True, True),
    ],
)
def test_a_hedge_bears_on_the_predicate_of_its_clause(
    sentence: str, content: str, hedge: str, condition: bool, bears: bool
) -> None:
    text, _ = planted(sentence)
    found = of(sentence, content)
    assert found is not None
    start = text.index(hedge)
    assert found.is_under(cut(text, start, start + len(hedge)), condition=condition) is bears


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        (FAILED, False),
        ("The<det<valve valve<nsubj<fail did<aux<fail n't<advmod<fail fail<root", True),
        ("No<det<ship ship<nsubj<sank sank<root", True),
        ("Nobody<nsubj<came came<root", True),
        (
            "She<nsubj<said said<root that<mark<sank it<nsubj<sank never<advmod<sank sank<ccomp<said",
            False,
        ),
    ],
)
def test_a_negation_hangs_on_the_predicate_or_its_subject(sentence: str, negated: bool) -> None:
    text, _ = planted(sentence)
    found = of(sentence, text)
    assert found is not None
    assert found.is_negated is negated

"""Clauses from written trees as propositions: denied or given, open or not, of whom, how many, where and when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.records import Entity, Mention, Proposition, Reading, Statement, Time, cut, digest
from reportedly.statements.certainty import Held
from tests.marking import article_of
from tests.stages import clauses_of
from tests.trees import day, grown, span_of, with_places


def taken_apart(written: str, *, names: tuple[str, ...] = (), places: tuple[str, ...] = ()) -> list[Proposition]:
    """The propositions of one sentence that the outlet says itself; *names* are people in it."""
    text, reading = grown(written)
    return list(_of(text, with_places(text, reading, *places), text, names))


def _of(text: str, reading: Reading, content: str, names: tuple[str, ...] = ()) -> tuple[Proposition, ...]:
    article = article_of(text)
    known = [
        Entity(
            id=digest("entity", name),
            name=name,
            kind="person",
            aliases=(),
            mentions=tuple(Mention(article=article.id, start=at.start, end=at.end, text=at.text) for at in [span]),
        )
        for name in names
        for span in [span_of(text, name)]
    ]
    statement = Statement(
        id="statement-0", article=article.id, mode="narrated", content=(span_of(text, content),), chain=(),
        certainty="CT+", hedges=(), events=(), confidence=None, claim=None,
    )  # fmt: skip
    times = [
        Time(article=article.id, span=time.span, type="DATE", value="2031-05-04", when=day("2031-05-04"))
        for time in reading.times
    ]
    return clauses_of(article, reading, (_held(statement),), times, known)


def _held(statement: Statement) -> Held:
    return Held(statement=statement, base=statement.certainty, inner=())


def signs(written: str) -> str:
    """The clauses of a sentence: ``+`` or ``-``, ``?`` behind one that is open, and the predicate."""
    found = taken_apart(written)
    return ", ".join(f"{'+' if one.positive else '-'}{one.predicate}{'?' if one.modal else ''}" for one in found)


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param("nsubj[det=The valve] failed punct=.", "+fail", id="given"),
        pytest.param("nsubj[det=The valve] aux=did advmod=not/PART fail punct=.", "-fail", id="not"),
        pytest.param("nsubj[det=The valve] aux=did advmod=n't/PART fail punct=.", "-fail", id="n't"),
        pytest.param("nsubj[det=The valve] advmod=never failed punct=.", "-fail", id="never"),
        pytest.param("nsubj=He cop=is advmod=hardly det=a thief/NOUN punct=.", "-thief", id="hardly"),
        pytest.param("nsubj=Nobody/PRON fled punct=.", "-flee", id="nobody"),
        pytest.param("nsubj=He saw obj=nothing/PRON punct=.", "-see", id="nothing"),
        pytest.param("nsubj:pass[det=No survivors] aux:pass=were found punct=.", "-find", id="no survivors"),
        pytest.param("nsubj[det=Neither ship] sank punct=.", "-sink", id="neither"),
        pytest.param("expl=There is nsubj[det=no award] punct=.", "-award", id="there is no"),
        pytest.param(
            "nsubj[det=The crew] failed xcomp[mark=to close obj[det=the valve]] punct=.", "-close", id="failed to"
        ),
        pytest.param("nsubj=Voss refused xcomp[mark=to leave] punct=.", "-leave", id="refused to"),
        pytest.param("nsubj[det=The man] cop=is advmod=not/PART known/ADJ xcomp[mark=to aux=have died] punct=.", "-die",
                     id="not known to have"),
        pytest.param("nsubj[det=The claim] cop=is det=a lie/NOUN punct=.", "-lie", id="a lie"),
        pytest.param("nsubj[det=The figure] cop=was wrong/ADJ punct=.", "-wrong", id="wrong"),
        pytest.param(
            "nsubj[det=The court] kept obj[det=the law] advcl[mark=rather mark=than striking/VERB obj=it] punct=.",
            "+keep, -strike",
            id="rather than",
        ),
        pytest.param(
            "nsubj=He left advcl[mark=without paying obj[det=the fare]] punct=.", "+leave, -pay", id="without"
        ),
        pytest.param(
            "nsubj[nummod=Four people] have/VERB xcomp[advmod=yet mark=to aux:pass=be found] punct=.",
            "-find",
            id="yet to be",
        ),
        pytest.param("nsubj=Voss aux=has advmod=yet left punct=.", "+leave", id="yet, without to"),
        pytest.param(
            "nsubj=Voss resigned advcl[mark=because nsubj=Kern aux=did advmod=not/PART stay] punct=.",
            "+resign, -stay",
            id="only the inner",
        ),
        pytest.param(
            "nsubj=Voss aux=did advmod=not/PART resign advcl[mark=because nsubj=Kern stayed] punct=.",
            "-resign, +stay",
            id="only the outer",
        ),
    ],
)  # fmt: skip
def test_denials(tree: str, expected: str) -> None:
    assert signs(tree) == expected


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "nsubj[det=The crew] aux=did advmod=not/PART fail xcomp[mark=to close obj[det=the valve]] punct=.",
            "+close",
            id="not fail to",
        ),
        pytest.param("nsubj[det=No crew] failed xcomp[mark=to leave] punct=.", "+leave", id="no crew failed to"),
        pytest.param("nsubj=Nobody/PRON did obj=nothing/PRON advmod=never punct=.", "+do", id="nobody never"),
        pytest.param("nsubj[det=The claim] cop=is advmod=not/PART det=a lie/NOUN punct=.", "+lie", id="no lie"),
    ],
)
def test_two_denials_make_none(tree: str, expected: str) -> None:
    assert signs(tree) == expected


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param("nsubj=Voss resigned punct=.", "+resign", id="so"),
        pytest.param("nsubj=Voss aux=has resigned punct=.", "+resign", id="has"),
        pytest.param("nsubj=Voss aux=may resign punct=.", "+resign?", id="may"),
        pytest.param("nsubj=Voss aux=will resign punct=.", "+resign?", id="will"),
        pytest.param("nsubj=Voss aux=could advmod=not/PART resign punct=.", "-resign?", id="could not"),
        pytest.param("nsubj=Voss plans xcomp[mark=to resign] punct=.", "+resign?", id="plans to"),
        pytest.param("nsubj:pass=Voss aux:pass=was asked xcomp[mark=to resign] punct=.", "+resign?", id="asked to"),
        pytest.param("nsubj=Voss began xcomp[mark=to weep] punct=.", "+weep", id="began to"),
        pytest.param(
            "advcl[mark=If nsubj[det=the valve] failed] punct=, nsubj[det=the ferry] sank punct=.",
            "+fail?, +sink",
            id="if",
        ),
        pytest.param("nsubj=Voss asked ccomp[mark=whether nsubj=Kern left] punct=.", "+ask, +leave?", id="whether"),
        pytest.param("nsubj=Voss promised obj[det=a vote] punct=.", "+promise", id="promised, and it was done"),
    ],
)
def test_what_is_left_open(tree: str, expected: str) -> None:
    assert signs(tree) == expected


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "nsubj=Voss dismissed obj=Kern punct=.", ("Voss", True, "Kern", False), id="who, and whom nobody knows"
        ),
        pytest.param(
            "nsubj:pass=Kern aux:pass=was dismissed obl:agent[case=by Voss] punct=.",
            ("Voss", True, "Kern", False),
            id="passive",
        ),
        pytest.param("nsubj=Voss plans xcomp[mark=to resign] punct=.", ("Voss", True, None, False), id="plans to"),
        pytest.param("nsubj[det=The ferry] sank punct=.", ("The ferry", False, None, False), id="no entity"),
        pytest.param("expl=It rained punct=.", (None, False, None, False), id="nobody"),
    ],
)
def test_of_whom(tree: str, expected: tuple[str | None, bool, str | None, bool]) -> None:
    (found,) = taken_apart(tree, names=("Voss",) if "Voss" in tree else ())
    subject, object_ = (span.text if span else None for span in (found.subject, found.object))
    assert (subject, found.subject_entity is not None, object_, found.object_entity is not None) == expected


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param("Ring obj[det=the newsdesk] punct=.", "", id="an order"),
        pytest.param("discourse=Please/INTJ aux=do advmod=n't/PART go punct=.", "", id="please do not"),
        pytest.param("nsubj=They ring obj[det=the newsdesk] punct=.", "+ring", id="with a subject"),
        pytest.param("obl[case=From det=the bank] come nsubj=pictures punct=.", "+come", id="turned round"),
        pytest.param("obl[case=By night] ring obj[det=the newsdesk] punct=.", "+ring", id="not from the verb on"),
        pytest.param("Rang obj[det=the newsdesk] punct=.", "+ring", id="told"),
        pytest.param("aux=Will ring obj[det=the newsdesk] punct=.", "+ring?", id="announced"),
    ],
)
def test_an_order_says_nothing(tree: str, expected: str) -> None:
    assert signs(tree) == expected


def test_where_when_and_how_many() -> None:
    (found,) = taken_apart(
        "nsubj[nummod=Nine people] died obl[case=in Orrin] obl[case=on {Monday}] punct=.", places=("Orrin",)
    )
    assert (found.place, found.when) == ("Orrin", day("2031-05-04"))
    assert [(one.least, one.unit) for one in found.quantities] == [(9, "dead")]


def test_neither_where_nor_when_nor_how_many() -> None:
    (found,) = taken_apart("nsubj[det=The people] died obl[case=in det=the fire] punct=.")
    assert (found.place, found.when, found.quantities) == (None, None, ())


def test_a_content_broken_by_its_speaker_is_one_sentence() -> None:
    text, reading = grown("nsubj[det=The ferry] parataxis[nsubj=Voss said] sank punct=.")
    article = article_of(text)
    said = Statement(
        id="statement-0", article=article.id, mode="indirect", content=(span_of(text, "The ferry"),
        span_of(text, "sank")), chain=(), certainty="CT+", hedges=(), events=(), confidence=None, claim=None,
    )  # fmt: skip
    (found,) = clauses_of(article, reading, (_held(said),))
    assert [span.text for span in found.spans] == ["The ferry", "sank"]
    assert found.key.text == "sank"


def test_what_was_not_parsed_is_one_proposition_without_parts() -> None:
    text = "The ferry sank and nobody was hurt."
    (found,) = _of(text, Reading(attributions=()), text)
    assert (found.spans, found.predicate, found.subject, found.quantities) == ((cut(text, 0, len(text)),), "", None, ())
    assert (found.positive, found.modal) == (True, False)


def test_nothing_said_is_no_proposition() -> None:
    text, reading = grown("nsubj[det=The ferry] sank punct=.")
    article = article_of(text)
    silent = Statement(
        id="statement-0", article=article.id, mode="narrated", content=(), chain=(), certainty="Uu", hedges=(),
        events=(), confidence=None, claim=None,
    )  # fmt: skip
    assert clauses_of(article, reading, (_held(silent),)) == ()


def test_every_span_verifies_and_ids_differ() -> None:
    written = "nsubj=Voss resigned advcl[mark=because nsubj[nummod=nine people] died obl[case=in det=the fire]] punct=."
    text, reading = grown(written)
    found = _of(text, reading, text, ("Voss",))
    assert len({one.id for one in found}) == len(found) == 2
    for one in found:
        spans = [*one.spans, one.key, *(quantity.span for quantity in one.quantities)]
        spans.extend(span for span in (one.subject, one.object) if span is not None)
        assert all(text[span.start : span.end] == span.text for span in spans)


def test_the_same_of_another_statement_has_another_id() -> None:
    text, reading = grown("nsubj[det=The ferry] sank punct=.")
    article = article_of(text)
    one = Statement(
        id="statement-1", article=article.id, mode="narrated", content=(span_of(text, text),), chain=(),
        certainty="CT+", hedges=(), events=(), confidence=None, claim=None,
    )  # fmt: skip
    both = (_held(one), _held(replace(one, id="statement-2")))
    first, second = clauses_of(article, reading, both)
    assert (first.statement, second.statement) == ("statement-1", "statement-2")
    assert first.id != second.id

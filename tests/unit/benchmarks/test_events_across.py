"""Which words count as which event: on sentences about nobody, with the mentions in brackets."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.quality import events_across
from benchmarks.quality.events_across import Matching, Mention, Topic, equal, grouped, overlapping, paired, within
from reportedly.records import Article, Event, Reading, Report, Span, cut
from tests.told_reports import told
from training.ecbplus import Action, Actions


def spans(marked: str) -> tuple[Span, ...]:
    """The bracketed words of *marked*, placed in the text without brackets."""
    text = marked.replace("[", "").replace("]", "")
    places = [
        (m.start() - 2 * number, m.end() - 2 * number - 2) for number, m in enumerate(re.finditer(r"\[.*?\]", marked))
    ]
    return tuple(cut(text, start, end) for start, end in places)


@pytest.mark.parametrize(
    ("found", "expected", "fits", "pairs"),
    [
        pytest.param("It [sank] off Orrin", "It [sank] off Orrin", equal, {"sank": "sank"}, id="equal"),
        pytest.param("Quill [opened] fire", "Quill [opened fire]", equal, {}, id="a piece is not equal"),
        pytest.param("Quill [opened] fire", "Quill [opened fire]", within, {"opened": "opened fire"}, id="a piece"),
        pytest.param("Quill opened [fire]", "Quill [opened fire]", within, {"fire": "opened fire"}, id="any piece"),
        pytest.param("[opened] [fire]", "[opened fire]", within, {"opened": "opened fire"}, id="once, by the first"),
        pytest.param("[opened fire]", "opened [fire]", within, {}, id="more than it"),
        pytest.param(
            "[opened fire]", "opened [fire]", overlapping, {"opened fire": "fire"}, id="more, by its last word"
        ),
        pytest.param("[opened fire]", "[opened] fire", overlapping, {}, id="more, but not by its last word"),
        pytest.param("[opened] [fire]", "[opened] fire", within, {"opened": "opened"}, id="an equal one first"),
        pytest.param("It [sank] and [burnt]", "It [sank] and burnt", within, {"sank": "sank"}, id="one too many"),
        pytest.param("It sank", "It [sank]", overlapping, {}, id="nothing found"),
        pytest.param("It [sank]", "It sank", overlapping, {}, id="nothing there"),
    ],
)
def test_pairs(found: str, expected: str, fits: Matching, pairs: dict[str, str]) -> None:
    theirs = {(span.start, span.end): span.text for span in spans(expected)}
    ours = paired(spans(found), theirs, fits)
    assert {span.text: theirs[place] for span, place in ours.items()} == pairs


def test_a_mention_that_equals_one_span_is_not_taken_for_the_longer_around_it() -> None:
    found = spans("[taking] the [lead]")
    pairs = paired(found, [(0, 15), (0, 6)], within)
    assert pairs == {found[0]: (0, 6), found[1]: (0, 15)}


def topic(found: Mapping[str, Sequence[Hashable]], expected: Mapping[str, Sequence[str]]) -> Topic:
    """Articles as marked texts, with the event of each mention in them."""
    ours: dict[Mention, Hashable] = {}
    theirs: dict[str, dict[tuple[int, int], str]] = {}
    for number, (marked, events) in enumerate(found.items()):
        ours.update({(f"a{number}", span): event for span, event in zip(spans(marked), events, strict=True)})
    for number, (marked, events) in enumerate(expected.items()):
        places = [(span.start, span.end) for span in spans(marked)]
        theirs[f"a{number}"] = dict(zip(places, events, strict=True))
    return Topic(found=ours, expected=theirs)


EXPECTED = {"It [sank] off Orrin": ["sinking"], "It [went down], Venn [said]": ["sinking", "saying"]}


@pytest.mark.parametrize(
    ("found", "plain", "whole", "right"),
    [
        pytest.param(
            {"It [sank] off Orrin": [1], "It [went] down, Venn [said]": [1, 2]}, 100, 100, 100, id="all right"
        ),
        # MUC 0. B-cubed precision 1, recall (1/2 + 1/2 + 1) of 3. CEAF: 2/3 + 1, of 3 found and 2 expected
        pytest.param(
            {"It [sank] off Orrin": [1], "It [went] down, Venn [said]": [3, 2]},
            0,
            (0 + 80 + 200 / 3) / 3,
            100,
            id="left apart",
        ),
        # plain: MUC 1 link of 2 found, 1 of 1. B-cubed precision 4/3 of 3, recall 1. CEAF 4/5.
        # whole: MUC as before. B-cubed precision (4 + 1) / 3 of 3, recall 1. CEAF 4/5 of 1 found and 2 expected
        pytest.param(
            {"It [sank] off Orrin": [1], "It [went] down, Venn [said]": [1, 1]},
            (200 / 3 + 800 / 13 + 80) / 3,
            (200 / 3 + 500 / 7 + 160 / 3) / 3,
            100,
            id="too much together",
        ),
        pytest.param({"It sank off Orrin": [], "It went down, Venn [said]": [2]}, 0, None, 0, id="half not found"),
    ],
)
def test_scores(found: dict[str, Sequence[Hashable]], plain: float, whole: float | None, right: float) -> None:
    scores = events_across.told([topic(found, EXPECTED)], within)
    assert scores["conll_f1"] == pytest.approx(plain)
    assert whole is None or scores["conll_f1_singletons"] == pytest.approx(whole)
    assert scores["conll_f1_grouped_right"] == pytest.approx(right)


def test_mentions() -> None:
    found: dict[str, Sequence[Hashable]] = {"[It] sank off [Orrin]": [1, 2], "It [went] [down], Venn [said]": [3, 4, 5]}
    scores = events_across.told([topic(found, EXPECTED)], within)
    assert scores["mentions_recall"] == pytest.approx(200 / 3)
    assert scores["mentions_precision"] == pytest.approx(40)


def event(report: Report, word: str) -> Event:
    start = report.article.text.index(word)
    trigger = cut(report.article.text, start, start + len(word))
    article = report.article.id
    return Event(
        id=word, article=article, trigger=trigger, class_="OCCURRENCE", commitment=3, when=None, participants=()
    )


def test_an_event_is_a_claim_or_a_word_alone() -> None:
    one = told(None, "Packet", "(the ferry) sank* off Orrin after a collision")
    other = told(None, "Register", "(the ferry) sank* off Orrin after a collision", "(Orsola Venn) resigned* on Friday")
    one = replace(one, events=(event(one, "sank"), event(one, "collision")))
    other = replace(other, events=(event(other, "collision"),))
    found = grouped([one, other])
    names = {article.id: article.outlet for article in (one.article, other.article)}
    events = {(names[article], span.text): value for (article, span), value in found.items()}
    assert events.keys() == {
        ("Packet", "sank"),
        ("Packet", "collision"),
        ("Register", "sank"),
        ("Register", "collision"),
        ("Register", "resigned"),
    }
    assert events["Packet", "sank"] == events["Register", "sank"]
    assert len(set(events.values())) == 4


class Silent:
    """A reader that finds nothing."""

    def __init__(self, bundle: Path | None) -> None:
        assert bundle is None

    def read(self, text: str, sentences: Sequence[Span]) -> Reading:
        return Reading(attributions=())

    def senses(self, text: str, sentences: Sequence[Span], clauses: Sequence[Sequence[Span]]) -> tuple[None, ...]:
        return (None,) * len(clauses)


def test_every_article_of_a_topic_is_read_together(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    texts = {"2_2ecb": "The ferry sank.\nVenn resigned.", "2_1ecbplus": "It went down.", "5_1ecb": "It burnt."}
    documents = [
        Actions(name, name[0], text, (Action(3, 8, "ACTION_OCCURRENCE", "sinking"),)) for name, text in texts.items()
    ]
    read: list[list[Article]] = []

    def remembered(reports: Sequence[Report]) -> dict[Mention, Hashable]:
        read.append([report.article for report in reports])
        return {}

    monkeypatch.setattr(events_across, "actions", lambda folder, *, dev: documents)
    monkeypatch.setattr(events_across, "Reader", Silent)
    monkeypatch.setattr(events_across, "grouped", remembered)
    assert events_across.measure(tmp_path, None) == {"ecbplus_conll_f1": 0, "ecbplus_conll_f1_singletons": 0}
    assert [[article.id for article in some] for some in read] == [["2_1ecbplus", "2_2ecb"], ["5_1ecb"]]
    assert [article.text for article in read[0]] == [texts["2_1ecbplus"], texts["2_2ecb"]]
    assert {(article.outlet, article.published) for some in read for article in some} == {(None, None)}

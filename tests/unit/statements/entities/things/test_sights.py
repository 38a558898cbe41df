"""Recordings and documents: which mentions are one thing, which are two, and how long a recording is."""

from __future__ import annotations

import pytest

from reportedly.statements.entities.things import lengths
from reportedly.statements.entities.things.sights import documents, recordings

# Each thing by its mentions, in order.
RECORDINGS: dict[str, tuple[str, list[list[str]]]] = {
    "a new one, the tape": ("A new recording came. The tape was long.", [["A new recording", "The tape"]]),
    "medium and message": ("A new audio message came. The 24-minute audio is his.", [
        ["A new audio message", "The 24-minute audio"]]),
    "his message": ("An audio clip came. In his 46-minute message he spoke.", [
        ["An audio clip", "his 46-minute message"]]),
    "the speech": ("A video was aired. The speech is old.", [["A video", "The speech"]]),
    "an earlier one": ("A recording came. An earlier recording was false. The tape is not.", [
        ["A recording", "The tape"], ["An earlier recording"]]),
    "last month's": ("A video came. Last month's video was false.", [["A video"], ["Last month's video"]]),
    "of a year": ("A video came. A video from 2014 was false.", [["A video"], ["A video"]]),
    "two lengths": ("A 46-minute tape came. The 12-minute tape is short.", [
        ["A 46-minute tape"], ["The 12-minute tape"]]),
    "told apart by length": ("A 46-minute tape came, and a 12-minute tape. The 12-minute tape is short.", [
        ["A 46-minute tape"], ["a 12-minute tape", "The 12-minute tape"]]),
    "two owners": ("Voss's video came. Halvik's video is short.", [["Voss's video"], ["Halvik's video"]]),
    "sound and picture": ("An audio clip came. Video footage differs. The audio is old.", [
        ["An audio clip", "The audio"], ["Video footage"]]),
    "another": ("A video came. Another video came.", [["A video"], ["Another video"]]),
    "between two, told by the noun": ("A tape came. A video came. The video is old.", [
        ["A tape"], ["A video", "The video"]]),
    "between two, not told": ("A video came. A video left. The video is old.", [["A video"], ["A video"]]),
    "a heading and an article": ("Silence broken in audio recording\n\nA long audio message came.", [
        ["audio recording", "A long audio message"]]),
    "the first mention definite": ("The recording came. The tape is old.", [["The recording", "The tape"]]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RECORDINGS.values(), ids=RECORDINGS)
def test_recordings(text: str, expected: list[list[str]]) -> None:
    assert [[text[s.start : s.end] for s in thing.sights] for thing in recordings(text).all] == expected


@pytest.mark.parametrize(
    "text",
    [
        "A video game came.",
        "The red tape grew.",
        "They spoke by video link.",
        "The message of the harvest is clear.",
        "His address is here.",
        "He was recording it.",
        "The recordings differ.",
        "A message came.",
        "They clip the wings.",
    ],
)
def test_no_recording(text: str) -> None:
    assert recordings(text).all == []


DOCUMENTS = {
    "introduced, then said again": ("A report came. The report is long.", "report", [["A report", "The report"]]),
    "two of them": ("A report came. A report left. The report is long.", "report", [["A report"], ["A report"]]),
    "another sort of report": ("A port report came. The medical report is long.", "report", [
        ["A port report"], ["The medical report"]]),
    "never introduced": ("The indictment is long.", "indictment", [["The indictment"]]),
    "no noun asked for": ("The indictment is long.", "letter", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "noun", "expected"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_documents(text: str, noun: str, expected: list[list[str]]) -> None:
    assert [[text[s.start : s.end] for s in thing.sights] for thing in documents(text, [noun]).all] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a 46-minute recording", "PT46M"),
        ("a two-hour-long recording", "PT2H"),
        ("a 96-second recording", "PT96S"),
        ("a long recording", None),
        ("a 46-year-old recording", None),
    ],
)
def test_length_within(text: str, value: str | None) -> None:
    found = lengths.within(text, 0, len(text))
    assert (found.value if found is not None else None) == value


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("A tape, 96 seconds long, came.", "96 seconds", "PT96S"),
        ("A tape of four minutes and 12 seconds came.", "four minutes and 12 seconds", "PT4M12S"),
        ("A tape, of a little over four minutes, came.", "a little over four minutes", None),
        ("A tape lasting nearly an hour came.", None, None),
        ("A tape that lasts 40 minutes came.", "40 minutes", "PT40M"),
        ("A tape, 40 minutes later, came.", None, None),
        ("A tape came 40 minutes later.", None, None),
    ],
)
def test_length_after(text: str, said: str | None, value: str | None) -> None:
    found = lengths.after(text, len("A tape"))
    assert (text[found.start : found.end] if found is not None else None) == said
    assert (found.value if found is not None else None) == value

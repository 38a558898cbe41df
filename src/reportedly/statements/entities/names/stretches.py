"""Where a text has capitals in a row: the stretches that may be names, before anybody asks what they say.

The parts of one organization's name are put together ("Ministry of Ports and Harbours"), compounds cut off ("US-led").
A line in title case or in capitals is a heading, and its capitals mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportedly.statements.english import lexicon
from reportedly.statements.english.lexicon import plain

__all__ = ["UPPER", "WORDS", "headings", "stretches"]

UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĻŃŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽ]"
_SHORT = "|".join(sorted((word.capitalize() for word in lexicon.ABBREVIATED), key=len, reverse=True))
_WORD = (
    rf"(?:{'|'.join(lexicon.PHRASES)})(?!\w)|(?:People|Women|Men|Children|Workers)['’]s(?= {UPPER})"
    rf"|(?:{_SHORT})\.|(?:{UPPER}\.)+(?!\w)"
    rf"|(?:(?:al|el|ul|ad|as|ash|an|ar|at|az|bin)[-‑])?{UPPER}\w*(?:(?!['’]s\b)[-'’&]\w+)*"
)
_PARTICLE = rf"(?:{'|'.join(sorted(lexicon.PARTICLES, key=len, reverse=True))})[ \u00a0]"
WORDS = re.compile(rf"(?<![\w@#])(?:{_WORD})|(?<!\w)(?:{_PARTICLE}|(?:of|for|on|the|and|&)(?= ))")
_STRETCH = re.compile(
    rf"(?<![\w@#])(?<!\w-)(?:{_PARTICLE}){{0,3}}(?:{_WORD})(?:[ \u00a0](?:{_PARTICLE}){{0,3}}(?:{_WORD}))*"
)
_COMPOUND = re.compile(r"^[RDI][-‑]|[-‑](?:led|born|run|wide|style|area|era|held|[a-z]{3,}ed)$")
_JOINT = re.compile(r"[ \u00a0](of|for|on|of the|for the|on the|and|&|and the)[ \u00a0]")
_ABSTRACT = re.compile(r"(?:s|tion|ment|ture|ity|ence|ense|ing|ry|ology|th)$")


def stretches(text: str, start: int, end: int, outside: Iterable[tuple[int, int]] = ()) -> Iterator[tuple[int, int]]:
    """The stretches of capitalised words in ``text[start:end]``, in order, but none that begins in one of *outside*."""
    places = [m.span() for m in _STRETCH.finditer(text, start, end)]
    yield from _joined(text, [p for p in places if not any(a <= p[0] < b for a, b in outside)])


def _joined(text: str, places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """*places* with the parts of one organization's name put together, and cut at compounds such as *US-led*."""
    waiting: tuple[int, int] | None = None
    for start, end in (piece for stretch in places for piece in _cut(text, *stretch)):
        if waiting is not None and _is_one(text, waiting, (start, end)):
            waiting = (waiting[0], end)
            continue
        if waiting is not None:
            yield waiting
        waiting = (start, end)
    if waiting is not None:
        yield waiting


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if not any(mark in text[start:end] for mark in ("-", "‑", "The")):
        yield start, end
        return
    at = start
    for word in WORDS.finditer(text, start, end):
        if word[0] == "The" and word.start() > at:  # "Ring The Capstan": a name begins here
            yield at, word.start() - 1
            at = word.start()
        elif _COMPOUND.search(word[0]):
            if text[at : word.start()].strip():
                yield at, word.start() - 1
            at = min(word.end() + 1, end)
    if text[at:end].strip():
        yield at, end


def _is_one(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    joint = _JOINT.fullmatch(text, left[1], right[0])
    if joint is None:
        return False
    before, after = text[slice(*left)].split(), text[slice(*right)].split()
    if joint[1] in lexicon.JOINTS:
        head = plain(before[-1])
        if joint[1].startswith("on"):
            return head in ("council", "committee", "subcommittee", "commission", "conference")
        return head in lexicon.LAST or any(f" {j} " in text[slice(*left)] for j in ("of", "for"))
    if any(f" {j} " in text[slice(*left)] for j in ("of", "for", "of the", "for the")):
        last, next_ = plain(before[-1]), plain(after[-1])
        return (last in lexicon.PLACES and next_ in lexicon.PLACES) or (
            _ABSTRACT.search(next_) is not None
            and next_ not in lexicon.PLACES
            and not lexicon.is_title(plain(after[0]))
        )
    return text[: left[0]].endswith(("the ", "The ")) and plain(after[-1]) in lexicon.LAST and len(before) == 1


def headings(text: str) -> Iterator[tuple[int, int]]:
    """Find lines in title case or in capitals, short and of one sentence at most: their capitals mean nothing."""
    for line in re.finditer(r"[^\n]+", text):
        stop = line[0].rstrip().endswith(".")
        if len(line[0]) > 160 or line[0].rstrip()[-1:] in '!?”":,' or (stop and ". " in line[0]):
            continue
        words = re.findall(r"[^\W\d_]{4,}", line[0])
        if len(words) >= (6 if stop else 3) and sum(w[0].isupper() for w in words) >= 0.8 * len(words):
            yield line.span()

"""Whose a quotation is that has no tagline of its own: his who has the one before.

*"Every single one," he added. "And we will count again."* A quotation that ends a sentence by itself, and begins right
behind the tagline of the one before it, is the same speaker's; so is one that makes a paragraph of its own right behind
a paragraph that ends in a quotation or in its tagline. The reader, which links quotations over long distances, gives
some of them to the next speaker, or to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.records import Attribution, Reading, Span, cut
from reportedly.statements.places import meet

__all__ = ["QUOTE", "WHOLE", "with_quotes", "without"]

#: A quotation, and how one ends that ends a sentence.
QUOTE = re.compile(r"“[^“”\n]{3,}(?:”|(?=\n|$))|(?<![\w\"])\"[^\"\n]{3,}\"")
WHOLE = re.compile(r"[.!?…][”\"]?$")
_STOP = re.compile(r"[.!?](?:\s|$)")
_BREAK = "\n\n"


def with_quotes(text: str, reading: Reading) -> Reading:
    """*reading*, with every quotation that has no tagline of its own given to whoever has the one before."""
    found = list(reading.attributions)
    before: Span | None = None
    for match in QUOTE.finditer(text):
        quote = cut(text, *match.span())
        if before is not None and WHOLE.search(quote.text) and not _is_introduced(found, quote, before):
            speaker = _speaker(text, found, before, quote)
            if speaker is not None:
                found = list(_given(found, speaker, quote))
        before = quote
    return Reading(attributions=tuple(found))


def _is_introduced(found: Sequence[Attribution], quote: Span, before: Span) -> bool:
    """Whether somebody's cue stands between the quotations and gives him the second and not the first."""
    return any(
        _meets(one, quote)
        and not _meets(one, before)
        and any(before.end <= part.start < quote.start for part in one.cue)
        for one in found
    )


def _speaker(text: str, found: Sequence[Attribution], before: Span, quote: Span) -> int | None:
    """The one whose tagline stands alone between the two quotations, by its number; ``None`` where none does."""
    between = text[before.end : quote.start]
    one = len(_STOP.findall(between)) == 1 and _STOP.search(between.rstrip()[-1:]) and "\n" not in between.rstrip()
    if between.strip() and not one:
        return None
    if not between.strip() and between != _BREAK:
        return None
    follows = text[quote.end : quote.end + 1]
    if between.endswith(_BREAK) and follows not in ("", "\n"):
        return None
    cues = [
        number
        for number, one in enumerate(found)
        if any(before.end <= part.start < quote.start for part in one.cue)
        or (not between.strip() and _meets(one, before))
    ]
    mine = [number for number in cues if _meets(found[number], before)]
    return mine[0] if len(cues) == len(mine) == 1 else None


def _given(found: Sequence[Attribution], speaker: int, quote: Span) -> Iterator[Attribution]:
    for number, one in enumerate(found):
        outside = tuple(part for part in one.content if not (part.start < quote.end and quote.start < part.end))
        if number == speaker:
            yield (
                one
                if len(outside) < len(one.content)
                else replace(one, content=tuple(sorted((*one.content, quote), key=lambda part: part.start)))
            )
        elif len(outside) < len(one.content) and not _is_inside(one, quote):
            if outside:
                yield replace(one, content=outside)
        else:
            yield one


def without(found: Sequence[Attribution], quote: Span) -> Iterator[Attribution]:
    """*found*, where nobody has the quotation but who speaks within it."""
    for one in found:
        kept = tuple(part for part in one.content if _is_inside(one, quote) or not meet(part, quote))
        if kept:
            yield replace(one, content=kept)


def _is_inside(one: Attribution, quote: Span) -> bool:
    """Whether *one* speaks within the quotation."""
    return all(quote.start <= part.start < quote.end for part in one.cue)


def _meets(one: Attribution, quote: Span) -> bool:
    return any(meet(part, quote) for part in one.content)

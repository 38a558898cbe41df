"""An affair as rows, and back: story, claims and copies are records of JSON, and beside them stands what lists need.

Every span of an affair is held against the text of its article before it is stored, as those of a report are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from reportedly.affairs import Affair, Claim, Copy, Status, Story
from reportedly.store.rows import Row

__all__ = ["affair", "claims", "copies", "listing", "pack", "verify"]

#: How a claim stands that another version speaks against.
CONTESTED: Final[frozenset[Status]] = frozenset({"disputed", "overtaken"})

_STORY: Final = msgspec.json.Decoder(Story)
_CLAIMS: Final = msgspec.json.Decoder(tuple[Claim, ...])
_COPIES: Final = msgspec.json.Decoder(tuple[Copy, ...])


def pack(record: Story | Claim | Copy) -> str:
    """Write one record as JSON."""
    return msgspec.json.encode(record).decode()


def affair(story: str, claims: Iterable[str], copies: Iterable[str]) -> Affair:
    """Put an affair together again from its records."""
    return Affair(
        story=_STORY.decode(story),
        claims=_CLAIMS.decode(f"[{','.join(claims)}]"),
        copies=_COPIES.decode(f"[{','.join(copies)}]"),
    )


def verify(affair: Affair, texts: Mapping[str, str]) -> None:
    """Hold an affair to what every ledger promises.

    Args:
        affair: what is to be stored.
        texts: the texts of the story's articles, by id.

    Raises:
        ValueError: two claims have the same id, one belongs to another story, or a span does not verify; says which.
    """
    story = affair.story.id
    ids = Counter(claim.id for claim in affair.claims)
    if twice := [known for known, times in ids.items() if times > 1]:
        raise ValueError(f"{story}: two claims have the id {twice[0]}")
    if strangers := [claim.id for claim in affair.claims if claim.story != story]:
        raise ValueError(f"{story}: {strangers[0]} belongs to another story")
    for where, article, start, end, words in _spans(affair):
        text = texts.get(article)
        if text is None:
            raise ValueError(f"{where}: {article} is not among the articles of {story}")
        if not 0 <= start <= end <= len(text) or text[start:end] != words:
            raise ValueError(f"{where}: the text of {article} at {start}:{end} is not {words!r}")


def listing(affair: Affair) -> Row:
    """Fill the columns of a story that lists show."""
    now = [claim.standing() for claim in affair.claims]
    standings = [standing for standing in now if standing is not None]
    return {
        "title": affair.story.title,
        "first": affair.story.first,
        "last": affair.story.last,
        "claims": len(standings),
        "contested": sum(standing.status in CONTESTED for standing in standings),
        "changed": max((one.from_ for one in standings if one.from_), default=affair.story.last),
    }


def claims(affair: Affair, story: int) -> Iterator[Row]:
    """Give the rows of the claims, in their order."""
    for position, claim in enumerate(affair.claims):
        now = claim.standing()
        yield {
            "story": story,
            "id": claim.id,
            "position": position,
            "wording": claim.wording,
            "status": now.status if now else None,
            "outlets": now.outlets if now else None,
            "families": now.families if now else None,
            "roots": now.roots if now else None,
            "changed": (now.from_ or None) if now else None,
            "record": pack(claim),
        }


def copies(affair: Affair, story: int) -> Iterator[Row]:
    """Give the rows of the copies, in their order."""
    for position, copy in enumerate(affair.copies):
        yield {
            "story": story,
            "position": position,
            "article": copy.article,
            "of": copy.of,
            "share": copy.share,
            "record": pack(copy),
        }


def _spans(affair: Affair) -> Iterator[tuple[str, str, int, int, str]]:
    """Give every span: whose it is, in which article, and where."""
    for claim in affair.claims:
        for saying in claim.says:
            yield claim.id, saying.article, saying.start, saying.end, saying.text
        for rival in claim.rivals:
            for mention in rival.spans:
                yield claim.id, mention.article, mention.start, mention.end, mention.text
    for copy in affair.copies:
        for span in copy.spans:
            yield f"a copy of {copy.of}", copy.article, span.start, span.end, span.text

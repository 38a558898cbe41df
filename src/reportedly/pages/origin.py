"""Where a page came from, and what that says of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.pages.rules import NO_HINTS, Hints
from reportedly.records import Page, Rejected

__all__ = ["Origin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Everything known of a page but its bytes.

    ``url`` is the address it was fetched from, ``place`` where in a file or an answer it stands (``:17`` for a line,
    ``[3]`` for an item of an array), counted as people do it: lines from 1, items from 0.
    """

    path: str | None = None
    url: str | None = None
    place: str = ""
    charset: str | None = None
    captured: str | None = None
    hints: Hints = NO_HINTS

    def at(self, place: str) -> Origin:
        """Give the same, narrowed to *place*."""
        return replace(self, place=place)

    def page(
        self,
        body: bytes,
        media_type: str,
        *,
        charset: str | None = None,
        url: str | None = None,
        outlet: str | None = None,
        title: str | None = None,
        published: str | None = None,
    ) -> Page:
        """Make a page from here. What is given wins over the hints, they over the address of the fetch."""
        return Page(
            body=body,
            media_type=media_type,
            path=self._where,
            url=url or self.hints.url or self.url,
            charset=charset or self.charset,
            outlet=outlet or self.hints.outlet,
            title=title,
            published=published or self.hints.published,
            captured=self.captured,
        )

    def rejected(self, reason: str, detail: str, *, url: str | None = None) -> Rejected:
        """Make the record of a page that came to nothing. An answer has no path, so its place goes into the detail."""
        if self.place and self.path is None:
            detail = f"{self.place.lstrip(':')}: {detail}"
        return Rejected(url=url or self.hints.url or self.url, path=self._where, reason=reason, detail=detail)

    @property
    def _where(self) -> str | None:
        return None if self.path is None else f"{self.path}{self.place}"

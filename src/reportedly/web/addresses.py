"""Where links lead: to the pages of a running desk, or from file to file of a published one.

A template asks for a page by what it shows and prints what it is given, so that the same templates serve both.
"""

from __future__ import annotations

import re
from typing import Final, Protocol
from urllib.parse import quote, urlencode, urlsplit

from reportedly.records import digest

__all__ = ["Addresses", "Files", "Live", "outward"]

_PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


class Addresses(Protocol):
    """Makes links."""

    @property
    def live(self) -> bool:
        """Whether somebody answers: a search or a choice of a day is of use only then."""

    @property
    def forms(self) -> bool:
        """Whether something can be put down at the desk."""

    def desk(self, start: int = 0) -> str:
        """The list of stories."""

    def story(self, id_: str, day: str | None = None) -> str:
        """A story, on a day."""

    def timeline(self, id_: str, day: str | None = None, start: int = 0) -> str:
        """Its timeline, from one of its changes on."""

    def part(self, id_: str, part: str, day: str | None = None, start: int = 0) -> str:
        """One of its lists on a day, from an entry on."""

    def claim(self, id_: str, day: str | None = None, story: str | None = None) -> str:
        """A claim, on a day, in a story: one that is told apart no longer is known by the story of that day alone."""

    def report(self, article: str, statement: str = "") -> str:
        """A report, at a statement."""

    def source(self, story: str, figure: str) -> str:
        """Somebody in a story."""

    def search(self) -> str:
        """The search."""

    def about(self) -> str:
        """What this is."""

    def add(self, reading: str = "") -> str:
        """The form that adds pages, or what became of a reading."""

    def log(self, of: str = "") -> str:
        """What was judged: of the desk, or of a story or claim."""

    def judge(self, claim: str) -> str:
        """The form that assesses a claim."""

    def relate(self, claim: str) -> str:
        """The form that says what a claim has to do with another."""

    def correct(self, article: str, statement: str) -> str:
        """The form that corrects what was read of a statement."""

    def divide(self, story: str) -> str:
        """The form that merges or splits a story."""

    def undo(self, entry: str) -> str:
        """The form that takes an entry of the log back."""

    def file(self, name: str) -> str:
        """A style sheet or picture."""


class Live:
    """The addresses of a running desk; with *forms*, one at which something can be put down."""

    live = True

    def __init__(self, *, forms: bool = False) -> None:
        """Make links to pages, and to those with forms if there are any."""
        self.forms = forms

    def desk(self, start: int = 0) -> str:
        """The list of stories."""
        return f"/?{urlencode({'from': start})}" if start else "/"

    def story(self, id_: str, day: str | None = None) -> str:
        """A story, on a day."""
        return _dated(f"/story/{_quoted(id_)}", day)

    def timeline(self, id_: str, day: str | None = None, start: int = 0) -> str:
        """Its timeline, from one of its changes on."""
        return _asked(f"/timeline/{_quoted(id_)}", day, start)

    def part(self, id_: str, part: str, day: str | None = None, start: int = 0) -> str:
        """One of its lists on a day, from an entry on."""
        return _asked(f"/story/{_quoted(id_)}/{part}", day, start)

    def claim(self, id_: str, day: str | None = None, story: str | None = None) -> str:
        """A claim, on a day, in a story."""
        dated = _dated(f"/claim/{_quoted(id_)}", day)
        return f"{dated}&{urlencode({'in': story})}" if day and story else dated

    def report(self, article: str, statement: str = "") -> str:
        """A report, at a statement."""
        return f"/report/{_quoted(article)}" + (f"#{_quoted(statement)}" if statement else "")

    def source(self, story: str, figure: str) -> str:
        """Somebody in a story."""
        return f"/source/{_quoted(story)}/{_quoted(figure)}"

    def search(self) -> str:
        """The search."""
        return "/search"

    def about(self) -> str:
        """What this is."""
        return "/about"

    def add(self, reading: str = "") -> str:
        """The form that adds pages, or what became of a reading."""
        return f"/add/{_quoted(reading)}" if reading else "/add"

    def log(self, of: str = "") -> str:
        """What was judged: of the desk, or of a story or claim."""
        return f"/log?{urlencode({'of': of})}" if of else "/log"

    def judge(self, claim: str) -> str:
        """The form that assesses a claim."""
        return f"/claim/{_quoted(claim)}/judge"

    def relate(self, claim: str) -> str:
        """The form that says what a claim has to do with another."""
        return f"/claim/{_quoted(claim)}/relate"

    def correct(self, article: str, statement: str) -> str:
        """The form that corrects what was read of a statement."""
        return f"/report/{_quoted(article)}/correct?{urlencode({'statement': statement})}"

    def divide(self, story: str) -> str:
        """The form that merges or splits a story."""
        return f"/story/{_quoted(story)}/divide"

    def undo(self, entry: str) -> str:
        """The form that takes an entry of the log back."""
        return f"/undo/{_quoted(entry)}"

    def file(self, name: str) -> str:
        """A style sheet or picture."""
        return f"/static/{name}"


class Files:
    """The names of the files of a published desk; links are relative, from a file in *depth* folders."""

    live = False
    forms = False

    def __init__(self, depth: int = 0) -> None:
        """Make links from a file in so many folders."""
        self._up = "../" * depth

    def desk(self, start: int = 0) -> str:  # noqa: ARG002 - all stories are in one file
        """The list of stories."""
        return f"{self._up}index.html"

    def story(self, id_: str, day: str | None = None) -> str:
        """A story, on a day."""
        return f"{self._up}story/{_named(id_)}{f'.{day}' if day else ''}.html"

    def timeline(self, id_: str, day: str | None = None, start: int = 0) -> str:  # noqa: ARG002 - all is in one file
        """Its timeline."""
        return f"{self._up}timeline/{_named(id_)}.html"

    def part(self, id_: str, part: str, day: str | None = None, start: int = 0) -> str:  # noqa: ARG002 - likewise
        """One of its lists on a day."""
        return f"{self._up}list/{_named(id_)}{f'.{day}' if day else ''}.{part}.html"

    def claim(self, id_: str, day: str | None = None, story: str | None = None) -> str:  # noqa: ARG002 - as it is now
        """A claim: it says itself how it stood on other days."""
        return f"{self._up}claim/{_named(id_)}.html"

    def report(self, article: str, statement: str = "") -> str:
        """A report, at a statement."""
        return f"{self._up}report/{_named(article)}.html" + (f"#{_quoted(statement)}" if statement else "")

    def source(self, story: str, figure: str) -> str:
        """Somebody in a story."""
        return f"{self._up}source/{_named(story)}.{_named(figure)}.html"

    def search(self) -> str:
        """The search: there is none, the list of stories is nearest."""
        return self.desk()

    def about(self) -> str:
        """What this is."""
        return f"{self._up}about.html"

    def add(self, reading: str = "") -> str:  # noqa: ARG002 - there are no forms
        """The form that adds pages: there is none, the list of stories is nearest."""
        return self.desk()

    def log(self, of: str = "") -> str:  # noqa: ARG002 - all of it is in one file
        """What was judged."""
        return f"{self._up}log.html"

    def judge(self, claim: str) -> str:
        """The form that assesses a claim: there is none, the claim is nearest."""
        return self.claim(claim)

    def relate(self, claim: str) -> str:
        """The form that says what a claim has to do with another: likewise."""
        return self.claim(claim)

    def correct(self, article: str, statement: str) -> str:
        """The form that corrects what was read of a statement: there is none, its words are nearest."""
        return self.report(article, statement)

    def divide(self, story: str) -> str:
        """The form that merges or splits a story: there is none, the story is nearest."""
        return self.story(story)

    def undo(self, entry: str) -> str:  # noqa: ARG002 - there are no forms
        """The form that takes an entry of the log back: there is none, the log is nearest."""
        return self.log()

    def file(self, name: str) -> str:
        """A style sheet or picture."""
        return f"{self._up}static/{name}"


def outward(url: str | None) -> str | None:
    """Give an address of a page on the web; ``None`` for what is no such address, a script's say."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def _asked(address: str, day: str | None, start: int) -> str:
    asked = ({"as-of": day} if day else {}) | ({"from": start} if start else {})
    return f"{address}?{urlencode(asked)}" if asked else address


def _dated(address: str, day: str | None) -> str:
    return f"{address}?{urlencode({'as-of': day})}" if day else address


def _quoted(id_: str) -> str:
    return id_ if _PLAIN.fullmatch(id_) else quote(id_, safe="")


def _named(id_: str) -> str:
    """Name a file by an id; by a digest of it, where a desk of unknown making has ids that are no names."""
    return id_ if _PLAIN.fullmatch(id_) else digest("named", id_)

"""Where names stand: the reader's names and the rules' runs, each made good by the other.

The reader knows from its context what a capital letter does not tell: that *Strava* is a company, that *Brave* before
a name only begins the sentence. The rules know what no context tells: titles, tables, where a name ends. So, for each
stretch of text that either takes for a name:

- where both see the same name, the reader gives the kind, unless a title, a role or a table does;
- where the reader sees less, the longer name stands, unless what is left over is a sentence's first word, a title, a
  particle, or the shorter name stands alone elsewhere and the longer one nowhere;
- where the reader sees two names in one run, there are two, if nothing but a space or titles part them;
- where the reader sees one name over several runs, it is one, if only the joints of a name stand between them;
- what only one of them sees stands, the reader's own where it is sure.

The kind of a name is the vote of all that the reader says of the same words, unless a noun beside one of them says
otherwise ("Longlight, a channel …"). Without a reader there are the runs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter

from reportedly.records import Kind, Name
from reportedly.statements.english import lexicon
from reportedly.statements.english.lexicon import plain
from reportedly.statements.entities.names.runs import Run, read, scan
from reportedly.statements.entities.names.stretches import headings

__all__ = ["Spotting"]

#: The reader's confidence from which a name counts at all, and from which it overrules the rules: raw scores of 0.5 and
#: 0.8, calibrated. Chosen by eye on 36 pages, 2026-11-22.
LEAST, SURE = 0.31, 0.55
#: The share of the reader's votes from which a name has their kind.
MOST = 0.7

_JOINTS = re.compile(r"[ \u00a0](?:(?:of|for|on|at|in|to|and|&|the|de|du|des|del|la|le)[ \u00a0])*|[’'][ \u00a0]?|[-/]")
#: Kinds that a noun beside a name gives: "Longlight, a channel", "Voss, a clerk".
_BEFORE = re.compile(r"\b(?:the|an?) (?:[a-z][\w-]* )?([a-z]+)[ \u00a0]$", re.IGNORECASE)
_SAID = ("person", "organization")
_EDGES = " \t\n\u00a0,;:.\"“”'‘’()[]"
#: Names of families that are words, too: *He Jianxiong*.
_NAMES_TOO = frozenset({"He", "She", "You"})
#: What an outlet with a body's name is, where it is a paper or an agency all the same.
_PRESS = frozenset(
    {None, "agency", "association", "bureau", "company", "corporation", "group", "house", "network", "press", "service"}
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A name of the reader's, its edges trimmed."""

    start: int
    end: int
    kind: Kind
    sure: bool


class Spotting:
    """The names of one text.

    Args:
        text: the article's.
        names: the reader's names; none: the rules are all there is.
        outlet: who publishes the article, a publication wherever it is named.
    """

    def __init__(self, text: str, names: Sequence[Name] = (), outlet: str | None = None) -> None:
        self._text = text
        self._seen = tuple(_seen(text, names))
        self._starts = [seen.start for seen in self._seen]
        self._votes: dict[str, dict[Kind, float]] = defaultdict(lambda: defaultdict(float))
        for name in names:
            if name.confidence >= LEAST:
                self._votes[plain(name.span.text.strip(_EDGES))][name.kind] += name.confidence
        self._sure = {plain(text[seen.start : seen.end]) for seen in self._seen if seen.sure}
        self._alone = Counter(plain(text[seen.start : seen.end]) for seen in self._seen)
        self._headings = tuple(headings(text)) if self._seen else ()
        self._whole = scan(text)
        self._ruled = Counter(_form(run) for run in self._whole)
        self._last = {plain(run.words[-1]) for run in self._whole if len(run.words) > 1}
        self._first = set(_openers(self._whole))
        self._said = {_form(run): kind for run in self._whole if (kind := self._said_beside(run)) is not None}
        self._outlet = re.sub(r"^the ", "", plain(outlet)) if outlet and self._seen else ""

    def runs(self, start: int = 0, end: int | None = None) -> tuple[Run, ...]:
        """Give every name of the text, in order; with *start* and *end*, every name of that part."""
        found = self._whole if end is None else scan(self._text, start, end)
        if not self._seen:
            return found
        first = bisect_left(self._starts, start)
        last = len(self._seen) if end is None else bisect_left(self._starts, end)
        seen = [name for name in self._seen[first:last] if end is None or name.end <= end]
        runs = (run for some, names in _together(found, seen) for run in self._mended(some, names))
        return tuple(self._as_outlet(run) for run in runs)

    def _mended(self, runs: Sequence[Run], names: Sequence[_Seen]) -> Iterator[Run]:
        """The names of one stretch, where *runs* and *names* lie over one another."""
        sure = [name for name in names if name.sure]
        if not runs:
            yield from filter(None, map(self._new, sure))
        elif len(runs) == 1 and len(names) == 1:
            yield self._one(runs[0], names[0])
        elif len(runs) == 1 and names == sure != [] and (parts := self._parts(runs[0], sure)):
            yield from parts
        elif len(names) == 1 and sure and (whole := self._over(runs, names[0])) is not None:
            yield whole
        else:
            yield from (self._of_kind(run, None) for run in runs)

    def _new(self, name: _Seen) -> Run | None:
        """A name where the rules see none; none in a heading, and no people by the name of all of them."""
        text = self._text[name.start : name.end]
        if name.kind == "group" or any(a <= name.start < b for a, b in self._headings):
            return None
        if not any(c.isupper() or c.isdigit() for c in text) or "\n" in text:
            return None
        low = {plain(word) for word in text.split()}
        if low <= lexicon.FUNCTION or all(lexicon.is_title(word) for word in low):
            return None
        run = read(self._text, name.start, name.end)
        if run is None or run.end != name.end:
            the = self._text[max(0, name.start - 4) : name.start].casefold() == "the "
            run = Run(start=name.start, name_start=name.start, end=name.end, words=tuple(text.split()), the=the)
        return self._of_kind(replace(run, told=True), name)

    def _one(self, run: Run, name: _Seen) -> Run:
        """One run and one name that share some words."""
        if name.start <= run.name_start and run.end <= name.end:
            wider = self._over([run], name) if (name.start, name.end) != (run.name_start, run.end) else None
            return wider or self._of_kind(run, name)
        if run.start <= name.start and name.end == run.end and name.sure and self._is_over(run, name):
            cut = read(self._text, name.start, name.end)
            if cut is not None and cut.end == run.end:
                return self._of_kind(replace(cut, first=cut.first and run.first), name)
        inside = run.name_start <= name.start and name.end <= run.end
        return self._of_kind(run, name if inside and name.end == run.end else None)

    def _is_over(self, run: Run, name: _Seen) -> bool:
        """Whether the words of *run* before *name* are none of the name's."""
        before = [plain(word) for word in self._text[run.name_start : name.start].split()]
        if not before or "of" in before or "for" in before:
            return False
        if run.first or all(lexicon.is_title(w) or w in lexicon.FUNCTION or w in lexicon.PARTICLES for w in before):
            return True
        return self._alone[plain(self._text[name.start : name.end])] > 1 and self._ruled[_form(run)] == 1

    def _parts(self, run: Run, names: Sequence[_Seen]) -> list[Run]:
        """The names that *run* glues, or none: "Daily Mail Ada Voss"."""
        if names[0].start > run.name_start or names[-1].end != run.end:
            return []
        found: list[Run] = []
        at = names[0].start
        for name in names:
            between = self._text[at : name.start].split()
            if not all(lexicon.is_title(plain(word)) for word in between):
                return []
            part = read(self._text, at, name.end)
            if part is None or part.name_start != name.start or part.end != name.end:
                return []
            found.append(self._of_kind(replace(part, first=part.first and run.first), name))
            at = name.end + 1
        return found

    def _over(self, runs: Sequence[Run], name: _Seen) -> Run | None:
        """The one name over all of *runs*, or ``None`` where what stands between them is no part of a name."""
        text = self._text[name.start : name.end]
        start = min(name.start, runs[0].start)
        headless = name.kind == "person" and text.partition(" ")[0] in _NAMES_TOO
        if not (name.sure or headless) or runs[-1].end > name.end or any(mark in text for mark in '\n,;:“”"()'):
            return None
        gaps = [self._text[one.end : two.start] for one, two in pairwise(runs)]
        if not all(_JOINTS.fullmatch(gap) for gap in gaps) or (name.kind in ("person", "place", "group") and gaps):
            return None
        whole = read(self._text, start, name.end)
        if whole is None or whole.end != name.end or (headless and whole.start > name.start):
            words = tuple(text.split())
            whole = Run(start=name.start, name_start=name.start, end=name.end, words=words, first=runs[0].first)
        return self._of_kind(whole, name)

    def _of_kind(self, run: Run, name: _Seen | None) -> Run:
        """*run* with the kind that the reader's votes give it, where the rules do not know better."""
        voted = self._voted(run) or (name.kind if name is not None and name.sure else None)
        run = replace(run, told=run.told or (name is not None and name.sure))
        if voted is None or run.titled or (run.kind in _SAID and run.roles) or run.kind == "publication":
            return run
        whole = _form(run)
        if whole in lexicon.KNOWN and run.kind is not None:
            return run
        if voted == "place" and " of " in whole and _body(run) is not None:
            return run  # "the Municipality of Orrin", which speaks
        if whole in lexicon.PLACES and voted != "person":
            return run
        said = self._said.get(whole)
        if said is None and voted == "person" and self._is_organizations(run):
            said = "organization"
        return replace(run, kind=said or voted)

    def _is_organizations(self, run: Run) -> bool:
        """Whether no person is named so: "Saxby Bank", or "Longlight" after "the Longlight Monitoring Service"."""
        if len(run.words) > 1:
            return plain(run.words[-1]) in lexicon.SORTS
        return _form(run) in self._first and _form(run) not in self._last

    def _said_beside(self, run: Run) -> Kind | None:
        """The kind that a noun beside a name gives it: "Voss, a clerk", "the broadcaster Longlight"."""
        if (run.roles and run.kind in _SAID) or run.kind == "other":
            return run.kind  # the latter of "the ferry Ada Voss", which looks like a person's name to the reader
        before = _BEFORE.search(self._text, max(0, run.start - 40), run.start)
        if before is None or len(run.words) > 1 or run.titled or _form(run) in self._last:
            return None  # "the centre Voss liked", where Ada Voss is named as well
        kind = lexicon.SORTS.get(before[1]) or lexicon.noun_kind(before[1], plural=False)
        return kind if kind in ("publication", "organization") else None

    def _voted(self, run: Run) -> Kind | None:
        form = plain(self._text[run.name_start : run.end])
        votes = self._votes.get(form)
        if not votes or form not in self._sure:
            return None
        kind, most = max(votes.items(), key=itemgetter(1))
        return kind if most >= MOST * sum(votes.values()) else None

    def _as_outlet(self, run: Run) -> Run:
        """*run* as a publication, where it names the outlet: in full, or as "the Packet" or "Longwave" for short."""
        if not self._outlet or run.titled or run.kind in ("person", "place"):
            return run
        form = _form(run)
        first = run.told and form not in lexicon.ADJECTIVES and self._outlet.startswith(f"{form} ")
        short = len(run.words) == 1 and (first or (run.the and self._outlet.endswith(f" {form}")))
        if form != self._outlet and not short:
            return run
        return replace(run, kind="publication" if _body(run) in _PRESS else "organization", told=True)


def _body(run: Run) -> str | None:
    """The noun in a name that says that it is a body's: "the *Ministry* of Fish", "the Orrin *Museum*"."""
    words = [plain(word) for word in run.words]
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return head if lexicon.LAST.get(head) == "organization" and len(words) > 1 else None


def _openers(runs: Iterable[Run]) -> Iterator[str]:
    """The words by which organizations named in full may be called for short, and no place or people."""
    for run in runs:
        word = plain(run.words[0])
        noun, plural = lexicon.singular(word)
        common = word in lexicon.ADJECTIVES | lexicon.PLACES or lexicon.noun_kind(noun, plural=plural) is not None
        if run.kind in ("organization", "publication") and len(run.words) > 1 and not common:
            yield word


def _seen(text: str, names: Iterable[Name]) -> Iterator[_Seen]:
    past = 0
    for name in sorted(names, key=lambda n: (n.span.start, -n.span.end)):
        start, end = name.span.start, name.span.end
        while start < end and text[start] in _EDGES:
            start += 1
        if text[start:end].casefold().startswith("the "):
            start += 4
        if text[start:end].endswith(("'s", "’s")):
            end -= 2
        while start < end and text[end - 1] in _EDGES and not _abbreviates(text[start:end]):
            end -= 1
        if past <= start < end and name.confidence >= LEAST:
            yield _Seen(start, end, name.kind, name.confidence >= SURE)
            past = end


def _abbreviates(text: str) -> bool:
    last = text.split()[-1]
    return last.endswith(".") and (plain(last) in lexicon.ABBREVIATED or last.count(".") > 1 or len(last) == 2)


def _form(run: Run) -> str:
    return " ".join(map(plain, run.words))


def _together(runs: Sequence[Run], names: Sequence[_Seen]) -> Iterator[tuple[list[Run], list[_Seen]]]:
    """Stretches of text under unbroken runs or names, with what lies in each."""
    some: list[Run] = []
    over: list[_Seen] = []
    past = 0
    items: list[Run | _Seen] = [*runs, *names]
    for item in sorted(items, key=lambda item: (item.start, item.end)):
        if item.start >= past and (some or over):
            yield some, over
            some, over = [], []
        if isinstance(item, Run):
            some.append(item)
        else:
            over.append(item)
        past = max(past, item.end)
    if some or over:
        yield some, over

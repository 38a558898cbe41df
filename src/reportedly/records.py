"""The values that travel between the stages: frozen, slotted, keyword-only, and nothing else.

Field names and meanings are those of the public format (``docs/ledger.md``). Places in a text are Unicode code points,
start included, end not. A field that is not known is ``None``, never a guess.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final, Literal

__all__ = [
    "REASONS",
    "SENSE_WIDTH",
    "Article",
    "Attribution",
    "Basis",
    "Certainty",
    "Entity",
    "Event",
    "Fact",
    "Kind",
    "Link",
    "Makes",
    "Mention",
    "Mode",
    "Name",
    "Page",
    "Participant",
    "Proposition",
    "Quantity",
    "Reading",
    "Reference",
    "Rejected",
    "Report",
    "Role",
    "Sense",
    "Span",
    "Statement",
    "Time",
    "TimeType",
    "Timex",
    "Trigger",
    "When",
    "Word",
    "cut",
    "digest",
]

Basis = Literal["stated", "resolved", "metadata", "inferred"]
Certainty = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Kind = Literal["person", "organization", "place", "group", "recording", "document", "publication", "unnamed", "other"]
Mode = Literal["direct", "indirect", "mixed", "narrated"]
#: What the words of a clause make.
Makes = Literal["sentence", "clause", "phrase"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]

#: Why a page gave no article: the code, and what it means.
REASONS: dict[str, str] = {
    "empty": "the page has no bytes, or nothing but white space",
    "binary": "the bytes are no text: an image, an archive, a program",
    "too_large": "the page, or what it unpacks to, is larger than the limit",
    "undecodable": "the bytes are text in no encoding that could be told",
    "malformed": "the page is broken beyond reading: JSON that does not parse, a truncated gzip stream",
    "unreadable": "the file or folder could not be opened",
    "no_article": "there is text on the page, but no article",
    "not_english": "the article is in a language the reader was not trained on",
    "forbidden": "the site's robots.txt, or the rule against private addresses, forbids the fetch",
    "unreachable": "the address did not answer, or answered with an error",
    "failed": "reading the page failed in a way nobody foresaw: please report it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Some words of an article: ``article.text[start:end] == text``, always."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time as an interval, both ends included, with what is known of it.

    ``earliest`` and ``latest`` are ISO 8601 (a date, or a date and time with its offset); either is ``None`` where the
    interval is open. ``value`` is the TIMEX3 value, ``precision`` a word (``"day"``, ``"minute"``, …), ``zone`` the
    zone as the page gave it (``"+02:00"``, ``"EST"``).
    """

    earliest: str | None
    latest: str | None
    value: str | None
    precision: str | None
    basis: Basis
    zone: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes as they came, and what was said about them by whoever brought them.

    One article at most is read from a page. ``media_type`` is ``"text/html"`` or ``"text/plain"``; ``charset`` is what
    a transport header declared. ``outlet``, ``title`` and ``published`` are hints from a JSON line or the command
    line: they outrank what the page says of itself. ``captured`` is the instant of the fetch, ISO 8601, UTC.
    """

    body: bytes
    media_type: str
    path: str | None = None
    url: str | None = None
    charset: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    captured: str | None = None

    @property
    def sha256(self) -> str:
        """The hex digest of the bytes."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The text a page carries, fixed for good: every span indexes ``text``.

    ``text`` holds the body's paragraphs, a blank line between them, without title and furniture; what was taken out is
    in ``removed``. ``dateline`` and ``credits`` are spans of ``text`` that are no sentences of it ("LONDON (Reuters)
    -", "Jane Roe contributed to this report"); ``agencies`` are the news agencies named there or in the byline.
    """

    id: str
    url: str | None
    outlet: str | None
    title: str | None
    byline: tuple[str, ...]
    published: When | None
    modified: When | None
    captured: str | None
    language: str | None
    text: str
    page_sha256: str
    media_type: str
    truncated: bool | None
    removed: tuple[str, ...]
    dateline: Span | None
    credits: tuple[Span, ...]
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A page that gave no article: ``reason`` is a code of :data:`REASONS`, ``detail`` one line for a person."""

    url: str | None
    path: str | None
    reason: str
    detail: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What the reader found: somebody (``source``), by some words (``cue``), is given some ``content``.

    Each part is its pieces in text order, ``source`` empty where the text names nobody. ``confidence``, 0 to 1, is the
    reader's own in the whole; ``reread`` says that it was found by reading a content again, as if it were a text.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    reread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name the reader found, and what it names: never a ``recording``, ``publication`` or ``unnamed``."""

    span: Span
    kind: Kind
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression the reader found: words and TIMEX3 type, not yet resolved."""

    span: Span
    type: TimeType
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """An event the reader found, at its trigger.

    ``class_``, ``tense`` and ``polarity`` are TimeML's. ``commitment``, -3 to 3, is the author's to what the word says
    (Saurí & Pustejovsky 2009 as a scale; Stanovsky et al. 2017); ``stances`` the reader's shares, 0 to 1, of "not so",
    "open" and "so".
    """

    span: Span
    class_: str
    tense: str
    polarity: str
    commitment: float
    stances: tuple[float, float, float]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word as Universal Dependencies has it: ``head`` is its head's index in the sentence, its own at the root."""

    span: Span
    tag: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A mention the reader found, named or not: ``head`` its head word, ``kind`` what it stands for (GUM's words).

    References of one ``entity`` number stand for the same thing.
    """

    span: Span
    head: Span
    kind: str
    entity: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything the reader found in one article, each kind in text order.

    Attributions come outermost first; an inner one lies in an outer's content. ``sentences`` are the sentences the
    reader was given, word by word.
    """

    attributions: tuple[Attribution, ...]
    names: tuple[Name, ...] = ()
    times: tuple[Timex, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    sentences: tuple[tuple[Word, ...], ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of an article that names or stands for an entity."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What somebody is, by an article's own words, and to whom: *spokesman* of an organization, *voice* of a recording.

    ``role`` is the noun, in the singular and in lower case; ``of`` an id of the article's entities.
    """

    role: str
    of: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What an article says of a recording.

    Its ``length`` (``value`` is TIMEX3's, ``None`` where the words are no more exact than "nearly an hour"); when it
    ``appeared``; whose ``voice`` is said to be heard in it (``entity``): said, and by whom is the statements' matter.
    """

    fact: Literal["length", "appeared", "voice"]
    span: Span
    value: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that speaks, or is named: one within an article."""

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One hop of a chain: whose word, by which cue, how surely, and the words that hedge it."""

    source: Span | None
    entity: str | None
    name: str | None
    kind: Kind
    cue: Span | None
    certainty: Certainty
    hedges: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Some content an article gives, with the chain it hangs on, nearest the outlet first."""

    id: str
    article: str
    mode: Mode
    content: tuple[Span, ...]
    chain: tuple[Link, ...]
    certainty: Certainty
    hedges: tuple[Span, ...]
    events: tuple[str, ...]
    confidence: float | None
    claim: str | None

    @property
    def held(self) -> Certainty:
        """How far whoever holds the content commits to it: the last hop, or the outlet where there is none."""
        return self.chain[-1].certainty if self.chain else self.certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression of an article with what it means: its TIMEX3 type and value, and the interval."""

    article: str
    span: Span
    type: TimeType
    value: str | None
    when: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who or what takes part in an event: ``role`` is a relation of syntax seen past the passive.

    ``agent`` who did it, ``patient`` whom or what it was done to, ``recipient``, ``place``, ``time``. ``entity`` is an
    id of the article's entities, where it is one.
    """

    role: str
    start: int
    end: int
    text: str
    entity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happens, holds or is said: its trigger and TimeML class, the author's commitment, when, and who."""

    id: str
    article: str
    trigger: Span
    class_: str
    commitment: float
    when: When | None
    participants: tuple[Participant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as the text gives it: *at least 23 people* is from 23 on, of ``unit`` *person*; both ends included."""

    least: float | None
    most: float | None
    unit: str
    span: Span


#: Components of each vector of a sense.
SENSE_WIDTH: Final = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a clause means, to be laid beside what others say: two vectors of length one, a signed byte a component.

    What it ``says``, and the ``matter`` it is about, on which others may say the contrary. A component is its number
    over 127.
    """

    says: bytes
    matter: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One thing that a statement says: what is said (``predicate``, a lemma) of whom or what, and with what bounds.

    ``spans`` are its words, ``key`` its head. ``subject`` and ``object`` are the words that stand for them; their
    ``*_entity`` is an entity of the article where they name or mean one. ``positive`` is ``False`` where the words deny
    it ("had not failed"); ``modal`` is ``True`` where they leave it open or ahead ("may fail", "will resign").
    ``sense`` is missing where no reader told it. ``certainty`` is how far whoever the statement ends with commits to
    these words, where that was weighed apart from the statement's main clause. ``makes`` says what the words make: a
    sentence, behind those of ``lacks`` where there are any; a clause that lacks its subject; or a phrase. ``deed`` is
    a phrase that says what the subject of another clause did (*injuring five people*) in the words of a sentence
    (*injured five people*), to stand behind ``lacks``.
    """

    id: str
    statement: str
    article: str
    spans: tuple[Span, ...]
    key: Span
    predicate: str
    subject: Span | None
    subject_entity: str | None
    object: Span | None
    object_entity: str | None
    quantities: tuple[Quantity, ...]
    place: str | None
    when: When | None
    positive: bool
    modal: bool
    sense: Sense | None = None
    certainty: Certainty | None = None
    makes: Makes = "sentence"
    lacks: Span | None = None
    deed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One page read to the end: the article, who is in it, when and what, and what it says on whose word."""

    article: Article
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    propositions: tuple[Proposition, ...] = ()

    def clauses_apart(self) -> dict[str, list[Proposition]]:
        """The clauses that are given more or less surely than their statement's main one, by the statement's id."""
        held = {statement.id: statement.held for statement in self.statements}
        found: dict[str, list[Proposition]] = {statement: [] for statement in held}
        for one in self.propositions:
            if one.statement in held and one.certainty not in (None, held[one.statement]):
                found[one.statement].append(one)
        return found


def cut(text: str, start: int, end: int) -> Span:
    """The span of *text* from *start* to *end*: it verifies by its making."""
    return Span(start=start, end=end, text=text[start:end])


def digest(kind: str, *parts: str | int | None) -> str:
    """A content-hash id: *kind*, a hyphen, 16 hex digits of the parts' SHA-256. The same parts give the same id."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return f"{kind}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"

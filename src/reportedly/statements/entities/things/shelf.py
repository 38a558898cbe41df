"""The recordings and documents of one article as figures, and the voice that is heard in a recording.

Whoever speaks in a recording is a figure of its own, "the voice" or "the speaker", whose role is to be that recording's
voice. Whose voice it is said to be is a fact about the recording (:mod:`~reportedly.statements.entities.things.heard`);
that the speaker *is* that person is somebody's word, and this chain ends with the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportedly.statements.entities.figures import Figure
from reportedly.statements.entities.roster import Roster
from reportedly.statements.entities.sources import Phrase
from reportedly.statements.entities.things.sights import Thing, documents, recordings
from reportedly.statements.entities.things.words import WORDS

__all__ = ["Shelf"]

_VOICE, _HEARD = frozenset(WORDS["voice"].split()), frozenset(WORDS["heard"].split())
_NOUNS = "|".join(WORDS["recording"].split())
_ON = re.compile(
    rf" (?:(?:heard|speaking|seen) )?(?:in|on) (?:the|this|that|an?) (?:[\w-]+ ){{0,4}}(?:{_NOUNS})\b",
)
_AS = re.compile(
    rf"an? (?:{'|'.join(_VOICE | _HEARD)}) (?:purport(?:ed|ing)|said|claim(?:ed|ing)|believed|thought|alleged) to be\b",
    re.IGNORECASE,
)


class Shelf:
    """What of an article's things is a figure.

    Args:
        text: the article's.
        phrases: its sources: only documents that speak are looked for.
        roster: who is named.
    """

    def __init__(self, text: str, phrases: Iterable[Phrase], roster: Roster) -> None:
        self._text = text
        self.recordings = recordings(text)
        nouns = {p.word for p in phrases if p.shape == "nominal" and p.kind == "document" and not p.plural}
        self.documents = documents(text, nouns)
        self._speaker_is_titled = any(noun == "speaker" for f in roster.figures for _, noun, _ in f.nouns)
        self._figures: dict[int, Figure] = {}
        self._voices: dict[int, Figure] = {}

    def of(self, phrase: Phrase) -> Figure | None:
        """The recording, document or voice that the source *phrase* is; ``None`` where it is none, or may be two."""
        if phrase.shape != "nominal" or phrase.plural:
            return None
        if (recording := self._heard_in(phrase)) is not None:
            return self._voice(recording, phrase)
        thing = self._thing(phrase)
        if thing is None:
            return None
        figure = self.figure(thing)
        if phrase.determiner == "indefinite":  # "a report" is "a report by the port" in full
            figure.described = self._written(phrase.start, phrase.end)
            figure.other_mentions[:] = [place for place in figure.other_mentions if place[0] != phrase.start]
        return figure

    def figure(self, thing: Thing) -> Figure:
        """The figure that *thing* is."""
        if id(thing) not in self._figures:
            first = thing.sights[0]
            figure = Figure(kind=thing.kind, described=self._written(first.start, first.end))
            figure.other_mentions.extend((sight.start, sight.end) for sight in thing.sights)
            self._figures[id(thing)] = figure
        return self._figures[id(thing)]

    def voices(self) -> Sequence[tuple[Figure, Figure]]:
        """Every voice that speaks, and the recording that it speaks in."""
        return [(voice, self._figures[key]) for key, voice in self._voices.items()]

    def worth_telling(self) -> Sequence[Figure]:
        """The recordings of which the article says something, or speaks more than once."""
        return [
            figure
            for thing in self.recordings.all
            if (figure := self.figure(thing)).facts or len(thing.sights) > 1 or id(thing) in self._voices
        ]

    def _thing(self, phrase: Phrase) -> Thing | None:
        if phrase.kind == "recording":
            return self.recordings.at(phrase.start, phrase.end, phrase.word)
        if phrase.kind != "document" or phrase.owned or phrase.owner is not None:
            return None
        if phrase.determiner not in ("definite", "indefinite") or (
            phrase.restricted and phrase.determiner == "definite"
        ):
            return None
        return self.documents.at(phrase.start, phrase.end, phrase.word)

    def _heard_in(self, phrase: Phrase) -> Thing | None:
        """The recording whose voice *phrase* is."""
        text, noun = self._text[phrase.start :], phrase.word
        if _AS.match(text) is not None:
            return self.recordings.only()
        if phrase.determiner != "definite" or not text[:4].casefold().startswith("the "):
            return None
        if noun in _HEARD and _ON.match(text, len(f"the {noun}")) is not None:
            return self.recordings.only()
        if noun not in _VOICE or (noun == "speaker" and self._speaker_is_titled) or len(phrase.about) > 0:
            return None
        of = text.startswith(" of ", len(f"the {noun}"))
        return None if of else self.recordings.only()

    def _voice(self, thing: Thing, phrase: Phrase) -> Figure:
        recording = self.figure(thing)
        if id(thing) not in self._voices:
            voice = Figure(kind="unnamed", described=self._written(phrase.start, phrase.end))
            at = phrase.start + self._text[phrase.start : phrase.end].casefold().index(phrase.word)
            voice.roles.append(("voice", recording, at, at + len(phrase.word)))
            self._voices[id(thing)] = voice
        return self._voices[id(thing)]

    def _written(self, start: int, end: int) -> str:
        """The words of ``start:end``, one space between, the first without the capital that a sentence gives it."""
        words = self._text[start:end].split()
        words[0] = words[0] if words[0][1:2].isupper() else words[0][:1].lower() + words[0][1:]
        return " ".join(words)

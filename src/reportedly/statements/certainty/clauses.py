"""Where the main clause of a content is: a short rule over closed classes of words, and no parser.

The first sentence is walked word by word. A relative or subordinate word leaves the main clause; what brings the walk
back depends on what came before:

- a clause between commas ("The pilot, who may have slept, …") ends with its second comma;
- a clause in front ("While it may rain, …") ends with its comma; a condition in front is no exception, but it bears on
  the main clause and so counts with it ("If authentic, …");
- a clause in the subject, without commas ("The man who was held may …"), lasts one verb group, and the next auxiliary
  begins the main one;
- after the main verb there is no way back: the clause runs to the end.

A content that is nothing but such a clause ("because he may be ill") is its own main clause.

Words in quotation marks inside a content that is itself no quotation are somebody else's and left out. The closed
classes are in ``tables/clauses.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

__all__ = ["closed_class", "main_clause"]

Region = tuple[int, int]
_State = Literal["main", "to comma", "verb group", "to end"]
_Group = Literal["none", "its subject", "open", "passed"]

_TOKEN = re.compile(
    r"(?P<word>[^\W_]+(?:['’-][^\W_]+)*)|(?P<open>[“«])|(?P<close>[”»])|(?P<quote>\")|(?P<stop>[,;:—–])"
)
_SENTENCE_END = re.compile(r"(?<=[^\s.])[.?!][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])")
_LAST_WORD = re.compile(r"[^\W_]+$")
_QUOTES = "“«\"‘'"


@cache
def _words() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files(__package__).joinpath("tables/clauses.toml").read_text("utf-8"))
    return {name: frozenset(words.split()) for name, words in table.items()}


def closed_class(name: str) -> frozenset[str]:
    """The words of one class of ``tables/clauses.toml``, in lower case."""
    return _words()[name]


@dataclass(slots=True, kw_only=True)
class _Walk:
    """How far the walk has come.

    ``state`` says where it is, ``verb`` whether the main verb has been met, ``group`` how much of the verb group of a
    clause in the subject, ``condition`` whether this is the half of the sentence that states one.
    """

    state: _State = "main"
    verb: bool = False
    group: _Group = "none"
    condition: bool = False
    after_stop: bool = True
    regions: list[Region] = field(default_factory=list)


def main_clause(text: str, start: int, end: int, *, quoted: bool = False) -> tuple[Region, ...]:
    """Find the regions, start and end in code points, that make up the main clause of ``text[start:end]``, in order.

    Words in quotation marks are passed by, unless the whole is a quotation or they are *quoted* as the rest is.
    """
    end = _first_sentence(text, start, end)
    tokens = list(_TOKEN.finditer(text, start, end))
    quotation = quoted or text[start : start + 1] in _QUOTES or (start > 0 and text[start - 1] in _QUOTES)
    walk = _through(tokens, quotation=quotation)
    if not walk.verb:
        walk = _through(tokens, quotation=True)  # the verb itself is quoted: the tape "appears to be genuine"
    return tuple(walk.regions) or ((start, end),)


def _through(tokens: Sequence[re.Match[str]], *, quotation: bool) -> _Walk:
    """Walk over *tokens*; unless the whole is a *quotation*, quoted words are passed by."""
    walk = _Walk()
    quoted = False
    for number, token in enumerate(tokens):
        if token.lastgroup in ("open", "close", "quote"):
            quoted = token.lastgroup == "open" or (token.lastgroup == "quote" and not quoted)
        elif token.lastgroup == "stop":
            _stop(walk, token[0])
        elif quotation or not quoted:
            following = _plain(tokens[number + 1]) if number + 1 < len(tokens) else ""
            _word(walk, token, following, first=number == 0)
    return walk


def _first_sentence(text: str, start: int, end: int) -> int:
    for match in _SENTENCE_END.finditer(text, start, end):
        last = _LAST_WORD.search(text, start, match.start())
        if last is None or (len(last[0]) > 1 and last[0].lower() not in _words()["abbreviations"]):
            return match.end()
    return end


def _stop(walk: _Walk, mark: str) -> None:
    if walk.state in ("to comma", "verb group"):
        walk.state = "main"
    elif mark == ";" and walk.state == "main" and walk.verb:
        walk.state = "to end"
    if walk.condition:
        walk.condition, walk.verb = False, False
    walk.after_stop = True


def _word(walk: _Walk, token: re.Match[str], following: str, *, first: bool) -> None:
    word = _plain(token)
    if first:
        walk.condition = word in _words()["condition"]
    if walk.state == "verb group":
        _in_subject(walk, word)
    if walk.state == "main":
        walk.state = _leaves(walk, word, following, first=first)
        walk.group = "passed" if word in _words()["either"] else "none"
    if walk.state == "main":
        walk.regions.append((token.start(), token.end()))
        walk.verb = walk.verb or _is_verb(word)
    walk.after_stop = False


def _leaves(walk: _Walk, word: str, following: str, *, first: bool) -> _State:
    """Where *word*, met in the main clause, leads."""
    words = _words()
    if word in words["relative"] or (word == "that" and following in words["auxiliary"]):
        return "main" if first else _relative(walk)
    if word in words["subordinate"] or (word == "so" and following == "that"):
        return "to end" if walk.verb else "to comma"
    if word in words["either"]:
        return "to end" if walk.verb else "to comma" if first else "verb group"
    if word in words["joining"] and walk.verb and following in words["condition"]:
        return "to end"
    if word in words["joining"] and _is_subject(walk, following, first=first):
        return "to end" if walk.verb else "to comma" if first and word in words["in_front"] else "main"
    return "main"


def _relative(walk: _Walk) -> _State:
    if walk.after_stop:
        return "to comma"
    return "to end" if walk.verb else "verb group"


def _is_subject(walk: _Walk, word: str, *, first: bool) -> bool:
    words = _words()
    return word in words["subjects"] or (word in words["determiners"] and (first or walk.after_stop))


def _in_subject(walk: _Walk, word: str) -> None:
    """Inside a clause in the subject: its own verb group is passed, the next auxiliary is the main one's."""
    words = _words()
    if walk.group == "passed":
        if word in words["auxiliary"]:
            walk.state = "main"
    elif word in words["auxiliary"] or word in words["inside"] or word.endswith("ly"):
        walk.group = "open"
    elif walk.group == "none" and (word in words["subjects"] or word in words["determiners"]):
        walk.group = "its subject"
    elif walk.group != "its subject" or _is_verb(word):
        walk.group = "passed"


def _is_verb(word: str) -> bool:
    words = _words()
    return word in words["auxiliary"] or word in words["irregular"] or (word.endswith("ed") and len(word) > 4)


def _plain(token: re.Match[str]) -> str:
    return token[0].lower().replace("’", "'")

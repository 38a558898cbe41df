"""What a document shows: its fenced blocks, the commands in them, its headings and its links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Fence", "anchors", "commands", "fences", "links"]

_FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<language>\w*)[^\n]*\n(?P<body>.*?)^(?P=ticks)\s*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]+`")
_HEADING = re.compile(r"^#+\s+(.+?)\s*$", re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s*(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A fenced block: its language, what is in it, and the line of the document at which that begins."""

    language: str
    body: str
    line: int


def fences(text: str) -> Iterator[Fence]:
    """Give the fenced blocks of a document in order."""
    for found in _FENCE.finditer(text):
        line = text.count("\n", 0, found.start("body")) + 1
        yield Fence(language=found["language"].lower(), body=found["body"], line=line)


def commands(fence: Fence) -> Iterator[str]:
    """Give the commands of a fence: in ``console`` what follows a prompt, in ``sh`` and ``bash`` every line.

    A line that ends in a backslash goes on in the next.
    """
    if fence.language not in {"bash", "console", "sh"}:
        return
    for line in fence.body.replace("\\\n", " ").splitlines():
        if fence.language == "console":
            if line.startswith("$ "):
                yield line.removeprefix("$ ").strip()
        elif line.strip() and not line.startswith("#"):
            yield line.strip()


def links(text: str) -> Iterator[str]:
    """Give the targets of all links that are no addresses."""
    for found in _LINK.finditer(_CODE.sub("", _FENCE.sub("", text))):
        target = found[1] or found[2]
        if not re.match(r"[a-z]+:", target):
            yield target


def anchors(text: str) -> set[str]:
    """Give the anchors of the headings as hosting sites make them: lower case, hyphens for spaces, no punctuation."""
    headings = _HEADING.findall(_FENCE.sub("", text))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}

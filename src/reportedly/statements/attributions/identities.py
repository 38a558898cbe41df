"""Who somebody is held to be, on nobody's word: "a man purported to be Anselm Dray", "a tape attributed to Dray".

Such words are part of a description, in the outlet's own voice or in a speaker's; the reader leaves them there, as
nobody in the sentence says them. In a ledger they are a statement of their own, and one that matters: when a later
report writes "Dray said", the hedge has been dropped. Each gives the words from "purported" to the name, with one hop
whose source is nobody. It stands beside the other statements, in no one's content, and takes nothing from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.records import Attribution, Span, cut

__all__ = ["identities"]

#: As set phrases go; this project's judgement, 2026-11-25.
_TRUST = 0.9

_NOUN = (
    r"(?:[Tt]he|[Aa]n?|[Aa]nother|[Tt]his|[Tt]hat|[Oo]ne) "
    r"(?:(?!(?:of|to|in|that|and|by|on|an?|the|said|says)\b)[\w-]+ ){0,3}?"
    r"(?P<noun>man|woman|person|speaker|voice|body|remains|recording|tape|video|message|statement|letter|memo|note|post|"
    r"document|speech|audio|clip|account|photograph|picture)"
)
_NAME = (
    r"(?:(?:the|a|an|its|their|his|her) )?(?:(?![\w-]+ing )[a-z][\w-]* ){0,4}?(?:al-|el-)?[A-Z][\w’-]*"
    r"(?: (?:(?:al|el|bin|de|van|von)[ -])?[A-Z][\w’-]*){0,3}"
)
_BE = r"to (?:be|belong to|come from|have been (?:made|written|recorded) by)"
_HELD = re.compile(
    rf"\b{_NOUN},? (?P<cue>(?:widely )?(?:purported|purporting|said|believed|thought|alleged|reputed|understood|"
    rf"presumed|supposed|rumou?red)(?= {_BE} )|(?:attributed|ascribed|credited)(?= to )|identified(?= as )|"
    rf"supposedly|purportedly|allegedly|apparently)(?: {_BE}| to| as| by| of| from| that of){{0,3}} {_NAME}"
)


def identities(text: str, sentences: Sequence[Span]) -> Iterator[Attribution]:
    """What the *sentences* of *text* hold somebody or something to be, on nobody's word."""
    for sentence in sentences:
        for match in _HELD.finditer(text, sentence.start, sentence.end):
            cue, content = cut(text, *match.span("cue")), cut(text, match.start("cue"), match.end())
            yield Attribution(source=(), cue=(cue,), content=(content,), confidence=_TRUST)

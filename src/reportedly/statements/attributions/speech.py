"""Who says what by syntax, where the reader left it: taglines, and verbs of speech with a *that*-clause.

The reader reads the long first sentences of news least well: *X has resigned and her deputy will replace her, the prime
minister's office said on Monday* passes for the outlet's own voice. Two constructions are told by the words' tags and
trees alone, and only where a verb of speech (``verbs.toml``, *speech*) has a subject of its own:

* A **tagline** is set off by a comma from the clause that it gives to somebody: *…, the office said on Monday*, *…,
  says Maud Ellery*, *…, its registrar, Dorte Haugan, told the paper*. What stands before it, from the last colon or
  semicolon on, is its content: surely, if the tree hangs it on the verb or the verb on it; and also if it is a clause
  that stands by itself, since trees of long sentences are often wrong in just this. Its content goes on behind it in a
  clause joined to the first in the tense of what is reported (*…, the clerk said, and the kiln might cool*), or behind
  a colon. Some verbs say so in a tagline only (*…, she promised*; *…, the memo goes on*; *…, the log shows*): the
  classes *aside*, *going*, *reading* and *showing*.
* A **complement** is a clause behind the verb, with *that* or directly (*Mr Verrin, 41, told the agency by telephone
  that …*, *she told me she will stay*), or a quotation behind a colon.

Where the reader has the verb for a cue already, its find stays, and is completed: a tagline's clause in full, the
head of the subject for a name within the subject's relative clause, and the verb's own subject for a source in another
sentence. A find of the reader's that makes a cue of
something in a tagline's own content, with the tagline's subject for its source, is a misreading and goes; so does a
tagline's clause from what the reader gives to a speaker of another sentence. Nothing is made of a verb that is denied,
asked for, or wished ("would not say", "declined to say"), of *I*, *we* and *you*, or of relative clauses: that is the
reader's to tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.records import Attribution, Reading, Span, Word, cut
from reportedly.statements.attributions.constructions import PERSONAL, RELATIVE, Said, Sentence, speaks
from reportedly.statements.attributions.marks import CLOSING, QUOTE_OPENS
from reportedly.statements.attributions.relatives import antecedent
from reportedly.statements.english.verbs import form
from reportedly.statements.places import meet, words_of
from reportedly.statements.syntax import Forest, Tree

__all__ = ["with_speech"]

#: The confidence of what is added. By eye on five development stories and a hundred saved pages, 2026-11-25.
_TRUST = 0.8
#: The share of a tagline's clause that the reader must have for its content to stay as it is.
_ENOUGH = 0.9
#: Below it, what the reader has of a tagline goes, where that is only what stands behind the tagline's verb, and the
#: sentence's main verb stands before it. By eye on the development stories and 45 saved pages, 2026-11-25: none of four
#: such finds was right.
_DOUBTFUL = 0.6


def with_speech(text: str, reading: Reading, forest: Forest) -> Reading:
    """*reading*, and what the trees of *forest* tell besides.

    Args:
        text: the article's text.
        reading: the attributions that the reader found, mended.
        forest: the trees of the text's sentences.
    """
    found = list(reading.attributions)
    for tree in forest.trees:
        words = tree.words
        spoken = any(map(speaks, words))
        if not spoken and not any(_is_relative(one, words) or _is_nobodys(one, words) for one in found):
            continue
        sentence = Sentence(text, tree)
        found[:] = [_by_name(text, tree, one, found) for one in found]
        found[:] = [_behind_participle(text, tree, sentence, one) for one in found]
        found[:] = [_at_home(text, words, sentence, one) for one in found]
        if spoken:
            for said in sentence.said():
                _settle(text, words, said, found)
    return replace(reading, attributions=tuple(found))


def _is_relative(one: Attribution, words: Sequence[Word]) -> bool:
    """Whether the source of *one* is a relative pronoun of the sentence of *words*."""
    source = one.source[0].text if len(one.source) == 1 else ""
    return source.lower() in RELATIVE and not source.isupper() and _is_in(one.source[0], words)  # the WHO is none


def _is_nobodys(one: Attribution, words: Sequence[Word]) -> bool:
    """Whether *one* has its cue in the sentence of *words*, and no source."""
    return not one.source and _is_in(one.cue[0], words)


def _is_in(span: Span, words: Sequence[Word]) -> bool:
    """Whether *span* begins in the sentence of *words*."""
    return words[0].span.start <= span.start < words[-1].span.end


def _by_name(text: str, tree: Tree, one: Attribution, found: Sequence[Attribution]) -> Attribution:
    """*one* with the noun that a relative pronoun stands for as its source: "**the clerk**, who says that …".

    Where the tree has none, it is a source right before it: "according to **the police**, who added that …".
    """
    words = tree.words
    if not _is_relative(one, words):
        return one
    pronoun = next((n for n, word in enumerate(words) if meet(word.span, one.source[0])), None)
    meant = None if pronoun is None else antecedent(tree, pronoun)
    if meant is not None:
        return replace(one, source=(words_of(text, words, meant),))
    start = one.source[0].start
    sources = (other.source[-1] for other in found if other.source and other.source[-1].end <= start)
    before = next((source for source in sources if text[source.end : start].strip() in ("", ",")), None)
    return one if before is None else replace(one, source=(before,))


def _behind_participle(text: str, tree: Tree, sentence: Sentence, one: Attribution) -> Attribution:
    """*one* with the clause behind a participle that is its cue: "he called for war, **claiming that** all was lost".

    The reader at times gives such a cue what stands before it, and somebody of the next sentence.
    """
    words = tree.words
    verb = next((n for n, word in enumerate(words) if meet(word.span, one.cue[-1])), None)
    if verb is None or not _is_in(one.cue[-1], words) or form(tree.text(verb)) != "ing" or not speaks(words[verb]):
        return one
    clause, subject = sentence.that(verb, verb), sentence.subject(tree.head(verb))
    if clause is None or subject is None or any(part.start >= one.cue[-1].end for part in one.content):
        return one
    return replace(one, source=(words_of(text, words, subject),), content=(words_of(text, words, clause),))


def _at_home(text: str, words: Sequence[Word], sentence: Sentence, one: Attribution) -> Attribution:
    """*one* with the subject of its own verb for a source, where the reader took that of another sentence, or none."""
    if (one.source and _is_in(one.source[0], words)) or not _is_in(one.cue[0], words):
        return one
    here = (n for n, word in enumerate(words) if meet(word.span, one.cue[-1]))
    verb = next((n for n in here if speaks(words[n]) or (not one.source and words[n].tag == "VERB")), None)
    subject = None if verb is None else sentence.subject(verb)
    if subject is None:
        return one
    source = words_of(text, words, subject)
    return one if any(meet(source, part) for part in one.content) else replace(one, source=(source,))


def _settle(text: str, words: Sequence[Word], said: Said, found: list[Attribution]) -> None:
    """Add what was *said* to what is *found*, or complete what the reader has of it."""
    verb, source = words[said.verb].span, words_of(text, words, said.source)
    content = tuple(_opened(text, words, words_of(text, words, clause)) for clause in said.clauses)
    if said.tagline:
        found[:] = [_short_of(text, one, content[0], verb) for one in found]
    known = next((n for n, one in enumerate(found) if any(meet(part, verb) for part in one.cue)), None)
    if known is not None:
        found[known] = _borne_out(_completed(words, said, found[known], source, content))
        return
    if said.quote and any(meet(part, content[0]) for one in found for part in one.content):
        return
    if said.tagline:
        found[:] = [_without(one, words, content[0]) for one in found if not _is_misread(one, source, content)]
    found.append(Attribution(source=(source,), cue=(verb,), content=content, confidence=_TRUST))


def _borne_out(one: Attribution) -> Attribution:
    """*one*, as sure as what is found by the tree alone, where reading a content again gave it and the tree does."""
    own = any(part.text.lower() in PERSONAL | RELATIVE for part in one.source)  # "she said that she thought" is one
    return replace(one, confidence=max(one.confidence, _TRUST)) if one.reread and not own else one


def _completed(
    words: Sequence[Word], said: Said, known: Attribution, source: Span, content: tuple[Span, ...]
) -> Attribution:
    """The reader's own find, with all of the clause and with the head of its subject."""
    if not said.tagline and any(part.start <= source.start and source.end <= part.end for part in known.content):
        return replace(known, source=(source,), content=content)  # his own name is nothing that he says
    abroad = said.tagline and not _is_in(known.source[0], words) if known.source else True
    if (
        abroad
        or not known.source
        or _is_within_clause(words, said, known.source[0])
        or _is_elsewhere(words, known.source[0], source)
    ):
        known = replace(known, source=(source,))
    said_of = tuple(part for part in known.content if not (source.start <= part.start and part.end <= source.end))
    known = replace(known, content=said_of or known.content)
    if not said.tagline:
        return known
    if said.inner:
        return replace(known, content=content)
    clause = content[0]
    if said.main and known.confidence < _DOUBTFUL and all(part.start > content[0].end for part in known.content):
        return replace(known, content=content)
    known = _with_rest(known, content[1:])
    covered = sum(min(one.end, clause.end) - max(one.start, clause.start) for one in known.content if meet(one, clause))
    if covered >= _ENOUGH * len(clause.text) or not (covered or said.sure):
        return known
    others = (one for one in known.content if not meet(one, clause) and not meet(one, source))
    return replace(known, content=tuple(sorted((*others, clause), key=lambda one: one.start)))


def _is_within_clause(words: Sequence[Word], said: Said, source: Span) -> bool:
    """Whether *source* stands in a relative clause of the subject, behind its head."""
    first, last = said.source
    relative = next((n for n in range(first + 1, last + 1) if words[n].span.text.lower() in RELATIVE), None)
    return relative is not None and words[relative].span.start < source.start and source.end <= words[last].span.end


def _is_elsewhere(words: Sequence[Word], theirs: Span, source: Span) -> bool:
    """Whether the reader's source is that of another clause: a verb stands between it and the subject."""
    between = (word for word in words if theirs.end <= word.span.start and word.span.end <= source.start)
    return any(word.tag == "VERB" and form(word.span.text.lower()) in ("past", "either") for word in between)


def _short_of(text: str, one: Attribution, clause: Span, verb: Span) -> Attribution:
    """*one*, who speaks within a tagline's clause, without the tagline in his content."""
    if not clause.start <= one.cue[0].start < clause.end:
        return one
    runs_on = (part.start < clause.end and verb.start < part.end for part in one.content)
    parts = (cut(text, p.start, clause.end) if long else p for p, long in zip(one.content, runs_on, strict=True))
    return replace(one, content=tuple(parts))


def _with_rest(known: Attribution, rest: tuple[Span, ...]) -> Attribution:
    """*known*, and what a clause with *that* behind its tagline adds."""
    fresh = [part for part in rest if not any(meet(part, one) for one in known.content)]
    return (
        replace(known, content=tuple(sorted((*known.content, *fresh), key=lambda one: one.start))) if fresh else known
    )


def _without(one: Attribution, words: Sequence[Word], clause: Span) -> Attribution:
    """*one* without what a tagline gives to another, where it is of another sentence."""
    if _is_in(one.cue[0], words):
        return one
    kept = tuple(part for part in one.content if not meet(part, clause))
    return replace(one, content=kept) if kept else one


def _is_misread(one: Attribution, source: Span, content: tuple[Span, ...]) -> bool:
    return any(meet(part, source) for part in one.source) and any(
        meet(part, clause) for part in one.cue for clause in content
    )


def _opened(text: str, words: Sequence[Word], clause: Span) -> Span:
    """*clause* from where the quotation opens, when that is in a sentence before."""
    if clause.start > words[0].span.start or clause.text[:1] in QUOTE_OPENS or clause.text[-1:] not in CLOSING:
        return clause
    line = text.rfind("\n", 0, clause.start) + 1
    before = text[line : clause.start]
    for mark, odd in (("“", before.count("“") > before.count("”")), ('"', before.count('"') % 2 == 1)):
        if odd:
            return cut(text, line + before.rfind(mark), clause.end)
    return clause

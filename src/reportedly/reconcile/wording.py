"""A claim in plain words, as a person would write it: the best of its sayings, made a sentence.

The best is one that stands by itself: that says of whom, with a name rather than a pronoun, not too short and not too
long, undenied. What a clause lacks in front is put there; a pronoun in front becomes the name it stands for. Who speaks
of himself is quoted: *Odile Marsh: “I wouldn’t wash the dog in it”*. A claim that is only ever told as denied is worded
so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from reportedly.reconcile.gists import Gist
from reportedly.records import Makes

__all__ = ["stands", "worded"]

_JOINTS = (
    "that and but or so because when while as after if whether what where who which also whereby whereupon although "
    "though"
)
#: What joins a clause to others, also behind a preposition (*in which five died*), and the number of a paragraph.
_LEAD = re.compile(
    rf"^(?:[\s,;:“”\"'‘’()–—-]|\d{{1,2}}[.)]\s+(?=\D)|"
    rf"\b(?:(?:according to|in|under|at|on|during|after|by) which|{_JOINTS.replace(' ', '|')})\b)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s,;:.“”\"'‘’()–—-]+$")
#: What is left of a clause that was cut off behind: *the river, from which*; *four were killed and 11*.
_DANGLING = re.compile(
    r"(?:[\s,;:“”\"'‘’()–—-]+(?:(?:of|from|in|on|at|to|by|with|for|under|through) )?"
    r"\b(?:which|whom|who|whose|when|where|wherever|while|because|whether|and|but|or|and \d[\d,.]*))+$",
    re.IGNORECASE,
)
_HIMSELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|us|[Mm]ine|[Oo]urs)\b")
_PRONOUN = re.compile(r"^(?:he|she|it|they|who|which|I|we)\b", re.IGNORECASE)
#: Who goes by no name, but by what he is: *captain*, *former official*.
_UNNAMED = re.compile(r"(?!(?:the|an?|his|her|its|their|our|one|two|some|several|many|all)\b)[a-z]")
#: How words begin that lack whom they are said of: *were missing*, *to brief the media*.
_HEADLESS = re.compile(
    r"^(?:is|are|was|were|be|been|being|has|have|had|having|does|do|did|can|could|will|would|may|might|must|shall|"
    r"should|to|not|nor|never|him|me|us|them)\b",
    re.IGNORECASE,
)
#: How words begin that say only of which, or where: *of a little over four minutes*.
_LOOSE = re.compile(r"^(?:of|to|with|from|by|for|about|into)\b[^,]*$", re.IGNORECASE)
#: Where a sentence can be denied, and what makes that another's: a clause within, a quotation.
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did)\b(?! not\b|[’'])"
)
#: What is said of none of them when it is denied.
_NONE: Final = (
    (re.compile(r"^(There (?:is|was|are|were)) (?:an?|any) "), r"\1 no "),
    (re.compile(r"^Any(?:one|body)\b"), "Nobody"),
    (re.compile(r"^Anything\b"), "Nothing"),
    (re.compile(r"^Any\b"), "No"),
)
_NO_NAMES: Final = frozenset(
    "the a an its his her their our this that these those he she it they there no some several many one two".split()  # noqa: SIM905
)
_INNER = re.compile(r"[“\"]|\b(?:who|which|that|whom|whose|where|when|if)\b")
#: What a translator puts in, and what is left of one at the front.
_NOTE = re.compile(r"\s*\[[^\[\]]*:[^\[\]]*\]|^[^\[\]]*\]\s*")
#: What ends words in single marks, and is no apostrophe within a word.
_CLOSED = re.compile(r"’(?!\w)")
#: A noun set behind a comma, of which a clause behind it would say which: "eleven died, a figure | that has stood".
_APPOSED = re.compile(r",\s+(?:an?|the)\s+[\w-]+$")
_RELATIVE = re.compile(r"\s+(?:that|which|who)\b")
#: How words end that do not go on by themselves: *the supper was bad and | the sea was flat*.
_JOINED = re.compile(r"\b(?:and|but|or)\s*$")
#: A condition in front of what holds under it, which is part of it: *If authentic, it would be his first statement*.
_CONDITION = re.compile(r"^[\s,;:“”\"'‘’()–—-]*(?=(?:if|unless)\b[^,]*,\s)", re.IGNORECASE)
#: How words begin of which nobody says that they are so: *whether he would resign*.
_OPEN = re.compile(r"^[\s,;:“”\"'‘’()–—-]*(?:(?:and|or|but|that)\s+)?whether\b", re.IGNORECASE)
#: How a clause begins that a sentence opens with, so that what stands behind it is another: *Where it sank a boat lay*.
_OPENS = re.compile(r"(?:Where|When|While|Because|If|As|After|Although|Though)\b")
#: What sets words apart, and how words go on that were broken off within a phrase.
_STOP = re.compile(r"\s*[,;:()–—-]")
_GOES_ON = re.compile(
    rf"\s+(?!(?:{_JOINTS.replace(' ', '|')}|where|since|until|although|though|before|whom|whose|according)\b)"
    r"[^\s,;:.!?“”‘\"()–—](?:[^,;:.!?“”‘\"()–—]|[.:,](?=\w))*"
)
#: What it costs to be less than a sentence, in words too many or too few.
_COST: Final[Mapping[Makes, int]] = {"sentence": 0, "clause": 10, "phrase": 15}
#: … and to be made one of words from two places.
_DEED: Final = 3
_IDEAL: Final = 11  # words
_LONGEST: Final = 32


def worded(members: Sequence[Gist], names: Mapping[str, str]) -> str:
    """The wording of a claim.

    Args:
        members: its gists in the order of publication.
        names: the name of each figure.
    """
    best = min(members, key=lambda gist: (_cost(gist, names), gist.order))
    text = _sentence(best, names)
    return text if best.positive == best.proposition.positive else _denied(best, text)


def stands(gist: Gist) -> bool:
    """Whether its words say something by themselves: no *had failed any test*, of which nobody knows what had not.

    A number or a state says enough.
    """
    proposition, text = gist.proposition, _bare(gist)
    if " " not in text:
        return False
    if gist.quantities or gist.frame is not None or proposition.lacks is not None or proposition.deed is not None:
        return True
    part = proposition.makes != "sentence" and (_LOOSE.match(text) or _is_headless(gist, text))
    return not (part or _HEADLESS.match(text))


def _denied(gist: Gist, text: str) -> str:
    """The same as not so: *its boat had not been there*; without an auxiliary, *it is not so that* it was."""
    if _has_cue(gist):
        return text  # "the police have ruled out a second gunman" denies it already
    if gist.proposition.makes != "sentence":
        return f"Not so: {text}"
    for form, none in _NONE:
        if form.match(text):
            return form.sub(none, text, count=1)
    end = text.find(gist.proposition.key.text)
    match = _AUXILIARY.search(text, 0, max(end, 0))
    if match is not None and not _INNER.search(text, 0, match.start()):
        return f"{text[: match.end()]} not{text[match.end() :]}"
    first = text.split(maxsplit=1)[0]
    return f"It is not so that {text[0].lower() + text[1:] if first.lower() in _NO_NAMES else text}"


def _has_cue(gist: Gist) -> bool:
    """Whether the words by which it is told are put in front of it."""
    lacks = gist.proposition.lacks
    cues = (link.cue for link in gist.statement.chain)
    return lacks is not None and any(cue is not None and lacks.start <= cue.start < lacks.end for cue in cues)


def _cost(gist: Gist, names: Mapping[str, str]) -> float:
    text = _bare(gist)
    words = len(text.split())
    denied = gist.positive != gist.proposition.positive
    pronoun = bool(_PRONOUN.match(text))
    known = gist.subject is not None and gist.subject in names
    broken = len(gist.proposition.spans) - 1
    subjectless = gist.proposition.subject is None and gist.proposition.object is None
    return (
        abs(words - _IDEAL)
        + 12 * (denied or _is_open(gist))
        + (3 if known else 8) * pronoun
        + 5 * broken
        + (_COST[gist.proposition.makes] if gist.proposition.deed is None else _DEED)
        + (_DEED if gist.proposition.lacks is not None else 0)
        + 10 * (subjectless and _is_headless(gist, text))
        + 3 * gist.proposition.modal
        + 20 * (words > _LONGEST)
    )


def _is_open(gist: Gist) -> bool:
    return gist.proposition.modal and _OPEN.match(gist.proposition.spans[0].text) is not None


def _is_headless(gist: Gist, text: str) -> bool:
    """Whether it begins with the predicate: what it is said of stands elsewhere, or was only *that* or *which*."""
    return bool(_HEADLESS.match(text)) or text.lower().startswith(f"{gist.key} ")


def _bare(gist: Gist) -> str:
    text = gist.proposition.deed or _opening(gist) + _joined(gist) + _rest(gist)
    if _RELATIVE.match(_behind(gist)):
        text = _APPOSED.sub("", text)
    text = _NOTE.sub("", text)
    if gist.proposition.lacks is not None:
        text = f"{gist.proposition.lacks.text} {_LEAD.sub('', text)}"
    text = " ".join(text.split())
    text = (_CONDITION if _CONDITION.match(text) else _LEAD).sub("", text)
    return _paired(_DANGLING.sub("", _TAIL.sub("", text)))


def _joined(gist: Gist) -> str:
    """Its pieces: what was said between two is left out where commas set it apart; else the words go on as they do."""
    spans = gist.proposition.spans
    text = spans[0].text
    for one, other in pairwise(spans):
        between = _between(gist, one.end, other.start)
        apart = between is None or (_STOP.match(between) and _STOP.search(between[-2:]))
        if between is None and other.text.startswith("as "):  # "the man", as somebody named him, "as John Marlow"
            text += f" is {other.text.removeprefix('as ')}"
        else:
            text += f" {other.text}" if apart else f"{between}{other.text}"
    return text


def _rest(gist: Gist) -> str:
    """What is missing of a phrase in which its words break off: *on two* of *on two officers driving him to Orrin*."""
    spans = gist.proposition.spans
    if gist.proposition.makes == "phrase" or _OPENS.match(spans[0].text) or _JOINED.search(spans[-1].text):
        return ""
    match = _GOES_ON.match(_behind(gist))
    return match.group() if match is not None and len(match.group().split()) <= _IDEAL else ""


def _behind(gist: Gist) -> str:
    """The words of its statement behind it, where it ends within a piece of that."""
    last = gist.proposition.spans[-1]
    whole = next((span for span in gist.statement.content if span.start < last.end < span.end), None)
    return "" if whole is None else whole.text[last.end - whole.start :]


def _between(gist: Gist, start: int, end: int) -> str | None:
    """The words of its statement between two places of the article; ``None`` where somebody else's stand there."""
    for span in gist.statement.content:
        if span.start <= start and end <= span.end:
            return span.text[start - span.start : end - span.start]
    return None


def _paired(text: str) -> str:
    """The words with marks and brackets in pairs: one that was cut off behind is put there, one in front goes."""
    opened, closed = text.rfind("“"), text.rfind("”")
    if opened > closed:
        text += "”"
    elif "“" not in text:
        text = text.replace("”", "")
    if text.count("(") > text.count(")"):
        text += ")"
    if "‘" in text and not _CLOSED.search(text, text.rfind("‘")):
        text += "’"
    if text.count('"') % 2:
        at = text.rfind('"')
        text = f'{text}"' if at == 0 or text[at - 1] == " " else text[:at] + text[at + 1 :]
    return text


def _opening(gist: Gist) -> str:
    """What the words lack of the number that they begin with: the *at* of *at least nine people*."""
    start = gist.proposition.spans[0].start
    for quantity in gist.proposition.quantities:
        if quantity.span.start < start < quantity.span.end:
            return quantity.span.text[: start - quantity.span.start]
    return ""


def _sentence(gist: Gist, names: Mapping[str, str]) -> str:
    text = _bare(gist) or " ".join(span.text for span in gist.proposition.spans)
    name = names.get(gist.subject or "")
    if name is not None:
        name = f"the {name}" if _UNNAMED.match(name) else name
        text = _PRONOUN.sub(lambda _: name, text, count=1)
    if _is_open(gist):
        first = text.split(maxsplit=1)[0].lower()
        text = f"whether {text[:1].lower() + text[1:] if first in _NO_NAMES else text}"
    text = f"{text[:1].upper()}{text[1:]}"
    speaker = gist.statement.chain[-1].name if gist.statement.chain else None
    himself = _HIMSELF.search(text) and not _has_cue(gist) and not {"“", '"'} & set(text)
    if speaker is not None and himself:
        return f"{speaker[:1].upper()}{speaker[1:]}: “{text}.”"
    return f"{text}."

"""What the reader says of every piece: the heads, their labels, and where each stands in the row of numbers.

One forward pass gives one row of :data:`WIDTH` numbers a piece. :data:`LAYOUT` cuts it: a head's name to its columns.
Labels are the corpora's own (TimeML, Universal Dependencies, GUM); kinds of name are the public format's.
"""

from __future__ import annotations

from itertools import accumulate

from reportedly.records import SENSE_WIDTH

__all__ = [
    "ARC_WIDTH",
    "CLASSES",
    "DISTANCES",
    "KINDS",
    "LABEL_WIDTH",
    "LAYOUT",
    "LINK_WIDTH",
    "NAME_KINDS",
    "NAME_TAGS",
    "POLARITIES",
    "RELATIONS",
    "SENSES",
    "STANCES",
    "TAGS",
    "TENSES",
    "TIME_TAGS",
    "TIME_TYPES",
    "WIDTH",
    "WORD_TAGS",
    "widths",
]


def _bio(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return ("O", *(f"{edge}-{kind}" for kind in kinds for edge in "BI"))


#: Attribution (PolNeAR): a linear chain over these, and links of LINK_WIDTH.
TAGS = _bio(("source", "cue", "content"))
LINK_WIDTH = 64

#: Names, in the one scheme that every corpus's types are mapped to (``training/names.py``).
NAME_KINDS = ("person", "organization", "place", "group", "document", "other")
NAME_TAGS = _bio(NAME_KINDS)

#: Time expressions: TIMEX3 types.
TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")
TIME_TAGS = _bio(TIME_TYPES)

#: Events: TimeML's classes, tenses and polarities; the first class is no event.
CLASSES = ("", "OCCURRENCE", "STATE", "REPORTING", "I_ACTION", "I_STATE", "PERCEPTION", "ASPECTUAL")
TENSES = ("NONE", "PAST", "PRESENT", "FUTURE", "INFINITIVE", "PRESPART", "PASTPART")
POLARITIES = ("POS", "NEG")

#: How the author stands to an event: the three ranges of its commitment (-3 to 3).
STANCES = ("not so", "open", "so")

#: Words: the universal tags; the first is a piece that begins no word.
WORD_TAGS = (
    "", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip

#: Universal Dependencies, with the subtypes that English treebanks use often enough to be learnt.
RELATIONS = (
    "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "dep", "det", "det:predet", "discourse", "dislocated",
    "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked",
    "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis",
    "punct", "reparandum", "vocative", "xcomp",
)  # fmt: skip
ARC_WIDTH = 128
LABEL_WIDTH = 64
DISTANCES = 31  # pieces between a word and its head that the reader tells apart, each way

#: Mentions of anything, named or not, at the head word of each: GUM's kinds; the first is no mention.
KINDS = (
    "", "person", "organization", "place", "object", "event", "time", "substance", "animal", "plant", "abstract",
)  # fmt: skip

_WIDTHS = {
    "emissions": len(TAGS),
    "cue_seeks": LINK_WIDTH,
    "source_offers": LINK_WIDTH,
    "content_seeks": LINK_WIDTH,
    "cue_offers": LINK_WIDTH,
    "names": len(NAME_TAGS),
    "times": len(TIME_TAGS),
    "classes": len(CLASSES),
    "tenses": len(TENSES),
    "polarities": len(POLARITIES),
    "commitment": 1,
    "stances": len(STANCES),
    "word_tags": len(WORD_TAGS),
    "arc_seeks": ARC_WIDTH,
    "arc_offers": ARC_WIDTH,
    "root": 1,
    "label_seeks": LABEL_WIDTH,
    "label_offers": LABEL_WIDTH,
    "kinds": len(KINDS),
    "mention_seeks": LINK_WIDTH,
    "mention_offers": LINK_WIDTH,
}


def _cut(widths: dict[str, int]) -> dict[str, slice]:
    ends = accumulate(widths.values())
    return {name: slice(end - width, end) for (name, width), end in zip(widths.items(), ends, strict=True)}


#: Head to its columns in a piece's row.
LAYOUT: dict[str, slice] = _cut(_WIDTHS)
WIDTH = sum(_WIDTHS.values())


#: What a clause *says*, and what *matter* it is about, as vectors; then how much a piece counts for either. These have
#: an encoder of their own, which reads sentence by sentence (:mod:`~reportedly.reader.senses`).
_SENSE_WIDTHS = {"says": SENSE_WIDTH, "matter": SENSE_WIDTH, "says_counts": 1, "matter_counts": 1}
SENSES: dict[str, slice] = _cut(_SENSE_WIDTHS)


def widths() -> dict[str, int]:
    """How many columns each head has: what a bundle must agree with."""
    return {**_WIDTHS, **_SENSE_WIDTHS}

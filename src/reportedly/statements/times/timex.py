"""What a time expression comes to: a :class:`Timex`, in the notation of TimeML, with its interval.

The notation is TIMEX3's ``value`` (TimeML 1.2.1, section on TIMEX3; ISO 8601 where that has a form) as the annotators
of TimeBank wrote it, which differs from the standard here and there: a decade is ``199``, a part of a day hangs on its
day (``2017-05-28TNI``), and a part that is not known is an ``X`` for each digit. One thing is not in TimeBank, whose
annotators tag both ends of a range by themselves: a range is written as ISO 8601 writes intervals,
``2017-05-03/2017-05-05``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, get_args

from reportedly.records import When

__all__ = ["MODIFIERS", "TYPES", "VALUE", "Mod", "Tense", "Timex", "Type"]

Type = Literal["DATE", "TIME", "DURATION", "SET"]
Tense = Literal["past", "future"]
#: TIMEX3's ``mod``: what the words add to the value.
Mod = Literal[
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
    "START",
    "MID",
    "END",
    "APPROX",
]

#: In the order in which they are tried where nobody says which it is.
TYPES: Final[tuple[Type, ...]] = ("TIME", "DATE", "DURATION", "SET")
#: All of :data:`Mod`.
MODIFIERS: Final[tuple[Mod, ...]] = get_args(Mod)

_YEAR = r"[\dX]{4}"
_DAY = rf"{_YEAR}-(?:[\dX]{{2}}-[\dX]{{2}}|W[\dX]{{2}}-(?:[1-7X]|WE))"
_CLOCK = r"T(?:MO|AF|EV|NI|[\dX]{2}(?::[\dX]{2}(?::[\dX]{2})?)?)"
_PLACE = rf"(?:{_DAY}(?:{_CLOCK})?|{_YEAR}-(?:[\dX]{{2}}|W[\dX]{{2}}|Q[1-4X]|H[12X]|SP|SU|FA|WI)|[\dX]{{2,4}})"
_AMOUNT = r"(?:\d+(?:\.\d+)?|X)"
_LENGTH = rf"P(?=.)(?:{_AMOUNT}(?:[YMQWDEC]|WE))*(?:T(?:{_AMOUNT}[HMS])+)?|PXX"

#: Every value that this package gives matches, whole.
VALUE: Final = re.compile(rf"(?:PAST|PRESENT|FUTURE)_REF|{_PLACE}(?:/{_PLACE})?|{_LENGTH}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression understood.

    ``type`` and ``value`` are TIMEX3's; ``modifier`` is its ``mod``, one of :data:`MODIFIERS`; ``when`` is the interval
    that the words and the report's day allow, with ``when.value == value``.
    """

    type: Type
    value: str
    when: When
    modifier: Mod | None

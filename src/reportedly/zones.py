"""Zones of clock times: the offset of an abbreviation that means one offset to everybody.

By the IANA time zone database and the Wikipedia list of abbreviations. An ambiguous one ("EST" and its like are
American in RFC 5322 and Australian in use, "IST" is India's, Israel's and Ireland's, "ET" is two offsets by the season)
is kept as written and gives no offset. Names in words ("Eastern time") are ambiguous by the season at best.
"""

from __future__ import annotations

from typing import Final

__all__ = ["AMBIGUOUS", "OFFSETS", "offset"]

#: Abbreviations with one meaning, in minutes east of Greenwich.
OFFSETS: Final[dict[str, int]] = {
    **dict.fromkeys(("Z", "UTC", "UT", "GMT", "WET"), 0),
    **dict.fromkeys(("CET", "WEST", "WAT"), 60),
    **dict.fromkeys(("CEST", "EET", "CAT", "SAST"), 120),
    **dict.fromkeys(("EEST", "MSK", "EAT", "TRT"), 180),
    **dict.fromkeys(("HKT", "SGT", "AWST"), 480),
    **dict.fromkeys(("JST", "KST"), 540),
    "PKT": 300,
    "NPT": 345,
    "WIB": 420,
    "ACST": 570,
    "AEST": 600,
    "ACDT": 630,
    "AEDT": 660,
    "NZST": 720,
    "NZDT": 780,
    "NDT": -150,
    "EDT": -240,
    "MDT": -360,
    "AKDT": -480,
    "AKST": -540,
    "HST": -600,
}
#: Abbreviations with several.
AMBIGUOUS: Final = frozenset(
    (
        *("EST", "CST", "CDT", "MST", "PST", "PDT", "ET", "CT", "MT", "PT"),
        *("AST", "ADT", "NST", "BST", "IST", "GST", "SST", "AMT", "ECT", "AT"),
    )
)


def offset(zone: str | None) -> str:
    """Give the offset of *zone* as ISO 8601 writes it, ``""`` where there is none to give."""
    if zone is None or zone.upper() not in OFFSETS:
        return ""
    east = OFFSETS[zone.upper()]
    hours, minutes = divmod(abs(east), 60)
    return f"{'-' if east < 0 else '+'}{hours:02}:{minutes:02}"

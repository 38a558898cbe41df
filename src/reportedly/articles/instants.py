"""A written date, and perhaps a time, to a :class:`~reportedly.records.When`; what is not certain to nothing.

Theory of operation: the text is matched whole against a table of written forms (ISO 8601, RFC 5322, and what English
news pages print). A form gives the numbers; a number that could be a day or a month gives two candidates. Candidates
that are no days of the calendar, or fall on another weekday than the one written beside them, drop out; unless exactly
one is left, the answer is ``None``. Nothing is looked for *inside* a text, and nothing is filled in: a time without
zone stays without offset.

An abbreviated zone becomes an offset only where it means one offset to everybody (:mod:`reportedly.zones`).
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from reportedly.records import Basis, When
from reportedly.zones import AMBIGUOUS, OFFSETS

__all__ = ["MONTHS", "parse"]

#: The years a news page can be from: the first newspaper (Strasbourg's *Relation*, 1605) to what is no misprint yet.
YEARS = range(1605, 2101)

#: English month names by their first three letters, as every style guide's abbreviations start.
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_WEEKDAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}

_FARTHEST = timedelta(hours=14)
_LONGEST = 80
_EPOCH = (date(1969, 12, 31), date(1970, 1, 1))

_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,6})\.?,?\s)?"
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_TIME = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\.?)?"
)
_ZONE = (
    r"(?:\s?\(?(?P<zone>(?-i:(?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d\d)?|[A-Z]{1,5})|[+\-−]\d\d(?::?\d\d)?)\)?)?"
    r"(?:\s\([A-Za-z ]{2,40}\))?"
)
_BETWEEN = r"(?:\s?(?:,|at|T|@|[-–—|•·])\s?(?:at\s)?|\s)"
_BASIC = r"(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?"

#: The written forms of a day; ``first`` and ``second_`` are day and month in an order not yet known.
_DAYS = (
    rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
    rf"{_YEAR}/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})",
    rf"{_WEEKDAY}{_DAY}[\s-](?:of\s)?{_MONTH},?[\s-]{_YEAR}",
    rf"{_WEEKDAY}{_MONTH}\s{_DAY},?\s{_YEAR}",
    rf"{_WEEKDAY}(?P<either>\d{{1,2}})(?P<mark>[/.-])(?P<other>\d{{1,2}})(?P=mark){_YEAR}",
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        *(rf"{day}(?:{_BETWEEN}{_TIME}{_ZONE})?" for day in _DAYS),
        *(rf"{_TIME}{_ZONE}(?:\s?(?:,|on|[-–—|•·])\s?|\s){day}" for day in _DAYS),
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:T?{_BASIC}{_ZONE})?",
        rf"{_WEEKDAY}{_MONTH}\s{_DAY}\s{_TIME}{_ZONE}\s{_YEAR}",
        rf"{_MONTH},?\s{_YEAR}",
        rf"{_YEAR}-(?P<month>\d\d)",
        _YEAR,
    )
)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?(?P<sign>[+\-−])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?")


def parse(text: str, *, basis: Basis) -> When | None:
    """Read a date as a page or a person writes it.

    Args:
        text: the date and nothing else: "2017-05-28T18:42:00+02:00", "Sun, 28 May 2017 18:42:00 GMT", "14 March 2024",
            "March 14, 2024, 4:05 p.m. ET", "4:05 PM ET, Thu September 28, 2017", "2017-05", "2017".
        basis: where the text comes from; kept in the answer.

    Returns:
        The interval at the precision that was written, or ``None``: no date, an impossible one, one outside of
        :data:`YEARS`, the clock's zero (1 January 1970), or one that can be read in two ways ("03/04/2017").
    """
    text = " ".join(text.split()) if len(text) <= 5 * _LONGEST else text
    if len(text) > _LONGEST:
        return None
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            try:
                return _when(match.groupdict(), basis)
            except ValueError:  # a month 13, an hour 25: not a date, whatever it looks like
                return None
    return None


def _when(parts: dict[str, str | None], basis: Basis) -> When | None:
    year = int(parts["year"] or 0)
    if year not in YEARS:
        return None
    if not (parts.get("day") or parts.get("either")):
        return _period(year, _month(parts), basis)
    day = _day(year, parts)
    if day is None or (day in _EPOCH and basis == "metadata"):
        return None
    if parts.get("hour") is None:
        return _exactly(day.isoformat(), "", "day", basis, None)
    return _instant(day, parts, basis)


def _period(year: int, month: int | None, basis: Basis) -> When:
    """Give a whole month, or a whole year."""
    last = date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    return When(
        earliest=date(year, month or 1, 1).isoformat(),
        latest=last.isoformat(),
        value=f"{year}-{month:02}" if month else f"{year}",
        precision="month" if month else "year",
        basis=basis,
        zone=None,
    )


def _month(parts: dict[str, str | None]) -> int | None:
    name, month = parts.get("name"), parts.get("month")
    return MONTHS[name[:3].lower()] if name else int(month) if month else None


def _day(year: int, parts: dict[str, str | None]) -> date | None:
    """Find the one day that the numbers and the weekday allow."""
    if parts.get("either"):
        either, other = int(parts["either"] or 0), int(parts["other"] or 0)
        written = {(either, other), (other, either)}
    else:
        written = {(_month(parts) or 0, int(parts["day"] or 0))}
    weekday = parts.get("weekday")
    days = [
        date(year, month, day)
        for month, day in written
        if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    ]
    days = [day for day in days if not weekday or day.weekday() == _WEEKDAYS[weekday.lower()]]
    return days[0] if len(days) == 1 else None


def _instant(day: date, parts: dict[str, str | None], basis: Basis) -> When | None:
    hour, minute, second, zone = _clock(parts), parts["minute"], parts.get("second"), parts.get("zone")
    if hour is None:
        return None
    zone = zone.upper() if zone else None
    offset = _offset(zone) if zone else None
    if zone and offset is None and zone not in AMBIGUOUS:
        return None
    instant = datetime.combine(day, time(hour, int(minute or 0), int(second or 0)), timezone(offset or timedelta()))
    if instant == datetime(1970, 1, 1, tzinfo=UTC):
        return None
    precision = "second" if second else "minute" if minute else "hour"
    shape = {"second": "%H:%M:%S", "minute": "%H:%M", "hour": "%H"}[precision]
    east = instant.isoformat()[-6:] if offset is not None else ""
    return _exactly(f"{day.isoformat()}T{instant.strftime(shape)}", east, precision, basis, zone)


def _clock(parts: dict[str, str | None]) -> int | None:
    """Read the hour of 24; ``None`` for a bare number and for "14 p.m."."""
    hour, half = int(parts["hour"] or 0), parts.get("half")
    if half is None:
        return hour if parts["minute"] else None
    return hour % 12 + (12 if half.lower() == "p" else 0) if 1 <= hour <= 12 else None


def _offset(zone: str) -> timedelta | None:
    written = _OFFSET.fullmatch(zone)
    if not written:
        return timedelta(minutes=OFFSETS[zone]) if zone in OFFSETS else None
    hours, minutes = int(written["hours"]), int(written["minutes"] or 0)
    offset = timedelta(hours=hours, minutes=minutes)
    if offset > _FARTHEST or minutes > 59:
        raise ValueError(zone)
    return offset if written["sign"] == "+" else -offset


def _exactly(value: str, offset: str, precision: str, basis: Basis, zone: str | None) -> When:
    end = value + offset
    return When(earliest=end, latest=end, value=value, precision=precision, basis=basis, zone=zone)

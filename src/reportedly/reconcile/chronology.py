"""When a report was published, in days: what orders everything across articles.

A day is that of the page's own date, where it was published; what came first is told by the instant. A report without
a date, or with one that only its words bound, has no day: it counts for no day's standing and comes last in every
order.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from reportedly.records import Article, When

__all__ = ["MINUTES", "day_of", "ends", "first_minute", "minutes", "moment_of"]

_DAY = len("2017-05-28")
_LAST = "~"
#: Minutes of a day.
MINUTES = 24 * 60
_AROUND = 15


def moment_of(article: Article) -> tuple[str, str]:
    """What articles are ordered by: the instant of publication, undated ones last; of versions, the later; the id."""
    when = article.published
    told = when.earliest if when is not None and when.basis != "inferred" else None
    modified = article.modified.earliest if article.modified is not None else None
    return (_instant(told) if told else _LAST, f"{_instant(modified) if modified else ''} {article.id}")


def day_of(article: Article) -> str | None:
    """The day an article was published, ISO 8601; ``None`` where the page has no date."""
    return None if moment_of(article)[0] == _LAST or article.published is None else _local(article.published)


def _local(when: When) -> str | None:
    return when.earliest[:_DAY] if when.earliest else None


def ends(when: When | None) -> tuple[str, str] | None:
    """A time as its first and last day; ``None`` where either end is open."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    return when.earliest[:_DAY], when.latest[:_DAY]


def first_minute(day: str) -> int:
    """The first minute of a day, ISO 8601, counted from a day long ago."""
    return date.fromisoformat(day).toordinal() * MINUTES


def minutes(when: When | None) -> tuple[int, int] | None:
    """A time as its first and last minute, counted from a day long ago; ``None`` where either end is open.

    A clock time is taken with a quarter of an hour on either side: nobody who says "at 4:10" means the minute.
    """
    told = ends(when)
    if told is None or when is None:
        return None
    first, last = map(first_minute, told)
    if when.precision not in ("hour", "minute", "second"):
        return first, last + MINUTES - 1
    return first + _clock(when.earliest) - _AROUND, last + _clock(when.latest) + _AROUND


def _clock(instant: str | None) -> int:
    moment = datetime.fromisoformat(instant or "")
    return moment.hour * 60 + moment.minute


def _instant(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _LAST
    if len(text) <= _DAY:
        return text
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.isoformat(timespec="seconds")

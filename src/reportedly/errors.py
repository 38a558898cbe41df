"""Everything that reportedly raises on purpose.

    ReportedlyError
    ├── UsageError        the caller's mistake: a source that is not there, an option that makes no sense
    ├── PageError         the page's fault, with a code: becomes a ``rejected`` record, the run goes on
    │   └── FetchError    an address that could not be fetched, or must not be
    ├── BundleError       the reader's bundle is missing, broken or made for another version
    └── StoreError        the desk file cannot be opened, read or written
        └── NewerDesk     the desk was made by a newer version of reportedly

A message says what is wrong, where (``claims[3].when.latest``, a path, an address) and what to do about it, in one
line. Anything else that escapes is a defect of the program and may show a traceback.
"""

from __future__ import annotations

__all__ = ["BundleError", "FetchError", "NewerDesk", "PageError", "ReportedlyError", "StoreError", "UsageError"]


class ReportedlyError(Exception):
    """The root of the tree: catch this to catch them all."""


class UsageError(ReportedlyError):
    """The caller asked for something that cannot be done as asked."""


class PageError(ReportedlyError):
    """A page that gives no article.

    Args:
        reason: the code of :data:`reportedly.records.REASONS` under which the page is rejected.
        detail: one line for a person.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class FetchError(PageError):
    """An address that could not be fetched, or must not be."""


class BundleError(ReportedlyError):
    """The reader's bundle cannot be used."""


class StoreError(ReportedlyError):
    """The desk file cannot be opened, read or written."""


class NewerDesk(StoreError):  # noqa: N818 - named for what it is
    """The desk was made by a newer version of reportedly; this one leaves it alone."""

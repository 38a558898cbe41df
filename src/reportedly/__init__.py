"""reportedly: who claimed what, on whose word, how surely, when.

The door is small. :func:`parse` reads pages and gives what is in them; :func:`read` does the same and keeps it in a
desk; the values they give are those of :mod:`reportedly.records`.

    >>> import reportedly
    >>> for report in reportedly.parse(["page.html"]):
    ...     for statement in report.statements:
    ...         print([link.name for link in statement.chain], statement.content[0].text)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from reportedly.errors import (
    BundleError,
    FetchError,
    NewerDesk,
    PageError,
    ReportedlyError,
    StoreError,
    UsageError,
)
from reportedly.records import Article, Entity, Link, Mention, Page, Rejected, Report, Span, Statement, When

if TYPE_CHECKING:
    from reportedly.pipeline import Hints, Known, parse, read, show

__all__ = [
    "Article",
    "BundleError",
    "Entity",
    "FetchError",
    "Hints",
    "Known",
    "Link",
    "Mention",
    "NewerDesk",
    "Page",
    "PageError",
    "Rejected",
    "Report",
    "ReportedlyError",
    "Span",
    "Statement",
    "StoreError",
    "UsageError",
    "When",
    "parse",
    "read",
    "show",
]


def __getattr__(name: str) -> object:
    """The pipeline, and with it the reader's runtime, is loaded when it is first asked for."""
    if name in __all__:
        return getattr(import_module("reportedly.pipeline"), name)
    raise AttributeError(f"module 'reportedly' has no attribute {name!r}")

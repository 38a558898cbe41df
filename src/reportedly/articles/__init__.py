"""The stage between a page and its reading: the article a page carries, its text fixed for good.

:func:`extract` is all that other code needs.
"""

from __future__ import annotations

from reportedly.articles.extraction import extract

__all__ = ["extract"]

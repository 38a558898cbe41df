"""The first stage: from files, folders, standard input and addresses to pages.

    sources ── what each one is (sources) ── open or fetch it (files, fetch) ── unpack (unpack) ── which form (sniff)
            ── pages out of the bytes (content, jsonlines)

Bytes go through as they came; nothing here knows what an article is. A source that is not there is the caller's mistake
and is said before the first page; whatever else goes wrong with a page becomes a rejected record and harms no other.
"""

from __future__ import annotations

from reportedly.pages.opening import expected, open_pages, sent_pages
from reportedly.pages.rules import Hints, Rules

__all__ = ["Hints", "Rules", "expected", "open_pages", "sent_pages"]

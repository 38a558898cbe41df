"""The style sheet that lights up the parts of one statement together, without a script.

A report's numbers are in classes (:mod:`~reportedly.web.views.report`); a rule for each says that its pieces are lit
when its anchor is the target of the address, or anchor or note have the pointer or the focus. The sheets come in a few
sizes, so that a browser keeps them, and a report takes the smallest that is enough; beyond the largest, only the anchor
is lit.
"""

from __future__ import annotations

from typing import Final

__all__ = ["SIZES", "name", "sheet"]

#: How many statements a sheet is enough for.
SIZES: Final = (32, 64, 128, 256, 512)


def name(statements: int) -> str:
    """Name the sheet that is enough for so many statements, or the largest."""
    return f"marks-{next((size for size in SIZES if size >= statements), SIZES[-1])}.css"


def sheet(size: int) -> str:
    """Write the sheet for so many statements."""
    return "".join(map(_rule, range(1, size + 1)))


def _rule(number: int) -> str:
    called = f":is(.a{number}:is(:target,:hover,:focus),.n{number}:is(:hover,:target,:focus-within))"
    return f"article:has({called}) .s{number}{{background:var(--lit);color:var(--lit-ink)}}\n"

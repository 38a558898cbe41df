"""Pages about a ferry that never sank, and a flood that never was, in sentences that the reader by rule can read."""

from __future__ import annotations

import json
from pathlib import Path

__all__ = ["FLOOD", "PAGES", "WRECK", "line", "write"]

#: Outlet, day, title, text. The names of the first hold the wreck's pages together; the flood's share none of them.
WRECK = (
    (
        "Tideline",
        "2031-03-01",
        "Ferry lost off Pell Point",
        "Ilse Brandt said that the ferry had sunk in the night. Jory Pellane said that the valve had failed.",
    ),
    (
        "The Orrin Courier",
        "2031-03-02",
        "Owner speaks of a valve",
        "Ilse Brandt said that the valve had failed. Jory Pellane said that the crew had left in time.",
    ),
    (
        "Pell Post",
        "2031-03-04",
        "Search is over",
        "Jory Pellane said that the search had ended. Ilse Brandt said that the mast had been found.",
    ),
)
FLOOD = (
    (
        "Tideline",
        "2031-04-10",
        "Calder under water",
        "Pia Corvander said that the bridge had closed. Edvar Strane said that the water had come early.",
    ),
    (
        "Calder Echo",
        None,
        "What the water left",
        "Edvar Strane said that the water had come early. Pia Corvander said that the mill had burst.",
    ),
)
PAGES = WRECK + FLOOD

Page = tuple[str, str | None, str, str]


def line(page: Page) -> str:
    """One page as a JSON line."""
    outlet, day, title, text = page
    return json.dumps({"outlet": outlet, "title": title, "text": text} | ({"published": day} if day else {}))


def write(path: Path, *pages: Page) -> str:
    """Write pages as JSON lines; gives the path, as a source."""
    path.write_text("".join(f"{line(page)}\n" for page in pages), encoding="utf-8")
    return str(path)

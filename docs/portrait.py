"""Take the README's picture of the desk, ``docs/desk.png``: ``python docs/portrait.py [CHROMIUM]``.

The example is read into a desk, `reportedly serve` shows it, and Chromium (Debian's, unless another is named) takes the
page of the story, light, on a screen of 1280 by 1000.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from reportedly import asking, pipeline

HERE = Path(__file__).parent
PAGES = HERE.parent / "examples" / "ilda-morane"
CHROMIUM = "/usr/bin/chromium"


def main() -> None:
    """Read, show, and take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "example.db"
        list(pipeline.read([str(PAGES)], desk=desk))
        (story,) = (line.id for line in asking.stories(desk) if "ferry" in (line.title or ""))
        command = [sys.executable, "-m", "reportedly", "serve", "--desk", str(desk), "--port", "0", "--read-only"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as shown:  # noqa: S603 - our own command
            assert shown.stderr is not None
            address = next(word for line in shown.stderr for word in line.split() if word.startswith("http"))
            take(f"{address.rstrip('/.,')}/story/{story}")
            shown.terminate()


def take(address: str) -> None:
    """Take the picture of one page."""
    with sync_playwright() as browsers:
        chromium = browsers.chromium.launch(
            executable_path=sys.argv[1] if len(sys.argv) > 1 else CHROMIUM, args=["--no-sandbox"]
        )
        page = chromium.new_page(viewport={"width": 1280, "height": 1000})
        page.goto(address)
        page.screenshot(path=HERE / "desk.png")
        chromium.close()


if __name__ == "__main__":
    main()

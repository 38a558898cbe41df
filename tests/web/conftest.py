"""What the tests of the pages share: the desk of the example, read once by the real reader, and desks read by rule."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from starlette.testclient import TestClient

from reportedly import asking, pipeline
from reportedly.web.adding import Adding
from reportedly.web.app import application
from reportedly.web.clerk import Clerk
from reportedly.web.making import Making
from tests.web.browsing import CHROMIUM, Browser

ROOT: Final = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The desk of the example story."""
    desk = tmp_path_factory.mktemp("ferry") / "desk.db"
    list(pipeline.read([str(ROOT / "examples" / "ilda-morane")], desk=desk))
    return desk


@pytest.fixture(scope="session")
def told(ferry: Path) -> asking.Told:
    """The example story as it is now."""
    return asking.story(ferry, "supply ferry")


@pytest.fixture(scope="session")
def browsing(ferry: Path) -> Iterator[TestClient]:
    """Somebody who looks at the example's desk, from this machine."""
    with Clerk(ferry) as clerk, client(clerk) as found:
        yield found


def client(
    clerk: Clerk,
    token: str | None = None,
    base: str = "http://127.0.0.1",
    *,
    readonly: bool = False,
    adding: Adding | None = None,
    making: Making | None = None,
) -> TestClient:
    """Somebody who looks at a desk, and adds to it where it takes something."""
    shown = application(clerk, token=token, readonly=readonly, adding=adding, making=making)
    return TestClient(shown, base_url=base, follow_redirects=False)


def written(path: Path, *pages: tuple[str, str | None, str, str]) -> str:
    """Write pages (outlet, day, title, text) as JSON lines; gives the path, as a source."""
    lines = [
        json.dumps({"outlet": outlet, "title": title, "text": text} | ({"published": day} if day else {}))
        for outlet, day, title, text in pages
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, or a reason why not; with ``REPORTEDLY_BROWSER=required`` there is none."""
    required = os.environ.get("REPORTEDLY_BROWSER") == "required"
    if not required:
        pytest.importorskip(
            "playwright.sync_api", reason="Playwright for Python is not installed: pip install playwright"
        )
    if CHROMIUM is None:
        if required:
            pytest.fail("no Chromium is installed: apt-get install chromium")
        pytest.skip("no Chromium is installed: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield Browser(chromium)
        chromium.close()

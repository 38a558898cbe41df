"""The example's desk in a real Chromium: looked at, moved through time, followed to the very words, by any means."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from reportedly import asking, pipeline
from reportedly.store import Desk
from reportedly.web import publish
from reportedly.web.adding import Adding
from tests import rulereader, wreck
from tests.web.browsing import Browser, shown

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: Where axe-core lies, the accessibility checker of Deque (MPL-2.0), which is not in the repository.
AXE: Final = os.environ.get("REPORTEDLY_AXE")
FERRY: Final = Path(__file__).parents[2] / "examples" / "ilda-morane"
LIT: Final = "getComputedStyle(document.querySelector('.body .{}')).backgroundColor"


def test_from_the_desk_to_the_words(ferry: Path, browser: Browser) -> None:
    with shown(ferry) as base, browser.page(script=False) as page:
        page.goto(base)
        page.get_by_role("link", name="At least 14 dead after supply ferry").click()
        _walk(page)


def test_the_same_from_a_disk(ferry: Path, browser: Browser, tmp_path: Path) -> None:
    publish(ferry, tmp_path / "out")
    with browser.page() as page:
        page.goto((tmp_path / "out" / "index.html").as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('.top')).display") == "flex"
        page.get_by_role("link", name="At least 14 dead after supply ferry").click()
        page.get_by_role("link", name="7 March 2024").first.click()
        assert page.url.endswith(".2024-03-07.html")
        assert page.get_by_text("As of the end of 7 March 2024").is_visible()
        page.locator(".version .said a.words").first.click()
        assert page.locator(":target").count() == 1


def _walk(page: Page) -> None:
    """Move the date, see a standing change, follow a cell to its words."""
    claim = page.locator(".version", has_text="Fourteen went down off our own rocks")
    assert claim.locator(".status").first.inner_text().endswith("disputed")
    page.get_by_label("Reported until").fill("2024-03-07")
    page.get_by_role("button", name="Show that day").click()
    assert "as-of=2024-03-07" in page.url
    assert claim.locator(".status").first.inner_text().endswith("overtaken")
    page.get_by_role("link", name="Next change").click()
    assert "as-of=2024-03-11" in page.url
    words = claim.locator(".said a.words").first
    text = words.inner_text().strip("“”")
    words.click()
    assert page.url.partition("#")[2].startswith("statement-")
    assert text in page.locator(".body").inner_text().replace("\n", " ")


def test_a_statement_and_its_parts_are_lit_together(ferry: Path, browser: Browser) -> None:
    story = asking.story(ferry, "supply ferry").affair.story
    with shown(ferry) as base, browser.page() as page:
        page.goto(f"{base}/report/{story.articles[0]}")
        note = page.locator(".notes > ol > li").first
        number = note.get_attribute("value")
        dark = page.evaluate(LIT.format(f"s{number}"))
        note.hover()
        lit = page.evaluate(LIT.format(f"s{number}"))
        assert lit != dark
        page.mouse.move(0, 0)
        assert page.evaluate(LIT.format(f"s{number}")) == dark
        page.locator(f".ref.a{number}").focus()
        assert page.evaluate(LIT.format(f"s{number}")) == lit


def test_the_keyboard_is_enough(ferry: Path, browser: Browser) -> None:
    with shown(ferry) as base, browser.page() as page:
        page.goto(base)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/story/*")


def test_a_search_by_form(ferry: Path, browser: Browser) -> None:
    with shown(ferry) as base, browser.page(script=False) as page:
        page.goto(base)
        page.get_by_label("Search claims and reports").fill("shut-off valve")
        page.get_by_role("button", name="Search").click()
        assert page.locator("mark").count() > 0
        page.locator(".found h2 a").first.click()
        assert page.locator("h1").is_visible()


def test_a_page_is_added_by_form(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rulereader.install(monkeypatch)
    desk = tmp_path / "desk.db"
    Desk.open(desk).close()
    adding = Adding(desk)
    with shown(desk, adding=adding) as base, browser.page(script=False) as page:
        page.goto(base)
        page.get_by_role("link", name="Add pages", exact=True).click()
        page.get_by_label("Addresses").fill("/etc/passwd")
        page.get_by_role("button", name="Read them").click()
        assert page.get_by_label("Addresses").input_value() == "/etc/passwd"
        assert page.get_by_text("only http and https addresses can be fetched").is_visible()
        page.get_by_label("Addresses").fill("")
        page.get_by_label("Files").set_input_files(sorted(FERRY.glob("*.html"))[:2])
        page.get_by_role("button", name="Read them").click()
        while page.get_by_role("link", name="See how far it is now").count():
            page.get_by_role("link", name="See how far it is now").click()
        assert page.get_by_text("2 new reports").is_visible()
        page.locator(".stories h2 a").first.click()
        assert "/report/" in page.url
    adding.close()


def test_a_correction_is_kept_seen_and_undone(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rulereader.install(monkeypatch)
    desk = tmp_path / "desk.db"
    list(pipeline.read([wreck.write(tmp_path / "pages.jsonl", *wreck.PAGES)], desk=desk))
    with shown(desk) as base, browser.page(script=False) as page:
        page.goto(base)
        page.get_by_role("link", name="Ferry lost off Pell Point").click()
        page.get_by_role("link", name="The valve had failed.").first.click()
        assert page.get_by_text("corroborated since").is_visible()
        address = page.url
        page.get_by_role("link", name="in The Orrin Courier").click()
        page.get_by_label("What is to be corrected").select_option(label="Whose word a hop is")
        page.get_by_label("Which hop").select_option(label="1: Ilse Brandt")
        page.get_by_label("Your name").fill("J. Roe")
        page.get_by_role("button", name="Keep it").click()
        assert page.get_by_text("Say whose word it is.").is_visible()
        assert page.get_by_label("Your name").input_value() == "J. Roe"
        page.get_by_label("Whose word it is", exact=True).fill("Jory Pellane")
        page.get_by_role("button", name="Keep it").click()
        assert page.locator(":target").count() == 1
        assert page.get_by_text("Corrected by the desk (J. Roe").first.is_visible()
        page.goto(address)
        assert page.get_by_text("reported since").is_visible()
        assert page.get_by_text("at most 1 independent").first.is_visible()
        page.get_by_role("link", name="Judge this claim").click()
        assert page.get_by_label("Your name").input_value() == "J. Roe"
        page.get_by_label("How likely it is so").select_option("likely")
        page.get_by_role("button", name="Keep it").click()
        assert page.url == address
        assert page.get_by_text("likely (55–80 %)").is_visible()
        page.get_by_role("link", name="What was judged of it").click()
        for left in (1, 0):
            page.get_by_role("link", name="Undo").last.click()
            page.get_by_role("button", name="Undo it").click()
            assert page.get_by_text("Undone by J. Roe").count() == 2 - left
        page.goto(address)
        assert page.get_by_text("corroborated since").is_visible()
        assert page.locator(".desk").count() == 0


def test_a_desk_with_a_token_opens_once(ferry: Path, browser: Browser) -> None:
    with shown(ferry, "0123456789abcdef") as base, browser.page() as page:
        answer = page.goto(base)
        assert answer is not None
        assert answer.status == 401
        page.goto(f"{base}/?token=0123456789abcdef")
        assert "token" not in page.url
        page.get_by_role("link", name="At least 14 dead").click()
        assert page.locator("h1").inner_text().startswith("At least 14 dead")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_page_and_nothing_moves(
    ferry: Path,
    browser: Browser,
    width: int,
    scheme: str,
) -> None:
    with shown(ferry) as base, browser.page(width=width, scheme=scheme) as page:
        page.add_init_script(
            "window.shift=0;new PerformanceObserver(l=>l.getEntries().forEach(e=>window.shift+=e.value))"
            ".observe({type:'layout-shift',buffered:true})"
        )
        for address in _main(ferry):
            page.goto(base + address)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
            assert page.evaluate("window.shift") == 0, address


@pytest.mark.skipif(not AXE, reason="axe-core is not at hand: npm pack axe-core, then REPORTEDLY_AXE=…/axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_serious(ferry: Path, browser: Browser, width: int, scheme: str) -> None:
    source = Path(str(AXE)).read_text(encoding="utf-8")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    with shown(ferry) as base, browser.page(width=width, scheme=scheme) as page:
        for address in _main(ferry):
            page.goto(base + address)
            page.evaluate(source)
            found: Any = page.evaluate("tags => axe.run({runOnly: tags})", tags)
            told = [
                (one["id"], one["impact"], node["html"][:160], node.get("failureSummary", "")[:300])
                for one in found["violations"]
                for node in one["nodes"][:2]
            ]
            assert told == [], address


def _main(desk: Path) -> list[str]:
    told = asking.story(desk, "supply ferry")
    story = told.affair.story
    claim = max(told.affair.claims, key=lambda one: (len(one.rivals), len(one.says)))
    longest = max(told.affair.claims, key=lambda one: (len(one.drifts), len(one.says)))
    root = next(root.entity for root in claim.roots if root.entity) if claim.roots else story.cast[0].id
    return [
        "/",
        f"/story/{story.id}",
        f"/story/{story.id}?as-of=2024-03-02",
        f"/timeline/{story.id}",
        f"/claim/{claim.id}",
        f"/claim/{longest.id}",
        f"/report/{story.articles[0]}",
        f"/source/{story.id}/{root}",
        "/search?q=ferry",
        "/about",
        "/add",
        "/log",
        f"/claim/{claim.id}/judge",
        f"/claim/{claim.id}/relate",
        f"/report/{claim.says[0].article}/correct?statement={claim.says[0].statement}",
        f"/story/{story.id}/divide",
        "/nowhere",
    ]

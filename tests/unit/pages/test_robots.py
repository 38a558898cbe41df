from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.pages.robots import Pacer, Robots

from .conftest import Clock

AGENT = "reportedly/1.2"
NEWS = "https://desk.example/news/ferry"


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        pytest.param("", True, id="nothing said"),
        pytest.param("User-agent: *\nDisallow:", True, id="nothing forbidden"),
        pytest.param("User-agent: *\nDisallow: /", False, id="everything forbidden"),
        pytest.param("User-agent: *\nDisallow: *", False, id="everything forbidden by a star"),
        pytest.param("User-agent: *\nDisallow: /news/", False, id="the folder"),
        pytest.param("User-agent: *\nDisallow: /news/*", False, id="the folder with a star"),
        pytest.param("User-agent: *\nDisallow: /sport/", True, id="another folder"),
        pytest.param("User-agent: otherbot\nDisallow: /", True, id="somebody else"),
        pytest.param("User-agent: Reportedly\nDisallow: /\n\nUser-agent: *\nAllow: /", False, id="by name"),
        pytest.param("User-agent: *\nDisallow: /\n\nUser-agent: reportedly\nDisallow:", True, id="allowed by name"),
        pytest.param("User-agent: *\nAllow: /\nDisallow: /news/", False, id="the longer rule, though it comes second"),
        pytest.param("User-agent: *\nDisallow: /\nAllow: /news/", True, id="the longer rule allows"),
        pytest.param("User-agent: *\nDisallow: /news/\nAllow: /news/", True, id="of equals the one that allows"),
        pytest.param("User-agent: *\n\nDisallow: /sport/\n\nDisallow: /news/", False, id="blank lines end nothing"),
        pytest.param("User-agent: *\r\nDisallow: /news/ # no robots\r\n", False, id="a comment"),
        pytest.param("<!doctype html><p>No such page: sorry", True, id="a web page in its place"),
        pytest.param("User-agent: *\nDisallow: http://[", False, id="a rule that cannot be read"),
    ],
)
def test_what_a_site_allows(text: str, allowed: bool) -> None:
    assert Robots(text, agent=AGENT).allows(NEWS) is allowed


def test_a_site_that_cannot_say_allows_nothing() -> None:
    robots = Robots(None, agent=AGENT)
    assert (robots.allows(NEWS), robots.pause) == (False, 1.0)


@pytest.mark.parametrize(
    ("delay", "pause"),
    [("0", 1.0), ("1", 1.0), ("4", 4.0), ("10", 10.0), ("86400", 10.0), ("9" * 400, 10.0), ("soon", 1.0), ("", 1.0)],
)
def test_the_pause_between_two_requests(delay: str, pause: float) -> None:
    assert Robots(f"User-agent: *\nCrawl-delay: {delay}\nDisallow: /x", agent=AGENT).pause == pause


@given(st.text() | st.lists(st.sampled_from(["User-agent: *", "Disallow: ", "Allow:/a", "Crawl-delay: ²", ""])))
def test_any_text_is_read(text: str | list[str]) -> None:
    robots = Robots(text if isinstance(text, str) else "\n".join(text), agent=AGENT)
    assert robots.allows(NEWS) in {True, False}
    assert 1 <= robots.pause <= 10


def test_requests_to_one_host_are_kept_apart() -> None:
    clock = Clock()
    pacer = Pacer(clock, clock.sleep)
    pacer.wait("desk.example", 4)
    pacer.wait("other.example", 4)
    assert clock.slept == []
    clock.now += 1
    pacer.wait("desk.example", 4)
    assert clock.slept == [3]
    clock.now += 9
    pacer.wait("desk.example", 4)
    assert clock.slept == [3]

"""Boxes of the page and signatures of agencies, by what the markup says of them."""

from __future__ import annotations

import pytest

from reportedly.articles.body import parse
from reportedly.articles.boxes import boxed, signatures

PROSE = "The crane on the north quay came down at noon, the harbour master told reporters on Monday."
FIELD = '<form><input type="email"><button>Go</button></form>'


@pytest.mark.parametrize(
    ("html", "line", "inside"),
    [
        pytest.param(
            f"<div><h4>The Tide Letter</h4><p>Every day.</p>{FIELD}</div>", "The Tide Letter", True, id="form"
        ),
        pytest.param(f"<div><div><h4>Tides</h4></div><div>{FIELD}</div></div>", "Tides", True, id="around a form"),
        pytest.param(f"<h4>The Tide Letter</h4>{FIELD}", "The Tide Letter", False, id="beside a form"),
        pytest.param("<div><h4>Tides</h4><form><input type=text></form></div>", "Tides", False, id="other field"),
        pytest.param(f"<div><p>{PROSE * 6}</p><p>Tides</p>{FIELD}</div>", "Tides", False, id="too large for a box"),
        pytest.param(f"<article><p>{PROSE}</p>{FIELD}</article>", PROSE, False, id="form of the page"),
        pytest.param('<p class="story-tools"><a>Cite</a><a>Print</a></p>', "CitePrint", True, id="class"),
        pytest.param('<div id="legal"><p>The Harbour  translates.</p></div>', "The Harbour translates.", True, id="id"),
        pytest.param('<div class="legality"><p>Tides</p></div>', "Tides", False, id="part of a word"),
        pytest.param(f'<div class="legal"><p>{PROSE * 6}</p></div>', PROSE * 6, False, id="an article on the law"),
        pytest.param('<p class="notice">Corrected on Monday.</p>', "Corrected on Monday.", False, id="a notice"),
    ],
)
def test_lines_in_boxes(html: str, line: str, *, inside: bool) -> None:
    assert (line in boxed(parse(f"<html><body><main>{html}</main></body></html>"))) is inside


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        pytest.param('<p class="agency-credit"><em>Northline</em></p>', {"Northline"}, id="class"),
        pytest.param('<span class="newswire">Northline  News</span>', {"Northline News"}, id="white space"),
        pytest.param('<p class="agency"></p>', set(), id="empty"),
        pytest.param(f'<p class="agency">{PROSE}</p>', set(), id="a sentence"),
        pytest.param('<p class="agenda">Northline</p>', set(), id="another word"),
    ],
)
def test_signatures(html: str, lines: set[str]) -> None:
    assert signatures(parse(f"<html><body>{html}</body></html>")) == lines

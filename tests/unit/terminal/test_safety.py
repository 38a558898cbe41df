from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.terminal.safety import escaped, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("The ferry turned back.", "The ferry turned back.", id="plain text stays"),
        pytest.param("Zoë – “très bien” 船 🚢", "Zoë – “très bien” 船 🚢", id="any script stays"),
        pytest.param("\x1b[2J\x1b[31mgone", "�[2J�[31mgone", id="an escape sequence is seen, not obeyed"),
        pytest.param("\x1b]0;title\x07", "�]0;title�", id="the window keeps its title"),
        pytest.param("\x9b31mred", "�31mred", id="the eight-bit introducer is one, too"),
        pytest.param("said\rdenied", "said denied", id="nothing is written over"),
        pytest.param("denied\b\b\b\b\b\bsaid", "denied������said", id="nothing is rubbed out"),
        pytest.param("is \u202eeslaf\u202c", "is �eslaf�", id="a bidirectional override is seen"),
        pytest.param("\u2066isolate\u2069", "�isolate�", id="an isolate is seen"),
        pytest.param("re\u00adspond\u200b", "respond", id="a soft hyphen shows as nothing"),
        pytest.param("one\n\ntwo\tthree\u2028four\xa0five", "one  two three four five", id="any space is a space"),
        pytest.param("lone \ud800 half", "lone � half", id="a lone surrogate can be encoded"),
        pytest.param("[bold]he[/bold] said", "[bold]he[/bold] said", id="markup is text"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_paragraphs_are_kept_where_asked_for() -> None:
    assert printable("one\nline \n \n two\x1b", paragraphs=True) == "one line\ntwo�"


@given(st.text(st.characters()))
def test_what_is_printable_is_printable_and_stays(text: str) -> None:
    shown = printable(text)
    assert shown.isprintable()
    assert not {"Cc", "Cf", "Cs"} & {unicodedata.category(character) for character in shown}
    assert printable(shown) == shown


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_an_escaped_line_means_the_same(text: str) -> None:
    line = json.dumps({"text": text}, ensure_ascii=False)
    assert escaped(line).isprintable()
    assert json.loads(escaped(line)) == {"text": text}

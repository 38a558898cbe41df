"""What is an affair, and which of its sayings are one claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.sayings import FOLDER, affairs

WRITTEN = """
# the lamp at Rookport
? is it out
= yes
- Ada Quill said [[the lamp had gone out]].
- "[[It is dark]]," the keeper told the Courier.
= no
- [[The lamp is lit]], Jon Vale insists.
~ at times
- [[It flickers]].
? who is to blame
= the sea
- [[The storm put it out]].
.
- [[The lamp was built in 1878]].
- [[Nine boats stay in]].

# another
? whether
= yes
- [[It is]].
"""


def test_the_form(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(WRITTEN, encoding="utf-8")
    first, second = affairs(tmp_path)
    assert (first.title, second.title) == ("the lamp at Rookport", "another")
    assert [(one.text[one.start : one.end], one.question, one.claim) for one in first.sayings] == [
        ("the lamp had gone out", 1, 1),
        ("It is dark", 1, 1),
        ("The lamp is lit", 1, 2),
        ("It flickers", 1, 3),
        ("The storm put it out", 2, 4),
        ("The lamp was built in 1878", 3, 5),
        ("Nine boats stay in", 4, 6),
    ]
    assert [one.excludes for one in first.sayings] == [{2}, {2}, {1}, set(), set(), set(), set()]
    assert first.sayings[0].text == "Ada Quill said the lamp had gone out."


@pytest.mark.parametrize("line", ["- nothing is marked", "- [[two]] and [[two]]", "- [[open", "a line", "+ [[so]]"])
def test_a_line_of_another_form(line: str, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(f"# lamp\n? out\n= yes\n- [[It is]].\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"one\.txt:5: neither a heading nor a saying"):
        list(affairs(tmp_path))


def test_the_sayings_have_the_form_and_teach_something() -> None:
    told = list(affairs(FOLDER))
    claims = [[one.claim for one in affair.sayings] for affair in told]
    assert len({affair.title for affair in told}) == len(told)
    assert all(len(set(own)) < len(own) for own in claims), "an affair in which nothing is said twice"
    assert all(one.text[one.start : one.end].strip() for affair in told for one in affair.sayings)

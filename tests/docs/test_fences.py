"""How documents are taken apart."""

from __future__ import annotations

import pytest

from tests.docs.fences import Fence, anchors, commands, fences, links

DOCUMENT = """\
# What it's for: a test

See [the other](other.md#part-2), ![a picture](a.png "A title"), [the site](https://a.example/) and `[no](link)`.

```console
$ ls \\
    -l
total 0
$ pwd
```

````python
print("[no](link)")
````

## Part 2

[named]: notes/named.md
"""


def test_fences() -> None:
    found = list(fences(DOCUMENT))
    assert [(fence.language, fence.line) for fence in found] == [("console", 6), ("python", 13)]
    assert found[1].body == 'print("[no](link)")\n'


def test_links() -> None:
    assert list(links(DOCUMENT)) == ["other.md#part-2", "a.png", "notes/named.md"]


def test_anchors() -> None:
    assert anchors(DOCUMENT) == {"what-its-for-a-test", "part-2"}


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("console", "$ ls \\\n    -l\ntotal 0\n$ pwd\n", ["ls      -l", "pwd"]),
        ("sh", "# first\nls\n\npwd\n", ["ls", "pwd"]),
        ("bash", "ls | \\\nhead\n", ["ls |  head"]),
        ("json", '{"record": "article"}\n', []),
        ("", "$ ls\n", []),
    ],
)
def test_commands(language: str, body: str, expected: list[str]) -> None:
    assert list(commands(Fence(language=language, body=body, line=1))) == expected

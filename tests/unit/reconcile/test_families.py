"""Articles, and which copies which."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from reportedly.reconcile.families import copies, families
from reportedly.records import Article
from tests.told_reports import printed

A = "The ferry left Orrin at noon with lorries and a choir on board."
B = "A fire broke out below the car deck within the hour, the harbour master said."
C = "Fishing boats from three villages reached the burning hull before the navy did."
D = "The owners have refused to publish the list of those who had bought tickets."
LAST = "Divers will go down again on Thursday if the swell allows it."
OWN = "Our reporter counted eleven coffins in the chapel on the hill on Friday night."
OTHER = "Nobody at the chapel would say who had paid for the flowers in the nave."
THIRD = "The bells of the lower town were rung for an hour after the last mass."
QUOTE = "“We heard the engine stop, and then we saw the smoke come up through the grating,” he said."
QUOTE_TOO = "“I told them twice that the pump was broken and they laughed at me in the mess,” he said."


def copied(*pages: list[str], undated: tuple[int, ...] = ()) -> list[str]:
    """Who copies whom, as ``copy of original: share``; pages are numbered in the order of publication."""
    articles = made(*pages, undated=undated)
    number = {article.id: place for place, article in enumerate(articles)}
    found = [copies(order) for order in permutations(articles)]
    assert all(one == found[0] for one in found)
    return sorted(f"{number[one.article]} of {number[one.of]}: {one.share:.2f}" for one in found[0])


def made(*pages: list[str], undated: tuple[int, ...] = ()) -> list[Article]:
    return [
        printed(None if place in undated else f"2031-05-{place + 1:02}", f"Outlet {place}", "\n\n".join(page))
        for place, page in enumerate(pages)
    ]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param([[A, B, C], [A, B, C]], ["1 of 0: 1.00"], id="verbatim"),
        pytest.param([[A, B, C], [f"{A} {B} {C}"]], ["1 of 0: 1.00"], id="in other paragraphs"),
        pytest.param([[A, B, C], [A.upper(), B.upper(), C.upper()]], ["1 of 0: 1.00"], id="in capitals"),
        pytest.param(
            [
                [A, B, C],
                [A.replace("at noon", "at midday"), B.replace("the harbour master said", "an official said"), OWN],
            ],
            ["1 of 0: 0.67"],
            id="lightly edited",
        ),
        pytest.param([[A, B, C, D], [OWN, A, B, OTHER]], ["1 of 0: 0.50"], id="half of it"),
        pytest.param([[A, B, C], [A, OWN, OTHER, THIRD]], [], id="one sentence alone"),
        pytest.param([[A, B, C], [OWN, OTHER, THIRD]], [], id="nothing"),
        pytest.param([[QUOTE, QUOTE_TOO, A], [QUOTE, QUOTE_TOO, OWN]], [], id="quotes only are no copy"),
        pytest.param(
            [["It sank.", "It burned.", A], ["It sank.", "It burned.", OWN]], [], id="short sentences are none"
        ),
        pytest.param([[A, B], [C, D, LAST], [A, B, C, D, LAST]], ["2 of 1: 0.60"], id="of two, the one it has more of"),
        pytest.param([[A, B], [A, B], [OWN, OTHER, A, B]], ["1 of 0: 1.00", "2 of 0: 0.50"], id="of two, the earlier"),
        pytest.param([[]], [], id="an empty article"),
        pytest.param([[], []], [], id="two of them"),
    ],
)
def test_copies(pages: list[list[str]], expected: list[str]) -> None:
    assert copied(*pages) == expected


@pytest.mark.parametrize(
    ("outlets", "addresses", "pages", "expected"),
    [
        pytest.param(
            ("Pelorus", "Pelorus"), ("/a", "/a"), [[A, B, C], [A, B, OWN, OTHER, THIRD]], True, id="one address"
        ),
        pytest.param(("Pelorus", "Pelorus"), ("/a", "/b"), [[A, B, C], [A, B, OWN, OTHER]], True, id="half of it"),
        pytest.param(("Pelorus", "Pelorus"), ("/a", "/b"), [[A, B, C], [A, B, OWN, OTHER, THIRD]], False, id="less"),
        pytest.param(("Pelorus", "Packet"), ("/a", "/a"), [[A, B, C], [A, B, C]], False, id="another outlet"),
        pytest.param((None, None), ("/a", "/a"), [[A, B, C], [A, B, C]], False, id="whose is not known"),
        pytest.param(("Pelorus", "Pelorus"), (None, None), [[A, B, C], [A, B, C, OWN]], True, id="no address"),
    ],
)
def test_a_later_version_of_an_outlets_own_page_is_a_revision(
    outlets: tuple[str | None, ...], addresses: tuple[str | None, ...], pages: list[list[str]], expected: bool
) -> None:
    articles = [
        replace(article, outlet=outlet, url=url)
        for article, outlet, url in zip(made(*pages), outlets, addresses, strict=True)
    ]
    (found,) = copies(articles)
    assert found.revision is expected
    assert len(families([article.id for article in articles], [found])) == 1


def test_what_is_undated_copies_what_is_dated() -> None:
    assert copied([A, B, C], [A, B, C], undated=(0,)) == ["0 of 1: 1.00"]


def test_two_undated_ones_are_copies_all_the_same() -> None:
    assert len(copied([A, B, C], [A, B, OWN], undated=(0, 1))) == 1


def test_the_spans_of_a_copy_are_the_sentences_it_took() -> None:
    articles = made([A, B, C], [OWN, B, A])
    (copy,) = copies(articles)
    assert [span.text.strip() for span in copy.spans] == [B, A]
    assert all(articles[1].text[span.start : span.end] == span.text for span in copy.spans)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param([[A, B, C]], [[0]], id="one article"),
        pytest.param([[A, B, C], [A, B, OWN], [OTHER, THIRD]], [[0, 1], [2]], id="a copy and another"),
        pytest.param([[A, B, C], [A, B, D, LAST], [D, LAST, OWN]], [[0, 1, 2]], id="a chain of copies is one family"),
        pytest.param([[A, B], [C, D], [OWN, OTHER]], [[0], [1], [2]], id="nobody copies"),
    ],
)
def test_families(pages: list[list[str]], expected: list[list[int]]) -> None:
    articles = made(*pages)
    number = {article.id: place for place, article in enumerate(articles)}
    found = families([article.id for article in articles], copies(articles))
    assert sorted(sorted(number[one] for one in family) for family in found) == expected

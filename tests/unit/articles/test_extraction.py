"""From a page to its article, or to the reason why there is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.articles import extract
from reportedly.records import REASONS, Article, Page, Rejected

ONE = "The crane on the north quay came down at noon, the harbour master told reporters on Monday."
TWO = "Nobody had checked it since the spring, two of her officials said, and nobody knew why."
THREE = "The port was shut for the rest of the day while divers looked for the driver of the crane."

HTML = f"""<!DOCTYPE html><html lang="en"><head><title>Crane falls | The Harbour</title>
<meta property="og:title" content="Crane falls"><meta property="og:site_name" content="The Harbour">
<link rel="canonical" href="https://harbour.example/2017/crane"><meta name="author" content="Jane Roe">
</head><body><nav><a href="/">Home</a></nav><article><h1>Crane falls</h1><p>{ONE}</p><p>{TWO}</p>
<p><a href="/2">READ MORE: Ferry crews vote to strike</a></p><p>{THREE}</p></article></body></html>"""


def html(text: str = HTML, **fields: str) -> Page:
    return Page(body=text.encode(), media_type="text/html", **fields)


def plain(text: str, **fields: str) -> Page:
    return Page(body=text.encode(), media_type="text/plain", **fields)


def article(page: Page) -> Article:
    result = extract(page)
    assert isinstance(result, Article), result
    return result


def reason(page: Page) -> str:
    result = extract(page)
    assert isinstance(result, Rejected), result
    return result.reason


def test_a_page() -> None:
    found = article(html(captured="2017-05-03T10:00:00Z"))
    assert found.text == f"{ONE}\n\n{TWO}\n\n{THREE}"
    assert found.title == "Crane falls"
    assert found.outlet == "The Harbour"
    assert found.url == "https://harbour.example/2017/crane"
    assert found.byline == ("Jane Roe",)
    assert found.removed == ("Crane falls", "READ MORE: Ferry crews vote to strike")
    assert found.language == "en"
    assert found.truncated is False
    assert found.captured == "2017-05-03T10:00:00Z"
    assert found.page_sha256 == html().sha256


def test_hints_outrank_the_page() -> None:
    found = article(html(url="https://other.example/9", outlet="Other", title="Crane down", published="2017-05-03"))
    assert (found.url, found.outlet, found.title) == ("https://other.example/9", "Other", "Crane down")
    assert found.published is not None
    assert found.published.earliest == "2017-05-03"
    assert "Crane falls" not in found.text


def test_the_host_names_an_outlet_that_names_itself_nowhere() -> None:
    assert article(plain(f"{ONE}\n{TWO}", url="https://www.harbour.example/1")).outlet == "harbour.example"
    assert article(plain(f"{ONE}\n{TWO}")).outlet is None


def test_saved_text() -> None:
    found = article(
        plain(f"Stay Updated on Developing Stories\n\nCrane falls in harbour\nBy Jane Roe\n\n{ONE}\n\n{TWO}\nOutbrain")
    )
    assert found.title == "Crane falls in harbour"
    assert found.text == f"{ONE}\n\n{TWO}"
    assert found.byline == ("Jane Roe",)
    assert found.removed == ("Stay Updated on Developing Stories", "By Jane Roe", "Outbrain")
    assert found.truncated is False


def test_a_dateline_and_a_credit_are_spans_of_the_text() -> None:
    found = article(plain(f"LONDON (Reuters) - {ONE}\n\n{TWO}\n\nJane Roe contributed to this report"))
    assert found.dateline is not None
    assert found.text.startswith(found.dateline.text)
    assert [found.text[span.start : span.end] for span in found.credits] == [span.text for span in found.credits]
    assert found.agencies == ("Reuters",)
    assert found.truncated is False, "a credit at the end is no sentence that was cut"


def test_a_caption_above_a_dateline_goes() -> None:
    top = "<p>The crane lay across the quay. (Photo: Harbour Police handout)</p>"
    found = article(html(HTML.replace(f"<p>{ONE}", f"{top}<p>PORT ASHLY (Northline) - {ONE}")))
    assert found.dateline is not None
    assert found.dateline.start == 0
    assert found.agencies == ("Northline",)


def test_a_sign_up_box_goes_with_its_heading() -> None:
    box = "<div><h4>The Tide Letter</h4><p>What the port talks about.</p><form><input type=email></form></div>"
    found = article(html(HTML.replace(f"<p>{TWO}", f"{box}<p>{TWO}")))
    assert found.text == f"{ONE}\n\n{TWO}\n\n{THREE}"


def test_an_agency_goes_by_one_name() -> None:
    text = f"LONDON (AP) - {ONE}\n\n{TWO}\n\nThe Associated Press contributed to this report."
    assert article(plain(text)).agencies == ("Associated Press",)


def test_an_agency_signs_where_the_markup_says_so() -> None:
    found = article(html(HTML.replace("</article>", '<p class="agency-credit"><em>Northline</em></p></article>')))
    assert [credit.text for credit in found.credits] == ["Northline"]
    assert found.agencies == ("Northline",)
    assert found.truncated is False


def test_the_address_a_page_came_from_dates_it_when_it_has_no_other_date() -> None:
    undated = html(HTML.replace('<link rel="canonical" href="https://harbour.example/2017/crane">', ""))
    assert article(undated).published is None
    dated = article(html(undated.body.decode(), url="https://harbour.example/2017/05/03/crane"))
    assert dated.published is not None
    assert (dated.published.value, dated.published.basis) == ("2017-05-03", "inferred")


def test_the_same_page_twice_has_one_id_and_another_text_another() -> None:
    assert article(html()).id == article(html(captured="2020-01-01T00:00:00Z")).id
    assert article(html()).id != article(html(HTML.replace("noon", "dawn"))).id


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(html(""), "empty", id="no bytes"),
        pytest.param(plain(" \n\t "), "empty", id="white space"),
        pytest.param(
            html("<html><body><a href=/>Home</a> <a href=/w>World</a></body></html>"), "no_article", id="menu"
        ),
        pytest.param(
            html(f"<html><head><title>404 Not Found</title></head><body><p>{ONE}</p><p>{TWO}</p></body></html>"),
            "no_article",
            id="not found",
        ),
        pytest.param(
            html("<html><head><title>Log in</title></head><body><p>Please log in to your account.</p></body></html>"),
            "no_article",
            id="log in",
        ),
        pytest.param(plain("Home\nWorld\nPorts"), "no_article", id="labels"),
        pytest.param(
            plain(
                "Der Kran am Nordkai ist am Mittag umgestürzt, wie die Hafenmeisterin vor Journalisten sagte. "
                "Niemand hatte ihn seit dem Frühjahr geprüft, und niemand wusste, warum das so gewesen ist."
            ),
            "not_english",
            id="German",
        ),
        pytest.param(
            Page(body=b"\xff\xfe\x00\xd8" * 40 + b"\x81", media_type="text/html"), "undecodable", id="in no encoding"
        ),
    ],
)
def test_pages_without_an_article(page: Page, expected: str) -> None:
    assert reason(page) == expected


def test_an_article_about_a_page_not_found_is_one() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in (ONE, TWO, THREE) * 4)
    page = html(f"<html><head><title>Error</title></head><body>{paragraphs}</body></html>")
    assert article(page).title == "Error"


def test_one_sentence_of_saved_text_is_enough() -> None:
    assert article(plain(ONE)).text == ONE


@pytest.mark.parametrize(
    ("page", "truncated"),
    [
        pytest.param(html(HTML[: HTML.index("for the driver")]), True, id="markup cut inside a sentence"),
        pytest.param(
            html(HTML.replace("</article>", "<p>Subscribe to continue reading</p></article>")), True, id="paywall"
        ),
        pytest.param(html(HTML[: HTML.index("</article>")]), None, id="markup cut after a sentence"),
    ],
)
def test_articles_that_are_cut(page: Page, truncated: bool | None) -> None:
    assert article(page).truncated is truncated


PIECES = st.sampled_from(
    [
        *(b"<p>", b"</p>", b"<html>", b"<table><tr><td>", b"<!--", b"<![CDATA[", b"<svg><math>", b"<title>", b"\n"),
        *(b"\x00", b"\xff\xfe", b"&#1;", b"&#x110000;", b"&#xD800;", b"<meta charset=utf-7>", b"<base href=//[>"),
        *(b'<script type="application/ld+json">{"@graph":[[[', b"</script>", b'<time datetime="2017-99-99">'),
        *(b'<meta property="og:url" content="http://[::1">', ONE.encode(), TWO.encode("utf-16")),
    ]
)


@settings(deadline=None, max_examples=120)
@given(
    st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=25).map(b"".join)),
    st.sampled_from(["text/html", "text/plain"]),
    st.sampled_from([None, "utf-8", "latin-1", "utf-16", "shift_jis", "idna", "undefined", ""]),
    st.sampled_from([None, "", "2017-05-03", "\x00", "yesterday"]),
)
def test_no_bytes_raise(body: bytes, media_type: str, charset: str | None, published: str | None) -> None:
    page = Page(body=body, media_type=media_type, charset=charset, published=published)
    result = extract(page)
    if isinstance(result, Rejected):
        assert result.reason in REASONS
        return
    assert result.text == result.text.strip()
    spans = [*result.credits, *([result.dateline] if result.dateline else [])]
    assert all(result.text[span.start : span.end] == span.text for span in spans)
    assert extract(page) == result

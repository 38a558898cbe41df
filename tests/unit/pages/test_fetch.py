from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import zlib
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from reportedly.errors import FetchError
from reportedly.pages import Hints, Rules, fetch
from reportedly.pages.addresses import parse
from reportedly.pages.fetch import Fetched, Fetcher, web_pages
from reportedly.records import Page, Rejected

from .conftest import ARTICLE, Answerer, Clock, Site, quick_fetcher

LOCAL = Rules(allow_private=True, timeout=5, deadline=5, size_limit=10_000)


def reason_of(fetcher: Fetcher, url: str) -> tuple[str, str]:
    with pytest.raises(FetchError) as raised:
        fetcher.fetch(parse(url))
    assert "\n" not in raised.value.detail
    return raised.value.reason, raised.value.detail


@pytest.fixture
def pretend_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one loopback number passes for a public one, so that the guard can be watched with a server behind it."""
    monkeypatch.setattr(fetch, "is_public", lambda number: number == "127.0.0.1")


def test_a_page_is_fetched(site: Site, fetcher: Fetcher) -> None:
    site.says("/a?b=c", content_type="text/HTML; charset=Windows-1252")
    assert fetcher.fetch(parse(site.url("/a?b=c#d"))) == Fetched(
        url=site.url("/a?b=c"),
        form="html",
        charset="windows-1252",
        body=ARTICLE,
        captured="2031-05-04T12:30:00+00:00",
    )
    assert site.asked == ["/robots.txt", "/a?b=c"]
    assert all(agent.startswith("reportedly/") for agent in site.agents)


def test_the_connection_goes_to_the_number_and_the_name_into_the_host_header(site: Site, clock: Clock) -> None:
    site.says("/a")
    fetcher = quick_fetcher(clock, LOCAL, {"desk.example": ("127.0.0.1",)})
    assert fetcher.fetch(parse(site.url("/a", "desk.example"))).body == ARTICLE
    assert set(site.hosts) == {f"desk.example:{site.port}"}


def test_the_next_number_is_asked_where_the_first_does_not_answer(site: Site, clock: Clock) -> None:
    site.says("/a")
    fetcher = quick_fetcher(clock, LOCAL, {"desk.example": ("::1", "127.0.0.1")})
    assert fetcher.fetch(parse(site.url("/a", "desk.example"))).body == ARTICLE


@pytest.mark.parametrize("proxy", ["http_proxy", "ALL_PROXY"])
def test_a_proxy_of_the_environment_is_not_used(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv(proxy, "http://127.0.0.1:1")
    site.says("/a")
    assert fetcher.fetch(parse(site.url("/a"))).body == ARTICLE


# Private addresses


def test_a_loopback_address_is_refused_before_anything_is_asked(site: Site, clock: Clock) -> None:
    reason, detail = reason_of(quick_fetcher(clock, Rules()), site.url("/a"))
    assert (reason, detail) == ("forbidden", f"{site.url('/a')} leads to 127.0.0.1, which is no public address")
    assert site.asked == []


def test_every_number_of_a_name_is_judged(clock: Clock) -> None:
    fetcher = quick_fetcher(clock, Rules(), {"desk.example": ("8.8.8.8", "10.0.0.1")})
    assert reason_of(fetcher, "http://desk.example/")[0] == "forbidden"


@pytest.mark.usefixtures("pretend_public")
def test_a_redirect_to_a_private_address_is_refused(site: Site, clock: Clock) -> None:
    site.redirects("/a", "http://10.0.0.1/admin")
    reason, detail = reason_of(quick_fetcher(clock, Rules()), site.url("/a"))
    assert (reason, detail) == ("forbidden", "http://10.0.0.1/admin leads to 10.0.0.1, which is no public address")


@pytest.mark.usefixtures("pretend_public")
def test_a_robots_txt_that_redirects_to_a_private_address_is_refused(site: Site, clock: Clock) -> None:
    site.redirects("/robots.txt", "http://10.0.0.1/robots.txt")
    site.says("/a")
    assert reason_of(quick_fetcher(clock, Rules()), site.url("/a"))[0] == "forbidden"
    assert site.asked == ["/robots.txt"]


@pytest.mark.usefixtures("pretend_public")
def test_a_name_that_changes_its_number_is_judged_at_each_request(site: Site, clock: Clock) -> None:
    site.says("/a")
    numbers = iter(["127.0.0.1", "127.0.0.1", "10.0.0.1"])
    fetcher = Fetcher(Rules(), resolve=lambda host, port: (next(numbers),), clock=clock, sleep=clock.sleep)
    assert fetcher.fetch(parse(site.url("/a", "desk.example"))).body == ARTICLE
    assert reason_of(fetcher, site.url("/a", "desk.example"))[0] == "forbidden"


# Redirects


def test_redirects_are_followed_and_the_last_address_counts(site: Site, fetcher: Fetcher) -> None:
    for step, status in enumerate([301, 302, 303, 307, 308]):
        site.redirects(f"/{step}", f"{step + 1}", status)
    site.says("/5")
    assert fetcher.fetch(parse(site.url("/0"))).url == site.url("/5")


def test_one_redirect_too_many(site: Site, fetcher: Fetcher) -> None:
    for step in range(6):
        site.redirects(f"/{step}", f"{step + 1}")
    site.says("/6")
    reason, detail = reason_of(fetcher, site.url("/0"))
    assert (reason, detail) == ("unreachable", f"more than 5 redirects, up to {site.url('/6')}")
    assert "/6" not in site.asked


def test_redirects_in_a_circle(site: Site, fetcher: Fetcher) -> None:
    site.redirects("/a", "/b")
    site.redirects("/b", "/a")
    assert reason_of(fetcher, site.url("/a")) == ("unreachable", f"{site.url('/a')} redirects in a circle")


def test_a_redirect_in_raw_utf_8(site: Site, fetcher: Fetcher) -> None:
    site.redirects("/a", "/ä".encode().decode("latin-1"))
    site.says("/%C3%A4")
    assert fetcher.fetch(parse(site.url("/a"))).body == ARTICLE


@pytest.mark.parametrize("location", ["ftp://desk.example/", "http://user:secret@desk.example/", ""])
def test_a_redirect_to_what_is_not_fetched(site: Site, fetcher: Fetcher, location: str) -> None:
    site.redirects("/a", location)
    reason, detail = reason_of(fetcher, site.url("/a"))
    assert reason == "unreachable"
    assert "secret" not in detail


# robots.txt


@pytest.mark.parametrize(
    ("status", "text", "fetched"),
    [
        pytest.param(200, b"User-agent: *\nDisallow: /", False, id="forbids"),
        pytest.param(200, b"User-agent: *\nDisallow: /b", True, id="forbids something else"),
        pytest.param(200, b"\xef\xbb\xbfUser-agent: *\nDisallow: /", False, id="forbids behind a mark"),
        pytest.param(200, b"User-agent: *\nDisallow: /\n" + b"#" * 600_000, False, id="forbids and goes on and on"),
        pytest.param(404, b"User-agent: *\nDisallow: /", True, id="is not there"),
        pytest.param(403, b"", True, id="is forbidden itself"),
        pytest.param(500, b"", False, id="fails"),
        pytest.param(503, b"User-agent: *\nAllow: /", False, id="is not to be had now"),
    ],
)
def test_robots_txt_is_obeyed(site: Site, fetcher: Fetcher, status: int, text: bytes, fetched: bool) -> None:
    site.says("/robots.txt", text, status=status, content_type="text/plain")
    site.says("/a")
    if fetched:
        assert fetcher.fetch(parse(site.url("/a"))).body == ARTICLE
    else:
        assert reason_of(fetcher, site.url("/a"))[0] == "forbidden"
        assert site.asked == ["/robots.txt"]


def test_a_redirect_is_held_against_robots_txt_too(site: Site, fetcher: Fetcher) -> None:
    site.says("/robots.txt", b"User-agent: *\nDisallow: /b", content_type="text/plain")
    site.redirects("/a", "/b")
    assert reason_of(fetcher, site.url("/a"))[0] == "forbidden"
    assert "/b" not in site.asked


def test_robots_txt_is_fetched_once_and_its_pace_kept(site: Site, fetcher: Fetcher, clock: Clock) -> None:
    site.says("/robots.txt", b"User-agent: *\nCrawl-delay: 7", content_type="text/plain")
    site.says("/a")
    site.says("/b")
    for path in ("/a", "/b"):
        fetcher.fetch(parse(site.url(path)))
    assert site.asked == ["/robots.txt", "/a", "/b"]
    assert clock.slept == [7, 7]


def test_without_a_wish_a_second_passes_between_two_requests(site: Site, fetcher: Fetcher, clock: Clock) -> None:
    site.redirects("/a", "/b")
    site.says("/b")
    fetcher.fetch(parse(site.url("/a")))
    assert clock.slept == [1, 1]


# What comes back


@pytest.mark.parametrize(
    ("status", "said"), [(404, "404 Not Found"), (410, "410 Gone"), (500, "500 Internal Server Error"), (599, "599")]
)
def test_an_error_status(site: Site, fetcher: Fetcher, status: int, said: str) -> None:
    site.says("/a", status=status)
    assert reason_of(fetcher, site.url("/a")) == ("unreachable", f"{site.url('/a')} answered {said}")


@pytest.mark.parametrize("media_type", ["image/png", "application/pdf", "video/mp4", "application/octet-stream"])
def test_what_is_no_page(site: Site, fetcher: Fetcher, media_type: str) -> None:
    site.says("/a", content_type=media_type)
    assert reason_of(fetcher, site.url("/a")) == ("binary", f"{site.url('/a')} is '{media_type}', not a page")


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(ARTICLE)),
        ("x-gzip", gzip.compress(ARTICLE)),
        ("deflate", zlib.compress(ARTICLE)),
        ("identity", ARTICLE),
    ],
)
def test_a_packed_answer(site: Site, fetcher: Fetcher, coding: str, packed: bytes) -> None:
    site.says("/a", packed, content_encoding=coding)
    assert fetcher.fetch(parse(site.url("/a"))).body == ARTICLE


@pytest.mark.parametrize(
    ("coding", "packed"),
    [("gzip", ARTICLE), ("br", ARTICLE), ("gzip, gzip", gzip.compress(gzip.compress(ARTICLE)))],
    ids=["no gzip at all", "not asked for", "twice"],
)
def test_a_coding_that_is_not_read(site: Site, fetcher: Fetcher, coding: str, packed: bytes) -> None:
    site.says("/a", packed, content_encoding=coding)
    assert reason_of(fetcher, site.url("/a"))[0] == "malformed"


@pytest.mark.parametrize("coding", ["identity", "gzip", "deflate"])
def test_a_page_over_the_limit_is_not_read_to_its_end(site: Site, fetcher: Fetcher, coding: str) -> None:
    bomb = b"x" * 8_000_000
    packed = {"identity": bomb, "gzip": gzip.compress(bomb, 1), "deflate": zlib.compress(bomb, 1)}[coding]
    site.says("/a", packed, content_encoding=coding)
    assert reason_of(fetcher, site.url("/a")) == ("too_large", f"{site.url('/a')} has more than 10000 bytes")


@pytest.mark.parametrize(("size", "fetched"), [(10_000, True), (10_001, False)])
def test_the_limit_itself(site: Site, fetcher: Fetcher, size: int, fetched: bool) -> None:
    site.says("/a", b"x" * size)
    if fetched:
        assert len(fetcher.fetch(parse(site.url("/a"))).body) == size
    else:
        assert reason_of(fetcher, site.url("/a"))[0] == "too_large"


def test_an_answer_cut_short(site: Site, fetcher: Fetcher) -> None:
    site.says("/a", ARTICLE, content_length="5000")
    assert reason_of(fetcher, site.url("/a"))[0] == "unreachable"


def test_no_answer_at_all(fetcher: Fetcher) -> None:
    reason, detail = reason_of(fetcher, "http://127.0.0.1:1/")
    assert reason == "unreachable"
    assert detail.startswith("http://127.0.0.1:1/robots.txt did not answer: [Errno ")


def test_an_answer_that_is_no_http(site: Site, fetcher: Fetcher) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"SSH-2.0-harbour\r\n")

    site.answers["/a"] = answer
    assert reason_of(fetcher, site.url("/a"))[0] == "unreachable"


def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> object:
        raise OSError(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert reason_of(Fetcher(Rules()), "http://desk.example/") == (
        "unreachable",
        "desk.example is not a known host: Name or service not known",
    )


# Time


def dripping(site: Site, opening: bytes, drop: bytes) -> Answerer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(opening)
        while not site.over.wait(0.01):
            handler.wfile.write(drop)

    return answer


@pytest.mark.parametrize(
    ("opening", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["body", "body of known length", "header", "endless interim answers"],
)
def test_an_answer_that_drips_is_cut_at_the_deadline(site: Site, clock: Clock, opening: bytes, drop: bytes) -> None:
    site.answers["/a"] = dripping(site, opening, drop)
    rules = Rules(allow_private=True, timeout=5, deadline=0.2, size_limit=10_000)
    reason, detail = reason_of(quick_fetcher(clock, rules), site.url("/a"))
    assert (reason, detail) == ("unreachable", f"{site.url('/a')} took longer than the 0.2 s a page may take")


def test_an_answer_that_stops_is_given_up_after_the_timeout(site: Site, clock: Clock) -> None:
    def stopping(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\nThe ferry")
        handler.wfile.flush()
        site.over.wait()

    site.answers["/a"] = stopping
    rules = Rules(allow_private=True, timeout=0.1, deadline=60)
    reason, detail = reason_of(quick_fetcher(clock, rules), site.url("/a"))
    assert reason == "unreachable"
    assert "timed out" in detail.lower()


# https


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for desk.example, made on the spot."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs the openssl command to make a certificate")
    path = tmp_path / "desk.pem"
    subject = ["-subj", "/CN=desk.example", "-addext", "subjectAltName=DNS:desk.example", "-days", "2"]
    kind = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    subprocess.run([openssl, *kind, *subject, "-keyout", path, "-out", path.with_suffix(".crt")], check=True,
                   capture_output=True)  # fmt: skip
    path.write_bytes(path.read_bytes() + path.with_suffix(".crt").read_bytes())
    return path


@pytest.fixture
def secure_site(site: Site, certificate: Path) -> Site:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    # The handshake is left to the thread that answers, for a client may break it off.
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True, do_handshake_on_connect=False)
    site.server.handle_error = lambda request, address: None  # type: ignore[assignment,method-assign]
    site.says("/a")
    return site


@pytest.mark.parametrize(
    ("host", "trusted", "fetched"),
    [
        pytest.param("desk.example", True, True, id="the name on the certificate"),
        pytest.param("other.example", True, False, id="another name at the same number"),
        pytest.param("desk.example", False, False, id="a certificate nobody vouches for"),
    ],
)
def test_the_certificate_is_checked_against_the_name(
    secure_site: Site,
    certificate: Path,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    host: str,
    trusted: bool,
    fetched: bool,
) -> None:
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    fetcher = quick_fetcher(clock, LOCAL, {host: ("127.0.0.1",)})
    url = secure_site.url("/a", host).replace("http:", "https:")
    if fetched:
        assert fetcher.fetch(parse(url)).body == ARTICLE
    else:
        reason, detail = reason_of(fetcher, url)
        assert reason == "unreachable"
        assert "certificate" in detail.lower()


# Pages


def test_a_fetched_page(site: Site, fetcher: Fetcher) -> None:
    site.says("/a", content_type="text/html; charset=utf-8")
    url = site.url("/a")
    (page,) = web_pages(url, parse(url), fetcher, hints=Hints(outlet="Harbour Post"), rules=LOCAL)
    assert page == Page(
        body=ARTICLE,
        media_type="text/html",
        url=url,
        charset="utf-8",
        outlet="Harbour Post",
        captured="2031-05-04T12:30:00+00:00",
    )


@pytest.mark.parametrize(
    ("body", "content_type", "found"),
    [
        (b"The ferry was late.", "text/plain", ["text/plain"]),
        (ARTICLE, "text/plain", ["text/html"]),
        (ARTICLE, "application/xhtml+xml", ["text/html"]),
        (b'[{"text": "a"}, {"text": 1}]', "application/json", ["text/plain", "malformed"]),
        (b'{"text": "a"}\n{"html": "<p>b"}\n', "application/x-ndjson", ["text/plain", "text/html"]),
        (b"\x89PNG\r\n\x1a\n", "text/html", ["binary"]),
        (b"", "text/html", ["empty"]),
        (ARTICLE, "", ["text/html"]),
    ],
)
def test_what_pages_an_answer_gives(
    site: Site, fetcher: Fetcher, body: bytes, content_type: str, found: list[str]
) -> None:
    site.says("/a", body, content_type=content_type)
    url = site.url("/a")
    pages = list(web_pages(url, parse(url), fetcher, hints=Hints(), rules=LOCAL))
    assert [page.media_type if isinstance(page, Page) else page.reason for page in pages] == found
    assert {page.url for page in pages} == {url}


def test_a_fetch_that_fails_is_rejected_under_the_address_asked_for(site: Site, fetcher: Fetcher) -> None:
    site.redirects("/a", "/gone")
    url = site.url("/a#top")
    (rejected,) = web_pages(url, parse(url), fetcher, hints=Hints(), rules=LOCAL)
    assert rejected == Rejected(
        url=url, path=None, reason="unreachable", detail=f"{site.url('/gone')} answered 404 Not Found"
    )

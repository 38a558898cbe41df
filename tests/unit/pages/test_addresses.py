from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import FetchError, UsageError
from reportedly.pages.addresses import is_public, parse, redirected


@pytest.mark.parametrize(
    "number",
    [
        "8.8.8.8",
        "193.0.6.139",
        "2606:4700::1111",
        "::ffff:8.8.8.8",  # mapped
        "64:ff9b::808:808",  # NAT64
        "2002:808:808::1",  # 6to4
    ],
)
def test_a_public_number(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("127.0.0.1", id="loopback"),
        pytest.param("127.8.9.10", id="loopback, elsewhere"),
        pytest.param("0.0.0.0", id="unspecified"),
        pytest.param("10.1.2.3", id="private 10/8"),
        pytest.param("172.31.255.1", id="private 172.16/12"),
        pytest.param("192.168.0.1", id="private 192.168/16"),
        pytest.param("169.254.169.254", id="link-local: cloud metadata"),
        pytest.param("100.64.0.1", id="shared space 100.64/10"),
        pytest.param("100.127.255.254", id="shared space, upper end"),
        pytest.param("192.0.0.192", id="IETF protocol assignments"),
        pytest.param("192.0.2.1", id="documentation"),
        pytest.param("192.88.99.1", id="6to4 relay"),
        pytest.param("198.18.0.1", id="benchmarking"),
        pytest.param("168.63.129.16", id="a cloud platform's own number"),
        pytest.param("224.0.0.1", id="multicast"),
        pytest.param("240.0.0.1", id="reserved"),
        pytest.param("255.255.255.255", id="broadcast"),
        pytest.param("::", id="unspecified, 6"),
        pytest.param("::1", id="loopback, 6"),
        pytest.param("fe80::1", id="link-local, 6"),
        pytest.param("fe80::1%eth0", id="link-local with its zone"),
        pytest.param("fc00::1", id="unique local"),
        pytest.param("fd00:ec2::254", id="unique local: cloud metadata"),
        pytest.param("fec0::1", id="site-local"),
        pytest.param("ff02::1", id="multicast, 6"),
        pytest.param("2001:db8::1", id="documentation, 6"),
        pytest.param("3fff::1", id="documentation, newer"),
        pytest.param("2001:0:4136:e378:8000:63bf:3fff:fdd2", id="Teredo"),
        pytest.param("100::1", id="discard"),
        pytest.param("::ffff:10.0.0.1", id="mapped private"),
        pytest.param("::ffff:169.254.169.254", id="mapped link-local"),
        pytest.param("::10.0.0.1", id="compatible, deprecated"),
        pytest.param("::ffff:0:10.0.0.1", id="translated"),
        pytest.param("64:ff9b::a00:1", id="NAT64 of a private one"),
        pytest.param("64:ff9b:1::808:808", id="NAT64, local use"),
        pytest.param("2002:7f00:1::", id="6to4 of loopback"),
        pytest.param("", id="nothing"),
        pytest.param("localhost", id="a name"),
        pytest.param("127.1", id="an odd spelling"),
    ],
)
def test_not_a_public_number(number: str) -> None:
    assert not is_public(number)


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_judged_itself(number: ipaddress.IPv4Address) -> None:
    assert is_public(f"::ffff:{number}") == is_public(str(number))
    assert is_public(f"64:ff9b::{number}") == is_public(str(number))


@pytest.mark.parametrize(
    ("text", "url", "authority"),
    [
        ("http://desk.example", "http://desk.example/", "desk.example"),
        ("HTTPS://Desk.Example:443/A?b=c#d", "https://desk.example/A?b=c", "desk.example"),
        ("http://desk.example:8080/a b", "http://desk.example:8080/a%20b", "desk.example:8080"),
        ("http://[::1]:81/", "http://[::1]:81/", "[::1]:81"),
        ("https://bücher.example/ä?ö", "https://xn--bcher-kva.example/%C3%A4?%C3%B6", "xn--bcher-kva.example"),
        ("http://desk.example/\ud800", "http://desk.example/%ED%A0%80", "desk.example"),
        ("  http://desk.example/x\n", "http://desk.example/x", "desk.example"),
    ],
)
def test_an_address_is_taken_apart(text: str, url: str, authority: str) -> None:
    address = parse(text)
    assert (address.url, address.authority) == (url, authority)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ftp://desk.example/a", "only http and https"),
        ("file:///etc/hostname", "only http and https"),
        ("http://", "names no host"),
        ("http:///a", "names no host"),
        ("http://desk example/", "names no host"),
        ("http://[::1/", "Invalid IPv6"),
        ("http://[desk]/", "like https://host/page"),
        ("http://desk.example:0/", "names no host"),
        ("http://desk.example:99999/", "Port out of range"),
        ("http://user:secret@desk.example/", "name or password"),
        ("http://user:secret@desk.example:99999/", "Port out of range"),
        ("http://desk.example\\@10.0.0.1/", "name or password"),
        ("http://\ud800/", "names no host"),
    ],
)
def test_an_address_that_is_none(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as raised:
        parse(text)
    assert "secret" not in str(raised.value)
    assert str(raised.value).isascii()


@given(st.text())
def test_any_text_is_an_address_or_a_usage_error(text: str) -> None:
    for candidate in (text, f"http://{text}", f"https://desk.example/{text}"):
        try:
            address = parse(candidate)
        except UsageError:
            continue
        assert address.url.isascii()
        assert parse(address.url) == address


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", "https://desk.example/b"),
        ("b", "https://desk.example/a/b"),
        ("//other.example/b", "https://other.example/b"),
        ("http://other.example:8080/b", "http://other.example:8080/b"),
        ("?page=2", "https://desk.example/a/?page=2"),
    ],
)
def test_where_a_redirect_leads(location: str, url: str) -> None:
    assert redirected(parse("https://desk.example/a/"), location).url == url


@pytest.mark.parametrize(
    "location", [None, "", "ftp://other.example/", "javascript:alert(1)", "http://u:p@other.example/", "http://[::1/"]
)
def test_a_redirect_that_leads_nowhere(location: str | None) -> None:
    with pytest.raises(FetchError) as raised:
        redirected(parse("https://desk.example/a/"), location)
    assert raised.value.reason == "unreachable"

"""Which addresses may be fetched: pure functions over tables, no name is resolved here.

A page's address, and every redirect's, comes from outside. Without a guard, ``http://169.254.169.254/`` or a name that
resolves to this machine would make the program read what only this machine's network may (server-side request forgery,
CWE-918). So the text of an address is taken apart once, into an :class:`Address`; its host is resolved elsewhere; each
number it resolves to is judged by :func:`is_public`; and the connection is made to that very number.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from reportedly.errors import FetchError, UsageError

__all__ = ["PORTS", "Address", "is_public", "parse", "redirected"]

#: The schemes fetched, each with its port.
PORTS = {"http": 80, "https": 443}

# A name as it may stand in a Host header. Names are checked by the number they resolve to, so odd spellings of numbers
# ("0x7f.1") need no place here.
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,252})")

# Networks that Python 3.11's is_global lets pass and that no news site is served from. IANA IPv4 and IPv6
# Special-Purpose Address Registries, 2026-11; the last by its operator's documentation.
_REFUSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.0.0.0/24",  # IETF protocol assignments
        "192.88.99.0/24",  # 6to4 relays, deprecated (RFC 7526)
        "2001::/23",  # IETF protocol assignments, Teredo among them
        "3fff::/20",  # documentation (RFC 9637)
        "168.63.129.16/32",  # the platform service of a large cloud, at a public number
    )
)
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Address:
    """An http(s) address taken apart: ``host`` in ASCII, without brackets; ``target`` the path and query as sent."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port where it is not the usual one: what a robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and port as a Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address, without fragment."""
        return f"{self.origin}{self.target}"


def parse(text: str) -> Address:
    """Take an address apart.

    Raises:
        UsageError: it is none, or not http(s), or it carries a name and password. The message holds no password.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError as error:
        raise UsageError(f"{_shown(text)}: {error}; give an address like https://host/page") from error
    shown = _shown(text)
    if parts.scheme not in PORTS:
        raise UsageError(f"{shown}: only http and https addresses can be fetched")
    if "@" in parts.netloc:
        raise UsageError(f"{shown}: an address with a name or password in it is not fetched; leave them out")
    host = _ascii_host(parts.hostname or "")
    if host is None or port == 0:
        raise UsageError(f"{shown}: the address names no host; give one like https://host/page")
    return Address(parts.scheme, host, port or PORTS[parts.scheme], _target(parts, shown))


def redirected(address: Address, location: str | None) -> Address:
    """Where an answer from *address* with this ``Location`` header leads.

    Raises:
        FetchError: ``unreachable``, where it leads nowhere that can be fetched.
    """
    if not location:
        raise FetchError("unreachable", f"{address.url} redirects without saying where to")
    try:
        return parse(urljoin(address.url, location))
    except (UsageError, ValueError) as error:
        raise FetchError("unreachable", f"{address.url} redirects wrongly: {error}") from error


def is_public(number: str) -> bool:
    """Whether *number*, an IPv4 or IPv6 address, is one of the public internet.

    An IPv4 address inside an IPv6 one (mapped, 6to4, NAT64) is judged itself.
    """
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return _is_public(inner)
        if address not in _GLOBAL_UNICAST:
            return False
    return _is_public(address)


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    refused = (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or any(address in network for network in _REFUSED if network.version == address.version)
    )
    return address.is_global and not refused


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Find the IPv4 address that packets to *address* end at, where it holds one."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def _shown(text: str) -> str:
    """Write *text* for a message: in plain ASCII, for it may come from a server, and without name and password."""
    scheme, mark, rest = text.strip().partition("://")
    if not mark:
        scheme, rest = "", scheme
    return ascii(f"{scheme}{mark}{rest.rpartition('@')[2]}")[1:-1]


def _ascii_host(host: str) -> str | None:
    if ":" in host:
        try:
            return str(ipaddress.IPv6Address(host))
        except ValueError:
            return None
    try:
        # The idna codec is Python's own (IDNA 2003); its errors are UnicodeErrors.
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    name = name.lower()
    return name if _HOST.fullmatch(name) else None


def _target(parts: SplitResult, shown: str) -> str:
    """Path and query, percent-encoded where they must be (RFC 3986, as urllib3 does it)."""
    query = f"?{parts.query}" if parts.query else ""
    try:
        return parse_url(f"http://host{parts.path or '/'}{query}").request_uri
    except LocationParseError as error:
        raise UsageError(f"{shown}: the address cannot be read; give one like https://host/page") from error

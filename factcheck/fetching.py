"""Fetching: the one way out to other people's servers, with which nobody reaches ours.

`requests-hardened` asks the name server once, refuses what is private, and connects to
the very address it looked at, so that a name cannot lead elsewhere a moment later. On
top of it: which addresses are asked at all, how long it may take altogether, and how
much is read.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from urllib.parse import urljoin

import requests
from requests.utils import requote_uri
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.util import Url, parse_url

from factcheck.guarding import Errand, NotFetched, Pool, PrivateAddress, SecurePool, TooSlow

__all__ = [
    "LARGEST",
    "AddressRefused",
    "Client",
    "Fetched",
    "LeadsElsewhere",
    "NotFetched",
    "PrivateAddress",
    "TooMuch",
    "TooSlow",
    "Unreachable",
    "check",
]
CONNECT_SECONDS = 5
"""How long a server may take to answer the door."""
READ_SECONDS = 10
"""How long a server may be silent."""
LARGEST = 2 * 1024 * 1024
"""The most that is read of an answer, in bytes, after unpacking."""
PIECE = 64 * 1024
UNCLEAR = re.compile(r"[\\\s\x00-\x1f\x7f]")
"""What programs that read addresses disagree about."""
SIGNED = re.compile(r"[^/?#]*//[^/?#]*@")
"""An address with a name or password in it, be they empty."""
PORTS = {80, 443, 8080, 8443}
"""Where web pages are; other ports belong to other services."""
MOVES = {301, 302, 303, 307, 308}


class AddressRefused(NotFetched):
    """An address that is not asked, whatever is there."""

    sentence = "The address must start with https:// or http:// and name a server."


class Unreachable(NotFetched):
    """Nobody there, or not speaking our language."""


class TooMuch(NotFetched):
    """More than we read."""

    sentence = f"What is at that address is larger than {LARGEST // 1024 // 1024} MB."


class LeadsElsewhere(NotFetched):
    """The server sends us on, further than we go."""


@dataclass(frozen=True)
class Fetched:
    """An answer: from where in the end, its status, headers in lower case, and what was read."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True)
class Client:
    """Asks other servers; `private` lets it ask those of our own network, `site` is who it says it is."""

    site: str = ""
    private: bool = False
    seconds: float = 20

    def get(self, url: str, *, hops: int = 5, most: int = LARGEST) -> Fetched:
        """What is at an address, followed over so many redirects; raises NotFetched, which says why."""
        return self._within(lambda: self._follow(url, hops, most))

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Fetched:
        """The status with which a server takes what is sent; redirects are not followed, nothing is read."""
        return self._within(lambda: self._ask("POST", url, 0, body, headers))

    def _within(self, errand: Callable[[], Fetched]) -> Fetched:
        """What an errand brings in time; after that its sockets are cut, whatever still drips."""
        return Errand(errand, private=self.private).within(self.seconds)

    def _follow(self, url: str, hops: int, most: int) -> Fetched:
        """The answer at the end of a chain of redirects, each of them guarded like the first."""
        for _ in range(hops + 1):
            found = self._ask("GET", url, most)
            if found.status not in MOVES or not found.headers.get("location"):
                return found
            url = requote_uri(urljoin(url, found.headers["location"]))
        raise LeadsElsewhere(
            f"The server sends on and on, at last to {url[:200]}. Use the page's own address."
        )

    def _ask(
        self,
        method: str,
        url: str,
        most: int,
        body: bytes | None = None,
        more: Mapping[str, str] | None = None,
    ) -> Fetched:
        """One request, its answer read within the limits."""
        check(url, private=self.private)
        agent = {
            "User-Agent": f"factcheck/{version('factcheck')} (+{self.site})",
            "Accept-Encoding": "identity",
        }
        try:
            with (
                self._session() as session,
                session.request(
                    method, url, data=body, headers=agent | dict(more or {}), stream=True
                ) as answer,
            ):
                headers = {name.lower(): value for name, value in answer.headers.items()}
                moves = answer.status_code in MOVES
                return Fetched(url, answer.status_code, headers, b"" if moves else _read(answer, most))
        except InvalidIPAddress as error:
            raise PrivateAddress from error
        except requests.Timeout as error:
            raise TooSlow from error
        except requests.exceptions.SSLError as error:
            raise Unreachable(
                "The server could not prove that it is the one named: its certificate."
            ) from error
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise Unreachable("No answer came from that address. Check it, or try again later.") from error

    def _session(self) -> HTTPSession:
        """A session of its own, without the environment's proxies and passwords."""
        config = Config(
            ip_filter_enable=not self.private,
            ip_filter_allow_loopback_ips=False,
            never_redirect=True,
            default_timeout=(CONNECT_SECONDS, READ_SECONDS),
        )
        session = HTTPSession(config)
        session.trust_env = False
        for adapter in session.adapters.values():
            adapter.poolmanager.pool_classes_by_scheme = {"http": Pool, "https": SecurePool}
        return session


def check(url: str, *, private: bool = False) -> Url:
    """The parts of an address that may be asked; raises AddressRefused for any other."""
    try:
        parts = parse_url(url)
    except LocationParseError as error:
        raise AddressRefused from error
    if parts.scheme not in {"http", "https"} or not parts.host or UNCLEAR.search(url):
        raise AddressRefused
    if SIGNED.match(url):
        raise AddressRefused("Addresses with a user name or password are not asked. Leave them out.")
    if parts.port not in PORTS | {None} and not private:
        raise AddressRefused(f"Only the ports {', '.join(map(str, sorted(PORTS)))} are asked.")
    return parts


def _read(answer: requests.Response, most: int) -> bytes:
    """The body, unpacked piece by piece, so that nothing swells beyond the limit; raises TooMuch."""
    if not most:
        return b""
    body = bytearray()
    for piece in answer.iter_content(PIECE):
        body += piece
        if len(body) > most:
            raise TooMuch
    return bytes(body)

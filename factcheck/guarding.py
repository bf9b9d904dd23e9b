"""Guarding: connections that look at where they go, and errands that can be hung up on."""

from collections.abc import Callable
from contextlib import suppress
from ipaddress import IPv6Address, ip_address
from socket import SHUT_RDWR, socket
from threading import Thread, local
from typing import Any, Generic, TypeVar

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from factcheck.services.refusals import Refused

Found = TypeVar("Found")


class NotFetched(Refused):
    """Another server was not asked, or gave nothing."""


class PrivateAddress(NotFetched):
    """A name that leads to a machine that is not on the public internet."""

    sentence = "That address leads into a private network, where this site does not look."


class TooSlow(NotFetched):
    """The server kept us waiting."""

    sentence = "The server took too long to answer. Try again later."


class Errand(Thread, Generic[Found]):
    """Something done in a thread of its own, whose connections are cut when it takes too long."""

    def __init__(self, errand: Callable[[], Found], *, private: bool) -> None:
        super().__init__(name="fetching", daemon=True)
        self.errand, self.private = errand, private
        self.sockets: list[socket] = []
        self.over = False
        self.found: list[Found] = []
        self.failure: Exception | None = None

    def run(self) -> None:
        """Do it; keep what it brought or what went wrong."""
        HERE.errand = self
        try:
            self.found.append(self.errand())
        except Exception as error:  # noqa: BLE001 - it is raised again by the thread that waits
            self.failure = error
        finally:
            while self.sockets:
                self.sockets.pop().close()

    def within(self, seconds: float) -> Found:
        """What it brings in that time; raises what went wrong, or TooSlow."""
        self.start()
        self.join(seconds)
        late = self.over = self.is_alive()
        for each in list(self.sockets):
            with suppress(OSError):
                each.shutdown(SHUT_RDWR)
        if late or not (self.found or self.failure):
            raise TooSlow
        if self.failure is not None:
            raise self.failure
        return self.found[0]

    def opened(self, connection: socket) -> socket:
        """A connection noted, so that it can be cut; TooSlow when nobody waits for it any more."""
        if self.over:
            connection.close()
            raise TooSlow
        self.sockets.append(connection.dup())
        return connection


class _Here(local):
    """The errand of this thread."""

    errand: Errand[Any] | None = None


HERE = _Here()


class Guarded(HTTPConnection):
    """A connection that looks at the numbers it goes to before it goes there."""

    def _new_conn(self) -> socket:
        """The connected socket; raises PrivateAddress."""
        errand = HERE.errand
        if not (errand and errand.private) and not public(self.host):
            raise PrivateAddress
        found = super()._new_conn()
        return errand.opened(found) if errand else found


def public(host: str) -> bool:
    """Whether an address, in numbers, is one of the public internet; a name is none."""
    try:
        found = ip_address(host.strip("[]"))
    except ValueError:
        return False
    once_local = isinstance(found, IPv6Address) and found.is_site_local
    return found.is_global and not (found.is_multicast or found.is_reserved or once_local)


class SecureGuarded(Guarded, HTTPSConnection):
    """The same over TLS."""


class Pool(HTTPConnectionPool):
    """Connections that are looked at."""

    ConnectionCls = Guarded


class SecurePool(HTTPSConnectionPool):
    """The same over TLS."""

    ConnectionCls = SecureGuarded

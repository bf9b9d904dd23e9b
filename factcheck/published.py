"""What is published, answered before the application starts: one look-up, finished bytes.

A stranger who asks for something published by GET or HEAD gets the answer that was drawn
once. Whoever carries a cookie of ours, asks a question after `?`, or asks for anything
else goes on to the application. An answer that is not there is drawn by the application,
sent, and stored, if nothing that readers see was changed meanwhile.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import lru_cache
from threading import Lock

from werkzeug.sansio.utils import host_is_trusted

from factcheck import finishing, logs
from factcheck.domain import subjects
from factcheck.sending import Application, Environ, Ready, Start, ask, send
from factcheck.shelf import Finished, Shelf

OURS = "factcheck"
"""What the names of all our cookies hold."""
MOST_HOT = 32 * 1024 * 1024
"""What the answers in memory may weigh together, in bytes."""
Key = tuple[str, bool]
"""An address, and whether its part is asked for."""


class Published:
    """The layer in front of the application."""

    def __init__(
        self, inner: Application, shelf: Shelf, imprint: Callable[[], str], hosts: Iterable[str] | None
    ) -> None:
        self.inner, self.shelf, self.imprint = inner, shelf, imprint
        self.hosts = tuple(hosts) if hosts else None
        self.hot: OrderedDict[Key, Ready] = OrderedDict()
        self.weight = 0
        self.lock = Lock()

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """The stored answer, or what the application says."""
        if not self._plain(environ):
            return self.inner(environ, start)
        key = environ["PATH_INFO"], asks_part(environ)
        ready = self.hot.get(key)
        try:
            if ready is not None and self.shelf.edition() == ready.edition:
                return send(ready, environ, start)
            edition, answer = self._looked_up(key)
        except Exception:  # noqa: BLE001 - whatever fails here, the application can still answer
            self._fail("look-up")
            return self.inner(environ, start)
        if answer is not None and edition is not None:
            return send(self._warm(key, Ready(answer, edition)), environ, start)
        return self.inner(environ, start) if edition is None else self._drawn(key, edition, environ, start)

    def _plain(self, environ: Environ) -> bool:
        """Whether a stranger reads, at an address without a question, from a host of ours."""
        return (
            environ["REQUEST_METHOD"] in {"GET", "HEAD"}
            and not environ.get("QUERY_STRING")
            and OURS not in environ.get("HTTP_COOKIE", "")
            and (self.hosts is None or trusted(environ.get("HTTP_HOST"), self.hosts))
        )

    def _looked_up(self, key: Key) -> tuple[int | None, Finished | None]:
        """The edition, and what is stored; no edition for what is never stored."""
        address, part = key
        if subjects.subject(address) is None:
            return None, None
        return self.shelf.find(address, self.imprint(), part=part)

    def _drawn(self, key: Key, edition: int, environ: Environ, start: Start) -> Iterable[bytes]:
        """What the application says, stored if it is the same for every stranger."""
        status, headers, body = ask(self.inner, environ)
        stored = len(body) <= finishing.LARGEST and finishing.storable(status, headers)
        answer = finishing.finish(status, headers, body, quality=9 if stored else finishing.QUICKLY)
        if stored:
            try:
                self.shelf.keep(finishing.row(key[0], self.imprint(), edition, answer, part=key[1]))
            except Exception:  # noqa: BLE001 - the answer is good, stored or not
                self._fail("store")
        return send(Ready(answer, edition), environ, start)

    def _warm(self, key: Key, ready: Ready) -> Ready:
        """The answer, kept in memory too; those that came first make room."""
        if ready.modified is None:
            return ready
        with self.lock:
            replaced = self.hot.pop(key, None)
            self.weight += ready.weight - (replaced.weight if replaced else 0)
            self.hot[key] = ready
            while self.weight > MOST_HOT:
                self.weight -= self.hot.popitem(last=False)[1].weight
        return ready

    def _fail(self, step: str) -> None:
        """Note that it did not work, and begin anew."""
        logs.log.warning("published", failed=step, exc_info=True)
        self.shelf.close()


class Assets:
    """Static files under the mark of their content: read and packed once, then sent from memory."""

    def __init__(self, inner: Application, address_of: Callable[[str], str]) -> None:
        self.inner, self.address_of = inner, address_of
        self.ready: dict[str, Ready] = {}

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """The file, or what is behind."""
        path = environ["PATH_INFO"]
        if not path.startswith("/static/") or environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return self.inner(environ, start)
        address = f"{path}?{environ.get('QUERY_STRING', '')}"
        ready = self.ready.get(address) or self._read(path, address, environ)
        return send(ready, environ, start) if ready else self.inner(environ, start)

    def _read(self, path: str, address: str, environ: Environ) -> Ready | None:
        """The file as the application sends it; None where the mark is not the file's."""
        try:
            if self.address_of(path.removeprefix("/static/")) != address:
                return None
        except OSError:
            return None
        status, headers, body = ask(self.inner, environ)
        found = self.ready[address] = Ready(finishing.finish(status, headers, body), 0)
        return found


def asks_part(environ: Environ) -> bool:
    """Whether htmx asks for a part; boosted and history requests get the whole page."""
    return (
        "HTTP_HX_REQUEST" in environ
        and "HTTP_HX_BOOSTED" not in environ
        and "HTTP_HX_HISTORY_RESTORE_REQUEST" not in environ
    )


@lru_cache(maxsize=256)
def trusted(host: str | None, hosts: tuple[str, ...]) -> bool:
    """Whether a request names a host of ours."""
    return host_is_trusted(host, hosts)

"""A finished answer on its way out: which coding, whether the client has it already, headers only."""

from collections.abc import Callable, Iterable
from email.utils import formatdate
from http import HTTPStatus
from time import time
from typing import Any

from factcheck.domain.negotiation import codings, holds, tag, unchanged
from factcheck.shelf import Finished

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]
Headers = list[tuple[str, str]]
OF_THE_BODY = {"content-type", "content-disposition", "link"}
"""Headers that 304 does not repeat."""
CONDITIONS = {"HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "HTTP_COOKIE"}
"""What an answer for everybody does not depend on."""
Sent = tuple[str, Headers, Headers, list[bytes]]
"""The tag, the headers, the headers of 304, and the body."""


class Ready:
    """An answer ready to be sent, true in one edition."""

    __slots__ = ("answer", "edition", "good", "modified", "sent", "status", "weight")

    def __init__(self, answer: Finished, edition: int) -> None:
        self.answer, self.edition = answer, edition
        self.sent: dict[str, Sent] = {}
        self.status = f"{answer.status} {HTTPStatus(answer.status).phrase.upper()}"
        self.good = answer.status == HTTPStatus.OK
        # A date that is not a second old could stand for two states, so it is not told yet.
        self.modified = answer.modified if answer.modified < int(time()) - 1 else None
        self.weight = sum(map(len, answer.bodies.values())) + 2_000

    def made(self, coding: str) -> Sent:
        """What goes out in one coding, put together when it is first asked for."""
        answer = self.answer
        body, own = answer.bodies[coding], tag(answer.etag, coding)
        marks = [("ETag", own)] if self.good else []
        if self.good and self.modified is not None:
            marks.append(("Last-Modified", formatdate(self.modified, usegmt=True)))
        slim = [(name, value) for name, value in answer.headers if name.lower() not in OF_THE_BODY]
        packed = [("Content-Encoding", coding)] if coding else []
        length = ("Content-Length", str(len(body)))
        sent = own, [*answer.headers, *packed, length, *marks], [*slim, *marks], [body]
        self.sent[coding] = sent
        return sent

    def known(self, environ: Environ, own: str) -> bool:
        """Whether the client has exactly this already."""
        tags = environ.get("HTTP_IF_NONE_MATCH")
        if tags is not None:
            return holds(tags, own)
        since = environ.get("HTTP_IF_MODIFIED_SINCE")
        return since is not None and self.modified is not None and unchanged(since, self.modified)


def send(ready: Ready, environ: Environ, start: Start) -> Iterable[bytes]:
    """The answer in the coding the client likes best, or 304, or the headers alone."""
    for coding in codings(environ.get("HTTP_ACCEPT_ENCODING")):
        if coding in ready.answer.bodies:
            break
    own, headers, slim, body = ready.sent.get(coding) or ready.made(coding)
    if ready.good and ready.known(environ, own):
        start("304 NOT MODIFIED", slim)
        return []
    start(ready.status, headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else body


def ask(application: Application, environ: Environ) -> tuple[int, Headers, bytes]:
    """What the application says to a stranger who asks for all of it."""
    said: list[Any] = []

    def start(status: str, headers: Headers, _error: Any = None) -> None:
        said[:] = [int(status.partition(" ")[0]), headers]

    asked = {name: value for name, value in environ.items() if name not in CONDITIONS}
    pieces = application(asked | {"REQUEST_METHOD": "GET"}, start)
    try:
        body = b"".join(pieces)
    finally:
        getattr(pieces, "close", lambda: None)()
    return said[0], said[1], body

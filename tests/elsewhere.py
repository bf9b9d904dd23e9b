"""Other people's servers, as threads of the test: each answers what it is told to."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Elsewhere:
    """A server: its address, and what it was sent."""

    url: str = ""
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    answer: Callable[[BaseHTTPRequestHandler], None] | None = None

    def bodies(self) -> list[bytes]:
        """What came, in the order in which it came."""
        return [body for _, _, body in self.asked]


def reply(
    handler: BaseHTTPRequestHandler,
    status: int = 200,
    body: bytes = b"",
    kind: str = "text/plain",
    **headers: str,
) -> None:
    """An ordinary answer."""
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """A body without an end, as fast as it goes."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/plain")
    handler.end_headers()
    with suppress(OSError):
        while True:
            handler.wfile.write(b"a" * 65_536)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """Headers without an end, one every moment."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    with suppress(OSError):
        for number in range(600):
            handler.wfile.write(b"X-Drip-%d: a\r\n" % number)
            time.sleep(0.1)


@contextmanager
def serving(answer: Callable[[BaseHTTPRequestHandler], None] = reply) -> Iterator[Elsewhere]:
    """A server on loopback, as long as the block lasts."""
    place = Elsewhere(answer=answer)

    def answer_with(handler: BaseHTTPRequestHandler) -> None:
        (place.answer or reply)(handler)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            place.asked.append((self.path, dict(self.headers), b""))
            answer_with(self)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            place.asked.append((self.path, {n.lower(): v for n, v in self.headers.items()}, body))
            answer_with(self)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    place.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield place
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""What readers wait while 500 clients drip the head of a request and 500 connections idle."""

import asyncio
import os
import tempfile
import time
from pathlib import Path

from tests.benchmarks.published import serving

COUNT = int(os.environ.get("FACTCHECK_SLOW", "500"))
ASKED = 400
HEAD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Drip: " + b"a" * 1_000


def run() -> list[tuple[str, ...]]:
    """Milliseconds that an answer takes on a connection of its own, without and with the others."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as (server, slug):
        rows = [asyncio.run(measured(server.port, f"/claims/{slug}", count)) for count in (0, COUNT)]
    return [("dripping and idle, each", "p50, ms", "p95, ms", "p99, ms"), *rows]


async def measured(port: int, path: str, count: int) -> tuple[str, ...]:
    """One row, with so many of each."""
    asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n".encode()
    slow = [
        asyncio.create_task(each) for _ in range(count) for each in (drip(port), idle(port, asked + b"\r\n"))
    ]
    await asyncio.sleep(3 if count else 0)
    waited = sorted([await one(port, asked + b"Connection: close\r\n\r\n") for _ in range(ASKED)])
    for each in slow:
        each.cancel()
    await asyncio.gather(*slow, return_exceptions=True)
    return str(count), *(f"{waited[int(share * ASKED)]:.1f}" for share in (0.5, 0.95, 0.99))


async def drip(port: int) -> None:
    """Send a request byte by byte, again when the server has had enough."""
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            for place in range(len(HEAD)):
                writer.write(HEAD[place : place + 1])
                await writer.drain()
                await asyncio.sleep(0.5)
        except OSError:
            await asyncio.sleep(0.1)


async def idle(port: int, asked: bytes) -> None:
    """Ask once and keep the connection."""
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(asked)
    await asyncio.sleep(3_600)


async def one(port: int, asked: bytes) -> float:
    """How long one answer takes, in milliseconds."""
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(asked)
    answer = await reader.read()
    assert answer.startswith(b"HTTP/1.1 200"), answer[:80]
    writer.close()
    await asyncio.sleep(0.003)
    return 1000 * (time.perf_counter() - began) - 3

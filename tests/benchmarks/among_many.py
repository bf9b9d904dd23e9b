"""Stored pages among few and among many claims: the look-up alone, and asked over HTTP.

How many are many: FACTCHECK_MANY, 100,000 unless said. A working set of 1,000 pages fits into the
server's memory at either size; when all pages are asked for at random, each is read from the database.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from sqlmodel import Session, select

from factcheck import db, shelf
from factcheck.models import Answer, Edition
from tests.benchmarks._crowd import made
from tests.benchmarks.published import ROUNDS, Row, fetched, pin, wrk
from tests.conftest import migrate
from tests.durability.server import Server

FEW = 1_000
MANY = int(os.environ.get("FACTCHECK_MANY", "100000"))
HEADERS = '[["Content-Type", "text/html; charset=utf-8"], ["Cache-Control", "no-cache"]]'


def run() -> list[Row]:
    """Microseconds at either size, and how much longer it takes among many."""
    rows: list[Row] = [("measured", f"among {FEW:,}, us", f"among {MANY:,}, us", "times")]
    with (
        tempfile.TemporaryDirectory() as few,
        tempfile.TemporaryDirectory() as many,
        site(Path(few), FEW) as small,
        site(Path(many), MANY) as large,
    ):
        rows.append(told("the look-up alone", *(look_up(each.database_url) for each in (small, large))))
        for name, wanted in (
            ("over HTTP: one page", (1, 1)),
            ("over HTTP: 1,000 pages at random", (FEW, FEW)),
            ("over HTTP: all pages at random", (FEW, MANY)),
        ):
            rows.append(told(name, *over_http((small, large), wanted, Path(few))))
    return rows


def told(name: str, few: float, many: float) -> Row:
    """One row."""
    return name, f"{few:.1f}", f"{many:.1f}", f"{many / few:.2f}"


@contextmanager
def site(folder: Path, count: int) -> Iterator[Server]:
    """The real server on one core, with so many claims whose pages are stored."""
    url = f"sqlite:///{folder / 'many.sqlite3'}"
    migrate(url)
    engine = made(url, count)
    server = Server(folder, url)
    server.start()
    try:
        fetched(f"http://127.0.0.1:{server.port}/robots.txt")
        with db.transaction(engine) as session:
            answers(session, count)
        engine.dispose()
        pin(server.process.pid)
        yield server
    finally:
        server.kill()


def answers(session: Session, count: int) -> None:
    """A short stored answer for each claim, as if the server had drawn it."""
    number = session.get_one(Edition, 1).number
    imprint = session.exec(select(Answer.imprint)).first()
    for first in range(1, count + 1, 10_000):
        rows = [answer(each, number, imprint) for each in range(first, min(first + 10_000, count + 1))]
        session.execute(Answer.__table__.insert(), rows)


def answer(claim: int, edition: int, imprint: str) -> dict[str, object]:
    """The row of one."""
    where = {"address": f"/claims/claim-{claim}", "part": False, "subject": f"claims/claim-{claim}"}
    said = {"imprint": imprint, "status": 200, "headers": HEADERS, "etag": "x", "modified": 0}
    return where | said | {"body": b"x" * 500, "edition": edition}


def look_up(url: str) -> float:
    """Microseconds of reading one stored answer."""
    engine = db.make_engine(url)
    found = shelf.opened(engine)
    with db.open_session(engine, writes=False) as session:
        imprint = session.exec(select(Answer.imprint)).first()
        count = session.query(Answer).count() - 1
    numbers = [(7919 * place) % count + 1 for place in range(400)] * 5
    times = [
        timed(lambda number=number: found.find(f"/claims/claim-{number}", imprint, part=False))
        for number in numbers
    ]
    engine.dispose()
    return median(times) * 1e6


def timed(ask: Callable[[], object]) -> float:
    """The seconds that it takes."""
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def over_http(servers: tuple[Server, ...], wanted: tuple[int, ...], folder: Path) -> list[float]:
    """Microseconds of each server's processor for one of so many pages, asked in turn."""
    taken: list[list[float]] = [[] for _ in servers]
    for _ in range(ROUNDS):
        for place, (server, count) in enumerate(zip(servers, wanted, strict=True)):
            script = folder / f"random-{count}.lua"
            script.write_text(
                f'request = function() return wrk.format("GET", "/claims/claim-" .. math.random({count})) end'
            )
            root = f"http://127.0.0.1:{server.port}/"
            taken[place].append(wrk(root, {}, server.process.pid, script)[1])
    return [median(each) for each in taken]

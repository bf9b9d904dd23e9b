"""Published pages from the stored bytes, against nginx and against pages drawn for each request.

Each server has one core, `wrk` the other; where nginx, wrk or taskset is missing, its rows are left out.
Two database rows follow: the same look-up among few and among many claims (FACTCHECK_MANY).
"""

import os
import re
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from sqlmodel import Session, select

from factcheck import db, shelf
from factcheck.models import Answer, Edition, Listing
from tests.benchmarks._crowd import made
from tests.benchmarks.question_page import fill
from tests.conftest import migrate
from tests.durability.server import Server, free_port

MANY = int(os.environ.get("FACTCHECK_MANY", "100000"))
ROUNDS, SECONDS = 3, 3
PACKED = {"Accept-Encoding": "gzip"}
Row = tuple[str, ...]


def run() -> list[Row]:
    """Requests a second and the 99th percentile; then microseconds of one look-up."""
    rows: list[Row] = [("measured", "a second", "of the first", "p50", "p99")]
    if shutil.which("wrk"):
        rows += served()
    few, many = (look_up(count) for count in (1_000, MANY))
    rows.append(("look-up among 1,000 claims", f"{1e6 / few:,.0f}", "", f"{few:.1f} us", ""))
    rows.append(
        (
            f"look-up among {MANY:,} claims",
            f"{1e6 / many:,.0f}",
            f"{many / few:.2f} times",
            f"{many:.1f} us",
            "",
        )
    )
    return rows


def served() -> list[Row]:
    """The rows that wrk measures, in turn so that noise meets all alike."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as (server, slug):
        root, page = f"http://127.0.0.1:{server.port}", f"/claims/{slug}"
        tag = urllib.request.urlopen(urllib.request.Request(root + page, headers=PACKED)).headers["ETag"]
        asked: dict[str, tuple[str, dict[str, str]]] = {}
        with nginx(Path(folder), fetched(root + page)) as port:
            if port:
                asked["nginx, the page's file"] = f"http://127.0.0.1:{port}/page.html", PACKED
            asked["stored page"] = root + page, PACKED
            asked["stored JSON"] = f"{root}{page}.json", PACKED
            asked["stored page, 304"] = root + page, PACKED | {"If-None-Match": tag}
            asked["stored question"] = f"{root}/questions/who-broke-the-window", PACKED
            asked["page drawn for each request"] = f"{root}{page}?drawn", {}
            asked["front list drawn for each request"] = f"{root}/?sort=updated", {}
            taken: dict[str, list[tuple[float, float, float]]] = {name: [] for name in asked}
            for _ in range(ROUNDS):
                for name, (address, headers) in asked.items():
                    taken[name].append(wrk(address, headers))
    rates = {name: sorted(each)[len(each) // 2] for name, each in taken.items()}
    first = next(iter(rates.values()))[0]
    return [
        (name, f"{rate:,.0f}", f"{rate / first:.3f}", f"{half:.2f} ms", f"{most:.2f} ms")
        for name, (rate, half, most) in rates.items()
    ]


@contextmanager
def serving(folder: Path) -> Iterator[tuple[Server, str]]:
    """The real server on one core, with a question of eight claims; and one claim's address."""
    url = f"sqlite:///{folder / 'published.sqlite3'}"
    migrate(url)
    engine = db.make_engine(url)
    with db.transaction(engine) as session:
        fill(session)
        slug = session.exec(select(Listing.slug).order_by(Listing.claim_id)).first()
    engine.dispose()
    server = Server(folder, url)
    server.start()
    pin(server.process.pid)
    try:
        for address in (f"/claims/{slug}", f"/claims/{slug}.json", "/questions/who-broke-the-window"):
            fetched(f"http://127.0.0.1:{server.port}{address}")
        time.sleep(2.5)
        yield server, slug
    finally:
        server.kill()


def pin(pid: int) -> None:
    """Put a process and its children on the first core."""
    found = subprocess.run(["pgrep", "-g", str(os.getpgid(pid))], capture_output=True, text=True, check=False)
    for each in found.stdout.split() if shutil.which("taskset") else ():
        subprocess.run(["taskset", "-a", "-p", "-c", "0", each], capture_output=True, check=False)


def fetched(address: str) -> bytes:
    """An answer's bytes, packed."""
    with urllib.request.urlopen(urllib.request.Request(address, headers=PACKED)) as answer:
        return answer.read()


@contextmanager
def nginx(folder: Path, packed: bytes) -> Iterator[int]:
    """Nginx with the same bytes on disk, on the first core; 0 where there is none."""
    if not shutil.which("nginx"):
        yield 0
        return
    port = free_port()
    (folder / "page.html").write_bytes(b"plain")
    (folder / "page.html.gz").write_bytes(packed)
    (folder / "nginx.conf").write_text(
        f"worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log; daemon off; user root;"
        "events { worker_connections 1024; } http { access_log off; gzip_static on; types { text/html html; }"
        f"server {{ listen 127.0.0.1:{port}; root {folder}; }} }}"
    )
    process = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf")], start_new_session=True)
    time.sleep(1)
    pin(process.pid)
    try:
        yield port
    finally:
        process.terminate()
        process.wait(10)


def wrk(address: str, headers: dict[str, str]) -> tuple[float, float, float]:
    """Requests a second, and the 50th and 99th percentile in milliseconds."""
    command = ["wrk", "-t1", "-c16", f"-d{SECONDS}s", "--latency", address]
    command += [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    pinned = (
        ["taskset", "-c", "1", *command] if shutil.which("taskset") and (os.cpu_count() or 1) > 1 else command
    )
    said = subprocess.run(pinned, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), percentile(said, 50), percentile(said, 99)


def percentile(said: str, share: int) -> float:
    """A percentile of wrk's, in milliseconds."""
    number, unit = re.search(rf"\s{share}%\s+([\d.]+)(us|ms|s)", said).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def look_up(count: int) -> float:
    """Microseconds of reading one stored answer among those of so many claims."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'many.sqlite3'}"
        migrate(url)
        engine = made(url, count)
        with db.transaction(engine) as session:
            answers(session, count)
        found = shelf.opened(engine)
        numbers = [(7919 * place) % count + 1 for place in range(400)]
        times = [
            timed(lambda number=number: found.find(f"/claims/claim-{number}", "", part=False))
            for number in numbers * 5
        ]
        engine.dispose()
    return median(times) * 1e6


def answers(session: Session, count: int) -> None:
    """A short stored answer for each claim."""
    number = session.get_one(Edition, 1).number
    for first in range(1, count + 1, 10_000):
        last = min(first + 10_000, count + 1)
        rows = [answer(each, number) for each in range(first, last)]
        session.execute(Answer.__table__.insert(), rows)


def answer(claim: int, edition: int) -> dict[str, object]:
    """The row of one."""
    where = {"address": f"/claims/claim-{claim}", "part": False, "subject": f"claims/claim-{claim}"}
    said = {"imprint": "", "status": 200, "headers": "[]", "etag": "x", "modified": 0, "body": b"x" * 500}
    return where | said | {"edition": edition}


def timed(ask: Callable[[], object]) -> float:
    """The seconds that it takes."""
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began

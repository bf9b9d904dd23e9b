"""Published pages from the stored bytes, against nginx and against pages drawn for each request.

Each server has one core, `wrk` the other; where nginx, wrk or taskset is missing, its rows are left out.
Where a machine is busy with other things, the processor time that a request takes says more than the rate.
"""

import os
import re
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from sqlmodel import select

from factcheck import db
from factcheck.models import Listing
from tests.benchmarks.question_page import fill
from tests.conftest import migrate
from tests.durability.server import Server, free_port

ROUNDS, SECONDS = 3, 3
FEW, MANY = 16, 64
"""So many clients at once; with few, the server is woken for nearly every request, and that costs."""
PACKED = {"Accept-Encoding": "gzip"}
Row = tuple[str, ...]
Asked = tuple[str, dict[str, str], int]
"""An address, headers, and the process that answers."""
Taken = tuple[float, float, float, float]
"""Requests a second, microseconds of processor for each, 50th and 99th percentile in milliseconds."""


def run() -> list[Row]:
    """Requests a second, processor time of the server for one, and what clients wait."""
    if not shutil.which("wrk"):
        return [("wrk is not installed",)]
    return served()


def served() -> list[Row]:
    """The rows that wrk measures, in turn so that noise meets all alike."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as (server, slug):
        root, page = f"http://127.0.0.1:{server.port}", f"/claims/{slug}"
        tag = urllib.request.urlopen(urllib.request.Request(root + page, headers=PACKED)).headers["ETag"]
        asked: dict[str, Asked] = {}
        with nginx(Path(folder), fetched(root + page)) as (port, pid):
            if port:
                asked["nginx, the page's file"] = f"http://127.0.0.1:{port}/page.html", PACKED, pid
            for name, address, headers in (
                ("stored page", page, PACKED),
                ("stored JSON", f"{page}.json", PACKED),
                ("stored page, 304", page, PACKED | {"If-None-Match": tag}),
                ("stored question", "/questions/who-broke-the-window", PACKED),
                ("page drawn for each request", f"{page}?drawn", {}),
                ("front list drawn for each request", "/?sort=updated", {}),
            ):
                asked[name] = root + address, headers, server.process.pid
            stored = {name: each for name, each in asked.items() if "drawn" not in name}
            title, *crowded = in_turn(stored, connections=MANY)
            return [*in_turn(asked), (f"the same, {MANY} at once", *title[1:]), *crowded]


def in_turn(asked: dict[str, Asked], seconds: int = SECONDS, connections: int = FEW) -> list[Row]:
    """Each address asked for a while, one after the other, several times: medians."""
    taken: dict[str, list[Taken]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, each in asked.items():
            taken[name].append(wrk(*each, seconds=seconds, connections=connections))
    found = {name: [median(figures) for figures in zip(*each, strict=True)] for name, each in taken.items()}
    first_rate, first_cost = next(iter(found.values()))[:2]
    return [
        ("measured", "a second", "of the first", "CPU us", "of the first", "p50 ms", "p99 ms", "p99 / p50"),
        *(
            (
                name,
                *(f"{rate:,.0f}", f"{rate / first_rate:.3f}", f"{cost:,.1f}", f"{first_cost / cost:.3f}"),
                *(f"{half:.2f}", f"{most:.2f}", f"{most / half:.1f}" if half else "–"),
            )
            for name, (rate, cost, half, most) in found.items()
        ),
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
    for each in group(pid) if shutil.which("taskset") else ():
        subprocess.run(["taskset", "-a", "-p", "-c", "0", each], capture_output=True, check=False)


def fetched(address: str) -> bytes:
    """An answer's bytes, packed."""
    with urllib.request.urlopen(urllib.request.Request(address, headers=PACKED)) as answer:
        return answer.read()


@contextmanager
def nginx(folder: Path, packed: bytes) -> Iterator[tuple[int, int]]:
    """Nginx with the same bytes on disk, on the first core: its port and process; 0 where there is none."""
    if not shutil.which("nginx"):
        yield 0, 0
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
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(10)


def wrk(
    address: str,
    headers: dict[str, str],
    pid: int,
    script: Path | None = None,
    seconds: int = SECONDS,
    connections: int = 16,
) -> Taken:
    """What one client with so many connections gets."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", address]
    command += [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command += ["-s", str(script)] if script else []
    pinned = (
        ["taskset", "-c", "1", *command] if shutil.which("taskset") and (os.cpu_count() or 1) > 1 else command
    )
    before = worked(pid)
    said = subprocess.run(pinned, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    cost = (worked(pid) - before) / max(1, int(re.search(r"(\d+) requests in", said)[1]))
    return (
        float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]),
        cost,
        percentile(said, 50),
        percentile(said, 99),
    )


def worked(pid: int) -> float:
    """The microseconds of processor that a process and its children have used; 1 where nobody says."""
    files = [path for each in group(pid) for path in Path(f"/proc/{each}/task").glob("*/schedstat")]
    return sum(int(path.read_text().split()[0]) for path in files) / 1_000 or 1.0


def group(pid: int) -> list[str]:
    """A process and its children."""
    asked = ["pgrep", "-g", str(os.getpgid(pid))]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split()


def percentile(said: str, share: int) -> float:
    """A percentile of wrk's, in milliseconds."""
    number, unit = re.search(rf"\s{share}%\s+([\d.]+)(us|ms|s)", said).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]

"""The lines of many dossiers (100,000 unless told otherwise), against a bare loop that reads and writes."""

import os
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from sqlalchemy import Engine, insert
from sqlmodel import select

from factcheck import db, schema
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Role
from factcheck.models import Claim, DossierLine, Listing, Person, Publication
from factcheck.models.columns import now
from factcheck.presenters import exports as drawn
from factcheck.services import exports
from tests.dossiers import SITE, contested, judge, publish, rule

ROWS = int(os.environ.get("FACTCHECK_BENCHMARK_ROWS", "100000"))
ROUNDS, HTTP_ROUNDS = 5, 3
AT_ONCE = 2_000
DRAWN = 2_000
"""So many are drawn from documents by the presenters, for comparison; all would take too long."""
LATELY = 10
"""So many changed a moment ago."""
MOMENT = now().replace(microsecond=0) - timedelta(days=30)
Table = list[tuple[str, ...]]


def run() -> Table:
    """Rows a second, and each against the bare loop; then what a client sees of the served export."""
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder), ROWS) as (engine, _):
        return [*figures(engine, ROWS), *served(Path(folder), engine, ROWS)]


def figures(engine: Engine, rows: int) -> Table:
    """The table: medians of rounds that take turns."""
    reading = partial(db.open_session, engine, writes=False)
    kinds: dict[str, tuple[Callable[[], int], int]] = {
        "bare loop": (lambda: bare(engine), rows),
        "stored lines": (lambda: sent(exports.lines(reading, SITE)), rows),
        "drawn by the presenters": (lambda: drawn_anew(reading), min(DRAWN, rows)),
        f"since: {LATELY} changed": (
            lambda: sent(exports.lines(reading, SITE, now() - timedelta(days=1))),
            LATELY,
        ),
    }
    times: dict[str, list[float]] = {name: [] for name in kinds}
    for _ in range(ROUNDS):
        for name, (ask, count) in kinds.items():
            began = perf_counter()
            assert ask() == count, name
            times[name].append(perf_counter() - began)
    rates = {name: count / median(times[name]) for name, (_, count) in kinds.items()}
    return [
        ("", "rows/s", "against bare", "ms"),
        *(
            (name, f"{rate:,.0f}", f"{rate / rates['bare loop']:.2f}", f"{median(times[name]) * 1000:,.1f}")
            for name, rate in rates.items()
        ),
    ]


def bare(engine: Engine) -> int:
    """Read the stored documents and write them, nothing else."""
    count = 0
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("SELECT document FROM publication ORDER BY id")
        with Path(os.devnull).open("wb") as out:
            for (document,) in cursor:
                out.write(document.encode() + b"\n")
                count += 1
    finally:
        raw.close()
    return count


def sent(pieces: Iterator[bytes]) -> int:
    """Write pieces, and count their lines afterwards as a client would."""
    count = 0
    with Path(os.devnull).open("wb") as out:
        for piece in pieces:
            out.write(piece)
            count += piece.count(b"\n")
    return count


def drawn_anew(reading: exports.Reading) -> int:
    """The first of them drawn from documents, as a page is."""
    count = 0
    for each in exports.everything(reading):
        drawn.drawn(each, SITE).model_dump_json()
        count += 1
        if count == DRAWN:
            break
    return count


@contextmanager
def filled(folder: Path, rows: int) -> Iterator[tuple[Engine, str]]:
    """A database with so many published claims, of which ten changed lately."""
    engine = db.make_engine(f"sqlite:///{folder}/factcheck.sqlite3")
    schema.upgrade(engine)
    try:
        with db.transaction(engine) as session:
            people = [
                Person(username=name.lower(), public_name=name, role=role)
                for name, role in (("Ada", Role.REVIEWER), ("Ben", Role.REVIEWER), ("Eve", Role.EDITOR))
            ]
            session.add_all(people)
            session.flush()
            ada, ben, eve = (Viewer(each.id, each.username, each.public_name, each.role) for each in people)
            claim = contested(session, slug="pattern")
            judge(session, claim, ada, ben)
            rule(session, claim, eve)
            publish(session, claim, eve)
            pattern = session.exec(select(DossierLine)).one().line.decode()
            document = session.exec(select(Publication.document)).one() or ""
        for first in range(1, rows, AT_ONCE):
            _insert(engine, range(first, min(first + AT_ONCE, rows)), pattern, document, rows)
        yield engine, pattern
    finally:
        engine.dispose()


def _insert(engine: Engine, numbers: range, pattern: str, document: str, rows: int) -> None:
    """Publish so many more, by plain inserts."""
    found = [_rows(number, pattern, document, rows) for number in numbers]
    with engine.begin() as connection:
        for place, model in enumerate((Claim, Publication, Listing, DossierLine)):
            connection.execute(insert(model), [each[place] for each in found])


def _rows(number: int, pattern: str, document: str, rows: int) -> tuple[dict[str, object], ...]:
    """One claim's rows."""
    slug, ids = f"claim-{number}", 1_000 + number
    changed = now() if number > rows - LATELY else MOMENT + timedelta(seconds=number)
    text = document.replace("claims/pattern", f"claims/{slug}").replace('"pattern"', f'"{slug}"')
    said = pattern.replace("claims/pattern", f"claims/{slug}").replace('"pattern"', f'"{slug}"')
    published = {"version": 1, "sha256": "0" * 64, "published": changed}
    listed = {
        "rating": "supported",
        "label": "Supported",
        "summary": "",
        "folded": slug,
        "published": changed,
    }
    return (
        {"id": ids, "slug": slug, "text": slug, "folded": slug},
        published | {"id": ids, "claim_id": ids, "document": text},
        listed | {"claim_id": ids, "publication_id": ids, "slug": slug, "text": slug, "modified": changed},
        {"claim_id": ids, "site": SITE, "line": said.encode()},
    )


def served(folder: Path, engine: Engine, rows: int) -> Table:
    """What a client sees of the export served by granian, in turn with the bare loop; the server's memory."""
    with serving(folder) as (port, process):
        fetch(port, "/export/schema.json")
        fetch(port, "/export/verdicts.jsonl", most=1)
        idle = memory(process, "VmRSS")
        taken: dict[str, list[tuple[float, ...]]] = {"bare loop": [], "plain": [], "gzip": []}
        for _ in range(HTTP_ROUNDS):
            began = perf_counter()
            bare(engine)
            taken["bare loop"].append((0.0, perf_counter() - began))
            taken["plain"].append(fetch(port, "/export/verdicts.jsonl"))
            taken["gzip"].append(fetch(port, "/export/verdicts.jsonl", {"Accept-Encoding": "gzip"}))
        peak = memory(process, "VmHWM")
    seconds = {name: median(each[1] for each in found) for name, found in taken.items()}
    return [
        ("served by granian", "rows/s", "against bare", "first byte ms"),
        *(
            (name, f"{rows / took:,.0f}", f"{seconds['bare loop'] / took:.2f}", f"{first:,.1f}")
            for name, took in seconds.items()
            for first in [median(each[0] for each in taken[name])]
        ),
        ("server's peak memory over idle, MB", "", "", f"{peak - idle:,.1f}"),
    ]


def fetch(port: int, address: str, headers: dict[str, str] | None = None, most: int = 0) -> tuple[float, ...]:
    """Milliseconds to the first byte, seconds to the last, and megabytes."""
    began = perf_counter()
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{address}", headers=headers or {})
    with urllib.request.urlopen(asked) as answer:
        size = len(answer.read(1))
        first = perf_counter() - began
        while not most and (piece := answer.read(1024 * 1024)):
            size += len(piece)
    return first * 1000, perf_counter() - began, size / 1e6


def memory(process: int, name: str) -> float:
    """A figure of a process's memory and its children's, in megabytes."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()
    return sum(
        int(row.split()[1]) / 1024
        for number in (str(process), *children)
        for row in Path(f"/proc/{number}/status").read_text(encoding="utf-8").splitlines()
        if row.startswith(f"{name}:")
    )


@contextmanager
def serving(folder: Path) -> Iterator[tuple[int, int]]:
    """The site served on a free port; the port and the process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {
        "FACTCHECK_INSTANCE": str(folder),
        "FACTCHECK_SITE_URL": SITE,
        "FACTCHECK_SECRET_KEY": "q7" + "aB3dE5fG" * 5,
    }
    command = [sys.executable, "-c", "from factcheck.cli import main; main()", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=os.environ | own, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(300):
                with nullcontext(), socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                sleep(0.2)
            yield port, process.pid
        finally:
            process.terminate()

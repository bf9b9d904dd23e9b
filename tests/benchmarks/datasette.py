"""The front list against Datasette's page of fifty rows, over the same published claims on one core each.

Datasette is no dependency: it is taken from FACTCHECK_DATASETTE or from PATH, and without it there is
nothing to compare. It is asked as it comes, and with what it spends on facets, counts and suggestions
turned off. FACTCHECK_MANY says how many claims there are, 100,000 unless said.
"""

import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks._crowd import made
from tests.benchmarks.published import Row, fetched, in_turn, pin
from tests.conftest import migrate
from tests.durability.server import Server, free_port

MANY = int(os.environ.get("FACTCHECK_MANY", "100000"))
DATASETTE = os.environ.get("FACTCHECK_DATASETTE") or shutil.which("datasette")
SECONDS, CONNECTIONS = 10, 2
"""Datasette may take a second for one page, and more for several at once."""
SHORTER = "&_nofacet=1&_nosuggest=1&_nocount=1"


def run() -> list[Row]:
    """Requests a second, ours drawn for each request first."""
    if not (DATASETTE and shutil.which("wrk")):
        return [("Datasette or wrk is not installed; FACTCHECK_DATASETTE=… names it",)]
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "many.sqlite3"
        url = f"sqlite:///{database}"
        migrate(url)
        made(url, MANY).dispose()
        server = Server(Path(folder), url)
        server.start()
        pin(server.process.pid)
        try:
            fetched(f"http://127.0.0.1:{server.port}/")
            with datasette(database) as (port, pid):
                return compared(server, port, pid)
        finally:
            server.kill()


def compared(server: Server, port: int, pid: int) -> list[Row]:
    """The rows, asked in turn."""
    own, theirs = f"http://127.0.0.1:{server.port}/", f"http://127.0.0.1:{port}/many/listing?_size=50"
    ours = server.process.pid
    return in_turn(
        {
            "front list, drawn for each request": (f"{own}?sort=updated", {}, ours),
            "Datasette, 50 rows": (theirs, {}, pid),
            "Datasette, 50 rows, nothing counted": (theirs + SHORTER, {}, pid),
            "front list, stored": (own, {"Accept-Encoding": "gzip"}, ours),
        },
        SECONDS,
        CONNECTIONS,
    )


@contextmanager
def datasette(database: Path) -> Iterator[tuple[int, int]]:
    """Datasette on the first core: its port and process."""
    port = free_port()
    command = [DATASETTE, "serve", str(database), "--port", str(port), "--setting", "default_page_size", "50"]
    with subprocess.Popen(
        command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            for _ in range(100):
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/-/versions.json").close()
                    break
                except OSError:
                    time.sleep(0.1)
            pin(process.pid)
            yield port, process.pid
        finally:
            process.terminate()

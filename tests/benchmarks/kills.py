"""Kill -9 in mid-work on SQLite: writes acknowledged, lost and doubled over a hundred kills."""

import os
import tempfile
import time
from pathlib import Path

from tests.conftest import migrate
from tests.durability.kills import WRITERS, kill_often
from tests.durability.server import Server

KILLS = int(os.environ.get("FACTCHECK_KILLS", "100"))


def run() -> list[tuple[str, ...]]:
    """One row: what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'kills.sqlite3'}"
        migrate(url)
        began = time.monotonic()
        outcome = kill_often(Server(Path(folder), url), url, KILLS)
        took = f"{time.monotonic() - began:.0f} s"
    counts = (len(outcome.acknowledged), len(outcome.lost), len(outcome.doubled))
    heading = ("kills", "writers", "acknowledged", "lost", "doubled", "took")
    return [heading, (str(KILLS), str(WRITERS), *(str(count) for count in counts), took)]

"""Kill -9 while a correction is published: old or new for all readers, or a mixture."""

import os
import tempfile
import time
from pathlib import Path

from tests.conftest import migrate
from tests.durability.publishing import kill_while_publishing
from tests.durability.server import Server

TRIES = int(os.environ.get("FACTCHECK_KILLS", "200"))


def run() -> list[tuple[str, ...]]:
    """One row: what readers saw after each kill."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'kills.sqlite3'}"
        migrate(url)
        began = time.monotonic()
        outcome = kill_while_publishing(Server(Path(folder), url), url, TRIES)
        took = f"{time.monotonic() - began:.0f} s"
    mixed = sum(outcome.values()) - outcome["old"] - outcome["new"]
    counts = (str(TRIES), str(outcome["old"]), str(outcome["new"]), str(mixed))
    return [("tries", "old", "new", "mixtures", "took"), (*counts, took)]

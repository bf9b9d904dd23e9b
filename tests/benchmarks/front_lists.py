"""Lists and search over many published claims: the first page of 50, a page far down, and the counts.

How many claims there are: FACTCHECK_MANY, 100,000 unless said.
"""

import os
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from sqlalchemy import Engine

from factcheck import db
from factcheck.services import public_search
from factcheck.services.public_search import Wish
from tests.benchmarks._crowd import made
from tests.conftest import migrate

MANY = int(os.environ.get("FACTCHECK_MANY", "100000"))
LENGTH, DEEP, ROUNDS = 50, 200, 15
WISHES = {
    "newest": Wish(),
    "updated": Wish(sort="updated"),
    "first said": Wish(sort="first-said"),
    "a topic": Wish(topic="topic-3"),
    "a rating": Wish(rating="refuted"),
    "a word in all": Wish(q="somebody"),
    "a word in some": Wish(q="кремль"),
    "the beginning of a word": Wish(q="kreml"),
    "a word in none": Wish(q="nothinglikethis"),
}


def run() -> list[tuple[str, ...]]:
    """Milliseconds of the first page with its counts, the first page again, and one far down."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'lists.sqlite3'}"
        migrate(url)
        engine = made(url, MANY)
        rows = [(name, *measured(engine, wish)) for name, wish in WISHES.items()]
        engine.dispose()
    return [
        (f"of {MANY:,} claims", "found", "counted, ms", "first page, ms", "far page, ms", "far / first"),
        *rows,
    ]


def measured(engine: Engine, wish: Wish) -> tuple[str, ...]:
    """One row."""
    counting, found = timed(engine, wish)
    first = median(timed(engine, wish)[0] for _ in range(ROUNDS))
    if not found.after:
        return f"{found.claim_count:,}", f"{counting:.1f}", f"{first:.1f}", "–", "–"
    far = further(engine, wish)
    later = median(timed(engine, far)[0] for _ in range(ROUNDS))
    return f"{found.claim_count:,}", f"{counting:.1f}", f"{first:.1f}", f"{later:.1f}", f"{later / first:.2f}"


def timed(engine: Engine, wish: Wish) -> tuple[float, public_search.Found]:
    """How long one page takes in milliseconds, and what is on it."""
    began = time.perf_counter()
    with db.open_session(engine, writes=False) as session:
        found = public_search.search(session, wish, LENGTH)
    return 1000 * (time.perf_counter() - began), found


def further(engine: Engine, wish: Wish) -> Wish:
    """The same, so many pages down, or on the last one."""
    for _ in range(DEEP):
        after = timed(engine, wish)[1].after
        if not after:
            break
        wish = replace(wish, after=after)
    return wish

"""Lists and search over many published claims: the first page of 50, and pages as far down as there are.

How many claims there are: FACTCHECK_MANY, 100,000 unless said. On SQLite, and on PostgreSQL too where
FACTCHECK_TEST_POSTGRESQL names a server or one answers.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median

import psycopg
from sqlalchemy import Engine, create_engine, text
from sqlmodel import select

from factcheck import db
from factcheck.domain.cursors import Cursor
from factcheck.models import Listing
from factcheck.services import public_search
from factcheck.services.public_search import Wish
from tests.benchmarks._crowd import made
from tests.conftest import migrate
from tests.postgresql import SERVER

MANY = int(os.environ.get("FACTCHECK_MANY", "100000"))
LENGTH, ROUNDS = 50, 9
DEPTHS = (0.02, 0.25, 0.5, 0.75, 0.95)
"""How far down the pages lie that are compared with the first, as shares of all claims."""
WISHES = {
    "newest": Wish(),
    "updated": Wish(sort="updated"),
    "first said": Wish(sort="first-said"),
    "a topic": Wish(topic="topic-3"),
    "a speaker": Wish(speaker="speaker-3"),
    "a rating": Wish(rating="refuted"),
    "a rating, first said": Wish(rating="refuted", sort="first-said"),
    "a word in all": Wish(q="somebody"),
    "a word in all, updated": Wish(q="somebody", sort="updated"),
    "a word in some": Wish(q="кремль"),
    "the beginning of a word": Wish(q="kreml"),
    "a word in none": Wish(q="nothinglikethis"),
}


def run() -> list[tuple[str, ...]]:
    """Milliseconds of the first page with its counts, of the first again, and of the slowest further down."""
    heading = (
        f"of {MANY:,} claims",
        "found",
        "counted, ms",
        "first page, ms",
        "slowest, ms",
        "slowest / first",
    )
    rows = [heading]
    with tempfile.TemporaryDirectory() as folder:
        rows += on("SQLite", f"sqlite:///{Path(folder) / 'lists.sqlite3'}")
    with scratch() as url:
        rows += on("PostgreSQL", url) if url else []
    return rows


def on(name: str, url: str) -> list[tuple[str, ...]]:
    """The rows of one engine."""
    migrate(url)
    engine = made(url, MANY)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")
    places = {sort: list(marks(engine, sort)) for sort in public_search.SORTS}
    rows = [(f"{name}: {wished}", *measured(engine, wish, places)) for wished, wish in WISHES.items()]
    engine.dispose()
    return rows


@contextmanager
def scratch() -> Iterator[str | None]:
    """The address of a PostgreSQL database for the while; None where no server answers."""
    try:
        psycopg.connect(SERVER, connect_timeout=3).close()
    except psycopg.Error:
        yield None
        return
    outside = create_engine(SERVER.replace("postgresql://", "postgresql+psycopg://", 1)).execution_options(
        isolation_level="AUTOCOMMIT"
    )
    name = f"factcheck_lists_{os.getpid()}"
    with outside.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield outside.url.set(database=name).render_as_string(hide_password=False)
    finally:
        with outside.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        outside.dispose()


def marks(engine: Engine, sort: str) -> Iterator[str]:
    """The marks of pages so far down the list of all claims."""
    place, number = public_search._ordering(Listing, sort)
    ordered = (place.asc(), number.asc()) if sort == "first-said" else (place.desc(), number.desc())
    with db.open_session(engine, writes=False) as session:
        for depth in DEPTHS:
            found = session.exec(select(Listing).order_by(*ordered).offset(int(depth * MANY)).limit(1)).one()
            told = getattr(found, place.key)
            yield Cursor(
                sort=sort, place=told if sort == "first-said" else told.isoformat(), id=found.claim_id
            ).sealed()


def measured(engine: Engine, wish: Wish, places: dict[str, list[str]]) -> tuple[str, ...]:
    """One row; the pages take turns, so that noise meets all alike."""
    counting, found = timed(engine, wish)
    pages = [wish, *(replace(wish, after=mark) for mark in places[wish.sort])] if found.after else [wish]
    times: list[list[float]] = [[] for _ in pages]
    for _ in range(ROUNDS):
        for place, page in enumerate(pages):
            took, seen = timed(engine, page)
            if seen.after or not place:
                times[place].append(took)
    first, *later = [median(each) for each in times if each]
    counted = f"{found.claim_count:,}", f"{counting:.1f}", f"{first:.1f}"
    return (*counted, f"{max(later):.1f}", f"{max(later) / first:.2f}") if later else (*counted, "–", "–")


def timed(engine: Engine, wish: Wish) -> tuple[float, public_search.Found]:
    """How long one page takes in milliseconds, and what is on it."""
    began = time.perf_counter()
    with db.open_session(engine, writes=False) as session:
        found = public_search.search(session, wish, LENGTH)
    return 1000 * (time.perf_counter() - began), found

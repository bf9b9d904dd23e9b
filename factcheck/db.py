"""One engine, one session per request, committed in one place.

A session either reads or writes. One that writes takes the database's single
write lock before it looks at anything (`BEGIN IMMEDIATE` on SQLite, an advisory
lock on PostgreSQL), so that what it decides on is what it changes; one that
reads cannot write at all.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from flask import Response, current_app, g, has_request_context
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

import factcheck.models  # all tables must be known before the first query
import factcheck.signs  # noqa: F401 - whoever changes what readers see tells so
from factcheck.config import Misconfigured

Kept = TypeVar("Kept")
SQLITE_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=20000")
SAFE_SQLITE = (3, 51, 3)
"""Older ones can corrupt a WAL database that two connections write."""
WRITE_LOCK = 0x666163_74
"""The advisory lock that PostgreSQL's writers take in turn."""
PATIENCE, HASTE = 20_000, 50
"""How long a change waits for another one, and how long one made aside does; in milliseconds."""


def make_engine(url: str) -> Engine:
    """An engine for SQLite or PostgreSQL, with its safeguards on."""
    if url.startswith("sqlite:///"):
        return _sqlite(url)
    if not url.startswith(("postgresql://", "postgresql+psycopg://")):
        raise Misconfigured("FACTCHECK_DATABASE_URL must start with sqlite:/// or postgresql://.")
    engine = create_engine(
        url.replace("postgresql://", "postgresql+psycopg://", 1),
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=20,
    )
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _sqlite(url: str) -> Engine:
    """An engine on the SQLite that comes with the package, not the system's."""
    path = url.removeprefix("sqlite:///")
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, module=sqlite_module(), pool_size=10, max_overflow=20)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def sqlite_module() -> ModuleType:
    """The SQLite that comes with the package; the system's where there is none for the platform."""
    try:
        return import_module("pysqlite3.dbapi2")
    except ImportError:
        return import_module("sqlite3.dbapi2")


def _set_pragmas(connection: Any, _record: Any) -> None:
    """Turn on what SQLite leaves off; leave transactions to us."""
    connection.isolation_level = None
    version = tuple(
        int(part) for part in connection.execute("select sqlite_version()").fetchone()[0].split(".")
    )
    for pragma in SQLITE_PRAGMAS:
        safe = pragma.replace("WAL", "DELETE") if version < SAFE_SQLITE else pragma
        connection.execute(f"PRAGMA {safe}")


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once, or refuse to write at all."""
    options = connection.get_execution_options()
    writes = options.get("writes", True)
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
    connection.exec_driver_sql(f"PRAGMA busy_timeout={HASTE if options.get('aside') else PATIENCE}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    """Take the write lock at once, or refuse to write at all."""
    options = connection.get_execution_options()
    if options.get("aside"):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {HASTE}")
    elif options.get("writes", True):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITE_LOCK})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def engine() -> Engine:
    """The engine of the current application."""
    found: Engine = current_app.extensions["engine"]
    return found


def open_session(bind: Engine, *, writes: bool) -> Session:
    """A session that may write, or one that cannot."""
    return Session(bind.execution_options(writes=writes), expire_on_commit=False)


def session() -> Session:
    """The request's session; it can write only for a POST that proved where it came from."""
    if "session" not in g:
        g.session = open_session(engine(), writes=g.get("may_write", not has_request_context()))
    found: Session = g.session
    return found


def trust() -> None:
    """Let this request write without the token of a form: its address proves who is asking.

    Only for addresses that are signed themselves, and before the session is opened.
    """
    assert "session" not in g
    g.may_write = True


@contextmanager
def reading() -> Iterator[Session]:
    """A short session of its own, for what must be known before the view."""
    with open_session(engine(), writes=False) as opened:
        yield opened


@contextmanager
def transaction(bind: Engine) -> Iterator[Session]:
    """A session outside requests: committed when the block ends well, else rolled back."""
    with open_session(bind, writes=True) as opened:
        yield opened
        opened.commit()


def aside(bind: Engine, change: Callable[[Session], Kept]) -> Kept | None:
    """What a small change gave that is no part of the record; None where it would have had to wait.

    For what a request leaves besides its own work, even when it only reads: how often
    somebody asked, when somebody was last here. It must not write into the log.
    """
    try:
        with Session(bind.execution_options(aside=True), expire_on_commit=False) as opened:
            kept = change(opened)
            opened.commit()
            return kept
    except OperationalError:
        return None


def settle(response: Response) -> Response:
    """Commit what a good answer did; forget what a refused one tried, or what could not be kept."""
    found: Session | None = g.get("session")
    if found is not None:
        good = response.status_code < 400  # noqa: PLR2004 - the first status that refuses
        try:
            found.commit() if good else found.rollback()
        except BaseException:
            # The page that says so asks the database, too.
            found.rollback()
            raise
    return response


def close(_error: BaseException | None = None) -> None:
    """Give the request's connection back; what was not committed is gone."""
    found: Session | None = g.pop("session", None)
    if found is not None:
        found.close()


def alive(bind: Engine) -> bool:
    """Whether the database answers."""
    with bind.connect() as connection:
        return connection.execution_options(writes=False).execute(text("SELECT 1")).scalar() == 1

"""A sign beside a SQLite database: the edition that was begun last, seen without asking the database.

Whoever changes what readers see writes the new number into the sign while he holds the write
lock, before he commits. So as long as the sign says the number that the database said last,
nothing was changed since, whichever process might have done it. If it says another number, the
database is asked: perhaps the change is not kept yet, or came to nothing.
Like `-wal` and `-shm`, the file belongs to the database and stays while anybody uses it.
"""

import os
from mmap import ACCESS_READ, mmap
from typing import Any

from sqlalchemy import Connection, Engine, event

from factcheck.models import Edition

WIDTH = 8
"""The bytes of a number."""


class Sign:
    """The sign of one database, as a reader looks at it."""

    def __init__(self, path: str) -> None:
        descriptor = _opened(path)
        try:
            if os.fstat(descriptor).st_size < WIDTH:
                os.ftruncate(descriptor, WIDTH)
            self.seen = mmap(descriptor, WIDTH, access=ACCESS_READ)
        finally:
            os.close(descriptor)

    def now(self) -> bytes:
        """What it says, to be compared with what a number is `written`."""
        return self.seen[:]


def written(number: int) -> bytes:
    """A number as the sign says it."""
    return number.to_bytes(WIDTH, "little")


def beside(engine: Engine) -> str | None:
    """Where the sign of a database is; None where it is no file."""
    path = engine.url.database
    plain = engine.dialect.name == "sqlite" and path and not path.startswith((":", "file:"))
    return f"{os.path.realpath(path)}-edition" if plain and path else None


def tell(path: str, number: int) -> None:
    """Let the sign say that this edition was begun; only who holds the write lock may."""
    descriptor = _opened(path)
    try:
        os.write(descriptor, written(number))
    finally:
        os.close(descriptor)


def _opened(path: str) -> int:
    """The file, there from now on."""
    return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)


@event.listens_for(Edition, "after_insert")
@event.listens_for(Edition, "after_update")
def _begun(_mapper: Any, connection: Connection, edition: Edition) -> None:
    """Tell of a new edition in the transaction that begins it."""
    path = beside(connection.engine)
    if path is not None:
        tell(path, edition.number)

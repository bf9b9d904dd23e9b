"""Where finished answers are looked up before the application starts: one connection a thread, no ORM.

What readers see has a number, the edition, that goes up in the transaction of every change.
An answer is true as long as the edition stands. On SQLite `PRAGMA data_version` says for
next to nothing whether anybody has committed since; on PostgreSQL the edition is asked for
with each request, because a cheaper sign would come late: another process could then still
send the old page after this one has sent the new JSON.
"""

import json
import threading
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import Engine

EDITION = "SELECT number FROM edition WHERE id = 1"
COLUMNS = (
    "address part subject imprint status headers etag modified body gzip br edition".split()  # noqa: SIM905 - a list of names
)
FOUND = (
    "SELECT e.number, a.status, a.headers, a.etag, a.modified, a.body, a.gzip, a.br FROM edition e "
    "LEFT JOIN answer a ON a.address = ? AND a.part = ? AND a.imprint = ? AND a.edition >= e.floor "
    "WHERE e.id = 1"
)
KEPT = (
    f"INSERT INTO answer ({', '.join(COLUMNS)}) SELECT {', '.join('?' * len(COLUMNS))} "  # noqa: S608 - our own names
    "FROM edition WHERE id = 1 AND number = ? ON CONFLICT (address, part) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in COLUMNS[2:])
)
PATIENCE = 100
"""How long storing an answer waits for somebody else's change, in milliseconds."""


@dataclass(frozen=True)
class Finished:
    """An answer as it is sent, in every coding we have it in."""

    status: int
    headers: list[tuple[str, str]]
    etag: str
    modified: int
    bodies: dict[str, bytes] = field(repr=False)


class Shelf(Protocol):
    """The stored answers of one database."""

    def edition(self) -> int | None:
        """The number of what readers see now; None where nothing was ever changed."""

    def find(self, address: str, imprint: str, *, part: bool) -> tuple[int | None, Finished | None]:
        """The edition, and the answer stored for it at an address."""

    def keep(self, row: dict[str, Any]) -> None:
        """Store an answer, unless the edition it was drawn in has passed."""

    def give_up(self) -> None:
        """Let go of a connection that no longer answers."""


def opened(engine: Engine) -> Shelf:
    """The shelf of a database."""
    return SqliteShelf(engine) if engine.dialect.name == "sqlite" else PostgresqlShelf(engine)


class Held:
    """A connection that is closed when its thread ends."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def __del__(self) -> None:
        """Close it."""
        self.connection.close()


class Connections:
    """One raw connection for each thread."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.local = threading.local()

    def connection(self) -> Any:
        """The connection of this thread."""
        found = getattr(self.local, "connection", None)
        if found is None:
            arguments, options = self.engine.dialect.create_connect_args(self.engine.url)
            found = self.prepared(self.engine.dialect.loaded_dbapi.connect(*arguments, **options))
            self.local.connection, self.local.held = found, Held(found)
        return found

    def give_up(self) -> None:
        """Let go of this thread's connection; the next look-up opens another."""
        found = getattr(self.local, "connection", None)
        self.local.__dict__.clear()
        if found is not None:
            found.close()

    def prepared(self, connection: Any) -> Any:
        """A connection with its settings on."""
        raise NotImplementedError

    def find(self, address: str, imprint: str, *, part: bool) -> tuple[int | None, Finished | None]:
        """The edition, and the answer stored for it at an address."""
        row = self.connection().execute(self.placed(FOUND), (address, part, imprint)).fetchone()
        return (None, None) if row is None else (row[0], finished(row[1:]))

    def placed(self, statement: str) -> str:
        """A statement as the driver wants its places marked."""
        return statement


class SqliteShelf(Connections):
    """Finished answers in SQLite."""

    def prepared(self, connection: Any) -> Any:
        """Autocommit; a stored answer that a power cut takes is drawn again."""
        connection.isolation_level = None
        for pragma in (f"busy_timeout={PATIENCE}", "synchronous=NORMAL", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def edition(self) -> int | None:
        """The number of what readers see now; read again only after somebody's commit."""
        local = self.local
        try:
            version = local.connection.execute("PRAGMA data_version").fetchone()[0]
            if version == local.version:
                return local.number  # type: ignore[no-any-return]
        except AttributeError:
            version = None
        return self._asked(version)

    def _asked(self, version: int | None) -> int | None:
        """The number, remembered with the sign of the last commit that was there before it was read."""
        connection = self.connection()
        if version is None:
            version = connection.execute("PRAGMA data_version").fetchone()[0]
        row = connection.execute(EDITION).fetchone()
        self.local.version, self.local.number = version, row[0] if row else None
        return self.local.number  # type: ignore[no-any-return]

    def keep(self, row: dict[str, Any]) -> None:
        """Store an answer in one statement, unless the edition has passed."""
        self.connection().execute(KEPT, (*(row[name] for name in COLUMNS), row["edition"]))


class PostgresqlShelf(Connections):
    """Finished answers in PostgreSQL."""

    def prepared(self, connection: Any) -> Any:
        """Autocommit, every statement prepared at once."""
        connection.autocommit = True
        connection.prepare_threshold = 0
        return connection

    def placed(self, statement: str) -> str:
        """Places as psycopg marks them."""
        return statement.replace("?", "%s")

    def edition(self) -> int | None:
        """The number of what readers see now."""
        row = self.connection().execute(EDITION).fetchone()
        return row[0] if row else None

    def keep(self, row: dict[str, Any]) -> None:
        """Store an answer while nobody can change what it tells, unless somebody has."""
        marks = ", ".join("?" * len(COLUMNS))
        changes = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS[2:])
        stored = (
            f"INSERT INTO answer ({', '.join(COLUMNS)}) VALUES ({marks}) "  # noqa: S608 - our own names
            f"ON CONFLICT (address, part) DO UPDATE SET {changes}"
        )
        connection = self.connection()
        with connection.transaction():
            locked = connection.execute(f"{EDITION} FOR SHARE SKIP LOCKED").fetchone()
            if locked and locked[0] == row["edition"]:
                connection.execute(self.placed(stored), tuple(row[name] for name in COLUMNS))


def finished(row: Any) -> Finished | None:
    """A stored row as an answer."""
    status, headers, etag, modified, body, gzip, br = row
    if status is None:
        return None
    twins = {"": body, "gzip": gzip, "br": br}
    return Finished(
        status=status,
        headers=[(name, value) for name, value in json.loads(headers)],
        etag=etag,
        modified=modified,
        bodies={coding: bytes(each) for coding, each in twins.items() if each is not None},
    )

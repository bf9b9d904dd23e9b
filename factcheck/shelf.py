"""Where finished answers are looked up before the application starts: raw connections, no ORM.

What readers see has a number, the edition, that goes up in the transaction of every change.
An answer is true as long as the edition stands. On SQLite `PRAGMA data_version` says for
next to nothing whether anybody has committed since; on PostgreSQL the edition is asked for
with each request, because a cheaper sign would come late: another process could then still
send the old page after this one has sent the new JSON.
"""

import json
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from sqlalchemy import Engine, event

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
PUT = (
    f"INSERT INTO answer ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))}) "  # noqa: S608 - our own names
    "ON CONFLICT (address, part) DO UPDATE SET "
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

    def close(self) -> None:
        """Close what is open; the next look-up opens anew."""


def opened(engine: Engine) -> Shelf:
    """The shelf of a database; it closes with the engine."""
    kind = SqliteLine if engine.dialect.name == "sqlite" else PostgresqlLine
    shelf = Lines(engine, kind)
    event.listen(engine, "engine_disposed", shelf.close)
    return shelf


class Line:
    """One raw connection; it is used by one thread at a time."""

    options: ClassVar[dict[str, Any]] = {}

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def edition(self) -> int | None:
        """The number of what readers see now."""
        row = self.connection.execute(EDITION).fetchone()
        return row[0] if row else None

    def find(self, wanted: tuple[str, bool, str]) -> tuple[int | None, Finished | None]:
        """The edition, and the answer stored for it at an address."""
        row = self.connection.execute(self.placed(FOUND), wanted).fetchone()
        return (None, None) if row is None else (row[0], finished(row[1:]))

    def placed(self, statement: str) -> str:
        """A statement as the driver wants its places marked."""
        return statement

    def keep(self, row: dict[str, Any]) -> None:
        """Store an answer, unless the edition it was drawn in has passed."""
        raise NotImplementedError


class SqliteLine(Line):
    """A connection to SQLite."""

    options: ClassVar[dict[str, Any]] = {"check_same_thread": False}

    def __init__(self, connection: Any) -> None:
        """Autocommit; a stored answer that a power cut takes is drawn again."""
        super().__init__(connection)
        self.version = -1
        self.number: int | None = None
        connection.isolation_level = None
        for pragma in (f"busy_timeout={PATIENCE}", "synchronous=NORMAL"):
            connection.execute(f"PRAGMA {pragma}")

    def edition(self) -> int | None:
        """The number of what readers see now; read again only after somebody's commit."""
        version = self.connection.execute("PRAGMA data_version").fetchone()[0]
        if version != self.version:
            # The sign is read before the number: what is committed in between is seen next time.
            self.number = super().edition()
            self.version = version
        return self.number

    def keep(self, row: dict[str, Any]) -> None:
        """Store an answer in one statement, unless the edition has passed."""
        self.connection.execute(KEPT, (*(row[name] for name in COLUMNS), row["edition"]))


class PostgresqlLine(Line):
    """A connection to PostgreSQL."""

    def __init__(self, connection: Any) -> None:
        """Autocommit, every statement prepared at once."""
        super().__init__(connection)
        connection.autocommit = True
        connection.prepare_threshold = 0

    def placed(self, statement: str) -> str:
        """Places as psycopg marks them."""
        return statement.replace("?", "%s")

    def keep(self, row: dict[str, Any]) -> None:
        """Store an answer while nobody can change what it tells, unless somebody has."""
        with self.connection.transaction():
            locked = self.connection.execute(f"{EDITION} FOR SHARE SKIP LOCKED").fetchone()
            if locked and locked[0] == row["edition"]:
                self.connection.execute(self.placed(PUT), tuple(row[name] for name in COLUMNS))


class Lines:
    """The connections that are free, each taken by one request at a time."""

    def __init__(self, engine: Engine, kind: type[Line]) -> None:
        self.engine, self.kind = engine, kind
        self.free: list[Line] = []

    def edition(self) -> int | None:
        """The number of what readers see now; None where nothing was ever changed."""
        number: int | None = self._asked("edition")
        return number

    def find(self, address: str, imprint: str, *, part: bool) -> tuple[int | None, Finished | None]:
        """The edition, and the answer stored for it at an address."""
        found: tuple[int | None, Finished | None] = self._asked("find", (address, part, imprint))
        return found

    def keep(self, row: dict[str, Any]) -> None:
        """Store an answer, unless the edition it was drawn in has passed."""
        self._asked("keep", row)

    def _asked(self, what: str, *given: Any) -> Any:
        """What a free connection says; one that fails is closed."""
        line = self._taken()
        try:
            answer = getattr(line, what)(*given)
        except BaseException:
            line.connection.close()
            raise
        self.free.append(line)
        return answer

    def _taken(self) -> Line:
        """A free connection, or a new one."""
        try:
            return self.free.pop()
        except IndexError:
            dialect = self.engine.dialect
            arguments, options = dialect.create_connect_args(self.engine.url)
            return self.kind(dialect.loaded_dbapi.connect(*arguments, **{**options, **self.kind.options}))

    def close(self, _engine: object = None) -> None:
        """Close what is free; the next look-up opens anew."""
        while self.free:
            self.free.pop().connection.close()


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

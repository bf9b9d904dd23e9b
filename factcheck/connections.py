"""Connections to the stored answers: raw ones, because a look-up is to cost next to nothing."""

from typing import Any, ClassVar

from factcheck import signs

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


class Line:
    """One raw connection; it is used by one thread at a time."""

    options: ClassVar[dict[str, Any]] = {}

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def edition(self) -> int | None:
        """The number of what readers see now."""
        row = self.connection.execute(EDITION).fetchone()
        return row[0] if row else None

    def find(self, wanted: tuple[str, bool, str]) -> Any:
        """The edition and the row stored for it at an address; None where nothing was ever changed."""
        return self.connection.execute(self.placed(FOUND), wanted).fetchone()

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
        connection.isolation_level = None
        for pragma in (f"busy_timeout={PATIENCE}", "synchronous=NORMAL"):
            connection.execute(f"PRAGMA {pragma}")

    def keep(self, row: dict[str, Any]) -> None:
        """Store an answer in one statement, unless the edition has passed."""
        self.connection.execute(KEPT, (*(row[name] for name in COLUMNS), row["edition"]))

    def heal(self, path: str) -> None:
        """Let the sign say what the database says, unless somebody is changing it now."""
        self.connection.execute("PRAGMA busy_timeout=0")
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                signs.tell(path, self.edition() or 0)
            finally:
                self.connection.execute("ROLLBACK")
        except self.connection.OperationalError:
            return
        finally:
            self.connection.execute(f"PRAGMA busy_timeout={PATIENCE}")


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

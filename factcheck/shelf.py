"""Where finished answers are looked up before the application starts: raw connections, no ORM.

What readers see has a number, the edition, that goes up in the transaction of every change.
An answer is true as long as the edition stands. On SQLite a sign beside the database says for
nothing whether anybody has begun another; on PostgreSQL the edition is asked for with each
request, because processes on several machines share nothing quicker: one could still send the
old page after another has sent the new JSON.
"""

import json
import time
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import Engine, event

from factcheck import signs
from factcheck.connections import Line, PostgresqlLine, SqliteLine

HEALED_EVERY = 1
"""So often, in seconds, a sign that says what the database does not is looked after."""


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
    path = signs.beside(engine)
    kind = SqliteLine if engine.dialect.name == "sqlite" else PostgresqlLine
    found = Signed(engine, path) if path else Lines(engine, kind)
    event.listen(engine, "engine_disposed", found.close)
    return found


class Lines:
    """The connections that are free, each taken by one request at a time."""

    def __init__(self, engine: Engine, kind: type[Line]) -> None:
        self.engine, self.kind = engine, kind
        self.free: list[Line] = []

    def edition(self) -> int | None:
        """The number of what readers see now; None where nothing was ever changed."""
        number: int | None = self.asked("edition")
        return number

    def find(self, address: str, imprint: str, *, part: bool) -> tuple[int | None, Finished | None]:
        """The edition, and the answer stored for it at an address."""
        row = self.asked("find", (address, part, imprint))
        return (None, None) if row is None else (row[0], finished(row[1:]))

    def keep(self, row: dict[str, Any]) -> None:
        """Store an answer, unless the edition it was drawn in has passed."""
        self.asked("keep", row)

    def asked(self, what: str, *given: Any) -> Any:
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


class Signed(Lines):
    """The same with a sign beside it, so that the database is asked only after something was begun."""

    def __init__(self, engine: Engine, path: str) -> None:
        super().__init__(engine, SqliteLine)
        self.path = path
        self.sign: signs.Sign | None = None
        self.known: tuple[bytes, int] = b"", 0
        self.healed = 0.0

    def edition(self) -> int | None:
        """The number of what readers see now, from the sign if that says what the database said last."""
        sign = self.sign or self._opened()
        told = sign.now()
        known, number = self.known
        return number if told == known else self._compared(told)

    def _compared(self, told: bytes) -> int | None:
        """What the database says, remembered if the sign, read before, says the same."""
        number = super().edition()
        if number is None:
            return None
        if signs.written(number) == told:
            self.known = told, number
        elif time.monotonic() >= self.healed + HEALED_EVERY:
            # A change under way, or one that came to nothing: undone, or killed before it was kept.
            self.healed = time.monotonic()
            self.asked("heal", self.path)
        return number

    def _opened(self) -> signs.Sign:
        """The sign, opened when it is first looked at."""
        self.sign = sign = signs.Sign(self.path)
        return sign

    def close(self, _engine: object = None) -> None:
        """Close what is free, and look for the sign anew."""
        self.sign, self.known = None, (b"", 0)
        super().close()


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

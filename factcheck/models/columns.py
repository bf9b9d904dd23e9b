"""Column types that say more than SQL does, and the names of constraints."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Enum
from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def words(kind: type[StrEnum]) -> Any:
    """A column that stores the values of an enumeration and refuses others."""
    return Enum(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        validate_strings=True,
        create_constraint=False,
        length=30,
    )


_clock: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC; inside `clock`, the moment it stands at."""
    return _clock.get() or datetime.now(UTC)


@contextmanager
def clock(moment: datetime) -> Iterator[None]:
    """Let what happens in the block happen at another moment; the demo tells its story so."""
    token = _clock.set(moment)
    try:
        yield
    finally:
        _clock.reset(token)

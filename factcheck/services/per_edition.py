"""What is counted once an edition: sums over all that is published, kept in memory while nothing changes."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Connection
from sqlmodel import Session

from factcheck.services import answers

MOST = 500
"""The most sums that are kept."""
Sum = TypeVar("Sum")
_kept: WeakKeyDictionary[Any, tuple[int, dict[Hashable, Any]]] = WeakKeyDictionary()
"""For each database the edition, and what was counted in it."""


def once(session: Session, key: Hashable, count: Callable[[], Sum]) -> Sum:
    """What was counted under this key in the edition that the session sees; counted now if it was not."""
    number = answers.edition(session)
    if not number:
        return count()
    bind = session.get_bind()
    pool = (bind.engine if isinstance(bind, Connection) else bind).pool
    known, sums = _kept.get(pool, (0, {}))
    if known != number or len(sums) >= MOST:
        known, sums = _kept[pool] = (number, {})
    if key not in sums:
        sums[key] = count()
    return cast("Sum", sums[key])

"""Rates: how often each program asked in a stretch of time, counted by all processes together."""

from datetime import datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, delete

from factcheck.models import RateCount

INSERTS: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
"""One statement that adds to a count or begins it, as each engine spells it."""


def add(session: Session, who: str, since: datetime, times: int) -> int:
    """How often they asked since that moment, these times included; earlier stretches are forgotten."""
    insert = INSERTS[session.get_bind().dialect.name](RateCount)
    begun = insert.values(who=who, since=since, count=times)
    added = begun.on_conflict_do_update(
        index_elements=["who", "since"], set_={"count": RateCount.count + begun.excluded.count}
    )
    total = int(session.execute(added.returning(col(RateCount.count))).scalar_one())
    if total == times:
        session.exec(delete(RateCount).where(col(RateCount.since) < since))
    return total

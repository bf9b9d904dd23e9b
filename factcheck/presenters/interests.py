"""Interests as those who declared them, and those who assign, see them."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from factcheck.models import Interest


class InterestSeen(BaseModel):
    """A declared interest: in what, and why."""

    id: int
    kind: str
    name: str
    note: str
    declared: datetime

    @classmethod
    def of(cls, interest: Interest) -> Self:
        """The interest with what it is in."""
        kind = "speaker" if interest.speaker else "outlet" if interest.outlet else "topic"
        thing = interest.speaker or interest.outlet or interest.topic
        return cls(
            id=interest.id,
            kind=kind,
            name=thing.name if thing else "",
            note=interest.note,
            declared=interest.declared,
        )

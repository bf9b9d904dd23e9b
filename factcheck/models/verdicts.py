"""Verdicts of reviewers, the rulings of the desk, and the scale both are given on."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import JSON, Column, Field, Relationship, SQLModel

from factcheck.domain.vocabulary import RuledBy
from factcheck.models.claims import Claim
from factcheck.models.columns import now, words
from factcheck.models.people import Person

if TYPE_CHECKING:
    from factcheck.models.rounds import Reconsideration


class ScaleVersion(SQLModel, table=True):
    """One version of the site's rating scale; the highest is in force."""

    __tablename__ = "scale_version"

    version: int = Field(primary_key=True)
    ratings: list[dict[str, str | int | None]] = Field(sa_column=Column(JSON, nullable=False))
    set: datetime = Field(default_factory=now)
    set_by_id: int | None = Field(default=None, foreign_key="person.id")


class Verdict(SQLModel, table=True):
    """One reviewer's rating of one claim, hidden from those who have not given theirs."""

    __table_args__ = (UniqueConstraint("claim_id", "person_id"),)

    id: int = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    rating: str = Field(max_length=40)
    confidence: float
    rationale: str = Field(sa_type=Text)
    submitted: datetime = Field(default_factory=now)
    version: int = 1

    claim: Claim = Relationship(back_populates="verdicts")
    person: Person = Relationship()
    reconsiderations: list["Reconsideration"] = Relationship(
        back_populates="verdict", sa_relationship_kwargs={"order_by": "Reconsideration.id"}
    )


class Unsealing(SQLModel, table=True):
    """An editor looked at a claim's verdicts without giving one, and now cannot give one."""

    __table_args__ = (UniqueConstraint("claim_id", "person_id"),)

    id: int = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    unsealed: datetime = Field(default_factory=now)


class Ruling(SQLModel, table=True):
    """What the desk concludes; a later ruling of the same claim has a higher number."""

    __table_args__ = (UniqueConstraint("claim_id", "number"),)

    id: int = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id")
    number: int = 1
    rating: str = Field(max_length=40)
    summary: str = Field(max_length=300)
    explanation: str = Field(sa_type=Text)
    by: RuledBy = Field(sa_type=words(RuledBy))
    reason: str = Field(default="", sa_type=Text)
    scale_version: int = 1
    ruled: datetime = Field(default_factory=now)
    ruled_by_id: int | None = Field(default=None, foreign_key="person.id")

    claim: Claim = Relationship(back_populates="rulings")
    ruled_by: Person | None = Relationship()

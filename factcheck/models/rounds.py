"""Later rounds, after a split or for something new: who kept a verdict, who changed it, and why."""

from datetime import datetime

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import JSON, Column, Field, Relationship, SQLModel

from factcheck.models.claims import Claim
from factcheck.models.columns import now
from factcheck.models.verdicts import Verdict


class Round(SQLModel, table=True):
    """Reviewers read the others' rationales without names, and judge again.

    After a split it needs no `reason`; otherwise that says what is new.
    """

    __table_args__ = (UniqueConstraint("claim_id", "number"),)

    id: int = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id")
    number: int = 2
    reason: str = Field(default="", sa_type=Text)
    opened: datetime = Field(default_factory=now)
    opened_by_id: int | None = Field(default=None, foreign_key="person.id")
    closed: datetime | None = None
    closed_by_id: int | None = Field(default=None, foreign_key="person.id")

    claim: Claim = Relationship()
    reconsiderations: list["Reconsideration"] = Relationship(
        back_populates="round", sa_relationship_kwargs={"order_by": "Reconsideration.id"}
    )


class Reconsideration(SQLModel, table=True):
    """A verdict kept or changed in a round, with the reason and the verdict as it was before."""

    __table_args__ = (UniqueConstraint("round_id", "verdict_id"),)

    id: int = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="round.id")
    verdict_id: int = Field(foreign_key="verdict.id", index=True)
    kept: bool
    reason: str = Field(sa_type=Text)
    rating_before: str = Field(max_length=40)
    confidence_before: float
    rationale_before: str = Field(sa_type=Text)
    relied_before: list[int] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    submitted_before: datetime | None = None
    """None for what was said before the desk kept it."""
    given: datetime = Field(default_factory=now)

    round: Round = Relationship(back_populates="reconsiderations")
    verdict: Verdict = Relationship(back_populates="reconsiderations")


class Reliance(SQLModel, table=True):
    """A verdict relies on a piece of evidence."""

    verdict_id: int = Field(foreign_key="verdict.id", primary_key=True)
    evidence_id: int = Field(foreign_key="evidence.id", primary_key=True, index=True)

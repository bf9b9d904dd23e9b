"""Evidence, and how each reviewer finds that it bears on a claim."""

from datetime import datetime

from sqlalchemy import JSON, Text, UniqueConstraint
from sqlmodel import Field, Relationship, SQLModel

from factcheck.domain.vocabulary import Bearing, EvidenceKind, Weight
from factcheck.models.claims import Claim
from factcheck.models.columns import now, words
from factcheck.models.people import Person
from factcheck.models.questions import Question


class Evidence(SQLModel, table=True):
    """Something that bears on the answer; it belongs to a question or to one claim."""

    id: int = Field(default=None, primary_key=True)
    question_id: int | None = Field(default=None, foreign_key="question.id", index=True)
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    kind: EvidenceKind = Field(sa_type=words(EvidenceKind))
    title: str = Field(max_length=500)
    url: str | None = Field(default=None, max_length=2000)
    locator: str = Field(default="", max_length=300)
    publisher: str = Field(default="", max_length=200)
    published: str | None = Field(default=None, max_length=10)
    accessed: str | None = Field(default=None, max_length=10)
    archived: str | None = Field(default=None, max_length=2000)
    archive_tried: str | None = Field(default=None, max_length=10)
    archive_failure: str = Field(default="", max_length=300)
    sha256: str | None = Field(default=None, max_length=64)
    origin: str = Field(default="", max_length=100)
    quote: str = Field(default="", sa_type=Text)
    note: str = Field(default="", sa_type=Text)
    authenticity: list[str] = Field(default_factory=list, sa_type=JSON)
    media_context: str = Field(default="", sa_type=Text)
    media_original: str | None = Field(default=None, max_length=2000)
    added: datetime = Field(default_factory=now)
    added_by_id: int | None = Field(default=None, foreign_key="person.id")
    withdrawn: datetime | None = None
    withdrawn_reason: str | None = Field(default=None, sa_type=Text)
    version: int = 1

    question: Question | None = Relationship(back_populates="evidence")
    claim: Claim | None = Relationship(back_populates="evidence")
    bearings: list["BearingGiven"] = Relationship(back_populates="evidence")


class BearingGiven(SQLModel, table=True):
    """How one reviewer finds that one piece of evidence bears on one claim."""

    __tablename__ = "bearing"
    __table_args__ = (UniqueConstraint("evidence_id", "claim_id", "person_id"),)

    id: int = Field(default=None, primary_key=True)
    evidence_id: int = Field(foreign_key="evidence.id")
    claim_id: int = Field(foreign_key="claim.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    bearing: Bearing = Field(sa_type=words(Bearing))
    given: datetime = Field(default_factory=now)
    earlier: list[list[str]] = Field(default_factory=list, sa_type=JSON)
    """What it was before it was changed, each with when it was given (`domain.earlier`)."""

    evidence: Evidence = Relationship(back_populates="bearings")
    claim: Claim = Relationship(back_populates="bearings")
    person: Person = Relationship()


class Weighing(SQLModel, table=True):
    """How much one reviewer makes of one piece of evidence, whatever claim it bears on."""

    __table_args__ = (UniqueConstraint("evidence_id", "person_id"),)

    id: int = Field(default=None, primary_key=True)
    evidence_id: int = Field(foreign_key="evidence.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    credibility: Weight = Field(sa_type=words(Weight))
    relevance: Weight = Field(sa_type=words(Weight))
    given: datetime = Field(default_factory=now)
    earlier: list[list[str]] = Field(default_factory=list, sa_type=JSON)
    """What both were before one was changed, each time with when (`domain.earlier`)."""

    evidence: Evidence = Relationship()
    person: Person = Relationship()

"""Assignments: who is to judge a claim until when; and interests that keep a person from it."""

from datetime import date, datetime

from sqlalchemy import Index, Text, text
from sqlmodel import Field, Relationship, SQLModel

from factcheck.domain.vocabulary import AssignmentEnding
from factcheck.models.articles import Outlet
from factcheck.models.claims import Claim
from factcheck.models.columns import now, words
from factcheck.models.people import Person
from factcheck.models.questions import Topic
from factcheck.models.speakers import Speaker


class Assignment(SQLModel, table=True):
    """A person is to judge a claim; one that stands per person and claim."""

    __table_args__ = (
        Index(
            "uq_assignment_standing",
            "claim_id",
            "person_id",
            unique=True,
            sqlite_where=text("ended IS NULL"),
            postgresql_where=text("ended IS NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    due: date | None = None
    assigned: datetime = Field(default_factory=now)
    assigned_by_id: int | None = Field(default=None, foreign_key="person.id")
    ended: datetime | None = None
    ending: AssignmentEnding | None = Field(default=None, sa_type=words(AssignmentEnding))
    reason: str = Field(default="", sa_type=Text)

    claim: Claim = Relationship()
    person: Person = Relationship(sa_relationship_kwargs={"foreign_keys": "Assignment.person_id"})


class Interest(SQLModel, table=True):
    """A conflict of interest somebody declared: with a speaker, an outlet or a topic, one of them."""

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    speaker_id: int | None = Field(default=None, foreign_key="speaker.id", index=True)
    outlet_id: int | None = Field(default=None, foreign_key="outlet.id", index=True)
    topic_id: int | None = Field(default=None, foreign_key="topic.id", index=True)
    note: str = Field(default="", max_length=300)
    declared: datetime = Field(default_factory=now)
    ended: datetime | None = None

    person: Person = Relationship()
    speaker: Speaker | None = Relationship()
    outlet: Outlet | None = Relationship()
    topic: Topic | None = Relationship()

"""What the gate before publication asks about: searches, replies, and overrides."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field, Relationship, SQLModel

from factcheck.models.claims import Claim
from factcheck.models.columns import now
from factcheck.models.people import Person
from factcheck.models.speakers import Speaker


class Search(SQLModel, table=True):
    """Somebody looked for evidence against the verdicts: where and how, and what came of it."""

    id: int = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    searched: str = Field(sa_type=Text)
    outcome: str = Field(default="", sa_type=Text)
    done: datetime = Field(default_factory=now)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    version: int = 1

    claim: Claim = Relationship()
    person: Person | None = Relationship()


class ReplyRequest(SQLModel, table=True):
    """The right of reply: who was asked, how, when, until when; and the answer word for word."""

    __tablename__ = "reply_request"

    id: int = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    speaker_id: int | None = Field(default=None, foreign_key="speaker.id")
    addressee: str = Field(max_length=200)
    channel: str = Field(max_length=200)
    sent: str = Field(max_length=10)
    deadline: str | None = Field(default=None, max_length=10)
    answer: str = Field(default="", sa_type=Text)
    answered: str | None = Field(default=None, max_length=10)
    recorded: datetime = Field(default_factory=now)
    recorded_by_id: int | None = Field(default=None, foreign_key="person.id")
    version: int = 1

    claim: Claim = Relationship()
    speaker: Speaker | None = Relationship()


class Override(SQLModel, table=True):
    """A check of the gate that an editor set aside, for a reason that is printed on the page."""

    id: int = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    check: str = Field(max_length=40)
    reason: str = Field(sa_type=Text)
    given: datetime = Field(default_factory=now)
    given_by_id: int | None = Field(default=None, foreign_key="person.id")
    ended: datetime | None = None

    claim: Claim = Relationship()
    given_by: Person | None = Relationship()

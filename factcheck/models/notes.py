"""Notes the desk writes to itself, in threads; and what people are told of."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlmodel import Field, Relationship, SQLModel

from factcheck.domain.vocabulary import Notice
from factcheck.models.claims import Claim
from factcheck.models.columns import now, words
from factcheck.models.people import Person


class Note(SQLModel, table=True):
    """A note on a claim, an attribution, a piece of evidence, or (claim and evidence) a cell.

    `thread_id` is the note that began the thread, None for that one itself. `holds`
    keeps the claim from publication until the thread is resolved. What it is sealed
    with stands in `NoteSeal`.
    """

    id: int = Field(default=None, primary_key=True)
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    attribution_id: int | None = Field(default=None, foreign_key="attribution.id", index=True)
    evidence_id: int | None = Field(default=None, foreign_key="evidence.id", index=True)
    thread_id: int | None = Field(default=None, foreign_key="note.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    body: str = Field(sa_type=Text)
    holds: bool = False
    written: datetime = Field(default_factory=now)
    resolved: datetime | None = None
    resolved_by_id: int | None = Field(default=None, foreign_key="person.id")
    version: int = 1

    person: Person = Relationship(sa_relationship_kwargs={"foreign_keys": "Note.person_id"})
    resolved_by: Person | None = Relationship(sa_relationship_kwargs={"foreign_keys": "Note.resolved_by_id"})
    seals: list["NoteSeal"] = Relationship(
        sa_relationship_kwargs={"order_by": "NoteSeal.claim_id", "cascade": "all, delete-orphan"}
    )


class NoteSeal(SQLModel, table=True):
    """A claim whose verdicts the author knew: only who may see them sees the note."""

    __tablename__ = "note_seal"

    note_id: int = Field(default=None, foreign_key="note.id", primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", primary_key=True, index=True)


class Notification(SQLModel, table=True):
    """Something one person should know; seen in the app, or told by mail."""

    __table_args__ = (Index("ix_notification_person_id_seen", "person_id", "seen"),)

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    notice: Notice = Field(sa_type=words(Notice))
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    note_id: int | None = Field(default=None, foreign_key="note.id")
    actor_id: int | None = Field(default=None, foreign_key="person.id")
    told: datetime = Field(default_factory=now)
    seen: datetime | None = None
    mailed: datetime | None = None

    claim: Claim | None = Relationship()
    note: Note | None = Relationship()
    actor: Person | None = Relationship(sa_relationship_kwargs={"foreign_keys": "Notification.actor_id"})

"""Webhooks: other programs are told of publications, corrections and withdrawals."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlmodel import Field, Relationship, SQLModel

from factcheck.models.columns import now


class Webhook(SQLModel, table=True):
    """An address that is told; `secret` signs what is sent, so it cannot be hashed.

    For a day after it is `rotated`, the old one signs beside it.
    """

    id: int = Field(default=None, primary_key=True)
    url: str = Field(max_length=2000)
    secret: str = Field(max_length=100)
    old_secret: str = Field(default="", max_length=100)
    rotated: datetime | None = None
    events: str = Field(max_length=200)
    made: datetime = Field(default_factory=now)
    made_by_id: int | None = Field(default=None, foreign_key="person.id")
    stopped: datetime | None = None
    stopped_reason: str = Field(default="", max_length=300)
    version: int = 1


class Delivery(SQLModel, table=True):
    """One thing to tell one webhook, until it was taken or given up."""

    __table_args__ = (Index("ix_delivery_due", "taken", "given_up", "due"),)

    id: int = Field(default=None, primary_key=True)
    webhook_id: int = Field(foreign_key="webhook.id", index=True)
    uid: str = Field(unique=True, max_length=40)
    event: str = Field(max_length=40)
    body: str = Field(sa_type=Text)
    made: datetime = Field(default_factory=now)
    due: datetime = Field(default_factory=now)
    try_count: int = 0
    taken: datetime | None = None
    given_up: datetime | None = None
    status: int | None = None
    failure: str = Field(default="", max_length=300)

    webhook: Webhook = Relationship()

"""The log: one hash-chained event for every change."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import JSON, Column, Field, SQLModel

from factcheck.models.columns import now


class Event(SQLModel, table=True):
    """Who did what to which thing, with the thing before and after."""

    __table_args__ = (Index("ix_event_noun_noun_id", "noun", "noun_id"),)

    id: int = Field(default=None, primary_key=True)
    at: datetime = Field(default_factory=now)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    action: str = Field(max_length=60)
    noun: str = Field(max_length=40)
    noun_id: str = Field(max_length=100)
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    after: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    previous_hash: str = Field(max_length=64)
    hash: str = Field(unique=True, max_length=64)


class LogHead(SQLModel, table=True):
    """The head of the log as it stood when a day ended (UTC): what outsiders hold the log against."""

    __tablename__ = "log_head"

    day: date = Field(primary_key=True)
    event_count: int
    hash: str = Field(max_length=64)
    noted: datetime = Field(default_factory=now)

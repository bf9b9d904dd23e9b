"""Drafts: what a person is typing, kept until she sends it."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import JSON, Column, Field, SQLModel

from factcheck.models.columns import now


class Draft(SQLModel, table=True):
    """The fields of one form as one person left them."""

    __table_args__ = (UniqueConstraint("person_id", "form"),)

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    form: str = Field(max_length=300)
    page: str = Field(max_length=300)
    title: str = Field(default="", max_length=300)
    fields: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    saved: datetime = Field(default_factory=now)

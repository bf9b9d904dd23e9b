"""Suggestions: attributions a machine proposed, until a person accepts or refuses them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import JSON, Column, Field, Relationship, SQLModel

from factcheck.domain.vocabulary import Decision, Manner, SpeakerKind, Stance
from factcheck.models.articles import ArticleVersion
from factcheck.models.columns import words
from factcheck.models.people import Person


class Reading(SQLModel, table=True):
    """A machine has read an article version: which one, when, and how much it proposed."""

    __table_args__ = (UniqueConstraint("article_version_id", "extractor"),)

    id: int = Field(default=None, primary_key=True)
    article_version_id: int = Field(foreign_key="article_version.id")
    extractor: str = Field(max_length=60)
    read: datetime
    suggestion_count: int = 0


class Suggestion(SQLModel, table=True):
    """Who seems to say what in an article version; it counts for nothing until a person accepts it.

    `start` and `end` enclose the words offered as the quote, in code points; the
    fingerprint stays the same when the same words come back in a later version.
    """

    __table_args__ = (UniqueConstraint("article_version_id", "number"),)

    id: int = Field(default=None, primary_key=True)
    article_version_id: int = Field(foreign_key="article_version.id")
    reading_id: int = Field(foreign_key="reading.id", index=True)
    number: int
    fingerprint: str = Field(index=True, max_length=64)
    start: int
    end: int
    exact: str = Field(sa_type=Text)
    cue: str = Field(default="", max_length=120)
    speaker: str = Field(default="", max_length=200)
    role: str | None = Field(default=None, max_length=300)
    kind: SpeakerKind = Field(sa_type=words(SpeakerKind))
    stance: Stance = Field(sa_type=words(Stance))
    manner: Manner = Field(sa_type=words(Manner))
    chain: list[str] = Field(sa_column=Column(JSON, nullable=False))
    said: str | None = Field(default=None, max_length=10)
    hedged: bool = False
    checks: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    weight: int = 0
    decision: Decision = Field(default=Decision.OPEN, sa_type=words(Decision))
    reason: str = Field(default="", max_length=500)
    decided: datetime | None = None
    decided_by_id: int | None = Field(default=None, foreign_key="person.id")
    attribution_id: int | None = Field(default=None, foreign_key="attribution.id", index=True)

    article_version: ArticleVersion = Relationship()
    reading: Reading = Relationship()
    decided_by: Person | None = Relationship()

"""Tokens that programs work with, and what keeps them from doing a thing twice or too often."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field, Relationship, SQLModel

from factcheck.models.columns import now
from factcheck.models.people import Person


class ApiToken(SQLModel, table=True):
    """A key to the API: what a person may do, narrowed to scopes, for a time. Only its hash is kept."""

    __tablename__ = "api_token"

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    name: str = Field(max_length=120)
    token_hash: str = Field(unique=True, max_length=64)
    scopes: str = Field(max_length=300)
    made: datetime = Field(default_factory=now)
    expires: datetime
    used: datetime | None = None
    revoked: datetime | None = None

    person: Person = Relationship()


class IdempotentAnswer(SQLModel, table=True):
    """What a request with an idempotency key was answered; the same request gets it again."""

    __tablename__ = "idempotent_answer"

    token_id: int = Field(primary_key=True, foreign_key="api_token.id")
    key: str = Field(primary_key=True, max_length=200)
    request_hash: str = Field(max_length=64)
    status: int
    content_type: str = Field(max_length=100)
    body: str = Field(sa_type=Text)
    answered: datetime = Field(default_factory=now, index=True)


class RateCount(SQLModel, table=True):
    """How often somebody asked within a stretch of time."""

    __tablename__ = "rate_count"

    who: str = Field(primary_key=True, max_length=100)
    since: datetime = Field(primary_key=True)
    count: int = 0

"""People of the desk, their sessions, and tries to sign in."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from factcheck.domain.vocabulary import Digest, Role
from factcheck.models.columns import now, words


class Person(SQLModel, table=True):
    """Somebody who works at the desk; readers see only the public name."""

    id: int = Field(default=None, primary_key=True)
    username: str = Field(unique=True, max_length=60)
    public_name: str = Field(max_length=120)
    email: str | None = Field(default=None, max_length=254)
    role: Role = Field(default=Role.REVIEWER, sa_type=words(Role))
    password_hash: str | None = Field(default=None, max_length=200)
    digest: Digest = Field(default=Digest.OFF, sa_type=words(Digest))
    joined: datetime = Field(default_factory=now)
    disabled: datetime | None = None
    version: int = 1


class DeskSession(SQLModel, table=True):
    """One signed-in browser; only the hash of its token is kept."""

    __tablename__ = "desk_session"

    id: int = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True, max_length=64)
    person_id: int = Field(foreign_key="person.id", index=True)
    started: datetime = Field(default_factory=now)
    seen: datetime = Field(default_factory=now)
    ended: datetime | None = None
    address: str = Field(default="", max_length=60)
    agent: str = Field(default="", max_length=300)


class SignInTry(SQLModel, table=True):
    """A failed try to sign in, counted per account and per address."""

    __tablename__ = "sign_in_try"

    id: int = Field(default=None, primary_key=True)
    username: str = Field(index=True, max_length=60)
    address: str = Field(index=True, max_length=60)
    tried: datetime = Field(default_factory=now, index=True)

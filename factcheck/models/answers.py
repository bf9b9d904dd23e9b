"""Finished answers: what readers and programs get, drawn once and stored as it is sent."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlmodel import Column, Field, SQLModel

from factcheck.models.columns import now


class Answer(SQLModel, table=True):
    """One answer to GET: the page at an address, or (`part`) what htmx gets there."""

    address: str = Field(primary_key=True, max_length=500)
    part: bool = Field(default=False, primary_key=True)
    status: int = 200
    content_type: str = Field(max_length=100)
    etag: str = Field(max_length=64)
    modified: datetime = Field(default_factory=now)
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    gzip: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    br: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    edition: int = 0


class Edition(SQLModel, table=True):
    """A counter that goes up with everything that changes what readers see; there is one row."""

    id: int = Field(default=1, primary_key=True)
    number: int = 0

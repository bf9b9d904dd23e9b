"""Finished answers: what readers and programs get, drawn once and stored as it is sent."""

from sqlalchemy import BigInteger, LargeBinary, Text
from sqlmodel import Column, Field, SQLModel


class Answer(SQLModel, table=True):
    """One answer to GET: the page at an address, or (`part`) what htmx gets there.

    `subject` is what it tells of, and goes with it; `imprint` names the program and the
    settings that drew it; `modified` counts seconds since 1970; `headers` is a JSON list
    of pairs, less those that differ from one encoding to another.
    """

    address: str = Field(primary_key=True, max_length=500)
    part: bool = Field(default=False, primary_key=True)
    subject: str = Field(default="", index=True, max_length=120)
    imprint: str = Field(default="", max_length=16)
    status: int = 200
    headers: str = Field(sa_type=Text)
    etag: str = Field(max_length=64)
    modified: int = Field(sa_type=BigInteger)
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    gzip: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    br: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    edition: int = Field(default=0, sa_type=BigInteger)


class Edition(SQLModel, table=True):
    """A number that goes up with everything that changes what readers see; there is one row.

    Answers drawn before `floor` are no longer true, whatever they tell of.
    """

    id: int = Field(default=1, primary_key=True)
    number: int = Field(default=0, sa_type=BigInteger)
    floor: int = Field(default=0, sa_type=BigInteger)

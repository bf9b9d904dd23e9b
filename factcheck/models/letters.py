"""Letters of readers: errors they report and claims they suggest, each with a public status page."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field, Relationship, SQLModel

from factcheck.domain.vocabulary import LetterKind, LetterStatus
from factcheck.models.claims import Claim
from factcheck.models.columns import now, words


class Letter(SQLModel, table=True):
    """What a reader wrote; its code is the address of its status page.

    Words and contact are for the desk; readers see the status and the answer.
    """

    id: int = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=40)
    kind: LetterKind = Field(sa_type=words(LetterKind))
    status: LetterStatus = Field(default=LetterStatus.RECEIVED, sa_type=words(LetterStatus))
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    page: str = Field(default="", max_length=500)
    words: str = Field(sa_type=Text)
    source: str = Field(default="", max_length=2000)
    contact: str = Field(default="", max_length=254)
    answer: str = Field(default="", sa_type=Text)
    received: datetime = Field(default_factory=now, index=True)
    moved: datetime = Field(default_factory=now)
    moved_by_id: int | None = Field(default=None, foreign_key="person.id")
    sender: str = Field(default="", max_length=64, index=True)
    version: int = 1

    claim: Claim | None = Relationship()

"""Fidelity: whether somebody looked if they really said it, where, and what was found."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field, Relationship, SQLModel

from factcheck.domain.vocabulary import Fidelity
from factcheck.models.attributions import Attribution
from factcheck.models.columns import now, words
from factcheck.models.people import Person


class FidelityCheck(SQLModel, table=True):
    """One look at the source of an attribution; the newest one is what counts.

    `hop` is the position in the chain that was opened, 0 nearest the speaker's mouth.
    """

    __tablename__ = "fidelity_check"

    id: int = Field(default=None, primary_key=True)
    attribution_id: int = Field(foreign_key="attribution.id", index=True)
    found: Fidelity = Field(sa_type=words(Fidelity))
    right_words: str = Field(default="", sa_type=Text)
    hop: int | None = None
    opened: str = Field(default="", max_length=2000)
    note: str = Field(default="", sa_type=Text)
    checked: datetime = Field(default_factory=now)
    checked_by_id: int | None = Field(default=None, foreign_key="person.id")

    attribution: Attribution = Relationship()
    checked_by: Person | None = Relationship()

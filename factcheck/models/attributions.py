"""Attributions: who puts a claim forward or rejects it, in which words, through whom."""

from datetime import datetime

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field, Relationship, SQLModel

from factcheck.domain.vocabulary import Fidelity, Manner, Stance
from factcheck.models.articles import Article, Outlet, Span
from factcheck.models.claims import Claim
from factcheck.models.columns import now, words
from factcheck.models.speakers import Speaker


class Attribution(SQLModel, table=True):
    """One occasion on which a speaker takes a stance; not yet filed under a claim, it waits."""

    id: int = Field(default=None, primary_key=True)
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    speaker_id: int = Field(foreign_key="speaker.id", index=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    span_id: int = Field(foreign_key="span.id")
    stance: Stance = Field(sa_type=words(Stance))
    manner: Manner = Field(sa_type=words(Manner))
    cue: str = Field(default="", max_length=120)
    said: str | None = Field(default=None, max_length=10)
    fidelity: Fidelity = Field(default=Fidelity.UNCHECKED, sa_type=words(Fidelity))
    right_words: str = Field(default="", sa_type=Text)
    origin: str = Field(default="", max_length=100)
    note: str = Field(default="", sa_type=Text)
    recorded: datetime = Field(default_factory=now)
    recorded_by_id: int | None = Field(default=None, foreign_key="person.id")
    withdrawn: datetime | None = None
    withdrawn_reason: str | None = Field(default=None, sa_type=Text)
    version: int = 1

    claim: Claim | None = Relationship(back_populates="attributions")
    speaker: Speaker = Relationship()
    article: Article = Relationship()
    span: Span = Relationship()
    hops: list["Hop"] = Relationship(
        back_populates="attribution",
        sa_relationship_kwargs={"order_by": "Hop.position", "cascade": "all, delete-orphan"},
    )


class Hop(SQLModel, table=True):
    """One step of a chain, counted from the speaker's mouth."""

    __table_args__ = (UniqueConstraint("attribution_id", "position"),)

    id: int = Field(default=None, primary_key=True)
    attribution_id: int = Field(foreign_key="attribution.id")
    position: int
    medium: str = Field(default="", max_length=60)
    outlet_id: int | None = Field(default=None, foreign_key="outlet.id", index=True)
    url: str | None = Field(default=None, max_length=2000)

    attribution: Attribution = Relationship(back_populates="hops")
    outlet: Outlet | None = Relationship()

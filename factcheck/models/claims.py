"""Claims: one checkable sentence each, one answer to a question."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Text
from sqlmodel import Field, Relationship, SQLModel

from factcheck.domain.vocabulary import Obstacle
from factcheck.models.columns import now, words
from factcheck.models.questions import ClaimTopic, Question, Topic

if TYPE_CHECKING:
    from factcheck.models.attributions import Attribution
    from factcheck.models.evidence import BearingGiven, Evidence
    from factcheck.models.publications import Publication
    from factcheck.models.verdicts import Ruling, Verdict


class Claim(SQLModel, table=True):
    """One answer to a question; it may stand without one."""

    id: int = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=100)
    text: str = Field(max_length=500)
    short: str = Field(default="", max_length=60)
    folded: str = Field(default="", sa_type=Text)
    question_id: int | None = Field(default=None, foreign_key="question.id", index=True)
    opened: datetime = Field(default_factory=now)
    opened_by_id: int | None = Field(default=None, foreign_key="person.id")
    declined: datetime | None = None
    obstacle: Obstacle | None = Field(default=None, sa_type=words(Obstacle))
    declined_reason: str | None = Field(default=None, sa_type=Text)
    version: int = 1

    question: Question | None = Relationship(back_populates="claims")
    topics: list[Topic] = Relationship(
        link_model=ClaimTopic, sa_relationship_kwargs={"order_by": "Topic.name"}
    )
    attributions: list["Attribution"] = Relationship(
        back_populates="claim", sa_relationship_kwargs={"order_by": "Attribution.id"}
    )
    evidence: list["Evidence"] = Relationship(
        back_populates="claim", sa_relationship_kwargs={"order_by": "Evidence.id"}
    )
    bearings: list["BearingGiven"] = Relationship(back_populates="claim")
    verdicts: list["Verdict"] = Relationship(
        back_populates="claim", sa_relationship_kwargs={"order_by": "Verdict.id"}
    )
    rulings: list["Ruling"] = Relationship(
        back_populates="claim", sa_relationship_kwargs={"order_by": "Ruling.number"}
    )
    publications: list["Publication"] = Relationship(
        back_populates="claim", sa_relationship_kwargs={"order_by": "Publication.version"}
    )

    @property
    def rivals(self) -> "list[Claim]":
        """The other claims of its question."""
        return [claim for claim in self.question.claims if claim is not self] if self.question else []

    @property
    def exhibits(self) -> "list[Evidence]":
        """What counts for it: its own evidence, its question's, and what was weighed; none withdrawn."""
        found = [*self.evidence, *(each.evidence for each in self.bearings)]
        found += self.question.evidence if self.question else []
        by_id = {each.id: each for each in found if each.withdrawn is None}
        return [by_id[key] for key in sorted(by_id)]

    @property
    def heading(self) -> str:
        """What stands over its column: the short form, or the claim."""
        return self.short or self.text

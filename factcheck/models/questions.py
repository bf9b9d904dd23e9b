"""Questions, and the topics that questions and claims belong to."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Text
from sqlmodel import Field, Relationship, SQLModel

from factcheck.models.columns import now

if TYPE_CHECKING:
    from factcheck.models.claims import Claim
    from factcheck.models.evidence import Evidence


class QuestionTopic(SQLModel, table=True):
    """A question belongs to a topic."""

    __tablename__ = "question_topic"

    question_id: int = Field(foreign_key="question.id", primary_key=True)
    topic_id: int = Field(foreign_key="topic.id", primary_key=True, index=True)


class ClaimTopic(SQLModel, table=True):
    """A claim without a question belongs to a topic."""

    __tablename__ = "claim_topic"

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    topic_id: int = Field(foreign_key="topic.id", primary_key=True, index=True)


class Topic(SQLModel, table=True):
    """What questions and claims are about."""

    id: int = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=100)
    name: str = Field(max_length=120)
    folded: str = Field(default="", index=True, max_length=120)


class Question(SQLModel, table=True):
    """What is contested; its claims are rivals."""

    id: int = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=100)
    text: str = Field(max_length=500)
    folded: str = Field(default="", sa_type=Text)
    summary: str = Field(default="", sa_type=Text)
    opened: datetime = Field(default_factory=now)
    opened_by_id: int | None = Field(default=None, foreign_key="person.id")
    edited: datetime = Field(default_factory=now)
    version: int = 1

    claims: list["Claim"] = Relationship(
        back_populates="question", sa_relationship_kwargs={"order_by": "Claim.id"}
    )
    evidence: list["Evidence"] = Relationship(
        back_populates="question", sa_relationship_kwargs={"order_by": "Evidence.id"}
    )
    topics: list[Topic] = Relationship(
        link_model=QuestionTopic, sa_relationship_kwargs={"order_by": "Topic.name"}
    )

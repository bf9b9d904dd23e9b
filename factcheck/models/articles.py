"""Outlets, articles, their immutable versions, and spans in them."""

from datetime import datetime

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field, Relationship, SQLModel

from factcheck.models.columns import now


class Outlet(SQLModel, table=True):
    """Who published an article."""

    id: int = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=100)
    name: str = Field(max_length=200)
    folded: str = Field(index=True, max_length=200)
    url: str | None = Field(default=None, max_length=2000)
    wikidata: str | None = Field(default=None, max_length=20)
    merged_into_id: int | None = Field(default=None, foreign_key="outlet.id", index=True)
    version: int = 1


class Article(SQLModel, table=True):
    """A text somebody else published, as we retrieved it."""

    id: int = Field(default=None, primary_key=True)
    title: str = Field(max_length=500)
    folded: str = Field(default="", sa_type=Text)
    url: str | None = Field(default=None, max_length=2000)
    byline: str | None = Field(default=None, max_length=300)
    published: str | None = Field(default=None, max_length=10)
    language: str | None = Field(default=None, max_length=20)
    outlet_id: int | None = Field(default=None, foreign_key="outlet.id", index=True)
    added: datetime = Field(default_factory=now)
    added_by_id: int | None = Field(default=None, foreign_key="person.id")
    version: int = 1

    outlet: Outlet | None = Relationship()
    versions: list["ArticleVersion"] = Relationship(
        back_populates="article", sa_relationship_kwargs={"order_by": "ArticleVersion.number"}
    )


class ArticleVersion(SQLModel, table=True):
    """One immutable text of an article; None where only its hash came by import.

    `fetched_sha256` is of the page itself, where we fetched it.
    """

    __tablename__ = "article_version"
    __table_args__ = (UniqueConstraint("article_id", "number"),)

    id: int = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id")
    number: int = 1
    text: str | None = Field(default=None, sa_type=Text)
    sha256: str = Field(max_length=64, index=True)
    fetched_sha256: str | None = Field(default=None, max_length=64)
    retrieved: datetime = Field(default_factory=now)

    article: Article = Relationship(back_populates="versions")


class Span(SQLModel, table=True):
    """A passage of an article version: `text[start:end] == exact`, in code points."""

    id: int = Field(default=None, primary_key=True)
    article_version_id: int = Field(foreign_key="article_version.id", index=True)
    start: int
    end: int
    exact: str = Field(sa_type=Text)
    prefix: str = Field(max_length=32)
    suffix: str = Field(max_length=32)
    orphaned: bool = False

    article_version: ArticleVersion = Relationship()

"""What the desk sets about its site: policy pages in Markdown."""

from datetime import datetime

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from factcheck.models.columns import now


class PolicyPage(SQLModel, table=True):
    """One version of a policy page; the highest version is shown."""

    __tablename__ = "policy_page"
    __table_args__ = (UniqueConstraint("slug", "version"),)

    id: int = Field(default=None, primary_key=True)
    slug: str = Field(max_length=40)
    version: int = 1
    title: str = Field(max_length=200)
    body: str = Field(sa_type=Text)
    written: datetime = Field(default_factory=now)
    written_by_id: int | None = Field(default=None, foreign_key="person.id")


class Setting(SQLModel, table=True):
    """A value the admins set in the browser; it wins over the configuration."""

    key: str = Field(primary_key=True, max_length=40)
    value: str = Field(sa_type=Text)
    version: int = 1

"""What people decided about origins that a machine proposed to be one."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from factcheck.models.columns import now


class OriginApart(SQLModel, table=True):
    """Two things (`attribution:7`, `evidence:3`) that a person found to have independent origins."""

    __tablename__ = "origin_apart"
    __table_args__ = (UniqueConstraint("first", "second"),)

    id: int = Field(default=None, primary_key=True)
    first: str = Field(max_length=30)
    second: str = Field(max_length=30)
    decided: datetime = Field(default_factory=now)
    decided_by_id: int | None = Field(default=None, foreign_key="person.id")

"""Policy pages and settings, as readers, programs and admins get them."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from factcheck.models import PolicyPage


class PolicyText(BaseModel):
    """A policy page: its Markdown, and since when it stands."""

    slug: str
    title: str
    body: str
    version: int
    written: datetime | None

    @classmethod
    def of(cls, page: PolicyPage) -> Self:
        """The page as the public sees it; nobody wrote version 0."""
        written = page.written if page.version else None
        return cls(slug=page.slug, title=page.title, body=page.body, version=page.version, written=written)


class PolicyList(BaseModel):
    """Every policy page, as it stands."""

    pages: list[PolicyText]


class SettingRow(BaseModel):
    """One setting: what it means, its value unless it is secret, and where that comes from."""

    name: str
    meaning: str
    value: str
    source: str


class SettingList(BaseModel):
    """All settings, and what is missing or unsafe, by the name of the setting."""

    schema_version: str | None
    settings: list[SettingRow]
    concerns: dict[str, str]

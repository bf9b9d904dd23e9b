"""A policy page as readers and programs get it."""

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

"""Outlets as the desk sees them."""

from typing import Self

from pydantic import BaseModel

from factcheck.models import Article, Outlet


class DeskOutlet(BaseModel):
    """An outlet, its articles, and the hops of chains that lead through it."""

    slug: str
    name: str
    url: str | None
    wikidata: str | None
    version: int
    article_count: int
    hop_count: int

    @classmethod
    def of(cls, outlet: Outlet, article_count: int, hop_count: int) -> Self:
        """What the desk knows of an outlet."""
        return cls(
            slug=outlet.slug,
            name=outlet.name,
            url=outlet.url,
            wikidata=outlet.wikidata,
            version=outlet.version,
            article_count=article_count,
            hop_count=hop_count,
        )


class DeskOutlets(BaseModel):
    """A list of outlets, and the words it was narrowed by."""

    q: str
    outlets: list[DeskOutlet]


class Printed(BaseModel):
    """One article of an outlet."""

    id: int
    title: str
    published: str | None


class DeskOutletPage(DeskOutlet):
    """An outlet with its articles and the names it had before a merge."""

    former_names: list[str]
    articles: list[Printed]

    @classmethod
    def about(
        cls, outlet: Outlet, articles: list[Article], counts: tuple[int, int], former_names: list[str]
    ) -> Self:
        """An outlet with what it printed."""
        known = DeskOutlet.of(outlet, *counts)
        printed = [Printed(id=a.id, title=a.title, published=a.published) for a in articles]
        return cls(**known.model_dump(), former_names=former_names, articles=printed)

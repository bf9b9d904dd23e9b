"""Origins on a claim's page: how many put it forward, which articles share one, which evidence does."""

from typing import Self

from pydantic import Field

from factcheck.domain import origins
from factcheck.presenters.dossier_parts import Part
from factcheck.presenters.dossiers import Body


class ArticleOf(Part):
    """One article that goes back to an origin."""

    id: int
    title: str
    outlet: str | None


class OriginShared(Part):
    """One origin that several articles go back to."""

    name: str
    articles: list[ArticleOf]


class OriginsShown(Part):
    """What a claim goes back to, as its publication has it."""

    count: int = Field(description="The independent origins that put it forward.")
    article_count: int
    shared: list[OriginShared]
    circular: list[int] = Field(description="Evidence from the same origin as what is claimed, by number.")

    @classmethod
    def of(cls, dossier: Body) -> Self:
        """The origins of a dossier."""
        spoken = [
            each.model_dump(include={"stance": True, "origin": True, "article": {"id", "title", "outlet"}})
            for each in dossier.attributions
        ]
        evidence = [each.model_dump(include={"id", "origin", "bearings"}) for each in dossier.evidence]
        forward = [each for each in spoken if each["stance"] in origins.BEHIND]
        articles: dict[str, dict[int, ArticleOf]] = {}
        for each in forward:
            article = each["article"]
            known = articles.setdefault(origins.origin(each), {})
            known[article["id"]] = ArticleOf(**{name: article[name] for name in ArticleOf.model_fields})
        behind = {name.casefold() for each in forward if (name := each["origin"])}
        return cls(
            count=origins.behind(spoken, evidence),
            article_count=len({each["article"]["id"] for each in forward}),
            shared=[
                OriginShared(name=name, articles=list(found.values()))
                for name, found in articles.items()
                if len(found) > 1
            ],
            circular=[each["id"] for each in evidence if (each.get("origin") or "").casefold() in behind],
        )

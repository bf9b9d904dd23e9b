"""Articles as the desk reads them: in the list, and with everything marked in the text."""

from collections.abc import Iterable, Sequence
from typing import Self

from pydantic import Field, PrivateAttr

from factcheck.domain import segments
from factcheck.models import Article, ArticleVersion, Attribution
from factcheck.presenters.attributions import COLOURS, ReadingAttribution, ReadingClaim
from factcheck.presenters.dossier_parts import Day, Hash, Link, Moment, Part
from factcheck.presenters.suggestions import ReadingSuggestions, SuggestionShown

UNFILED = "unfiled"
"""What stands in the address for attributions that wait to be filed under a claim."""

MOST_PROPOSED = 200
"""Suggestions drawn at once; the next ones follow as people decide."""


class ReadingVersion(Part):
    """One version of an article."""

    number: int
    sha256: Hash
    fetched_sha256: Hash | None = Field(description="Of the page itself, where we fetched it.")
    retrieved: Moment


class ReadingRow(Part):
    """An article in the list."""

    id: int
    title: str
    outlet: str | None
    byline: str | None
    published: Day | None
    language: str | None
    added: Moment
    attribution_count: int

    @classmethod
    def of(cls, article: Article, attribution_count: int) -> Self:
        """The article with how much was marked in it."""
        return cls(
            id=article.id,
            title=article.title,
            outlet=article.outlet.name if article.outlet else None,
            byline=article.byline,
            published=article.published,
            language=article.language,
            added=article.added,
            attribution_count=attribution_count,
        )


class ReadingList(Part):
    """The articles, newest first, a page at a time."""

    q: str
    articles: list[ReadingRow]
    before: int | None = Field(description="Ask with `before` for those below; null where there are none.")


class ReadingGroup(Part):
    """A claim and how often this article speaks of it."""

    claim: ReadingClaim | None = Field(description="Null for those not filed under a claim yet.")
    attribution_count: int
    colour: int

    @property
    def key(self) -> str:
        """Its name in the address."""
        return self.claim.slug if self.claim else UNFILED

    @property
    def letter(self) -> str:
        """What tells it apart besides the colour."""
        return chr(ord("A") + self.colour % 26) if self.claim else "–"

    @property
    def style(self) -> str:
        """The class that gives it its colour."""
        return f"claim-{self.colour % COLOURS}" if self.claim else "claim-none"


class ReadingPage(Part):
    """An article with its text, the claims it speaks of, and everything attributed in it."""

    id: int
    url: Link | None
    title: str
    outlet: str | None
    outlet_slug: str | None
    byline: str | None
    published: Day | None
    language: str | None
    version: int
    sha256: Hash
    fetched_sha256: Hash | None = Field(description="Of the page itself, where we fetched it.")
    retrieved: Moment
    versions: list[ReadingVersion]
    text: str | None
    claims: list[ReadingGroup] = Field(description="In the order in which the text first speaks of them.")
    attributions: list[ReadingAttribution] = Field(description="In the order of the text.")
    orphaned: list[ReadingAttribution] = Field(description="Waiting for a person to place them anew.")
    withdrawn: list[ReadingAttribution] = Field(description="Counted no longer.")
    suggestions: ReadingSuggestions = Field(description="Proposed by a machine; they count for nothing.")
    _only: str = PrivateAttr(default="")

    @classmethod
    def of(
        cls,
        article: Article,
        version: ArticleVersion,
        found: Sequence[Attribution],
        suggestions: ReadingSuggestions,
    ) -> Self:
        """The article in one version."""
        proposed = suggestions.proposed
        standing = [one for one in found if not one.withdrawn]
        placed = [one for one in standing if not one.span.orphaned]
        shown = [
            ReadingAttribution.at(number, one, proposed.get(one.id)) for number, one in enumerate(placed, 1)
        ]
        return cls(
            id=article.id,
            url=article.url,
            title=article.title,
            outlet=article.outlet.name if article.outlet else None,
            outlet_slug=article.outlet.slug if article.outlet else None,
            byline=article.byline,
            published=article.published,
            language=article.language,
            version=version.number,
            sha256=version.sha256,
            fetched_sha256=version.fetched_sha256,
            retrieved=version.retrieved,
            versions=[ReadingVersion.model_validate(each) for each in article.versions],
            text=version.text,
            claims=groups(shown),
            attributions=shown,
            orphaned=[
                ReadingAttribution.at(0, one, proposed.get(one.id)) for one in standing if one.span.orphaned
            ],
            withdrawn=[ReadingAttribution.at(0, one, proposed.get(one.id)) for one in found if one.withdrawn],
            suggestions=suggestions,
        )

    def narrow(self, key: str) -> Self:
        """The same page, drawn with the marks of one claim only."""
        if key in {group.key for group in self.claims}:
            self._only = key
        return self

    @property
    def only(self) -> str:
        """The claim it is narrowed to; empty for all."""
        return self._only

    @property
    def drawn(self) -> list[ReadingAttribution]:
        """The attributions that are shown."""
        return [one for one in self.attributions if self._only in {"", key_of(one)}]

    def paragraphs(self) -> tuple[list[segments.Paragraph], str]:
        """The text in pieces, with what is marked: attributions by their numbers, suggestions below zero."""
        marks = [segments.Mark(one.number, one.start, one.end) for one in self.drawn]
        marks += [segments.Mark(-one.number, one.start, one.end) for one in self.proposed]
        return segments.layout(self.text or "", marks)

    @property
    def proposed(self) -> list[SuggestionShown]:
        """The suggestions that are shown: none while it is narrowed to one claim."""
        return [] if self._only else self.suggestions.open[:MOST_PROPOSED]

    def group_of(self, one: ReadingAttribution) -> ReadingGroup:
        """The group an attribution belongs to."""
        return next(group for group in self.claims if group.key == key_of(one))


def key_of(one: ReadingAttribution) -> str:
    """The name of an attribution's claim in the address."""
    return one.claim.slug if one.claim else UNFILED


def groups(shown: Iterable[ReadingAttribution]) -> list[ReadingGroup]:
    """The claims of the attributions, each once, in their order; those not filed last."""
    counted: dict[str, list[ReadingAttribution]] = {}
    for one in shown:
        counted.setdefault(key_of(one), []).append(one)
    waiting = counted.pop(UNFILED, [])
    filed = [
        ReadingGroup(claim=ones[0].claim, attribution_count=len(ones), colour=colour)
        for colour, ones in enumerate(counted.values())
    ]
    return filed + ([ReadingGroup(claim=None, attribution_count=len(waiting), colour=0)] if waiting else [])

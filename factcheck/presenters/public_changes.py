"""What changed since a reader was here."""

from typing import Self

from pydantic import Field

from factcheck.domain.vocabulary import CorrectionKind
from factcheck.domain.wordings import Wording
from factcheck.models import Listing, Publication
from factcheck.presenters.dossier_parts import Moment, Part
from factcheck.presenters.public_corrections import Rated
from factcheck.presenters.public_wordings import WordingShown


class ChangeEntry(Part):
    """One publication: of which claim, when, and what it changed."""

    id: str
    slug: str
    claim: str
    version: int
    published: Moment
    kind: CorrectionKind | None = Field(description="Null for the first publication of a claim.")
    note: str | None
    before: Rated | None
    after: Rated | None

    @classmethod
    def of(
        cls, publication: Publication, before: Publication | None, listing: Listing, site_url: str
    ) -> Self:
        """What a publication changed from the one before."""
        return cls(
            id=f"{site_url}/claims/{listing.slug}/history/{publication.version}",
            slug=listing.slug,
            claim=listing.text,
            version=publication.version,
            published=publication.published,
            kind=publication.kind,
            note=publication.note,
            before=Rated.of(before),
            after=Rated.of(publication),
        )

    @property
    def what(self) -> str:
        """What happened, in a word or two."""
        if self.kind is None:
            return "New"
        return "Withdrawn" if self.kind is CorrectionKind.WITHDRAWN else f"Corrected: {self.kind.value}"

    @property
    def rerated(self) -> bool:
        """Whether the rating changed."""
        return bool(self.before and self.after and self.before.rating != self.after.rating)


class RewordingEntry(Part):
    """A question that reads differently, with what changed marked word by word."""

    id: str
    slug: str
    question: str
    version: int
    published: Moment
    wording: WordingShown

    @classmethod
    def of(cls, slug: str, before: Wording, after: Wording, site_url: str) -> Self:
        """What an edit changed in the words of a question."""
        return cls(
            id=f"{site_url}/questions/{slug}/history#version-{after.version}",
            slug=slug,
            question=after.text,
            version=after.version,
            published=after.since,
            wording=WordingShown.of(after, before),
        )


class ChangesPage(Part):
    """A page of changes, the newest first; `generated` is from when the next look goes on."""

    since: Moment | None
    generated: Moment
    count: int | None = Field(description="Null where no moment was named, or there are very many.")
    changes: list[ChangeEntry | RewordingEntry]
    next: str | None

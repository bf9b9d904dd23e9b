"""The entries of a feed: a publication, a question reworded, and what is no longer said."""

import json
from typing import Any, Protocol, Self

from factcheck.domain.vocabulary import CorrectionKind
from factcheck.domain.wordings import Wording
from factcheck.models import Listing, Publication
from factcheck.presenters.dossier_parts import Moment, Part

KINDS = {
    CorrectionKind.MINOR: "Minor correction",
    CorrectionKind.UPDATE: "Update",
    CorrectionKind.SUBSTANTIAL: "Correction",
    CorrectionKind.WITHDRAWN: "Withdrawn",
}
"""How the title of an entry begins."""
REWORDED = "Question reworded"


class Item(Protocol):
    """What an entry is drawn from, as `services.feeds` reads it."""

    @property
    def publication(self) -> Publication:
        """The publication, with its document."""

    @property
    def listing(self) -> Listing:
        """Its claim as it is listed now."""

    @property
    def ended(self) -> bool:
        """Whether the claim was withdrawn after it."""


class Reworded(Protocol):
    """A question that reads differently, as `services.wordings` finds it."""

    @property
    def slug(self) -> str:
        """The question's."""

    @property
    def before(self) -> Wording:
        """Its words until then."""

    @property
    def after(self) -> Wording:
        """Its words since."""


class Entry(Part):
    """One publication: what it said when it was published."""

    id: str
    address: str
    claim: str
    question: str | None
    rating: str | None
    label: str | None
    summary: str
    kind: CorrectionKind | None
    note: str | None
    version: int
    sha256: str
    published: Moment

    @classmethod
    def of(cls, item: Item, site_url: str) -> Self:
        """The entry of a publication; one of which only the hash came tells what the list knows."""
        publication, address = item.publication, f"{site_url}/claims/{item.listing.slug}"
        said = json.loads(publication.document or "{}")
        ruling = said.get("ruling") or {}
        return cls(
            id=f"{address}/history/{publication.version}",
            address=address,
            claim=said.get("claim") or item.listing.text or item.listing.slug,
            question=(said.get("question") or {}).get("text"),
            rating=ruling.get("rating"),
            label=ruling.get("label"),
            summary=ruling.get("summary", ""),
            kind=publication.kind,
            note=publication.note,
            version=publication.version,
            sha256=publication.sha256,
            published=publication.published,
        )

    @property
    def title(self) -> str:
        """What happened, the ruling, the claim."""
        happened = f"{KINDS[self.kind]}: " if self.kind else ""
        return f"{happened}{self.label}: {self.claim}" if self.label else f"{happened}{self.claim}"

    @property
    def text(self) -> str:
        """The question, the reason in one sentence, and why it was corrected; paragraphs."""
        ruled = f"{self.label}. {self.summary}" if self.label else ""
        why = f"{KINDS[self.kind]}, version {self.version}. {self.note or ''}".strip() if self.kind else ""
        return "\n\n".join(filter(None, [self.question, ruled, why]))

    @property
    def categories(self) -> list[tuple[str, str]]:
        """What it is filed under: keys with their labels."""
        rated = [(self.rating, self.label or self.rating)] if self.rating else []
        return [*rated, *([(self.kind.value, KINDS[self.kind])] if self.kind else [])]

    @property
    def extension(self) -> dict[str, Any]:
        """What programs read of it that JSON Feed has no name for."""
        names = {"claim", "question", "rating", "label", "kind", "note", "version", "sha256"}
        return self.model_dump(mode="json", include=names)


class Rewording(Part):
    """A question that reads differently; what its words were before is on the page it leads to."""

    id: str
    address: str
    question: str
    before: str
    summed: bool
    version: int
    published: Moment

    @classmethod
    def of(cls, item: Reworded, site_url: str) -> Self:
        """The entry of a change of words."""
        address = f"{site_url}/questions/{item.slug}"
        return cls(
            id=f"{address}/history#version-{item.after.version}",
            address=address,
            question=item.after.text,
            before=item.before.text,
            summed=item.before.summary != item.after.summary,
            version=item.after.version,
            published=item.after.since,
        )

    @property
    def title(self) -> str:
        """What happened, and the question."""
        return f"{REWORDED}: {self.question}"

    @property
    def text(self) -> str:
        """How it read before; paragraphs."""
        retold = f"Before: {self.before}" if self.before != self.question else ""
        return "\n\n".join(filter(None, [retold, "The summary reads differently." if self.summed else ""]))

    @property
    def categories(self) -> list[tuple[str, str]]:
        """What it is filed under."""
        return [("reworded", REWORDED)]

    @property
    def extension(self) -> dict[str, Any]:
        """What programs read of it that JSON Feed has no name for."""
        return {"question": self.question, "before": self.before, "version": self.version}


class Gone(Part):
    """An entry that is no longer said, since its claim was withdrawn."""

    id: str
    withdrawn: Moment

    @classmethod
    def of(cls, item: Item, site_url: str) -> Self:
        """The tombstone of an entry."""
        address = f"{site_url}/claims/{item.listing.slug}/history/{item.publication.version}"
        return cls(id=address, withdrawn=item.listing.withdrawn or item.publication.published)

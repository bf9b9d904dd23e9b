"""The public log of corrections."""

import json
from typing import Self

from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models import Listing, Publication
from factcheck.presenters.dossier_parts import Moment, Part


class Rated(Part):
    """The rating that a version gave."""

    rating: str
    label: str

    @classmethod
    def of(cls, publication: Publication | None) -> Self | None:
        """The rating in a stored document; None for a tombstone, or where only the hash came by import."""
        if publication is None or publication.document is None:
            return None
        ruling = json.loads(publication.document).get("ruling")
        return cls(rating=ruling["rating"], label=ruling["label"]) if ruling else None


class CorrectionEntry(Part):
    """One correction: of which claim, when, why, and what the rating was and is."""

    id: str
    slug: str
    claim: str
    version: int
    published: Moment
    kind: CorrectionKind
    note: str | None
    before: Rated | None
    after: Rated | None

    @classmethod
    def of(
        cls, publication: Publication, before: Publication | None, listing: Listing, site_url: str
    ) -> Self:
        """The entry of a publication that corrected the one before."""
        return cls.model_validate(
            {
                "id": f"{site_url}/claims/{listing.slug}/history/{publication.version}",
                "slug": listing.slug,
                "claim": listing.text,
                "version": publication.version,
                "published": publication.published,
                "kind": publication.kind,
                "note": publication.note,
                "before": Rated.of(before),
                "after": Rated.of(publication),
            }
        )

    @property
    def rerated(self) -> bool:
        """Whether the rating changed."""
        return bool(self.before and self.after and self.before.rating != self.after.rating)


class CorrectionsPage(Part):
    """A page of the log, the newest first."""

    corrections: list[CorrectionEntry]
    next: str | None

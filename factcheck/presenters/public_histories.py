"""All publications of a claim, and the difference between two of them."""

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Self

from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models import Listing, Publication
from factcheck.presenters.dossier_parts import Moment, Part
from factcheck.presenters.dossiers import Body, Tombstone
from factcheck.presenters.public_corrections import Rated
from factcheck.presenters.public_differences import Section, differences


class VersionEntry(Part):
    """One publication in the history of its claim."""

    version: int
    published: Moment
    kind: CorrectionKind | None
    note: str | None
    sha256: str
    rated: Rated | None
    superseded: bool


class HistoryPage(Part):
    """All publications of a claim, the newest first."""

    id: str
    slug: str
    claim: str
    withdrawn: Moment | None
    versions: list[VersionEntry]

    @classmethod
    def of(cls, listing: Listing, publications: Sequence[Publication], site_url: str) -> Self:
        """The history; a rating that a later version replaced is superseded."""
        rated = [Rated.of(each) for each in publications]
        entries = [
            VersionEntry(
                version=each.version,
                published=each.published,
                kind=each.kind,
                note=each.note,
                sha256=each.sha256,
                rated=rating,
                superseded=_superseded(rated[place:]),
            )
            for place, (each, rating) in enumerate(zip(publications, rated, strict=True))
        ]
        return cls(
            id=f"{site_url}/claims/{listing.slug}",
            slug=listing.slug,
            claim=listing.text,
            withdrawn=listing.withdrawn,
            versions=entries[::-1],
        )


def _superseded(ratings: Sequence[Rated | None]) -> bool:
    """Whether a later version gives another rating than the first of these."""
    return any(one != other for one, other in pairwise(ratings))


class VersionPage(Part):
    """One publication as it was, and how it differs from another."""

    id: str
    slug: str
    claim: str
    version: int
    newest: int
    published: Moment
    kind: CorrectionKind | None
    note: str | None
    sha256: str
    compared: int | None
    differences: list[Section]
    dossier: Body | Tombstone | None


def version_page(
    listing: Listing, publication: Publication, before: Publication | None, newest: int, site_url: str
) -> VersionPage:
    """The page of one version, compared with an earlier or a later one."""
    shown, other = document_of(publication), document_of(before)
    return VersionPage(
        id=f"{site_url}/claims/{listing.slug}/history/{publication.version}",
        slug=listing.slug,
        claim=listing.text,
        version=publication.version,
        newest=newest,
        published=publication.published,
        kind=publication.kind,
        note=publication.note,
        sha256=publication.sha256,
        compared=before.version if before else None,
        differences=differences(other, shown) if other and shown else [],
        dossier=shown,
    )


def document_of(publication: Publication | None) -> Body | Tombstone | None:
    """What a publication says; None where only its hash came by import."""
    if publication is None or publication.document is None:
        return None
    said = json.loads(publication.document)
    return Tombstone.model_validate(said) if "withdrawn" in said else Body.model_validate(said)

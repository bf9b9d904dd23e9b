"""The rest of a dossier: evidence with its bearing, rivals, corrections and history."""

from collections.abc import Iterable
from typing import Any, Self

from pydantic import Field

from factcheck.domain import matrix
from factcheck.domain.vocabulary import Bearing, CorrectionKind, EvidenceKind
from factcheck.models import Claim, Evidence, Listing, Publication, Round
from factcheck.presenters.dossier_media import AuthenticityShown
from factcheck.presenters.dossier_parts import Address, Day, Hash, Link, Moment, Part, later


class BearingMean(Part):
    """How the reviewers find that a piece of evidence bears on a claim, from 2 (for) to -2 (against)."""

    mean: float | None = Field(ge=-2, le=2)
    count: int = Field(ge=0, description="The reviewers counted; who found it not applicable is not.")

    @classmethod
    def of(cls, bearings: Iterable[Bearing]) -> Self:
        """The mean of what was found; null when nobody put a number to it."""
        given = list(bearings)
        return cls(mean=matrix.mean(given), count=len(matrix.numbers(given)))


class EvidenceShown(Part):
    """Something that bears on the answer; the note on it stays at the desk."""

    id: int
    kind: EvidenceKind
    title: str
    url: Link | None
    archived: Link | None
    sha256: Hash | None
    publisher: str
    published: Day | None
    quote: str
    bearings: dict[str, BearingMean] = Field(
        description="By the slug of the claim; the dossier's own claim only."
    )
    locator: str = Field(description="Where in it: a page, a minute, a row.")
    accessed: Day | None
    origin: str | None = later("The root it goes back to; there where it is named.")
    archive_tried: Day | None = later("When a copy was last tried for, without success.")
    archive_failure: str | None = later("Why there is no archived copy.")
    authenticity: AuthenticityShown | None = later("Of an image or a video: what it turned out to be.")

    @classmethod
    def of(cls, evidence: Evidence, claim: Claim) -> Self:
        """The evidence and how it bears on that claim."""
        given = [each.bearing for each in claim.bearings if each.evidence_id == evidence.id]
        drawn: dict[str, Any] = {
            "bearings": {claim.slug: BearingMean.of(given)},
            "origin": evidence.origin or None,
            "archive_failure": evidence.archive_failure or None,
            "authenticity": AuthenticityShown.of(evidence),
        }
        own = {name: getattr(evidence, name) for name in cls.model_fields.keys() - drawn.keys()}
        return cls(**own, **drawn)


class Rival(Part):
    """Another published claim of the same question."""

    id: Address
    slug: str
    claim: str
    rating: str
    label: str

    @classmethod
    def of(cls, listing: Listing, site_url: str) -> Self:
        """The rival as it is published now."""
        return cls(
            id=f"{site_url}/claims/{listing.slug}",
            slug=listing.slug,
            claim=listing.text,
            rating=listing.rating,
            label=listing.label,
        )


class Correction(Part):
    """Why a later publication differs from the one before."""

    version: int
    published: Moment
    kind: CorrectionKind
    note: str | None


class HistoryEntry(Part):
    """One publication of the claim.

    The hash is the SHA-256 of the dossier as it was published: as JSON with sorted
    keys, without spaces, in UTF-8, less `rivals`, `corrections`, `history` and every
    `id`. It is the same on every site that holds the dossier.
    """

    version: int
    published: Moment
    kind: CorrectionKind | None
    note: str | None
    sha256: Hash


def history_of(publications: Iterable[Publication]) -> list[HistoryEntry]:
    """All publications, the first first."""
    return [HistoryEntry.model_validate(each) for each in publications]


def corrections_of(publications: Iterable[Publication]) -> list[Correction]:
    """Those that corrected an earlier one."""
    return [Correction.model_validate(each) for each in publications if each.kind is not None]


class UnderReview(Part):
    """What is published is looked at again."""

    since: Moment
    reason: str = Field(description="What is new; Markdown.")

    @classmethod
    def of(cls, round_: Round | None) -> Self | None:
        """A round that readers are told of; None where there is none."""
        return cls(since=round_.opened, reason=round_.reason) if round_ else None

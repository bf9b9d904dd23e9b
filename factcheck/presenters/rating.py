"""The rating page: one piece of evidence across all rival claims, with nothing that was found before."""

from collections.abc import Collection, Sequence
from hashlib import sha256
from typing import Self

from pydantic import Field

from factcheck.domain.viewers import Viewer
from factcheck.models import Claim, Evidence
from factcheck.presenters.dossier_parts import Part
from factcheck.presenters.exhibits import EvidenceAtDesk


class AskedClaim(Part):
    """A claim that the evidence may bear on."""

    claim_id: int
    slug: str
    claim: str


class Rating(Part):
    """What to rate next, and how far the viewer is; never what anybody found, not even she herself."""

    text: str = Field(description="The question, or the claim that stands without one.")
    evidence: EvidenceAtDesk | None = Field(description="Null when all is rated, or there is none.")
    about: str | None = Field(description="The claim it was attached to, if not to the question.")
    again: bool = Field(description="Whether the viewer has rated this piece before.")
    claims: list[AskedClaim] = Field(description="In an order shuffled for this person and this piece.")
    left_out: list[str] = Field(description="Claims whose evidence the viewer does not judge.")
    rated_count: int
    evidence_count: int
    skip_to: int | None = Field(description="The next piece that is not rated yet.")

    @classmethod
    def of(
        cls,
        text: str,
        viewer: Viewer,
        rivals: Sequence[Claim],
        asked: Sequence[Claim],
        evidence: Sequence[Evidence],
        given: Collection[tuple[int, int]],
        wanted: int | None = None,
    ) -> Self:
        """The piece that is wanted, or the first that is not rated yet."""
        rated = {each.id for each in evidence if all((each.id, claim.id) in given for claim in asked)}
        waiting = [each for each in evidence if each.id not in rated] if asked else []
        piece = next((each for each in evidence if each.id == wanted), None) if asked else None
        piece = piece or next(iter(waiting), None)
        headings = {claim.id: claim.heading for claim in rivals}
        names = {claim.id for claim in asked}
        return cls(
            text=text,
            evidence=EvidenceAtDesk.model_validate(piece) if piece else None,
            about=headings.get(piece.claim_id or 0) if piece else None,
            again=piece is not None and piece.id in rated,
            claims=[asked_claim(claim) for claim in shuffled(asked, viewer, piece)],
            left_out=[claim.heading for claim in rivals if claim.id not in names],
            rated_count=len(rated) if asked else 0,
            evidence_count=len(evidence),
            skip_to=following(waiting, piece),
        )


def asked_claim(claim: Claim) -> AskedClaim:
    """A claim as it is asked about."""
    return AskedClaim(claim_id=claim.id, slug=claim.slug, claim=claim.text)


def shuffled(claims: Sequence[Claim], viewer: Viewer, piece: Evidence | None) -> list[Claim]:
    """The claims in an order that is another for each person and each piece of evidence."""
    number = piece.id if piece else 0

    def place(claim: Claim) -> str:
        return sha256(f"{viewer.id}/{number}/{claim.id}/rating".encode()).hexdigest()

    return sorted(claims, key=place)


def following(waiting: Sequence[Evidence], piece: Evidence | None) -> int | None:
    """The next piece that waits after this one, from the beginning again after the last."""
    others = [each.id for each in waiting if piece is None or each.id != piece.id]
    later = [each for each in others if piece is None or each > piece.id]
    return next(iter([*later, *others]), None)

"""A declined claim: what keeps it from being checked, and why; for everybody at the desk."""

from collections.abc import Iterable
from typing import Self

from factcheck.domain.vocabulary import Obstacle
from factcheck.models import Claim
from factcheck.presenters.dossier_parts import Moment, Part


class Declined(Part):
    """Why a claim is not checked, and since when."""

    obstacle: Obstacle
    reason: str
    declined: Moment

    @classmethod
    def of(cls, claim: Claim) -> Self | None:
        """What keeps the claim from being checked; None when nothing does."""
        if claim.declined is None or claim.obstacle is None:
            return None
        return cls(obstacle=claim.obstacle, reason=claim.declined_reason or "", declined=claim.declined)


class DeclinedClaim(Part):
    """A declined claim in a list."""

    slug: str
    claim: str
    question_slug: str | None
    question: str | None
    why: Declined

    @classmethod
    def listed(cls, claims: Iterable[Claim]) -> list[Self]:
        """Those of the claims that are declined."""
        found = [(claim, Declined.of(claim)) for claim in claims]
        return [cls._of(claim, why) for claim, why in found if why is not None]

    @classmethod
    def _of(cls, claim: Claim, why: Declined) -> Self:
        """One of them, with the question it answers."""
        question = claim.question
        return cls(
            slug=claim.slug,
            claim=claim.text,
            question_slug=question.slug if question else None,
            question=question.text if question else None,
            why=why,
        )

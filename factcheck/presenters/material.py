"""What the workbench is drawn from: rows of one question's claims, less what the viewer may not see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from factcheck.domain.ratings import Rating, Scale
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Bearing, CorrectionKind
from factcheck.models import Attribution, Claim, Evidence, Ruling, Verdict


@dataclass(frozen=True)
class Material:
    """Rows as `services.workbench` reads them, for one viewer; sealed verdicts were never read."""

    viewer: Viewer
    required: int
    four_eyes: bool
    scale: Scale
    claims: Sequence[Claim]
    attributions: Sequence[Attribution]
    evidence: Sequence[Evidence]
    reviewers: Sequence[tuple[int, int, str]]
    opened: set[int]
    verdicts: Sequence[Verdict]
    bearings: Sequence[tuple[int, int, int, str, Bearing]]
    rulings: dict[int, Ruling]
    versions: Sequence[tuple[int, int, CorrectionKind | None, str | None, datetime, str | None, str, str]]

    def rating(self, key: str) -> Rating:
        """The rating of that key; one that left the scale keeps its key for a label."""
        return self.scale.find(key) or Rating(key, key, None, "")

    def withdrawn(self, claim: Claim) -> bool:
        """Whether the claim's last publication is its tombstone."""
        kinds = [kind for claim_id, _, kind, *_ in self.versions if claim_id == claim.id]
        return kinds[-1:] == [CorrectionKind.WITHDRAWN]

    def unsealed(self, claim: Claim) -> bool:
        """Whether the viewer sees the verdicts without having given one."""
        given = any(row[:2] == (claim.id, self.viewer.id) for row in self.reviewers)
        return claim.id in self.opened and not given

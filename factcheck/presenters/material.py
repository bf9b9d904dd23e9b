"""What the workbench is drawn from: rows of one question's claims, less what the viewer may not see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from factcheck.domain.matrix import Show
from factcheck.domain.ratings import Rating, Scale
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Bearing, CorrectionKind, Weight
from factcheck.models import Attribution, Claim, Evidence, Reconsideration, Round, Ruling, Verdict


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
    named: set[int] = field(default_factory=set)
    """The claims on which the viewer may know whose verdict is whose."""
    rounds: Sequence[Round] = ()
    answers: Mapping[int, Sequence[Reconsideration]] = field(default_factory=dict)
    """What was said in rounds, by verdict, less what is kept back from the viewer."""
    relied: Mapping[int, Sequence[int]] = field(default_factory=dict)
    """The evidence each verdict relies on."""
    weights: Mapping[tuple[int, int], tuple[Weight, Weight]] = field(default_factory=dict)
    """Credibility and relevance of the evidence, by evidence and person."""
    show: Show = Show.EVERYONE
    """Whose bearings the viewer asks for."""
    piece: int | None = None
    """The piece of evidence of which she wants to know who found what."""

    def rating(self, key: str) -> Rating:
        """The rating of that key; one that left the scale keeps its key for a label."""
        return self.scale.find(key) or Rating(key, key, None, "")

    def withdrawn(self, claim: Claim) -> bool:
        """Whether the claim's last publication is its tombstone."""
        kinds = [kind for claim_id, _, kind, *_ in self.versions if claim_id == claim.id]
        return kinds[-1:] == [CorrectionKind.WITHDRAWN]

    def closed(self, claim: Claim) -> bool:
        """Whether nobody judges the claim any more: it is withdrawn, or declined."""
        return claim.declined is not None or self.withdrawn(claim)

    def unsealed(self, claim: Claim) -> bool:
        """Whether the viewer sees the verdicts without having given one."""
        given = any(row[:2] == (claim.id, self.viewer.id) for row in self.reviewers)
        return claim.id in self.opened and not given

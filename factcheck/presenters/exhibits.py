"""Evidence at the desk: all that is known of a piece, what it weighs, and where its words stand."""

from collections.abc import Iterable
from datetime import datetime
from statistics import fmean
from typing import Self

from factcheck.domain.matrix import toward_neutral
from factcheck.domain.vocabulary import EvidenceKind, Weight
from factcheck.models import Attribution, Evidence
from factcheck.presenters.dossier_parts import Moment, Part

STEPS = {Weight.LOW: -1, Weight.MEDIUM: 0, Weight.HIGH: 1}


class EvidenceAtDesk(Part):
    """A piece of evidence with all that is known of it."""

    id: int
    kind: EvidenceKind
    title: str
    url: str | None
    locator: str
    publisher: str
    published: str | None
    accessed: str | None
    archived: str | None
    archive_tried: str | None
    archive_failure: str
    sha256: str | None
    quote: str
    note: str
    added: Moment
    withdrawn: datetime | None
    withdrawn_reason: str | None
    authenticity: list[str]
    media_context: str
    media_original: str | None


class Places:
    """Where the words stand that a cell rests on: a passage of an article we hold, or the evidence's own."""

    def __init__(self, held: dict[str, dict[int, Attribution]]) -> None:
        self.held = held

    @classmethod
    def of(cls, attributions: Iterable[Attribution]) -> Self:
        """The places in the articles that these attributions stand in."""
        held: dict[str, dict[int, Attribution]] = {}
        for each in attributions:
            if each.article.url and each.claim_id is not None:
                held.setdefault(each.article.url, {}).setdefault(each.claim_id, each)
        return cls(held)

    def of_evidence(self, evidence: Evidence) -> str:
        """The address of what the evidence says."""
        held = self.held.get(evidence.url or "", {})
        if held:
            return f"/desk/articles/{next(iter(held.values())).article_id}"
        where = "#quote" if evidence.quote else "#locator" if evidence.locator else ""
        return f"/desk/evidence/{evidence.id}{where}"

    def passages(self, evidence: Evidence) -> dict[int, str]:
        """The addresses of passages on single claims, by claim."""
        held = self.held.get(evidence.url or "", {})
        return {
            claim: f"/desk/articles/{each.article_id}#attribution-{each.id}" for claim, each in held.items()
        }


def weight_together(weights: Iterable[Weight]) -> Weight | None:
    """The middle of several weights, a half toward medium; None without any."""
    found = [STEPS[weight] for weight in weights]
    middle = toward_neutral(fmean(found)) if found else None
    return next((weight for weight, step in STEPS.items() if step == middle), None)

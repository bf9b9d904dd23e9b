"""What the checks of the gate are made of, read from the rows of one claim."""

import json
import re
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from factcheck.domain import gate
from factcheck.domain.claimreview import Site, markup
from factcheck.domain.findings import Finding
from factcheck.domain.gate import Flaw
from factcheck.domain.lint import lint
from factcheck.domain.ratings import Scale
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Fidelity, Stance
from factcheck.models import Attribution, Claim, ReplyRequest, Ruling
from factcheck.models.columns import now
from factcheck.services import notes, origins, rounds

PLACES = {
    "claimReviewed": "/edit",
    "itemReviewed": "#voices",
    "reviewRating": "#ruling",
    "citation": "#matrix",
    "associatedMediaReview": "#matrix",
}
"""Where the parts of the markup are mended, after the address of the workbench."""


def judged(
    session: Session, actor: Viewer | None, claim: Claim, *, required: int, four_eyes: bool
) -> dict[str, Any]:
    """How far the reviewers and the desk are."""
    authors = {verdict.person_id for verdict in claim.verdicts}
    ruled = claim.rulings[-1].ruled if claim.rulings else None
    return {
        "desk": f"/desk/claims/{claim.slug}",
        "verdict_count": len(authors),
        "required": required,
        "ruled": ruled is not None,
        "outdated": ruled is not None and any(each.submitted > ruled for each in claim.verdicts),
        "round_open": rounds.standing(session, claim) is not None,
        "alone": four_eyes and actor is not None and authors == {actor.id},
        "holding_count": len(notes.holding(session, claim)),
    }


def sourced(session: Session, claim: Claim, ruling: Ruling | None, scale: Scale | None) -> dict[str, Any]:
    """What stands behind the claim, and what is said of it."""
    rating = scale.find(ruling.rating) if ruling and scale else None
    exhibits = claim.exhibits
    voices = [each for each in claim.attributions if not each.withdrawn]
    return {
        "evidence_count": len(exhibits),
        "unplaced": tuple(each.title for each in exhibits if not (each.url or each.locator)),
        "unarchived": tuple(each.title for each in exhibits if not (each.archived or each.archive_tried)),
        "origin_count": origins.independent(session, claim),
        "opposed": _opposed(claim, rating.value if rating else None, scale),
        "summary": ruling.summary if ruling else "",
        "label": rating.label if rating else "",
        "unchecked_count": sum(
            each.fidelity is Fidelity.UNCHECKED and not each.span.orphaned for each in voices
        ),
        "orphaned_count": sum(each.span.orphaned for each in voices),
    }


def _opposed(claim: Claim, value: int | None, scale: Scale | None) -> bool:
    """Whether evidence that speaks against the ruling was weighed; off the scale, any that takes a side."""
    numbers = [each.bearing.number or 0 for each in claim.bearings if each.evidence.withdrawn is None]
    values = [rating.value for rating in scale.ratings if rating.value is not None] if scale else []
    lean = 0.0 if value is None or not values else value - (max(values) + min(values)) / 2
    return any(number and number * lean <= 0 for number in numbers)


def asked(claim: Claim, requests: Sequence[ReplyRequest]) -> dict[str, Any]:
    """Who puts the claim forward, who of them was not asked, and who may still answer in time.

    A request to somebody else, such as a press office, stands for the claimant if there is one only.
    """
    claimants = {each.speaker_id: each.speaker.name for each in claim.attributions if _claims(each)}
    asked = [each for each in requests if each.speaker_id is None or each.speaker_id in claimants]
    today = now().date().isoformat()
    named = claimants if len(claimants) == 1 and asked else {each.speaker_id for each in asked}
    waiting = [each.addressee for each in asked if gate.waits(each.deadline, each.answered, today)]
    return {
        "claimants": tuple(claimants.values()),
        "unasked": tuple(name for number, name in claimants.items() if number not in named),
        "waiting": tuple(waiting),
    }


def _claims(attribution: Attribution) -> bool:
    """Whether somebody puts the claim forward in it."""
    return attribution.withdrawn is None and attribution.stance is Stance.ASSERTS


def flaws(desk: str, draft: str | None, site: Site) -> tuple[Flaw, ...]:
    """What is wrong with the markup for search engines; nothing is known without a draft."""
    if draft is None:
        return ()
    said = json.loads(draft)
    return tuple(
        Flaw(_first(each.sentence), grave=each.level == "error", place=desk + _place(each))
        for each in lint(markup(said, site), said)
    )


def _first(text: str) -> str:
    """The first sentence, which says what is so; what to do about it is for the desk, not for readers."""
    return text.split(". ", maxsplit=1)[0].removesuffix(".") + "."


def _place(finding: Finding) -> str:
    """Where on the workbench what the markup is drawn from is mended."""
    part = re.split(r"[.\[]", finding.place)[0]
    return PLACES.get(part, "#publishing")

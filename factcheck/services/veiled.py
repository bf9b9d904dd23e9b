"""Others' judgements veiled for one viewer: no names until a ruling, no second thoughts before her own."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ScalarSelect, String, and_, case, exists, func, type_coerce
from sqlalchemy import select as rows
from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, or_, select

from factcheck.domain import blindness, earlier
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Weight
from factcheck.models import BearingGiven, Reconsideration, Round, Ruling, Verdict, Weighing
from factcheck.services import reliances, workbench
from factcheck.services.loading import path

Weights = dict[tuple[int, int], tuple[Weight, Weight]]
"""Credibility and relevance, by evidence and person."""


@dataclass(frozen=True)
class Seen:
    """The judgements on some claims, as far as one viewer may know them.

    `named` are the claims on which she may know whose verdict is whose, and
    `answers` what was said in rounds, by verdict, the first round first.
    """

    reviewers: list[blindness.Reviewer]
    opened: set[int]
    named: set[int]
    verdicts: list[Verdict]
    rulings: dict[int, Ruling]
    rounds: list[Round]
    answers: dict[int, list[Reconsideration]]
    relied: dict[int, list[int]]


def judgements(session: Session, viewer: Viewer, claim_ids: Collection[int]) -> Seen:
    """The judgements on the claims that the viewer may know, in a fixed number of queries."""
    reviewers, opened = workbench.reviews(session, viewer, claim_ids)
    given = workbench.verdicts(session, opened)
    rulings = workbench.rulings(session, opened)
    looked = opened - {claim_id for claim_id, person_id, _ in reviewers if person_id == viewer.id}
    held = rounds(session, opened)
    kept_back = {each.claim_id: each for each in held if keeps_back(each, viewer, given, looked)}
    told = [as_before(each, kept_back) for each in given]
    named = looked | {each for each in opened if stands(each, rulings, told)}
    relied = reliances.of_claims(session, opened)
    return Seen(
        reviewers=blindness.reviewers(reviewers, viewer.id, named),
        opened=opened,
        named=named,
        verdicts=ordered(told, viewer, named),
        rulings=rulings,
        rounds=held,
        answers=answers(held, kept_back),
        relied=relied | relied_before(kept_back.values()),
    )


def closed(session: Session, viewer: Viewer, claim_ids: Collection[int]) -> dict[int, str]:
    """Those of the claims of which the viewer may not know who found what, each with how long."""
    seen = judgements(session, viewer, claim_ids)
    found = dict.fromkeys(set(claim_ids) - seen.named, "until the desk has ruled")
    found |= dict.fromkeys(_waiting(viewer, seen), "until you have looked again")
    return found | dict.fromkeys(set(claim_ids) - seen.opened, "until you give your verdict")


def rounds(session: Session, claim_ids: Collection[int]) -> list[Round]:
    """The rounds of the claims with what was said in them, the first first."""
    wanted = select(Round).where(col(Round.claim_id).in_(claim_ids)).order_by(col(Round.number))
    return list(session.exec(wanted.options(joinedload(path(Round.reconsiderations)))).unique())


def stands(claim_id: int, rulings: dict[int, Ruling], given: Iterable[Verdict]) -> bool:
    """Whether a ruling takes in every verdict on the claim."""
    ruling = rulings.get(claim_id)
    return ruling is not None and all(
        each.submitted <= ruling.ruled for each in given if each.claim_id == claim_id
    )


def keeps_back(round_: Round, viewer: Viewer, given: Iterable[Verdict], looked: Collection[int]) -> bool:
    """Whether the round keeps from the viewer what was said in it: until she said hers, or it is closed."""
    if round_.closed is not None or round_.claim_id in looked:
        return False
    mine = {each.id for each in given if each.person_id == viewer.id}
    return not any(each.verdict_id in mine for each in round_.reconsiderations)


def as_before(verdict: Verdict, kept_back: dict[int, Round]) -> Verdict:
    """The verdict as it stood before the round that keeps it back; a copy that nobody saves."""
    round_ = kept_back.get(verdict.claim_id)
    given = round_.reconsiderations if round_ else []
    said = next((each for each in given if each.verdict_id == verdict.id), None)
    if said is None or said.kept:
        return verdict
    copied = verdict.model_dump(exclude={"rating", "confidence", "rationale", "version", "submitted"})
    return Verdict(
        **copied,
        rating=said.rating_before,
        confidence=said.confidence_before,
        rationale=said.rationale_before,
        submitted=said.submitted_before or min(verdict.submitted, said.round.opened),
        version=verdict.version - 1,
        person=verdict.person,
    )


def relied_before(kept_back: Iterable[Round]) -> dict[int, list[int]]:
    """What verdicts relied on before the rounds that keep them back."""
    return {each.verdict_id: each.relied_before for round_ in kept_back for each in round_.reconsiderations}


def answers(held: Iterable[Round], kept_back: dict[int, Round]) -> dict[int, list[Reconsideration]]:
    """What was said in the rounds, by verdict, less what is kept back."""
    found: dict[int, list[Reconsideration]] = {}
    for round_ in held:
        if round_ is not kept_back.get(round_.claim_id):
            for each in round_.reconsiderations:
                found.setdefault(each.verdict_id, []).append(each)
    return found


def ordered(given: Iterable[Verdict], viewer: Viewer, named: Collection[int]) -> list[Verdict]:
    """The verdicts in the order they came where names are open, else hers first and the others shuffled."""

    def order(verdict: Verdict) -> tuple[bool, str, int]:
        if verdict.claim_id in named:
            return False, "", verdict.id
        said = (verdict.rating, verdict.confidence, verdict.rationale)
        return verdict.person_id != viewer.id, blindness.place(viewer.id, verdict.claim_id, *said), 0

    return sorted(given, key=order)


def bearings(
    session: Session, viewer: Viewer, claim_ids: Collection[int], seen: Seen
) -> list[workbench.Found]:
    """How evidence bears on the claims, as far as the viewer may know, without names that are not open.

    What others weighed in a round is kept from her like what they said in it.
    """
    found = workbench.bearings(session, viewer, claim_ids, seen.opened, _waiting(viewer, seen))
    return blindness.bearings(found, viewer.id, seen.named)


def _waiting(viewer: Viewer, seen: Seen) -> dict[int, datetime]:
    """The claims on which a round waits for the viewer, and since when."""
    judged = {each.claim_id for each in seen.verdicts if each.person_id == viewer.id}
    looked = seen.opened - judged
    return {
        each.claim_id: each.opened for each in seen.rounds if keeps_back(each, viewer, seen.verdicts, looked)
    }


def weights(
    session: Session,
    viewer: Viewer,
    evidence_ids: Collection[int],
    opened: Collection[int],
    rival_ids: Collection[int],
) -> Weights:
    """What reviewers make of the evidence: the viewer's own, and that of whose bearings are open to her.

    While a round on one of the rivals waits for her, others' stand as they did when it was opened.
    """
    since = _since(viewer, rival_ids)
    later = and_(col(Weighing.person_id) != viewer.id, col(Weighing.given) > since)
    seen = (
        rows(col(BearingGiven.id))
        .where(col(BearingGiven.evidence_id) == Weighing.evidence_id)
        .where(col(BearingGiven.person_id) == Weighing.person_id)
        .where(col(BearingGiven.claim_id).in_(opened))
    )
    wanted = rows(
        col(Weighing.evidence_id),
        col(Weighing.person_id),
        type_coerce(Weighing.credibility, String),
        type_coerce(Weighing.relevance, String),
        case((later, col(Weighing.earlier))),
        case((later, since)),
    ).where(
        col(Weighing.evidence_id).in_(evidence_ids),
        or_(col(Weighing.person_id) == viewer.id, seen.exists()),
    )
    found = {}
    for piece, person, how, where, replaced, until in session.execute(wanted):
        stood = (how, where) if replaced is None else earlier.standing(replaced, until)
        if stood:
            found[piece, person] = (Weight(stood[0]), Weight(stood[1]))
    return found


def _since(viewer: Viewer, rival_ids: Collection[int]) -> ScalarSelect[datetime]:
    """When the first of the rounds on these claims was opened that wait for the viewer."""
    mine = rows(col(Verdict.claim_id)).where(col(Verdict.person_id) == viewer.id)
    said = exists().where(
        col(Reconsideration.round_id) == Round.id,
        col(Verdict.id) == Reconsideration.verdict_id,
        col(Verdict.person_id) == viewer.id,
    )
    return (
        rows(func.min(col(Round.opened)))
        .where(col(Round.claim_id).in_(rival_ids), col(Round.closed).is_(None))
        .where(col(Round.claim_id).in_(mine), ~said)
        .scalar_subquery()
    )

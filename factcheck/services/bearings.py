"""Bearings: how each reviewer finds that evidence bears on claims, and how much she makes of the evidence."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select as rows
from sqlalchemy import union_all
from sqlmodel import Session, col, select

from factcheck.domain import earlier as earlier_words
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Bearing, Weight
from factcheck.models import BearingGiven, Claim, Evidence, Listing, Unsealing, Weighing
from factcheck.models.columns import now
from factcheck.services import interests, log
from factcheck.services.evidence import EvidenceWithdrawn, bears_on
from factcheck.services.publishable import refuse_withdrawn
from factcheck.services.refusals import Refused


class BearingUnknown(Refused):
    """A word that is no bearing."""

    sentence = "Choose how the evidence bears on the claim."


class WeightUnknown(Refused):
    """A word that is no weight."""

    sentence = "Say how credible the evidence is and how relevant: low, medium or high."


class BearsElsewhere(Refused):
    """Evidence bears on the claims of its own question only."""

    sentence = "This evidence belongs to another question; it cannot bear on this claim."


class UnsealedBearing(Refused):
    """Who has seen the others' work no longer adds to it."""

    sentence = (
        "You have looked at what the others found on this claim, so you can no longer judge its evidence."
    )


class Wish(NamedTuple):
    """One cell as somebody wants it."""

    evidence: Evidence
    claim: Claim
    bearing: Bearing | str


class Weighed(NamedTuple):
    """What somebody makes of one piece of evidence."""

    evidence: Evidence
    credibility: Weight | str
    relevance: Weight | str


Earlier = dict[tuple[int, int], BearingGiven]


def give(
    session: Session, actor: Viewer, wishes: Sequence[Wish], weights: Sequence[Weighed] = ()
) -> list[BearingGiven]:
    """What the actor finds in these cells and of this evidence; a later word replaces hers.

    All of it is one change and leaves one event; what stands already leaves none.
    """
    _refuse(session, actor, wishes, weights)
    earlier = own(session, actor, [wish.claim.id for wish in wishes])
    before = _told(earlier.values())
    given = [_cell(session, actor, wish, earlier) for wish in wishes]
    changed = [each for each in given if each in session.new or session.is_modified(each)]
    weighed = _weigh(session, actor, weights)
    if changed:
        _record(session, actor, changed, before, weighed)
    elif weighed:
        claims = sorted({wish.claim.id for wish in wishes})
        log.record(session, actor, "weighed", weighed[0], weights=_plain(weighed), claims=claims)
    return given


def bear(
    session: Session, actor: Viewer, evidence: Evidence, claim: Claim, bearing: Bearing | str
) -> BearingGiven:
    """How the actor finds that the evidence bears on the claim."""
    return give(session, actor, [Wish(evidence, claim, bearing)])[0]


def own(session: Session, actor: Viewer, claim_ids: Collection[int]) -> Earlier:
    """What the actor found before, by evidence and claim."""
    wanted = select(BearingGiven).where(
        BearingGiven.person_id == actor.id, col(BearingGiven.claim_id).in_(claim_ids)
    )
    return {(each.evidence_id, each.claim_id): each for each in session.exec(wanted)}


def _refuse(session: Session, actor: Viewer, wishes: Sequence[Wish], weights: Sequence[Weighed]) -> None:
    """Raise what stands against any of it, before anything is changed."""
    if any(wish.bearing not in set(Bearing) for wish in wishes):
        raise BearingUnknown
    if any({weighed.credibility, weighed.relevance} - set(Weight) for weighed in weights):
        raise WeightUnknown
    pieces = [wish.evidence for wish in wishes] + [weighed.evidence for weighed in weights]
    if any(piece.withdrawn for piece in pieces):
        raise EvidenceWithdrawn
    if not all(bears_on(wish.evidence, wish.claim) for wish in wishes):
        raise BearsElsewhere
    for claim in {wish.claim.id: wish.claim for wish in wishes}.values():
        refuse_claim(session, actor, claim)


def refuse_claim(session: Session, actor: Viewer, claim: Claim) -> None:
    """Raise what stands against the actor judging evidence for this claim."""
    refuse_withdrawn(session, claim)
    interests.refuse(session, actor, claim)
    looked = select(Unsealing.id).where(Unsealing.claim_id == claim.id, Unsealing.person_id == actor.id)
    if session.exec(looked).first() is not None:
        raise UnsealedBearing


def asked(session: Session, actor: Viewer, claims: Sequence[Claim]) -> list[Claim]:
    """Those of the claims whose evidence the actor may judge, in as many queries for many as for few."""
    ids = [claim.id for claim in claims]
    looked = rows(col(Unsealing.claim_id)).where(
        col(Unsealing.claim_id).in_(ids), col(Unsealing.person_id) == actor.id
    )
    gone = rows(col(Listing.claim_id)).where(
        col(Listing.claim_id).in_(ids), col(Listing.withdrawn).is_not(None)
    )
    pairs = interests.touched(person_id=actor.id)
    touched = rows(pairs.c.claim_id).where(pairs.c.claim_id.in_(ids))
    barred = set(session.execute(union_all(looked, gone, touched)).scalars())
    return [claim for claim in claims if claim.id not in barred and claim.declined is None]


def _cell(session: Session, actor: Viewer, wish: Wish, earlier: Earlier) -> BearingGiven:
    """The cell as it is wanted, new or changed or as it was."""
    key, bearing = (wish.evidence.id, wish.claim.id), Bearing(wish.bearing)
    given = earlier.get(key)
    if given is None:
        given = earlier[key] = BearingGiven(
            evidence_id=key[0], claim_id=key[1], person_id=actor.id, bearing=bearing
        )
        session.add(given)
    elif given.bearing != bearing:
        given.earlier = earlier_words.after(given.earlier, given.given, given.bearing)
        given.bearing, given.given = bearing, now()
    return given


def _weigh(session: Session, actor: Viewer, weights: Iterable[Weighed]) -> list[Weighing]:
    """The weights that are new or changed, as they are wanted."""
    wanted = {each.evidence.id: (Weight(each.credibility), Weight(each.relevance)) for each in weights}
    query = select(Weighing).where(
        Weighing.person_id == actor.id, col(Weighing.evidence_id).in_(list(wanted))
    )
    earlier = {each.evidence_id: each for each in session.exec(query)} if wanted else {}
    changed = []
    for evidence_id, (how, where) in wanted.items():
        found = earlier.get(evidence_id)
        if found and (found.credibility, found.relevance) == (how, where):
            continue
        if found is None:
            found = Weighing(evidence_id=evidence_id, person_id=actor.id, credibility=how, relevance=where)
        else:
            found.earlier = earlier_words.after(
                found.earlier, found.given, found.credibility, found.relevance
            )
        found.credibility, found.relevance, found.given = how, where, now()
        session.add(found)
        changed.append(found)
    return changed


def _record(
    session: Session,
    actor: Viewer,
    changed: Sequence[BearingGiven],
    before: dict[tuple[int, int], dict[str, Any]],
    weighed: Sequence[Weighing],
) -> None:
    """The one event of several cells: it names the first and lists them all."""
    first = changed[0]
    known = [before[key] for each in changed if (key := (each.evidence_id, each.claim_id)) in before]
    was = before.get((first.evidence_id, first.claim_id), {}) | {"cells": [_short(each) for each in known]}
    more = {"weights": _plain(weighed)} if weighed else {}
    cells = [_short(log.told(each)) for each in changed]
    log.record(session, actor, "weighed", first, before=was if known else None, cells=cells, **more)


def _told(given: Iterable[BearingGiven]) -> dict[tuple[int, int], dict[str, Any]]:
    """What the log says of cells, by evidence and claim."""
    return {(each.evidence_id, each.claim_id): log.told(each) for each in given}


def _short(told: dict[str, Any]) -> dict[str, Any]:
    """A cell as an event lists it."""
    return {name: told[name] for name in ("evidence_id", "claim_id", "bearing")}


def _plain(weighed: Iterable[Weighing]) -> list[dict[str, Any]]:
    """Weights as an event lists them."""
    return [
        {"evidence_id": each.evidence_id, "credibility": each.credibility, "relevance": each.relevance}
        for each in weighed
    ]

"""Assignments: who is to judge a claim until when; taken, handed back, taken away, or done."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import or_
from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import AssignmentEnding, Notice
from factcheck.models import Assignment, Claim, Person, Unsealing, Verdict
from factcheck.models.columns import now
from factcheck.services import assignable, checks, interests, log, notifications
from factcheck.services.assignable import CannotJudge
from factcheck.services.loading import path
from factcheck.services.publishable import refuse_withdrawn
from factcheck.services.refusals import Refused

LONGEST_REASON = 2_000
"""The longest reason for an end, in characters."""


class OnlyEditorsAssign(Refused):
    """Reviewers take for themselves, and for nobody else."""

    sentence = "Only an editor may assign others or take an assignment away."


class NobodyChosen(Refused):
    """An assignment is somebody's."""

    sentence = "Choose at least one person."


class DeadlinePassed(Refused):
    """A deadline lies ahead."""

    sentence = "The deadline has passed already. Choose today or a later day."


class JudgedAlready(Refused):
    """Nothing to take where one's verdict is in."""

    sentence = "Your verdict on this claim is in already; there is nothing left to take."


class NotAssigned(Refused):
    """Nothing to hand back."""

    sentence = "This assignment has ended already."


def assign(
    session: Session, actor: Viewer, claim: Claim, people: Sequence[Person], due: date | None = None
) -> list[Assignment]:
    """These people are to judge the claim; who is assigned already gets the new deadline.

    Somebody whose verdict is in gets an assignment that is done, and nobody is told the
    difference: who has judged is not for the eyes of everybody who assigns.
    """
    if not actor.edits:
        raise OnlyEditorsAssign
    if not people:
        raise NobodyChosen
    _refuse_late(due)
    refuse_withdrawn(session, claim)
    assignable.refuse(session, claim, people)
    known = {each.person_id: each for each in listed(session, claim)}
    changed = [each for each in (_given(session, actor, claim, who, due, known) for who in people) if each]
    if changed:
        told = [{"person_id": each.person_id, "due": due and due.isoformat()} for each in changed]
        standing = [each.person_id for each in changed if each.ended is None]
        notifications.tell(session, standing, Notice.ASSIGNED, claim=claim, actor=actor)
        log.record(session, actor, "assigned", claim, assignments=told)
    return changed


def _refuse_late(due: date | None) -> None:
    """Raise DeadlinePassed for a day before today."""
    if due is not None and due < now().date():
        raise DeadlinePassed


def _given(
    session: Session,
    actor: Viewer,
    claim: Claim,
    person: Person,
    due: date | None,
    known: dict[int, Assignment],
) -> Assignment | None:
    """The person's new assignment, or hers with another deadline; None where nothing changes."""
    assignment = known.get(person.id)
    if assignment is None:
        assignment = Assignment(claim_id=claim.id, person_id=person.id, due=due, assigned_by_id=actor.id)
        if _judged(session, claim, person.id):
            assignment.ended, assignment.ending = now(), AssignmentEnding.DONE
    elif assignment.due == due:
        return None
    assignment.due = due
    session.add(assignment)
    return assignment


def take(session: Session, actor: Viewer, claim: Claim) -> Assignment:
    """The actor's own assignment, without a deadline; the one that stands if there is one."""
    standing = own(session, actor, claim)
    if standing is not None:
        return standing
    refuse_withdrawn(session, claim)
    interests.refuse(session, actor, claim)
    if _judged(session, claim, actor.id):
        raise JudgedAlready
    looked = select(Unsealing.id).where(Unsealing.claim_id == claim.id, Unsealing.person_id == actor.id)
    if session.exec(looked).first() is not None:
        raise CannotJudge("You have looked at the verdicts on this claim, so you can no longer give one.")
    assignment = Assignment(claim_id=claim.id, person_id=actor.id, assigned_by_id=actor.id)
    session.add(assignment)
    log.record(session, actor, "taken", assignment)
    return assignment


def hand_back(session: Session, actor: Viewer, claim: Claim, reason: str) -> Assignment:
    """The actor's assignment, ended without a verdict, with the reason why."""
    why = checks.filled(reason, "The reason", LONGEST_REASON)
    standing = own(session, actor, claim)
    if standing is None:
        raise NotAssigned
    by = [] if standing.assigned_by_id is None else [standing.assigned_by_id]
    notifications.tell(session, by, Notice.HANDED_BACK, claim=claim, actor=actor)
    return _ended(session, actor, standing, AssignmentEnding.HANDED_BACK, why)


def take_away(session: Session, actor: Viewer, assignment: Assignment, reason: str) -> Assignment:
    """Somebody's assignment, ended by an editor with the reason why.

    One that is done ends alike, so that the try tells nobody whose verdict is in; the
    verdict itself stands.
    """
    if not actor.edits:
        raise OnlyEditorsAssign
    why = checks.filled(reason, "The reason", LONGEST_REASON)
    if assignment.ending not in {None, AssignmentEnding.DONE}:
        raise NotAssigned
    return _ended(session, actor, assignment, AssignmentEnding.TAKEN_AWAY, why)


def _ended(
    session: Session, actor: Viewer, assignment: Assignment, ending: AssignmentEnding, reason: str
) -> Assignment:
    """The assignment at its end, and the event of it."""
    before = log.told(assignment)
    assignment.ended, assignment.ending, assignment.reason = now(), ending, reason
    log.record(session, actor, ending.value, assignment, before=before)
    return assignment


def done(session: Session, actor: Viewer, claim: Claim) -> dict[str, Any]:
    """End the actor's assignment because her verdict is in; what the verdict's event tells of it.

    Leaves no event of its own: it is part of the change that is the verdict.
    """
    standing = own(session, actor, claim)
    if standing is None:
        return {}
    standing.ended, standing.ending = now(), AssignmentEnding.DONE
    return {"assignment_id": standing.id}


def own(session: Session, viewer: Viewer, claim: Claim) -> Assignment | None:
    """The viewer's assignment to the claim that stands."""
    wanted = select(Assignment).where(Assignment.claim_id == claim.id, Assignment.person_id == viewer.id)
    return session.exec(wanted.where(col(Assignment.ended).is_(None))).first()


def find(session: Session, assignment_id: int) -> Assignment | None:
    """The assignment with that number."""
    return session.get(Assignment, assignment_id)


def listed(session: Session, claim: Claim, *, handed_back: bool = False) -> list[Assignment]:
    """The newest assignment of each person that stands or is done, with who has it, by name.

    With `handed_back` also what was given back without a verdict.
    """
    endings = [AssignmentEnding.DONE, *([AssignmentEnding.HANDED_BACK] if handed_back else [])]
    wanted = (
        select(Assignment)
        .join(Person, col(Person.id) == Assignment.person_id)
        .where(
            Assignment.claim_id == claim.id,
            or_(col(Assignment.ended).is_(None), col(Assignment.ending).in_(endings)),
        )
        .order_by(col(Person.public_name), col(Person.id), col(Assignment.id))
        .options(joinedload(path(Assignment.person)))
    )
    return list({each.person_id: each for each in session.exec(wanted)}.values())


def _judged(session: Session, claim: Claim, person_id: int) -> bool:
    """Whether the person's verdict on the claim is in."""
    given = select(Verdict.id).where(Verdict.claim_id == claim.id, Verdict.person_id == person_id)
    return session.exec(given).first() is not None

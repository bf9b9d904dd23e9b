"""Seals on notes: what somebody writes who knows verdicts is read by who may know them too."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, exists, union_all
from sqlmodel import Session, col, or_, select

from factcheck.models import (
    Attribution,
    Claim,
    Evidence,
    Note,
    NoteSeal,
    Reconsideration,
    Round,
    Unsealing,
    Verdict,
)


def visible_to(person_id: int) -> ColumnElement[bool]:
    """Whether neither a note nor its thread is sealed with a claim that is closed to the person.

    While a second round waits for her, neither is what others wrote since it began.
    """
    judged = select(Verdict.claim_id).where(Verdict.person_id == person_id)
    looked = select(Unsealing.claim_id).where(Unsealing.person_id == person_id)
    closed = col(NoteSeal.claim_id).not_in(judged) & col(NoteSeal.claim_id).not_in(looked)
    of_it = or_(col(NoteSeal.note_id) == col(Note.id), col(NoteSeal.note_id) == col(Note.thread_id))
    hidden = exists().where(of_it, closed).correlate(Note)
    later = exists().where(of_it, *_waiting_for(person_id)).correlate(Note)
    return ~hidden & ~((col(Note.person_id) != person_id) & later)


def _waiting_for(person_id: int) -> tuple[ColumnElement[bool], ...]:
    """That a round on the sealed claim was open when the note was written, and is, and waits for her."""
    heard = exists().where(
        col(Reconsideration.round_id) == col(Round.id), col(Reconsideration.verdict_id) == col(Verdict.id)
    )
    return (
        col(Round.claim_id) == col(NoteSeal.claim_id),
        col(Round.closed).is_(None),
        col(Round.opened) <= col(Note.written),
        col(Verdict.claim_id) == col(Round.claim_id),
        col(Verdict.person_id) == person_id,
        ~heard.correlate(Round, Verdict),
    )


def opened(session: Session, person_ids: Collection[int], claim_ids: Collection[int]) -> set[tuple[int, int]]:
    """Pairs of person and claim whose verdicts she may see: she gave hers, or looked."""
    found = union_all(
        *(
            select(table.person_id, table.claim_id).where(
                col(table.person_id).in_(person_ids), col(table.claim_id).in_(claim_ids)
            )
            for table in (Verdict, Unsealing)
        )
    )
    return {(person_id, claim_id) for person_id, claim_id in session.execute(found)}


def blind(session: Session, person_ids: Collection[int], claim_ids: Collection[int]) -> set[int]:
    """Those of the people to whom one of the claims at least is closed."""
    if not claim_ids:
        return set()
    pairs = opened(session, person_ids, claim_ids)
    return {
        person_id
        for person_id in person_ids
        if any((person_id, claim_id) not in pairs for claim_id in claim_ids)
    }


def of(session: Session, note: Note) -> set[int]:
    """The claims that a note or its thread is sealed with."""
    ids = [note.id, note.thread_id]
    return set(session.exec(select(NoteSeal.claim_id).where(col(NoteSeal.note_id).in_(ids))))


def of_notes(session: Session, note_ids: Collection[int]) -> dict[int, set[int]]:
    """The claims that these notes are sealed with, by note, in one query."""
    found: dict[int, set[int]] = {}
    wanted = select(NoteSeal.note_id, NoteSeal.claim_id).where(col(NoteSeal.note_id).in_(note_ids))
    for note_id, claim_id in session.exec(wanted):
        found.setdefault(note_id, set()).add(claim_id)
    return found


def told_by(session: Session, note: Note) -> set[int]:
    """The claims whose verdicts a note at its place could give away.

    On a claim, a cell or an attribution it is that claim. A piece of evidence is read
    under every rival, so it is each of them.
    """
    if note.attribution_id is not None:
        found = session.get_one(Attribution, note.attribution_id).claim_id
        return set() if found is None else {found}
    if note.claim_id is not None:
        return {note.claim_id}
    return rivalry(session, session.get_one(Evidence, note.evidence_id))


def rivalry(session: Session, evidence: Evidence) -> set[int]:
    """The claims that a piece of evidence is shown under."""
    if evidence.claim_id is None:
        return set(session.exec(select(Claim.id).where(Claim.question_id == evidence.question_id)))
    asked = select(Claim.question_id).where(Claim.id == evidence.claim_id).scalar_subquery()
    home = or_(col(Claim.id) == evidence.claim_id, col(Claim.question_id) == asked)
    return set(session.exec(select(Claim.id).where(home)))

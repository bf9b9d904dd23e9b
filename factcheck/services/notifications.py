"""Notifications: what each person should know, told in the change that brings it about."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, func
from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, or_, select

from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import CorrectionKind, Notice, Role
from factcheck.models import Claim, Note, Notification, Person, Verdict
from factcheck.models.columns import now
from factcheck.services import log, seals
from factcheck.services.loading import path

PAGE = 50
"""How many notifications one page shows."""


def tell(
    session: Session,
    person_ids: Iterable[int],
    notice: Notice,
    *,
    claim: Claim | None = None,
    note: Note | None = None,
    actor: Viewer | None = None,
) -> None:
    """Let people know, but never who did it herself, and never of a note she may not read.

    It leaves no event: it is part of the change that calls it.
    """
    wanted = set(person_ids) - ({actor.id} if actor else set())
    if note is not None:
        wanted -= seals.blind(session, wanted, seals.of(session, note))
    for person_id in sorted(wanted):
        session.add(
            Notification(
                person_id=person_id,
                notice=notice,
                claim_id=claim.id if claim else None,
                note_id=note.id if note else None,
                actor_id=actor.id if actor else None,
                told=now(),
            )
        )


def ready(session: Session, actor: Viewer, claim: Claim, required: int) -> None:
    """Tell the editors, once, that enough verdicts are in; whether they agree is not told."""
    given = session.exec(select(func.count()).select_from(Verdict).where(Verdict.claim_id == claim.id)).one()
    earlier = select(Notification.id).where(
        Notification.claim_id == claim.id, Notification.notice == Notice.READY
    )
    if given < max(required, 1) or session.exec(earlier.limit(1)).first() is not None:
        return
    editors = select(Person.id).where(
        col(Person.role).in_([Role.EDITOR, Role.ADMIN]), col(Person.disabled).is_(None)
    )
    others = set(session.exec(editors)) - {actor.id}
    tell(session, others, Notice.READY, claim=claim)


def published(session: Session, actor: Viewer | None, claim: Claim, kind: CorrectionKind | None) -> None:
    """Tell the reviewers of a claim that it was published, corrected or withdrawn."""
    notices = {None: Notice.PUBLISHED, CorrectionKind.WITHDRAWN: Notice.WITHDRAWN}
    reviewers = session.exec(select(Verdict.person_id).where(Verdict.claim_id == claim.id))
    tell(session, reviewers, notices.get(kind, Notice.CORRECTED), claim=claim, actor=actor)


def unseen_count(session: Session, viewer: Viewer) -> int:
    """How many notifications the viewer has not seen."""
    wanted = select(func.count()).select_from(Notification).join(Note, isouter=True, onclause=OF_ITS_NOTE)
    return session.exec(wanted.where(*readable(viewer.id), col(Notification.seen).is_(None))).one()


OF_ITS_NOTE = col(Note.id) == col(Notification.note_id)


def readable(person_id: int) -> tuple[ColumnElement[bool], ...]:
    """A person's notifications, less those of notes that were sealed since; joined with the note."""
    return (
        col(Notification.person_id) == person_id,
        or_(col(Notification.note_id).is_(None), seals.visible_to(person_id)),
    )


def page(
    session: Session, viewer: Viewer, *, before: int | None = None, limit: int = PAGE
) -> list[Notification]:
    """The viewer's notifications, newest first; `before` is the last id of the page before."""
    wanted = select(Notification).join(Note, isouter=True, onclause=OF_ITS_NOTE).where(*readable(viewer.id))
    if before is not None:
        wanted = wanted.where(col(Notification.id) < before)
    with_all = wanted.options(*LOADED).order_by(col(Notification.id).desc()).limit(limit)
    return list(session.exec(with_all))


def unmailed(session: Session, person_id: int) -> list[Notification]:
    """What a person has neither seen nor been mailed, the first told first."""
    wanted = select(Notification).join(Note, isouter=True, onclause=OF_ITS_NOTE).where(*readable(person_id))
    waits = wanted.where(col(Notification.seen).is_(None), col(Notification.mailed).is_(None))
    return list(session.exec(waits.options(*LOADED).order_by(col(Notification.id))))


LOADED = (
    joinedload(path(Notification.claim)),
    joinedload(path(Notification.note)),
    joinedload(path(Notification.actor)),
)


def find(session: Session, viewer: Viewer, notification_id: int) -> Notification | None:
    """One of the viewer's own notifications."""
    found = session.get(Notification, notification_id)
    return found if found and found.person_id == viewer.id else None


def see(session: Session, actor: Viewer, found: Notification) -> None:
    """Note that somebody has seen a notification."""
    if found.seen is None:
        before = log.told(found)
        found.seen = now()
        log.record(session, actor, "seen", found, before=before)


def see_all(session: Session, actor: Viewer) -> int:
    """Note that somebody has seen all she was told; how many it were."""
    unseen = select(Notification).where(Notification.person_id == actor.id, col(Notification.seen).is_(None))
    found = list(session.exec(unseen.order_by(col(Notification.id))))
    moment = now()
    for each in found:
        each.seen = moment
    if found:
        log.record(session, actor, "seen all", found[-1], notifications=[each.id for each in found])
    return len(found)

"""Threads as one person may read them: the notes at a place, and how many stand where."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, func
from sqlalchemy import select as rows
from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, or_, select

from factcheck.domain import mentions
from factcheck.domain.viewers import Viewer
from factcheck.models import Attribution, Claim, Evidence, Note, Person
from factcheck.services import seals
from factcheck.services.loading import path

Counted = tuple[int | None, int | None, int | None, int, int]
"""Claim, attribution, evidence; the notes there, and the threads still open."""


@dataclass(frozen=True)
class Place:
    """What a note is on: a claim, an attribution, a piece of evidence, or (claim and evidence) a cell."""

    claim: Claim | None = None
    attribution: Attribution | None = None
    evidence: Evidence | None = None

    @property
    def ids(self) -> dict[str, Any]:
        """The columns of a note there."""
        things = {"claim": self.claim, "attribution": self.attribution, "evidence": self.evidence}
        return {f"{name}_id": thing.id if thing else None for name, thing in things.items()}


def place_of(session: Session, note: Note) -> Place:
    """What a note is on."""
    return Place(
        session.get(Claim, note.claim_id) if note.claim_id else None,
        session.get(Attribution, note.attribution_id) if note.attribution_id else None,
        session.get(Evidence, note.evidence_id) if note.evidence_id else None,
    )


def find(session: Session, viewer: Viewer, note_id: int) -> Note | None:
    """The note, if the viewer may read it."""
    return session.exec(select(Note).where(Note.id == note_id, seals.visible_to(viewer.id))).first()


def threads(session: Session, viewer: Viewer, place: Place) -> list[Note]:
    """The notes at a place that the viewer may read, in the order written; answers name their thread."""
    wanted = select(Note).filter_by(**place.ids).where(seals.visible_to(viewer.id))
    loaded = (joinedload(path(Note.person)), joinedload(path(Note.resolved_by)), joinedload(path(Note.seals)))
    return list(session.exec(wanted.options(*loaded).order_by(col(Note.id))).unique())


def hides(session: Session, viewer: Viewer, place: Place) -> bool:
    """Whether what the viewer writes at a place is hidden unless she opens it."""
    return bool(seals.opened(session, [viewer.id], seals.told_by(session, Note(**place.ids))))


def tallies(
    session: Session,
    viewer: Viewer,
    claim_ids: Collection[int],
    attribution_ids: Collection[int],
    evidence_ids: Collection[int],
) -> list[Counted]:
    """How many notes the viewer may read at each place of these claims, in one query."""
    is_open = case((col(Note.thread_id).is_(None) & col(Note.resolved).is_(None), 1), else_=0)
    place = (col(Note.claim_id), col(Note.attribution_id), col(Note.evidence_id))
    on_evidence = col(Note.evidence_id).in_(evidence_ids) & col(Note.claim_id).is_(None)
    among = or_(col(Note.claim_id).in_(claim_ids), col(Note.attribution_id).in_(attribution_ids), on_evidence)
    wanted = rows(*place, func.count(), func.sum(is_open)).where(among, seals.visible_to(viewer.id))
    return [tuple(row) for row in session.execute(wanted.group_by(*place))]


def known_people(session: Session, bodies: Iterable[str]) -> list[Person]:
    """The people of the desk whom the texts name, in one query."""
    names = {name for body in bodies for name in mentions.named(body)}
    wanted = select(Person).where(col(Person.username).in_(names), col(Person.disabled).is_(None))
    return list(session.exec(wanted.order_by(Person.username)))

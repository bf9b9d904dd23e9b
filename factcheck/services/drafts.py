"""Drafts: what a person was typing, kept until she sends it, throws it away, or signs out.

They are no part of the record: saving one leaves no entry in the log.
"""

from collections.abc import Collection
from datetime import timedelta

from sqlmodel import Session, col, delete, select

from factcheck.domain.viewers import Viewer
from factcheck.models import Draft
from factcheck.models.columns import now
from factcheck.services.refusals import Refused

Fields = dict[str, list[str]]
"""The values of each field of a form, in their order."""
LARGEST = 200_000
"""The longest draft, in characters of all its fields."""
MOST = 100
"""The most drafts a person keeps; the oldest go first."""
KEPT = timedelta(days=30)
"""How long a draft is kept."""


class DraftTooLarge(Refused):
    """More than anybody types into one form."""

    sentence = "This is too long to be kept as a draft; send it, or keep a copy of it elsewhere."


def keep(session: Session, person: Viewer, form: str, *, page: str, title: str, fields: Fields) -> Draft:
    """The person's draft of that form; a later one takes its place."""
    if sum(len(name) + sum(map(len, values)) for name, values in fields.items()) > LARGEST:
        raise DraftTooLarge
    draft = _of(session, person, form) or Draft(person_id=person.id, form=form, page=page, fields={})
    draft.fields, draft.page, draft.title, draft.saved = fields, page, title[:300], now()
    session.add(draft)
    session.flush()
    _prune(session, person)
    return draft


def _of(session: Session, person: Viewer, form: str) -> Draft | None:
    """The person's draft of one form."""
    return session.exec(select(Draft).where(Draft.person_id == person.id, Draft.form == form)).first()


def _prune(session: Session, person: Viewer) -> None:
    """Let go of what is old, and of what is too many."""
    newest = select(Draft.id).where(Draft.person_id == person.id)
    kept = session.exec(newest.order_by(col(Draft.saved).desc(), col(Draft.id).desc()).limit(MOST)).all()
    stale = (col(Draft.saved) < now() - KEPT) | col(Draft.id).not_in(kept)
    session.exec(delete(Draft).where(col(Draft.person_id) == person.id, stale))


def prune(session: Session) -> None:
    """Let go of everybody's drafts that are old: of people, too, who never came back."""
    session.exec(delete(Draft).where(col(Draft.saved) < now() - KEPT))


def of(session: Session, person: Viewer, forms: Collection[str] | None = None) -> list[Draft]:
    """The person's drafts, of these forms or of all, the newest first."""
    wanted = select(Draft).where(Draft.person_id == person.id)
    if forms is not None:
        wanted = wanted.where(col(Draft.form).in_(forms))
    return list(session.exec(wanted.order_by(col(Draft.saved).desc(), col(Draft.id).desc())))


def drop(session: Session, person: Viewer, form: str) -> None:
    """Let the draft of a form go, because it was sent or is not wanted."""
    session.exec(delete(Draft).where(col(Draft.person_id) == person.id, col(Draft.form) == form))


def drop_all(session: Session, person_id: int) -> None:
    """Let all drafts of a person go."""
    session.exec(delete(Draft).where(col(Draft.person_id) == person_id))

"""Mentions: people named in a note are told, unless it is hidden from them."""

from sqlmodel import Session, select

from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Notice
from factcheck.models import Note
from factcheck.services import notifications, seals
from factcheck.services.refusals import Refused
from factcheck.services.threads import Place, known_people


class MentionsBlind(Refused):
    """A sealed note cannot name who may not read it."""


def mention(session: Session, actor: Viewer, note: Note, place: Place, earlier: set[str]) -> set[int]:
    """Tell people they are named, if they were not before; who they are. Raises MentionsBlind."""
    people = known_people(session, [note.body])
    hidden = seals.blind(session, [person.id for person in people], seals.of(session, note))
    if hidden - {actor.id}:
        names = ", ".join(f"@{person.username}" for person in people if person.id in hidden)
        raise MentionsBlind(
            f"{names} may not read this note before giving a verdict. "
            "Take the name out, or open the note to everybody."
        )
    fresh = [person.id for person in people if person.username not in earlier]
    notifications.tell(session, fresh, Notice.MENTION, claim=place.claim, note=note, actor=actor)
    return {person.id for person in people}


def answer(session: Session, actor: Viewer, note: Note, root: Note, place: Place, but: set[int]) -> None:
    """Tell who wrote in a thread that there is an answer."""
    writers = select(Note.person_id).where((Note.id == root.id) | (Note.thread_id == root.id))
    told = set(session.exec(writers)) - but
    notifications.tell(session, told, Notice.REPLY, claim=place.claim, note=note, actor=actor)

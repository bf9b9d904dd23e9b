"""Signed-in browsers: a random token each, hashed at rest, listed and revocable."""

import hashlib
import secrets
from datetime import timedelta

from sqlmodel import Session, col, select, update

from factcheck.domain.viewers import Viewer
from factcheck.models import DeskSession, Person
from factcheck.models.columns import now

IDLE_LIMIT = timedelta(hours=12)
"""How long a session lives without a change made in it."""
LONGEST = timedelta(days=14)
"""How long a session lives at most."""


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def start(session: Session, person: Person, address: str = "", agent: str = "") -> str:
    """A new session for a person; the token is returned and never kept."""
    token = secrets.token_urlsafe(32)
    session.add(
        DeskSession(token_hash=token_hash(token), person_id=person.id, address=address[:60], agent=agent[:300])
    )
    session.flush()
    return token


def viewer_of(session: Session, token: str) -> Viewer | None:
    """Who a token stands for, while the session lives and the person may sign in."""
    moment = now()
    found = session.exec(
        select(DeskSession.id, Person.id, Person.username, Person.public_name, Person.role)
        .join(Person, col(Person.id) == col(DeskSession.person_id))
        .where(
            DeskSession.token_hash == token_hash(token),
            col(DeskSession.ended).is_(None),
            col(Person.disabled).is_(None),
            col(DeskSession.seen) > moment - IDLE_LIMIT,
            col(DeskSession.started) > moment - LONGEST,
        )
    ).first()
    return Viewer(found[1], found[2], found[3], found[4], session_id=found[0]) if found else None


def touch(session: Session, session_id: int) -> None:
    """Note that a session made a change just now."""
    session.exec(update(DeskSession).where(col(DeskSession.id) == session_id).values(seen=now()))


def end(session: Session, session_id: int) -> None:
    """End one session; its cookie is worth nothing from now on."""
    session.exec(update(DeskSession).where(col(DeskSession.id) == session_id).values(ended=now()))


def end_all(session: Session, person_id: int, but: int | None = None) -> None:
    """End every session of a person, perhaps but one."""
    wanted = update(DeskSession).where(col(DeskSession.person_id) == person_id, col(DeskSession.ended).is_(None))
    if but is not None:
        wanted = wanted.where(col(DeskSession.id) != but)
    session.exec(wanted.values(ended=now()))

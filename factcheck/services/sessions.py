"""Signed-in browsers: a random token each, hashed at rest, listed and revocable."""

import hashlib
import secrets
from datetime import timedelta

from sqlmodel import Session, col, delete, select, update

from factcheck.domain.viewers import Viewer
from factcheck.models import DeskSession, Person
from factcheck.models.columns import now
from factcheck.services import drafts, log

IDLE_LIMIT = timedelta(hours=12)
"""How long a session lives without being used."""
LONGEST = timedelta(days=14)
"""How long a session lives at most."""
TOUCHED_EVERY = timedelta(minutes=1)
"""How exactly we know when a session last made a change."""
READ_EVERY = timedelta(hours=1)
"""How exactly we know when somebody last read in it."""
KEPT = timedelta(days=30)
"""How long a session that is over stays in the database."""


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def start(session: Session, person: Person, address: str = "", agent: str = "") -> str:
    """A new session for a person; the token is returned and never kept."""
    token = secrets.token_urlsafe(32)
    session.add(
        DeskSession(
            token_hash=token_hash(token), person_id=person.id, address=address[:60], agent=agent[:300]
        )
    )
    session.flush()
    _prune(session)
    return token


def _prune(session: Session) -> None:
    """Let go of what was over long ago: it opens nothing, and the log tells that it was.

    The newest is never among them, so that no number is given twice.
    """
    past = now() - KEPT
    over = (col(DeskSession.ended) < past) | (col(DeskSession.started) < past - LONGEST)
    session.exec(delete(DeskSession).where(over | (col(DeskSession.seen) < past - IDLE_LIMIT)))
    drafts.prune(session)


def sign_in(
    session: Session, person: Person, *, address: str = "", agent: str = "", replaces: int | None = None
) -> str:
    """A new session and its token; the one it replaces, if any, ends."""
    if replaces is not None:
        end(session, replaces)
    token = start(session, person, address, agent)
    viewer = viewer_of(session, token)
    assert viewer is not None
    log.record(session, viewer, "signed in", session.get_one(DeskSession, viewer.session_id))
    return token


def sign_out(session: Session, actor: Viewer) -> None:
    """End the session the person is in, and let go of what she typed and did not send."""
    drafts.drop_all(session, actor.id)
    revoke(session, actor, session.get_one(DeskSession, actor.session_id), "signed out")


def viewer_of(session: Session, token: str) -> Viewer | None:
    """Who a token stands for, while the session lives and the person may sign in."""
    moment = now()
    found = session.exec(
        select(DeskSession.id, DeskSession.seen, Person)
        .join(Person, col(Person.id) == col(DeskSession.person_id))
        .where(
            DeskSession.token_hash == token_hash(token),
            col(DeskSession.ended).is_(None),
            col(Person.disabled).is_(None),
            col(DeskSession.seen) > moment - IDLE_LIMIT,
            col(DeskSession.started) > moment - LONGEST,
        )
    ).first()
    if found is None:
        return None
    session_id, seen, person = found
    return Viewer(
        person.id, person.username, person.public_name, person.role, session_id=session_id, seen=seen
    )


def resting(viewer: Viewer) -> bool:
    """Whether the session of somebody who is here was last noted to be used an hour ago."""
    return viewer.seen is not None and viewer.seen < now() - READ_EVERY


def touch(session: Session, session_id: int) -> None:
    """Note that a session is used just now, to the minute."""
    moment = now()
    stale = col(DeskSession.seen) < moment - TOUCHED_EVERY
    session.exec(update(DeskSession).where(col(DeskSession.id) == session_id, stale).values(seen=moment))


def living(session: Session, person_id: int) -> list[DeskSession]:
    """The sessions in which a person is signed in, the latest used first."""
    moment = now()
    wanted = select(DeskSession).where(
        DeskSession.person_id == person_id,
        col(DeskSession.ended).is_(None),
        col(DeskSession.seen) > moment - IDLE_LIMIT,
        col(DeskSession.started) > moment - LONGEST,
    )
    return list(session.exec(wanted.order_by(col(DeskSession.seen).desc(), col(DeskSession.id).desc())))


def find(session: Session, person_id: int, session_id: int) -> DeskSession | None:
    """A session of that person, and of nobody else."""
    found = session.get(DeskSession, session_id)
    return found if found and found.person_id == person_id else None


def revoke(session: Session, actor: Viewer | None, found: DeskSession, action: str = "revoked") -> None:
    """End a session, once."""
    if found.ended:
        return
    before = log.told(found)
    found.ended = now()
    session.add(found)
    log.record(session, actor, action, found, before=before)


def revoke_all(session: Session, actor: Viewer | None, person: Person) -> int:
    """End a person's sessions but the one that asks for it; how many there were."""
    ended = [one for one in living(session, person.id) if not actor or one.id != actor.session_id]
    if ended:
        end_all(session, person.id, but=actor.session_id if actor else None)
        log.record(session, actor, "revoked sessions of", person, sessions=[one.id for one in ended])
    return len(ended)


def end(session: Session, session_id: int) -> None:
    """End one session; its cookie is worth nothing from now on."""
    session.exec(update(DeskSession).where(col(DeskSession.id) == session_id).values(ended=now()))


def end_all(session: Session, person_id: int, but: int | None = None) -> None:
    """End every session of a person, perhaps but one."""
    wanted = update(DeskSession).where(
        col(DeskSession.person_id) == person_id, col(DeskSession.ended).is_(None)
    )
    if but is not None:
        wanted = wanted.where(col(DeskSession.id) != but)
    session.exec(wanted.values(ended=now()))

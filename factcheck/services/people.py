"""People of the desk: made, named, given roles and passwords, disabled."""

import base64
import re
import secrets
import threading
import unicodedata
from http import HTTPStatus
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.domain import passwords
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Role
from factcheck.models import Person
from factcheck.models.columns import now
from factcheck.services import log, sessions
from factcheck.services.refusals import EditedMeanwhile, Refused

HASHER = PasswordHasher()
"""Argon2id with the library's parameters."""
AT_ONCE = threading.BoundedSemaphore(2)
"""How many passwords are hashed at a time; each takes 64 MiB."""
USERNAME = re.compile(r"[\w.@-]{2,60}")
"""What a user name is made of, once it is plain."""


class UsernameTaken(Refused):
    """Two people cannot have one user name."""

    sentence = "That user name is taken. Choose another."


class BadUsername(Refused):
    """User names are short and plain, so that they can be typed and told apart."""

    sentence = "A user name has 2 to 60 letters or digits of any script, or . _ - @, and no spaces."


class WeakPassword(Refused):
    """The password would be guessed."""


class LastAdmin(Refused):
    """Somebody must be left to look after the people."""

    status = HTTPStatus.CONFLICT
    sentence = "This is the last admin. Make somebody else an admin first."


def plain_username(typed: str) -> str:
    """A user name as it is stored and compared: one form of each letter, no capitals."""
    return unicodedata.normalize("NFKC", typed).casefold().strip()


def find(session: Session, person_id: int) -> Person | None:
    """The person with that id."""
    return session.get(Person, person_id)


def named(session: Session, username: str) -> Person | None:
    """The person with that user name, in any capitals."""
    return session.exec(select(Person).where(Person.username == plain_username(username))).first()


def everybody(session: Session) -> list[Person]:
    """All people, those who may sign in first, by user name."""
    return list(session.exec(select(Person).order_by(col(Person.disabled).is_not(None), Person.username)))


def hashed(password: str, username: str = "") -> str:
    """What is kept of a new password; slow, so call it before the session writes.

    Raises WeakPassword with the reason.
    """
    weakness = passwords.weakness(password, username)
    if weakness:
        raise WeakPassword(weakness)
    with AT_ONCE:
        return HASHER.hash(passwords.normal(password))


def matches(password_hash: str | None, password: str) -> bool:
    """Whether a password is the one; as slow for somebody who does not exist."""
    with AT_ONCE:
        try:
            HASHER.verify(password_hash or _stand_in(), passwords.normal(password))
        except (VerificationError, InvalidHashError):
            return False
    return password_hash is not None


def _stand_in() -> str:
    """A hash that no password has, with the parameters of a real one."""
    salt, digest = (base64.b64encode(secrets.token_bytes(size)).decode().rstrip("=") for size in (16, 32))
    costs = f"m={HASHER.memory_cost},t={HASHER.time_cost},p={HASHER.parallelism}"
    return f"$argon2id$v=19${costs}${salt}${digest}"


def renewed(password_hash: str | None, password: str) -> str | None:
    """A new hash of a password that was right, when the old one is out of date."""
    if password_hash is None or not HASHER.check_needs_rehash(password_hash):
        return None
    with AT_ONCE:
        return HASHER.hash(passwords.normal(password))


def add(
    session: Session,
    actor: Viewer | None,
    *,
    username: str,
    public_name: str,
    role: Role = Role.REVIEWER,
    password_hash: str | None = None,
) -> Person:
    """Somebody new at the desk.

    Raises BadUsername, UsernameTaken.
    """
    plain = plain_username(username)
    if not USERNAME.fullmatch(plain):
        raise BadUsername
    if named(session, plain):
        raise UsernameTaken
    person = Person(username=plain, public_name=public_name, role=Role(role), password_hash=password_hash)
    session.add(person)
    log.record(session, actor, "added", person)
    return person


def rename(
    session: Session, actor: Viewer | None, person: Person, version: int, *, public_name: str
) -> Person:
    """Give a person another public name.

    Raises EditedMeanwhile.
    """
    if person.public_name == public_name:
        return person
    if version != person.version:
        raise EditedMeanwhile({"public_name": person.public_name}, person.version)
    return _changed(session, actor, person, "renamed", public_name=public_name)


def change_role(session: Session, actor: Viewer | None, person: Person, role: Role) -> Person:
    """Give a person another role; with fewer rights, her other sessions end.

    Raises LastAdmin.
    """
    if person.role == role:
        return person
    if role.rank < person.role.rank:
        _keep_an_admin(session, person)
        sessions.end_all(session, person.id, but=_own_session(actor, person))
    return _changed(session, actor, person, "given another role", role=role)


def disable(session: Session, actor: Viewer | None, person: Person) -> Person:
    """Shut a person out, at once and everywhere; what she wrote stays.

    Raises LastAdmin.
    """
    if person.disabled:
        return person
    _keep_an_admin(session, person)
    sessions.end_all(session, person.id)
    return _changed(session, actor, person, "disabled", disabled=now())


def enable(session: Session, actor: Viewer | None, person: Person) -> Person:
    """Let a person in again."""
    return _changed(session, actor, person, "enabled", disabled=None) if person.disabled else person


def change_password(session: Session, actor: Viewer | None, person: Person, password_hash: str) -> Person:
    """Give a person another password; her other sessions end."""
    sessions.end_all(session, person.id, but=_own_session(actor, person))
    return _changed(session, actor, person, "given another password", password_hash=password_hash)


def _own_session(actor: Viewer | None, person: Person) -> int | None:
    """The session in which a person changes herself."""
    return actor.session_id if actor and actor.id == person.id else None


def _keep_an_admin(session: Session, person: Person) -> None:
    """Refuse to lose the last admin who may sign in."""
    others = select(func.count()).where(
        Person.role == Role.ADMIN, col(Person.disabled).is_(None), col(Person.id) != person.id
    )
    if person.role == Role.ADMIN and session.exec(others).one() == 0:
        raise LastAdmin


def _changed(session: Session, actor: Viewer | None, person: Person, action: str, **values: Any) -> Person:
    """A person with new values, and the event of it."""
    before = log.told(person)
    for name, value in values.items():
        setattr(person, name, value)
    person.version += 1
    session.add(person)
    log.record(session, actor, action, person, before=before)
    return person

"""Tokens: keys for programs, each a person's, narrowed to scopes, for a time; hashed at rest, shown once."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select, update

from factcheck.domain import scopes as words
from factcheck.domain.scopes import Scope
from factcheck.domain.viewers import Viewer
from factcheck.models import ApiToken, Person
from factcheck.models.columns import now
from factcheck.services import checks, log
from factcheck.services.refusals import Refused

SHAPE = re.compile(r"fc_[A-Za-z0-9_-]{43}")
"""How a token looks: a mark that scanners for leaked secrets find, and 256 random bits."""
USUAL_DAYS = 90
MOST_DAYS = 365
LONGEST_NAME = 120
MOST_STANDING = 50
"""The most tokens of one person at a time."""
TOUCHED_EVERY = timedelta(minutes=1)


class NoScope(Refused):
    """A token without scopes opens nothing."""

    sentence = "Choose at least one thing that the token may do."


class ScopeBeyondRole(Refused):
    """A token never may more than its person."""

    sentence = "A token may not do more than its person: “edit” is for editors."


class LifeOutOfRange(Refused):
    """Every token comes to its end."""

    sentence = f"A token lives for 1 to {MOST_DAYS} days."


class TooManyTokens(Refused):
    """Nobody keeps track of so many."""

    sentence = f"One person has {MOST_STANDING} tokens at most. Revoke one that is not used any more."


@dataclass(frozen=True)
class Bearer:
    """Whom a token stands for, and what for."""

    token_id: int
    name: str
    viewer: Viewer
    scopes: frozenset[Scope]
    expires: datetime


def make(
    session: Session,
    actor: Viewer | None,
    person: Person,
    *,
    name: str,
    scopes: Collection[Scope],
    days: int = USUAL_DAYS,
) -> tuple[ApiToken, str]:
    """A new token of that person, and its secret, which is never kept.

    Raises Missing, TooLong, NoScope, ScopeBeyondRole, LifeOutOfRange or TooManyTokens.
    """
    title = checks.filled(name, "The name", LONGEST_NAME)
    _refuse(session, person, scopes, days)
    secret = f"fc_{secrets.token_urlsafe(32)}"
    token = ApiToken(
        person_id=person.id,
        name=title,
        token_hash=hashed(secret),
        scopes=words.spelled(scopes),
        expires=now() + timedelta(days=days),
    )
    session.add(token)
    log.record(session, actor, "made", token)
    return token, secret


def _refuse(session: Session, person: Person, scopes: Collection[Scope], days: int) -> None:
    """Raise what stands against such a token."""
    if not scopes:
        raise NoScope
    if any(person.role.rank < scope.role.rank for scope in scopes):
        raise ScopeBeyondRole
    if not 1 <= days <= MOST_DAYS:
        raise LifeOutOfRange
    if sum(standing(token) for token in of_person(session, person.id)) >= MOST_STANDING:
        raise TooManyTokens


def hashed(secret: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(secret.encode()).hexdigest()


def bearer(session: Session, secret: str) -> Bearer | None:
    """Whom a token stands for, while it stands and its person may sign in."""
    if not SHAPE.fullmatch(secret):
        return None
    wanted = hashed(secret)
    found = session.exec(
        select(ApiToken, Person)
        .join(Person, col(Person.id) == col(ApiToken.person_id))
        .where(ApiToken.token_hash == wanted, col(Person.disabled).is_(None))
    ).first()
    if found is None or not hmac.compare_digest(found[0].token_hash, wanted) or not standing(found[0]):
        return None
    token, person = found
    given = frozenset(scope for scope in words.read(token.scopes) if person.role.rank >= scope.role.rank)
    role = words.narrowed(person.role, given)
    viewer = Viewer(person.id, person.username, person.public_name, role, token_id=token.id)
    return Bearer(token.id, token.name, viewer, given, token.expires)


def standing(token: ApiToken) -> bool:
    """Whether a token opens anything now."""
    return token.revoked is None and token.expires > now()


def touch(session: Session, token_id: int) -> None:
    """Note that a token made a change just now, to the minute."""
    moment = now()
    stale = col(ApiToken.used).is_(None) | (col(ApiToken.used) < moment - TOUCHED_EVERY)
    session.exec(update(ApiToken).where(col(ApiToken.id) == token_id, stale).values(used=moment))


def of_person(session: Session, person_id: int) -> list[ApiToken]:
    """A person's tokens, the newest first."""
    wanted = select(ApiToken).where(ApiToken.person_id == person_id)
    return list(session.exec(wanted.order_by(col(ApiToken.id).desc())))


def everybodys(session: Session) -> list[tuple[ApiToken, str]]:
    """All tokens, each with its person's user name, the oldest first."""
    joined = select(ApiToken, Person.username).join(Person, col(Person.id) == col(ApiToken.person_id))
    return list(session.exec(joined.order_by(col(ApiToken.id))))


def find(session: Session, token_id: int, person_id: int | None = None) -> ApiToken | None:
    """The token with that number; with a person, only of that person's."""
    found = session.get(ApiToken, token_id)
    return found if found and person_id in {None, found.person_id} else None


def revoke(session: Session, actor: Viewer | None, token: ApiToken) -> ApiToken:
    """The token, which opens nothing from now on; revoked again it is no error."""
    if token.revoked is not None:
        return token
    before = log.told(token)
    token.revoked = now()
    session.add(token)
    log.record(session, actor, "revoked", token, before=before)
    return token

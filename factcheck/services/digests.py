"""Digests: what somebody has not seen in the app, told by mail once, as often as she chose."""

import re
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func
from sqlalchemy import select as rows
from sqlmodel import Session, col, select

from factcheck.domain import digests
from factcheck.domain.text import tidy
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Digest
from factcheck.models import Notification, Person
from factcheck.services import log, naming, notifications
from factcheck.services.refusals import Refused

ADDRESS = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")
LONGEST_ADDRESS = 254


class NoAddress(Refused):
    """Mail needs somewhere to go."""

    sentence = "Say where digests should go: an e-mail address, such as ada@example.org."


class NotAnAddress(Refused):
    """No mail gets there."""

    sentence = "That is no e-mail address. It looks like ada@example.org."


def choose(
    session: Session, actor: Viewer | None, person: Person, version: int, *, email: str, digest: Digest
) -> Person:
    """Where and how often somebody is told by mail; the log does not repeat the address.

    Raises NoAddress, NotAnAddress, EditedMeanwhile.
    """
    address = tidy(email)
    if address and (len(address) > LONGEST_ADDRESS or not ADDRESS.fullmatch(address)):
        raise NotAnAddress
    if digest is not Digest.OFF and not address:
        raise NoAddress
    before, saved = log.told(person), {"email": person.email, "digest": person.digest}
    if naming.differs(person, version, saved, {"email": address or None, "digest": digest}):
        person.email, person.digest = address or None, digest
        log.record(session, actor, "given another digest", person, before=before)
    return person


def unsubscribe(session: Session, person: Person) -> bool:
    """Send somebody no more digests; False when she gets none anyway."""
    if person.digest is Digest.OFF:
        return False
    before = log.told(person)
    person.digest = Digest.OFF
    person.version += 1
    log.record(session, None, "unsubscribed", person, before=before)
    return True


def due(session: Session, moment: datetime) -> list[Person]:
    """Who gets a digest now: something waits for her, and her last one is long enough ago."""
    waits = col(Notification.seen).is_(None) & col(Notification.mailed).is_(None)
    told = func.max(Notification.mailed)
    wanted = (
        rows(Person, told)
        .join(Notification, col(Notification.person_id) == Person.id)
        .where(
            col(Person.digest) != Digest.OFF, col(Person.email).is_not(None), col(Person.disabled).is_(None)
        )
        .group_by(*Person.__table__.columns)  # type: ignore[attr-defined]
        .having(func.count().filter(waits) > 0)
        .order_by(Person.username)
    )
    found = session.execute(wanted).all()
    return [person for person, last in found if digests.due(person.digest, last, moment)]


def waiting(session: Session, person: Person) -> list[Notification]:
    """What a digest would tell somebody: not seen, not mailed, and still for her to read."""
    return notifications.unmailed(session, person.id)


def take(session: Session, person: Person, moment: datetime) -> list[Notification]:
    """What a digest tells somebody, marked as mailed before it is sent, so that no two send the same."""
    found = [] if person.digest is Digest.OFF or person.disabled else waiting(session, person)
    for each in found:
        each.mailed = moment
    if found:
        log.record(session, None, "mailed a digest to", person, notifications=[each.id for each in found])
    return found


def give_back(session: Session, person: Person, ids: Collection[int]) -> None:
    """Mark what could not be sent as not mailed; the next digest tells it."""
    for each in session.exec(select(Notification).where(col(Notification.id).in_(ids))):
        each.mailed = None
    log.record(session, None, "not reached by mail", person, notifications=sorted(ids))

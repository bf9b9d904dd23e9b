"""Deliveries: what webhooks are to be told, taken up by one worker at a time, sent, tried again."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from sqlalchemy import ColumnElement, func
from sqlalchemy.orm import aliased, joinedload
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from factcheck.domain import webhooks as promise
from factcheck.domain.viewers import Viewer
from factcheck.models import Delivery, Webhook
from factcheck.models.columns import now
from factcheck.services import log, webhooks
from factcheck.services.loading import path

CLAIMED = timedelta(minutes=2)
"""How long a worker has a delivery to itself; one that crashed gives it back so."""
PATIENCE = 4
"""After how many failed tries later messages no longer wait for an earlier one."""
LATE = timedelta(minutes=5)
"""After how long a message that nobody tried to send says that nobody is at work."""
PAGE = 50
TAKEN = range(200, 300)
ASKS_TO_WAIT = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}


@dataclass(frozen=True)
class Parcel:
    """What a worker needs to send one delivery, without the database."""

    delivery_id: int
    try_count: int
    url: str
    uid: str
    body: str
    keys: list[str]


@dataclass(frozen=True)
class Outcome:
    """What came of a try: a status, or none and why."""

    status: int | None = None
    retry_after: str = ""
    failure: str = ""


def due(session: Session) -> bool:
    """Whether anything is to be sent now."""
    return session.exec(_due(now()).limit(1)).first() is not None


def claim(session: Session) -> Parcel | None:
    """The next delivery that is due, for this worker alone; counted as a try before it is one.

    Commit before the network is asked: the row is nobody else's until `CLAIMED` is over.
    """
    moment = now()
    wanted = _due(moment).order_by(col(Delivery.due), col(Delivery.id)).limit(1)
    found = session.exec(wanted.options(joinedload(path(Delivery.webhook)))).first()
    if found is None:
        return None
    found.try_count += 1
    found.due = moment + CLAIMED
    session.flush()
    keys = _keys(found.webhook, moment)
    return Parcel(found.id, found.try_count, found.webhook.url, found.uid, found.body, keys)


def _due(moment: datetime) -> SelectOfScalar[Delivery]:
    """Deliveries to be sent, of webhooks at work, none before an earlier one of the same webhook."""
    earlier = aliased(Delivery)
    before_it = (
        select(earlier.id)
        .where(earlier.webhook_id == Delivery.webhook_id, earlier.id < Delivery.id)
        .where(*open_(earlier), col(earlier.try_count) < PATIENCE)
    )
    return (
        select(Delivery)
        .join(Webhook)
        .where(*open_(Delivery), col(Delivery.due) <= moment, col(Webhook.stopped).is_(None))
        .where(~before_it.exists())
    )


def open_(kind: type[Delivery]) -> tuple[ColumnElement[bool], ...]:
    """Neither taken nor given up."""
    return col(kind.taken).is_(None), col(kind.given_up).is_(None)


def _keys(webhook: Webhook, moment: datetime) -> list[str]:
    """The secrets to sign with: the new one, and for a day the old one."""
    both = webhook.rotated is not None and moment < webhook.rotated + promise.BOTH
    return [webhook.secret, *([webhook.old_secret] if both else [])]


def settle(session: Session, parcel: Parcel, outcome: Outcome) -> Delivery:
    """Note what came of a try: taken, to be tried again, given up, or the end of the webhook.

    Nothing is noted when somebody else took it up meanwhile.
    """
    found = session.get_one(Delivery, parcel.delivery_id)
    if found.try_count != parcel.try_count or found.taken:
        return found
    moment = now()
    found.status, found.failure = outcome.status, outcome.failure[:300]
    if outcome.status in TAKEN:
        found.taken, found.failure = moment, ""
        return found
    if outcome.status == HTTPStatus.GONE:
        found.given_up = moment
        webhooks.stop(session, None, found.webhook, "The receiver answered 410 Gone.")
        return found
    waiting = promise.wait(found.try_count)
    if waiting is None:
        found.given_up = moment
        return found
    asked = promise.asked_wait(outcome.retry_after, moment) if outcome.status in ASKS_TO_WAIT else None
    found.due = moment + (asked or waiting)
    return found


def send_again(session: Session, actor: Viewer | None, delivery: Delivery) -> Delivery:
    """The delivery due at once, under the same name, so that a receiver who has it already can tell."""
    webhooks.refuse_stopped(delivery.webhook)
    delivery.taken = delivery.given_up = None
    delivery.try_count, delivery.due = 0, now()
    log.record(session, actor, "sent again to", delivery.webhook, delivery=delivery.uid)
    return delivery


def find(session: Session, webhook_id: int, delivery_id: int) -> Delivery | None:
    """One delivery of a webhook."""
    found = session.get(Delivery, delivery_id)
    return found if found and found.webhook_id == webhook_id else None


def page(
    session: Session, webhook_id: int, *, before: int | None = None, limit: int = PAGE
) -> list[Delivery]:
    """A webhook's deliveries, newest first; `before` is the last number of the page before."""
    wanted = select(Delivery).where(Delivery.webhook_id == webhook_id)
    if before is not None:
        wanted = wanted.where(col(Delivery.id) < before)
    return list(session.exec(wanted.order_by(col(Delivery.id).desc()).limit(limit)))


@dataclass(frozen=True)
class Tally:
    """How many messages of a webhook wait, were taken and were given up."""

    waiting: int = 0
    taken: int = 0
    given_up: int = 0


def tallies(session: Session, webhook_ids: Collection[int]) -> dict[int, Tally]:
    """The counts of several webhooks in one query."""
    given_up = func.count(col(Delivery.given_up))
    taken = func.count(col(Delivery.taken))
    wanted = (
        select(Delivery.webhook_id, func.count(), taken, given_up)
        .where(col(Delivery.webhook_id).in_(webhook_ids))
        .group_by(col(Delivery.webhook_id))
    )
    rows = session.exec(wanted).all()
    return {webhook_id: Tally(count - done - lost, done, lost) for webhook_id, count, done, lost in rows}


def idle_since(session: Session) -> datetime | None:
    """Since when something waits that was due long ago: nobody delivers. None if all is well."""
    overdue = select(func.min(Delivery.due)).join(Webhook)
    found = session.exec(
        overdue.where(*open_(Delivery), col(Webhook.stopped).is_(None), col(Delivery.try_count) == 0)
    ).one()
    return found if found is not None and found < now() - LATE else None

"""Webhooks: other programs are told of publications; made, given new secrets, stopped, started."""

import json
from collections.abc import Collection
from http import HTTPStatus
from typing import Any

from sqlmodel import Session, col, select

from factcheck.domain import webhooks as promise
from factcheck.domain.viewers import Viewer
from factcheck.domain.webhooks import Told
from factcheck.models import Delivery, Publication, Webhook
from factcheck.models.columns import now
from factcheck.services import checks, log
from factcheck.services.refusals import Refused

MOMENT = "%Y-%m-%dT%H:%M:%SZ"
MOST = 50
"""How many webhooks a site has at once; each is a row for each publication."""


class NothingToTell(Refused):
    """A webhook that is told of nothing."""

    sentence = "Choose at least one thing it is told of."


class TooManyWebhooks(Refused):
    """More than anybody looks after."""

    sentence = f"There are {MOST} webhooks at work already. Stop one first."


class WebhookStopped(Refused):
    """Nothing is sent to a webhook that is stopped."""

    status = HTTPStatus.CONFLICT
    sentence = "This webhook is stopped: nothing is sent to it. Start it first."


def add(session: Session, actor: Viewer | None, url: str, events: Collection[str]) -> Webhook:
    """A new webhook with a secret of its own, at work at once."""
    address = checks.web_address(checks.filled(url, "Address"), "Address") or ""
    wanted = [event.value for event in Told if event.value in events]
    if not wanted:
        raise NothingToTell
    if len(at_work(session)) >= MOST:
        raise TooManyWebhooks
    made = Webhook(
        url=address,
        secret=promise.new_secret(),
        events=" ".join(wanted),
        made_by_id=actor.id if actor else None,
    )
    session.add(made)
    log.record(session, actor, "added", made)
    return made


def rotate(session: Session, actor: Viewer | None, webhook: Webhook) -> Webhook:
    """The webhook with a new secret; for a day the old one signs beside it."""
    before = log.told(webhook)
    webhook.old_secret, webhook.secret = webhook.secret, promise.new_secret()
    webhook.rotated = now()
    webhook.version += 1
    log.record(session, actor, "gave a new secret to", webhook, before=before)
    return webhook


def stop(session: Session, actor: Viewer | None, webhook: Webhook, reason: str = "") -> Webhook:
    """The webhook, told of nothing more; what waits for it stays and waits."""
    if webhook.stopped is None:
        before = log.told(webhook)
        webhook.stopped, webhook.stopped_reason = now(), reason[:300]
        webhook.version += 1
        log.record(session, actor, "stopped", webhook, before=before)
    return webhook


def start(session: Session, actor: Viewer | None, webhook: Webhook) -> Webhook:
    """The webhook, told again from now on, and of what waited."""
    if webhook.stopped is not None:
        if len(at_work(session)) >= MOST:
            raise TooManyWebhooks
        before = log.told(webhook)
        webhook.stopped, webhook.stopped_reason = None, ""
        webhook.version += 1
        log.record(session, actor, "started", webhook, before=before)
    return webhook


def try_out(session: Session, actor: Viewer | None, webhook: Webhook) -> Delivery:
    """A message that says nothing, to see whether it arrives."""
    refuse_stopped(webhook)
    body = {"type": promise.TEST, "timestamp": now().strftime(MOMENT), "data": {"url": webhook.url}}
    sent = _tell(session, webhook, promise.TEST, body)
    log.record(session, actor, "tested", webhook, delivery=sent.uid)
    return sent


def refuse_stopped(webhook: Webhook) -> None:
    """Raise WebhookStopped if nothing is sent to it."""
    if webhook.stopped is not None:
        raise WebhookStopped


def announce(session: Session, publication: Publication) -> None:
    """Write down whom to tell of a publication, in the transaction that makes it.

    It leaves no event: it is part of the change that calls it, and its rows are a log.
    """
    event = promise.told(publication.kind)
    wanted = [webhook for webhook in at_work(session) if event in webhook.events.split()]
    body = message(publication) if wanted else {}
    for webhook in wanted:
        _tell(session, webhook, f"claim.{event}", body)


def message(publication: Publication) -> dict[str, Any]:
    """What others are told of a publication: where it is, not what it says."""
    said = json.loads(publication.document or "{}")
    return {
        "type": f"claim.{promise.told(publication.kind)}",
        "timestamp": publication.published.strftime(MOMENT),
        "data": {
            "id": said["id"],
            "slug": said["slug"],
            "version": publication.version,
            "kind": publication.kind,
            "note": publication.note,
            "url": said["id"],
            "json": f"{said['id']}.json",
            "sha256": publication.sha256,
        },
    }


def _tell(session: Session, webhook: Webhook, event: str, body: dict[str, Any]) -> Delivery:
    """One more row for those who deliver."""
    moment = now()
    words = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    made = Delivery(
        webhook_id=webhook.id, uid=promise.new_uid(), event=event, body=words, made=moment, due=moment
    )
    session.add(made)
    return made


def at_work(session: Session) -> list[Webhook]:
    """The webhooks that are told, the first made first."""
    wanted = select(Webhook).where(col(Webhook.stopped).is_(None))
    return list(session.exec(wanted.order_by(col(Webhook.id))))


def everything(session: Session) -> list[Webhook]:
    """All webhooks, those at work first."""
    wanted = select(Webhook).order_by(col(Webhook.stopped).is_not(None), col(Webhook.id).desc())
    return list(session.exec(wanted))


def find(session: Session, webhook_id: int) -> Webhook | None:
    """The webhook with that number."""
    return session.get(Webhook, webhook_id)

"""Webhooks and what was sent to them, as admins see them; never a secret."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Self

from pydantic import BaseModel

from factcheck.models import Delivery, Webhook


class Stage(StrEnum):
    """How far a delivery is."""

    WAITING = "waiting"
    RETRYING = "to be tried again"
    TAKEN = "taken"
    GIVEN_UP = "given up"


class WebhookRow(BaseModel):
    """A webhook: where, what it is told of, and how its messages fare."""

    id: int
    url: str
    events: list[str]
    made: datetime
    rotated: datetime | None
    stopped: datetime | None
    stopped_reason: str
    waiting: int
    taken: int
    given_up: int

    @classmethod
    def of(cls, webhook: Webhook, waiting: int = 0, taken: int = 0, given_up: int = 0) -> Self:
        """A webhook with the counts of its messages."""
        return cls(
            id=webhook.id,
            url=webhook.url,
            events=webhook.events.split(),
            made=webhook.made,
            rotated=webhook.rotated,
            stopped=webhook.stopped,
            stopped_reason=webhook.stopped_reason,
            waiting=waiting,
            taken=taken,
            given_up=given_up,
        )


class DeliveryRow(BaseModel):
    """One message: its body, and what came of sending it."""

    id: int
    uid: str
    event: str
    stage: Stage
    made: datetime
    due: datetime | None
    try_count: int
    taken: datetime | None
    given_up: datetime | None
    status: int | None
    failure: str
    body: str

    @classmethod
    def of(cls, delivery: Delivery) -> Self:
        """A message; it is due only while it waits."""
        stage = _stage(delivery)
        return cls(
            id=delivery.id,
            uid=delivery.uid,
            event=delivery.event,
            stage=stage,
            made=delivery.made,
            due=delivery.due if stage in {Stage.WAITING, Stage.RETRYING} else None,
            try_count=delivery.try_count,
            taken=delivery.taken,
            given_up=delivery.given_up,
            status=delivery.status,
            failure=delivery.failure,
            body=delivery.body,
        )


def _stage(delivery: Delivery) -> Stage:
    """How far a delivery is."""
    if delivery.taken:
        return Stage.TAKEN
    if delivery.given_up:
        return Stage.GIVEN_UP
    return Stage.RETRYING if delivery.try_count else Stage.WAITING


class WebhookList(BaseModel):
    """All webhooks; since when nobody delivers, if so."""

    webhooks: list[WebhookRow]
    idle_since: datetime | None

    @classmethod
    def of(
        cls, rows: Sequence[Webhook], counts: Mapping[int, tuple[int, int, int]], idle: datetime | None
    ) -> Self:
        """The rows with their counts: waiting, taken, given up."""
        made = [WebhookRow.of(webhook, *counts.get(webhook.id, (0, 0, 0))) for webhook in rows]
        return cls(webhooks=made, idle_since=idle)


class WebhookPage(BaseModel):
    """One webhook and a page of its deliveries, newest first."""

    webhook: WebhookRow
    deliveries: list[DeliveryRow]
    before: int | None
    idle_since: datetime | None

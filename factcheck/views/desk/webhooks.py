"""Webhooks, for admins: made, tried, stopped and started, and what was sent to each."""

from collections.abc import Callable
from dataclasses import astuple
from http import HTTPStatus

from flask import Blueprint, abort, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse

from factcheck import fetching
from factcheck.db import session
from factcheck.domain.viewers import Viewer
from factcheck.forms.fields import Form
from factcheck.forms.webhooks import WebhookForm, WishForm
from factcheck.models import Webhook
from factcheck.presenters.webhooks import DeliveryRow, WebhookList, WebhookPage, WebhookRow
from factcheck.services import deliveries, webhooks
from factcheck.services.refusals import Refused
from factcheck.views.access import ADMIN, someone
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_webhooks", __name__)
LIST, LIST_PART = "desk/webhooks/list.html", "desk/webhooks/_list.html"
PAGE, PART = "desk/webhooks/show.html", "desk/webhooks/_webhook.html"
ONE = "/desk/webhooks/<int:webhook_id>"
Deed = Callable[[Session, Viewer, Webhook], object]


@shown(blueprint, "/desk/webhooks", page=LIST, part=LIST_PART, access=ADMIN, data="listed")
def index() -> Names:
    """All webhooks, and the form for a new one."""
    return _listed(WebhookForm(formdata=None))


def _listed(form: WebhookForm) -> Names:
    """The list, with the form as it stands."""
    rows = webhooks.everything(session())
    tallies = deliveries.tallies(session(), [webhook.id for webhook in rows])
    counts = {webhook_id: astuple(tally) for webhook_id, tally in tallies.items()}
    return {"listed": WebhookList.of(rows, counts, deliveries.idle_since(session())), "form": form}


@sent(blueprint, "/desk/webhooks", access=ADMIN, page=LIST, part=LIST_PART)
def add() -> Names | AnyResponse:
    """A new webhook; its secret is shown once, here."""
    form = WebhookForm()
    if not form.validate():
        return _listed(form)
    try:
        fetching.check(form.url.data or "", private=settings().fetch_private)
        webhook = webhooks.add(session(), someone(), form.url.data or "", form.events.data or [])
    except Refused as refusal:
        form.refuse(str(refusal), "url")
        return _listed(form)
    return _listed(WebhookForm(formdata=None)) | _fresh(webhook)


def _fresh(webhook: Webhook) -> Names:
    """The secret, shown once."""
    fresh = {"id": webhook.id, "url": webhook.url, "secret": webhook.secret}
    return {"fresh": fresh, "status": HTTPStatus.CREATED}


@shown(blueprint, ONE, page=PAGE, part=PART, access=ADMIN, data="told")
def show(webhook_id: int) -> Names:
    """One webhook and what was sent to it; `before` is the last number of the page before."""
    return _names(_found(webhook_id))


def _found(webhook_id: int) -> Webhook:
    """The webhook, or nothing at this address."""
    return webhooks.find(session(), webhook_id) or abort(404)


def _names(webhook: Webhook, form: Form | None = None) -> Names:
    """A webhook's page, with what a refused wish says."""
    before = request.args.get("before", type=int)
    found = deliveries.page(
        session(), webhook.id, before=min(before, 2**31 - 1) if before else None, limit=deliveries.PAGE + 1
    )
    rows, more = found[: deliveries.PAGE], len(found) > deliveries.PAGE
    tally = deliveries.tallies(session(), [webhook.id]).get(webhook.id, deliveries.Tally())
    told = WebhookPage(
        webhook=WebhookRow.of(webhook, *astuple(tally)),
        deliveries=[DeliveryRow.of(row) for row in rows],
        before=rows[-1].id if more else None,
        idle_since=deliveries.idle_since(session()),
    )
    return {"told": told, "form": form or WishForm(formdata=None)}


@sent(blueprint, f"{ONE}/secret", access=ADMIN, page=PAGE, part=PART)
def rotate(webhook_id: int) -> Names | AnyResponse:
    """A new secret, shown once, here."""
    webhook, form = _found(webhook_id), WishForm()
    if not form.validate():
        return _names(webhook, form)
    webhooks.rotate(session(), someone(), webhook)
    return _names(webhook) | _fresh(webhook)


@sent(blueprint, f"{ONE}/stop", access=ADMIN, page=PAGE, part=PART)
def stop(webhook_id: int) -> Names | AnyResponse:
    """Tell it nothing more."""
    return _wish(webhook_id, webhooks.stop, "The webhook is stopped. Nothing more is sent to it.")


@sent(blueprint, f"{ONE}/start", access=ADMIN, page=PAGE, part=PART)
def start(webhook_id: int) -> Names | AnyResponse:
    """Tell it again."""
    return _wish(webhook_id, webhooks.start, "The webhook is at work again.")


@sent(blueprint, f"{ONE}/test", access=ADMIN, page=PAGE, part=PART)
def try_out(webhook_id: int) -> Names | AnyResponse:
    """Send it a message that says nothing."""
    return _wish(webhook_id, webhooks.try_out, "A test is on its way. See below what became of it.")


@sent(
    blueprint,
    f"{ONE}/deliveries/<int:delivery_id>/again",
    access=ADMIN,
    page=PAGE,
    part=PART,
)
def again(webhook_id: int, delivery_id: int) -> Names | AnyResponse:
    """Send a message once more, under the same name."""
    delivery = deliveries.find(session(), webhook_id, delivery_id) or abort(404)

    def send(opened: Session, actor: Viewer, _webhook: Webhook) -> object:
        return deliveries.send_again(opened, actor, delivery)

    return _wish(webhook_id, send, "The message is on its way again, under the same name.")


def _wish(webhook_id: int, deed: Deed, sentence: str) -> Names | AnyResponse:
    """One wish about a webhook granted, or its page with why not."""
    webhook, form = _found(webhook_id), WishForm()
    if not form.validate():
        return _names(webhook, form)
    try:
        deed(session(), someone(), webhook)
    except Refused as refusal:
        form.refuse(str(refusal))
        return _names(webhook, form) | {"status": refusal.status}
    return done(sentence, url_for("desk_webhooks.show", webhook_id=webhook_id))

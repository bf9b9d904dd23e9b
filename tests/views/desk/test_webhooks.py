"""Webhooks at the desk: the secret once, what was sent, and no address that leads inside."""

import json
import re

import pytest

from factcheck import db
from factcheck.models import Delivery, Event, Webhook
from factcheck.models.columns import now
from factcheck.services import deliveries
from factcheck.services.deliveries import Outcome
from tests.views.desk.worlds import follow, rows_of, sentences

PLACE = "https://reader.example/hook"
NEW = {"url": PLACE, "events": ["published", "withdrawn"]}


@pytest.fixture
def hook(app, ida):
    """A webhook made at the desk, and the answer that told its secret."""
    answer = ida.post("/desk/webhooks", **NEW)
    return rows_of(app, Webhook)[0], answer


def secret_in(answer):
    return re.search(r'class="secret">(whsec_[A-Za-z0-9+/=]+)<', answer.text)


def test_the_secret_is_shown_once(app, ida, hook):
    webhook, answer = hook
    assert answer.status_code == 201
    assert secret_in(answer)[1] == webhook.secret
    assert webhook.events == "published withdrawn"
    for address in ("/desk/webhooks", "/desk/webhooks.json", f"/desk/webhooks/{webhook.id}"):
        assert webhook.secret not in ida.get(address).text
    assert webhook.secret not in ida.get(f"/desk/webhooks/{webhook.id}.json").text
    assert webhook.secret not in ida.get("/desk/log").text


def test_a_new_secret_is_shown_once_too(app, ida, hook):
    webhook, first = hook
    answer = ida.post(f"/desk/webhooks/{webhook.id}/secret")
    assert answer.status_code == 201
    assert secret_in(answer)[1] not in {secret_in(first)[1], None}
    assert secret_in(answer)[1] == rows_of(app, Webhook)[0].secret


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"url": ""}, "Address is missing."),
        ({"url": "reader.example"}, "A link starts with https:// or http://."),
        ({"url": "https://ada:pw@reader.example/"}, "Addresses with a user name or password"),
        ({"url": "https://reader.example:22/"}, "Only the ports"),
        ({"events": []}, "Choose at least one thing it is told of."),
        ({"events": ["murders"]}, "not a valid choice"),
    ],
)
def test_a_refused_webhook_is_shown_again_as_it_was_typed(app, ida, sent, sentence):
    answer = ida.post("/desk/webhooks", **(NEW | sent))
    assert answer.status_code == 422
    assert sentence in sentences(answer)
    assert f'value="{(NEW | sent)["url"]}"' in answer.text
    assert rows_of(app, Webhook) == []


def test_a_test_is_written_down_and_shown_with_what_came_of_it(app, ida, hook):
    webhook, _ = hook
    page = f"/desk/webhooks/{webhook.id}"
    assert "A test is on its way." in follow(ida, ida.post(f"{page}/test"))
    [row] = rows_of(app, Delivery)
    assert json.loads(row.body)["type"] == row.event == "webhook.test"
    with db.transaction(app.extensions["engine"]) as session:
        parcel = deliveries.claim(session)
        deliveries.settle(session, parcel, Outcome(500, failure="The receiver answered 500."))
    said = sentences(ida.get(page))
    assert "to be tried again" in said
    assert "The receiver answered 500." in said
    assert row.uid in said
    told = ida.get(f"{page}.json").json["deliveries"][0]
    assert (told["stage"], told["status"], told["try_count"]) == ("to be tried again", 500, 1)
    assert told["body"] == row.body
    assert set(told) == {
        *("id", "uid", "event", "stage", "made", "due", "try_count", "taken", "given_up", "status"),
        *("failure", "body"),
    }


def test_a_message_is_sent_again_by_a_button(app, ida, hook):
    webhook, _ = hook
    page = f"/desk/webhooks/{webhook.id}"
    ida.post(f"{page}/test")
    with db.transaction(app.extensions["engine"]) as session:
        deliveries.settle(session, deliveries.claim(session), Outcome(200))
    [row] = rows_of(app, Delivery)
    assert row.taken
    assert "on its way again" in follow(ida, ida.post(f"{page}/deliveries/{row.id}/again"))
    [again] = rows_of(app, Delivery)
    assert (again.taken, again.uid) == (None, row.uid)
    assert ida.post(f"{page}/deliveries/{row.id + 1}/again").status_code == 404
    assert ida.post(f"/desk/webhooks/{webhook.id + 1}/deliveries/{row.id}/again").status_code == 404


def test_stopped_and_started_each_leave_one_entry(app, ida, hook):
    webhook, _ = hook
    page = f"/desk/webhooks/{webhook.id}"
    assert "is stopped" in follow(ida, ida.post(f"{page}/stop"))
    refused = ida.post(f"{page}/test")
    assert refused.status_code == 409
    assert "This webhook is stopped" in sentences(refused)
    assert "at work again" in follow(ida, ida.post(f"{page}/start"))
    assert [event.action for event in rows_of(app, Event)] == ["added", "stopped", "started"]


def test_long_logs_are_paged(app, ida, hook):
    webhook, _ = hook
    with db.transaction(app.extensions["engine"]) as session:
        for number in range(deliveries.PAGE + 1):
            session.add(Delivery(webhook_id=webhook.id, uid=f"msg_{number}", event="webhook.test", body="{}"))
    first = ida.get(f"/desk/webhooks/{webhook.id}.json").json
    assert len(first["deliveries"]) == deliveries.PAGE
    second = ida.get(f"/desk/webhooks/{webhook.id}.json?before={first['before']}").json
    assert [row["uid"] for row in second["deliveries"]] == ["msg_0"]
    assert second["before"] is None
    assert ida.get(f"/desk/webhooks/{webhook.id}?before=99999999999999999999").status_code == 200


def test_it_says_when_nobody_delivers(app, ida, hook):
    webhook, _ = hook
    ida.post(f"/desk/webhooks/{webhook.id}/test")
    assert "Nobody delivers" not in sentences(ida.get("/desk/webhooks"))
    with db.transaction(app.extensions["engine"]) as session:
        row = session.get_one(Delivery, 1)
        row.due = now() - 2 * deliveries.LATE
    assert "Nobody delivers" in sentences(ida.get("/desk/webhooks"))


def test_the_part_is_what_the_page_shows(ida, hook):
    webhook, _ = hook
    for address in ("/desk/webhooks", f"/desk/webhooks/{webhook.id}"):
        part = ida.get(address, part=True).text
        assert "<!doctype" not in part
        assert 'id="main"' in part
        assert PLACE in part

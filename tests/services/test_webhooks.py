"""Webhooks: whom to tell, with which signature, and how often it is tried."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select
from standardwebhooks.webhooks import Webhook as Judge
from standardwebhooks.webhooks import WebhookVerificationError

from factcheck.domain import webhooks as promise
from factcheck.domain.vocabulary import CorrectionKind, Role
from factcheck.models import Delivery
from factcheck.models.columns import clock, now
from factcheck.services import deliveries, publications, webhooks
from factcheck.services.checks import Missing, NotAnAddress
from factcheck.services.deliveries import Outcome
from tests.dossiers import contested, judge, publish, rule

ALL = [told.value for told in promise.Told]
OK, DOWN = Outcome(200), Outcome(500, failure="The receiver answered 500.")


@pytest.fixture
def people(cast):
    """Two reviewers and an editor, made before the session writes."""
    roles = (("ada", Role.REVIEWER), ("ben", Role.REVIEWER), ("eve", Role.EDITOR))
    return [cast.person(name, role).viewer for name, role in roles]


@pytest.fixture
def hook(session):
    return webhooks.add(session, None, "https://reader.example/hook", ALL)


def rows(session) -> list[Delivery]:
    return list(session.exec(select(Delivery).order_by(Delivery.id)))


def sent(session, outcome, at):
    """One try at that moment; what was sent, or None."""
    with clock(at):
        parcel = deliveries.claim(session)
        if parcel:
            deliveries.settle(session, parcel, outcome)
    return parcel


@pytest.mark.parametrize(
    ("body", "uid"), [("{}", "msg_1"), ('{"note":"Çörək 👩‍👩‍👧 \\u2028 “so”"}', "msg_2b7e151628aed2a6")]
)
def test_the_signature_is_the_one_that_the_standards_own_library_checks(body, uid):
    secret = promise.new_secret()
    headers = promise.headers(uid, datetime.now(UTC), body, [secret])
    assert Judge(secret).verify(body, headers) == json.loads(body)
    with pytest.raises(WebhookVerificationError):
        Judge(secret).verify(body + " ", headers)
    with pytest.raises(WebhookVerificationError):
        Judge(promise.new_secret()).verify(body, headers)
    with pytest.raises(WebhookVerificationError):
        Judge(secret).verify(body, headers | {"webhook-id": "msg_2"})
    late = promise.headers(uid, datetime.now(UTC) - timedelta(minutes=6), body, [secret])
    with pytest.raises(WebhookVerificationError, match="too old"):
        Judge(secret).verify(body, late)


def test_the_signature_is_that_of_the_specification():
    """The vector of the specification's own example."""
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    uid, stamp, body = "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", '{"test": 2432232314}'
    assert promise.signature(secret, uid, stamp, body) == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_published_corrected_and_withdrawn_are_told_with_where_it_is(people, session, hook):
    ada, ben, eve = people
    claim = contested(session)
    judge(session, claim, ada, ben)
    rule(session, claim, eve)
    first = publish(session, claim, eve)
    claim.text += " Surely."
    second = publish(session, claim, eve, kind=CorrectionKind.UPDATE, note="One word more.")
    stone = publications.withdraw(session, eve, claim, "We were wrong.")
    found = [json.loads(row.body) for row in rows(session)]
    assert [row.event for row in rows(session)] == ["claim.published", "claim.corrected", "claim.withdrawn"]
    assert [body["type"] for body in found] == ["claim.published", "claim.corrected", "claim.withdrawn"]
    address = f"http://localhost/claims/{claim.slug}"
    assert found[1] == {
        "type": "claim.corrected",
        "timestamp": second.published.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "data": {
            "id": address,
            "slug": claim.slug,
            "version": 2,
            "kind": "update",
            "note": "One word more.",
            "url": address,
            "json": f"{address}.json",
            "sha256": second.sha256,
        },
    }
    assert [body["data"]["sha256"] for body in found] == [first.sha256, second.sha256, stone.sha256]
    assert (found[0]["data"]["kind"], found[2]["data"]["note"]) == (None, "We were wrong.")
    assert len({row.uid for row in rows(session)}) == 3


def test_only_those_are_told_who_asked_and_are_at_work(people, session):
    webhooks.add(session, None, "https://a.example/", ["withdrawn"])
    stopped = webhooks.add(session, None, "https://b.example/", ALL)
    webhooks.stop(session, None, stopped)
    ada, ben, eve = people
    claim = contested(session)
    judge(session, claim, ada, ben)
    rule(session, claim, eve)
    publish(session, claim, eve)
    assert rows(session) == []
    publications.withdraw(session, eve, claim, "We were wrong.")
    assert [row.event for row in rows(session)] == ["claim.withdrawn"]


def test_each_act_is_one_entry_and_none_holds_the_secret(session, hook, events):
    old = hook.secret
    webhooks.rotate(session, None, hook)
    webhooks.stop(session, None, hook)
    webhooks.stop(session, None, hook)
    webhooks.start(session, None, hook)
    sent_one = webhooks.try_out(session, None, hook)
    deliveries.send_again(session, None, sent_one)
    told = events()
    assert [event.action for event in told] == [
        *("added", "gave a new secret to", "stopped", "started", "tested", "sent again to")
    ]
    assert {event.noun for event in told} == {"webhook"}
    words = json.dumps([(event.before, event.after) for event in told])
    assert old not in words
    assert hook.secret not in words
    assert "whsec_" not in words


@pytest.mark.parametrize(("url", "refusal"), [("", Missing), ("reader.example", NotAnAddress)])
def test_a_webhook_needs_an_address(session, url, refusal):
    with pytest.raises(refusal):
        webhooks.add(session, None, url, ALL)


def test_a_webhook_is_told_of_something(session):
    with pytest.raises(webhooks.NothingToTell):
        webhooks.add(session, None, "https://reader.example/", ["murders"])


def test_there_is_an_end_to_webhooks(session):
    for number in range(webhooks.MOST):
        last = webhooks.add(session, None, f"https://reader.example/{number}", ALL)
    with pytest.raises(webhooks.TooManyWebhooks):
        webhooks.add(session, None, "https://reader.example/", ALL)
    webhooks.stop(session, None, last)
    webhooks.add(session, None, "https://reader.example/", ALL)
    with pytest.raises(webhooks.TooManyWebhooks):
        webhooks.start(session, None, last)


def test_for_a_day_after_a_change_both_secrets_sign(session, hook):
    old, moment = hook.secret, now()
    with clock(moment):
        webhooks.rotate(session, None, hook)
        webhooks.try_out(session, None, hook)
        parcel = deliveries.claim(session)
    assert parcel.keys == [hook.secret, old]
    headers = promise.headers(parcel.uid, datetime.now(UTC), parcel.body, parcel.keys)
    assert Judge(old).verify(parcel.body, headers) == Judge(hook.secret).verify(parcel.body, headers)
    with clock(moment + timedelta(days=1, minutes=1)):
        assert deliveries.claim(session).keys == [hook.secret]


def test_a_message_keeps_its_name_and_is_tried_for_about_three_days(session, hook):
    webhooks.try_out(session, None, hook)
    [row] = rows(session)
    begun, tried = row.due, []
    while row.given_up is None:
        parcel = sent(session, DOWN, row.due)
        tried.append((parcel.uid, row.due))
    assert {uid for uid, _ in tried} == {row.uid}
    assert len(tried) == len(promise.WAITS) + 1
    assert timedelta(days=2) < row.given_up - begun < timedelta(days=4)
    assert (row.status, row.failure) == (500, "The receiver answered 500.")
    assert sent(session, OK, row.due + timedelta(days=9)) is None


@pytest.mark.parametrize("count", range(1, len(promise.WAITS) + 1))
def test_waits_grow_and_differ(count):
    waits = {promise.wait(count) for _ in range(20)}
    assert len(waits) > 1
    middle = promise.WAITS[count - 1]
    assert all(abs(wait - middle) <= promise.JITTER * middle for wait in waits)


def test_one_worker_has_a_message_to_itself_until_its_claim_runs_out(session, hook):
    webhooks.try_out(session, None, hook)
    begun = now()
    with clock(begun):
        crashed = deliveries.claim(session)
        assert not deliveries.due(session)
        assert deliveries.claim(session) is None
    with clock(begun + deliveries.CLAIMED + timedelta(seconds=1)):
        second = deliveries.claim(session)
        assert (second.uid, second.try_count) == (crashed.uid, 2)
        deliveries.settle(session, crashed, DOWN)
        assert rows(session)[0].status is None, "the one that came late has nothing to say"
        assert deliveries.settle(session, second, OK).taken
    assert deliveries.settle(session, second, DOWN).status == 200


def test_messages_of_a_webhook_wait_for_the_earlier_one_but_not_for_ever(session, hook):
    other = webhooks.add(session, None, "https://other.example/", ALL)
    for each in (hook, hook, other):
        webhooks.try_out(session, None, each)
    first, second, third = rows(session)
    assert sent(session, DOWN, now()).uid == first.uid
    assert sent(session, OK, now()).uid == third.uid
    assert sent(session, OK, now()) is None
    for _ in range(deliveries.PATIENCE - 1):
        assert sent(session, DOWN, first.due).uid == first.uid
    assert sent(session, OK, now()).uid == second.uid


def test_a_receiver_who_is_gone_stops_the_webhook(session, hook, events):
    webhooks.try_out(session, None, hook)
    webhooks.try_out(session, None, hook)
    sent(session, Outcome(410), now())
    assert (hook.stopped is not None, hook.stopped_reason) == (True, "The receiver answered 410 Gone.")
    assert events()[-1].action == "stopped"
    assert events()[-1].person_id is None
    assert sent(session, OK, now()) is None
    with pytest.raises(webhooks.WebhookStopped):
        webhooks.try_out(session, None, hook)
    with pytest.raises(webhooks.WebhookStopped):
        deliveries.send_again(session, None, rows(session)[0])
    webhooks.start(session, None, hook)
    assert sent(session, OK, now()).uid == rows(session)[1].uid


@pytest.mark.parametrize(
    ("status", "asked", "seconds"),
    [
        *((429, "120", 120), (503, "7200", 7200), (503, "999999999999", 43_200), (429, "0", 10)),
        *((503, "Wed, 21 Oct 2035 07:28:00 GMT", 43_200), (429, "Wed, 21 Oct 2015 07:28:00 GMT", 10)),
    ],
)
def test_a_receiver_may_ask_us_to_wait(session, hook, status, asked, seconds):
    webhooks.try_out(session, None, hook)
    moment = now()
    sent(session, Outcome(status, asked), moment)
    assert rows(session)[0].due - moment == timedelta(seconds=seconds)


@pytest.mark.parametrize(("status", "asked"), [(500, "7200"), (429, "soon"), (503, ""), (429, "-5")])
def test_any_other_wish_to_wait_is_not_heard(session, hook, status, asked):
    webhooks.try_out(session, None, hook)
    moment = now()
    sent(session, Outcome(status, asked), moment)
    assert timedelta(seconds=48) <= rows(session)[0].due - moment <= timedelta(seconds=72)


def test_what_was_given_up_or_taken_is_sent_again_under_its_name(session, hook):
    webhooks.try_out(session, None, hook)
    [row] = rows(session)
    sent(session, OK, now())
    uid = row.uid
    deliveries.send_again(session, None, row)
    assert sent(session, OK, now()).uid == uid
    assert row.taken


def test_the_counts_tell_what_waits_what_was_taken_and_what_was_given_up(session, hook):
    for _ in range(3):
        webhooks.try_out(session, None, hook)
    sent(session, OK, now())
    rows(session)[1].given_up = now()
    session.flush()
    found = deliveries.tallies(session, [hook.id])
    assert found == {hook.id: deliveries.Tally(waiting=1, taken=1, given_up=1)}


def test_it_shows_when_nobody_delivers(session, hook):
    webhooks.try_out(session, None, hook)
    assert deliveries.idle_since(session) is None
    with clock(now() + timedelta(minutes=6)):
        assert deliveries.idle_since(session) == rows(session)[0].due
        sent(session, DOWN, now())
        assert deliveries.idle_since(session) is None

"""The gate: nothing is published past it, reasons stand until their check is done, and are printed."""

import json
from datetime import UTC, datetime

import pytest
from sqlmodel import select

from factcheck.domain.gate import SOFT
from factcheck.domain.vocabulary import Bearing, CorrectionKind
from factcheck.models import Event, Override
from factcheck.models.columns import clock
from factcheck.services import gate, inquiries, notes, publications, replies_due, sites
from factcheck.services.gate import HeldBack, NeedsReasons
from factcheck.services.publishable import NothingChanged, essence
from factcheck.services.threads import Place
from tests.dossiers import DRAW, REASONS, contested, counted, crowd, judge, publish, rule
from tests.factories import make_attribution, make_bearing, make_evidence, make_speaker

ASKED = {"addressee": "Her office", "channel": "e-mail", "sent": "2024-05-03", "deadline": "2024-05-10"}
ANSWER = {"answer": "I stand by it.\nAll of it.", "answered": "2024-05-12"}


@pytest.fixture
def claim(session, ada, ben, eve):
    """A claim that is ruled; ready but for what the gate asks."""
    found = contested(session)
    judge(session, found, ada.viewer, ben.viewer)
    rule(session, found, eve.viewer)
    return found


def inspect(session, claim, eve):
    return gate.inspect(session, eve.viewer, claim, DRAW, required=2, four_eyes=True)


def open_(session, claim, eve):
    """The checks that are not done."""
    return {check.key.value for check in inspect(session, claim, eve).checks if not check.done}


def told(publication):
    return json.loads(publication.document)


def standing(session):
    rows = session.exec(select(Override).order_by(Override.id))
    return {row.check: row.reason for row in rows if row.ended is None}


def test_without_reasons_nothing_is_published_and_each_check_is_named(session, claim, eve):
    with pytest.raises(NeedsReasons) as refused:
        publications.publish(session, eve.viewer, claim, DRAW)
    missing = {check.key.value for check in refused.value.missing}
    assert missing == {"evidence", "origins", "contradicting", "reply", "fidelity"}
    assert missing == open_(session, claim, eve)
    assert not publications.history(session, claim.id)
    assert not session.exec(select(Override)).all()


@pytest.mark.parametrize("key", ["evidence", "origins", "contradicting", "reply", "fidelity"])
def test_each_check_needs_its_own_reason(session, claim, eve, key):
    with pytest.raises(NeedsReasons) as refused:
        publish(session, claim, eve.viewer, reasons=REASONS | {key: "  "})
    assert [check.key.value for check in refused.value.missing] == [key]


def test_reasons_are_printed_with_how_the_check_stood_in_one_event(session, claim, eve):
    before = len(session.exec(select(Event)).all())
    published = publish(session, claim, eve.viewer)
    printed = {each["check"]: each for each in told(published)["overrides"]}
    assert set(printed) == {"evidence", "origins", "contradicting", "reply", "fidelity"}
    assert printed["reply"] == {
        "check": "reply",
        "sentence": "No reply was requested from those who put the claim forward: Vera Lind.",
        "reason": REASONS["reply"],
    }
    (event,) = session.exec(select(Event).order_by(Event.id)).all()[before:]
    assert (event.noun, event.after["overrides"]) == ("publication", standing(session))


def test_a_reason_for_a_check_that_is_done_is_not_printed(session, claim, eve):
    published = publish(session, claim, eve.viewer, reasons=dict.fromkeys(SOFT, "Just so."))
    assert "summary" not in {each["check"] for each in told(published)["overrides"]}


def test_a_reason_stands_for_corrections_until_its_check_is_done(session, claim, eve):
    publish(session, claim, eve.viewer)
    inquiries.search(session, eve.viewer, claim, searched="Three archives.")
    second = publish(session, claim, eve.viewer, kind="update", note="Searched.", reasons={})
    printed = {each["check"]: each["reason"] for each in told(second)["overrides"]}
    assert printed == standing(session) == {key: REASONS[key] for key in printed}
    assert "contradicting" not in printed
    assert "reply" in printed
    ended = session.exec(select(Override).where(Override.check == "contradicting")).one()
    assert ended.ended is not None


def test_another_reason_takes_the_place_of_the_one_before(session, claim, eve):
    publish(session, claim, eve.viewer)
    publish(session, claim, eve.viewer, kind="minor", note="Said better.", reasons={"reply": "She is ill."})
    rows = session.exec(select(Override).where(Override.check == "reply").order_by(Override.id)).all()
    assert [(row.reason, row.ended is None) for row in rows] == [
        (REASONS["reply"], False),
        ("She is ill.", True),
    ]


def test_a_note_that_needs_an_answer_holds_the_claim_whatever_the_reasons(session, claim, eve, ada):
    note = notes.write(session, ada.viewer, Place(claim=claim), "Who took the picture?", holds=True)
    with pytest.raises(HeldBack, match="1 note needs an answer before publication"):
        publish(session, claim, eve.viewer, reasons=REASONS | {"notes": "No time."})
    notes.resolve(session, ada.viewer, note)
    assert publish(session, claim, eve.viewer).version == 1


def test_evidence_needs_a_place_and_a_copy_or_an_attempt_at_one(session, claim, eve):
    (photo,) = claim.exhibits
    assert "evidence" in open_(session, claim, eve)
    photo.archive_tried, photo.archive_failure = "2024-05-04", "The site asked us to log in."
    assert "evidence" not in open_(session, claim, eve)
    photo.url = None
    assert "evidence" in open_(session, claim, eve)
    photo.locator = "page 3"
    assert "evidence" not in open_(session, claim, eve)
    told_of = told(publish(session, claim, eve.viewer))["evidence"][0]
    assert told_of["archive_failure"] == "The site asked us to log in."


def test_withdrawn_evidence_is_not_asked_for(session, claim, eve):
    make_evidence(session, claim=claim, title="Hearsay").withdrawn = datetime.now(UTC)
    claim.exhibits[0].archived = "https://archive.example/photo"
    assert "evidence" not in open_(session, claim, eve)


@pytest.mark.parametrize(
    ("rating", "bearing", "opposed"),
    [
        ("supported", Bearing.CONTRADICTS, True),
        ("supported", Bearing.SUPPORTS, False),
        ("refuted", Bearing.SUPPORTS, True),
        ("refuted", Bearing.STRONGLY_CONTRADICTS, False),
        ("unproven", Bearing.SUPPORTS, True),
        ("unproven", Bearing.NEUTRAL, False),
    ],
)
def test_contradicting_evidence_is_what_speaks_against_the_ruling(
    session, ada, ben, eve, rating, bearing, opposed
):
    claim = contested(session)
    make_bearing(session, claim.exhibits[0], claim, ada.viewer, bearing)
    judge(session, claim, ada.viewer, ben.viewer, rating=rating)
    rule(session, claim, eve.viewer)
    assert ("contradicting" not in open_(session, claim, eve)) is opposed


def test_until_the_deadline_the_reply_is_open_and_then_it_is_done(session, claim, eve):
    inquiries.request(session, eve.viewer, claim, **ASKED)
    with clock(datetime(2024, 5, 10, 23, tzinfo=UTC)):
        assert "reply" in open_(session, claim, eve)
    with clock(datetime(2024, 5, 11, 1, tzinfo=UTC)):
        assert "reply" not in open_(session, claim, eve)


def test_a_request_to_who_denies_the_claim_is_none_to_a_claimant(session, claim, eve):
    ministry = claim.attributions[1].speaker
    inquiries.request(session, eve.viewer, claim, **ASKED | {"speaker_id": ministry.id})
    assert "reply" in open_(session, claim, eve)


def test_each_of_several_claimants_is_asked_and_somebody_else_stands_for_none_of_them(session, claim, eve):
    vera = claim.attributions[0].speaker
    nat = make_attribution(session, claim=claim, speaker=make_speaker(session, "Nat Moss")).speaker
    past = ASKED | {"deadline": None}
    session.expire(claim)
    for speaker_id, is_open in ((None, True), (vera.id, True), (nat.id, False)):
        inquiries.request(session, eve.viewer, claim, **past | {"speaker_id": speaker_id})
        assert ("reply" in open_(session, claim, eve)) is is_open


def test_a_late_answer_makes_an_update_due_with_a_note_of_its_own(session, claim, eve):
    asked = inquiries.request(session, eve.viewer, claim, **ASKED)
    first = publish(session, claim, eve.viewer)
    assert told(first)["replies"] == [ASKED | {"answer": "", "answered": None, "late": False}]
    assert replies_due.note(session, inspect(session, claim, eve)) == ""
    inquiries.edit_request(session, eve.viewer, asked, asked.version, **ANSWER)
    note = replies_due.note(session, inspect(session, claim, eve))
    assert note == "Added the reply of Her office, which came on 12 May 2024, after the deadline."
    second = publish(session, claim, eve.viewer, kind="update", note=note, reasons={})
    assert (second.kind, second.note) == (CorrectionKind.UPDATE, note)
    assert told(second)["replies"] == [ASKED | ANSWER | {"late": True}]
    assert replies_due.note(session, inspect(session, claim, eve)) == ""


def test_an_answer_with_other_changes_has_no_note_of_its_own(session, claim, eve):
    asked = inquiries.request(session, eve.viewer, claim, **ASKED)
    publish(session, claim, eve.viewer)
    inquiries.edit_request(session, eve.viewer, asked, asked.version, **ANSWER)
    rule(session, claim, eve.viewer, summary="Other words.")
    assert replies_due.note(session, inspect(session, claim, eve)) == ""


def test_a_document_of_before_the_gate_says_the_same_as_one_with_nothing_to_print():
    before = {"slug": "nat", "ruling": {"rating": "supported"}}
    now = before | {"overrides": [], "searches": [], "replies": []}
    assert essence(json.dumps(before)) == essence(json.dumps(now))
    assert essence(json.dumps(before)) != essence(json.dumps(now | {"searches": [{"searched": "All."}]}))


def test_other_policies_alone_are_no_reason_for_another_version(session, claim, eve):
    first = publish(session, claim, eve.viewer)
    assert told(first)["policies"]["ethics"] == 0
    sites.write(session, eve.viewer, "ethics", 0, title="Ethics", body="Words.")
    with pytest.raises(NothingChanged):
        publish(session, claim, eve.viewer, kind="minor", note="The rules changed.")
    rule(session, claim, eve.viewer, summary="Other words.")
    second = publish(session, claim, eve.viewer, kind="minor", note="Other words.")
    assert told(second)["policies"]["ethics"] == 1
    assert told(first)["policies"]["ethics"] == 0


def test_the_checks_take_as_many_queries_for_many_attributions_as_for_few(session, claim, eve):
    with counted(session) as few:
        inspect(session, session.merge(claim, load=False), eve)
    crowd(session, claim, 20)
    for number in range(20):
        make_evidence(session, claim=claim, title=f"Piece {number}")
        inquiries.search(session, eve.viewer, claim, searched=f"Archive {number}.")
        inquiries.request(session, eve.viewer, claim, **ASKED)
    session.flush()
    with counted(session) as many:
        inspect(session, session.merge(claim, load=False), eve)
    assert len(many) == len(few)

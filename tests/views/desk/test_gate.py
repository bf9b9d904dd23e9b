"""The gate at the desk: searches and replies are recorded, reasons asked for, and all of it is printed."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from factcheck.domain.vocabulary import Role
from factcheck.models import Claim, Event, Listing, Override, Publication, ReplyRequest, Search
from factcheck.models.columns import now
from factcheck.services import claims
from tests.dossiers import SENT_REASONS, contested, judge, rule
from tests.views.desk.worlds import follow, rows_of, sentences

DESK = "/desk/claims/neighbour-nat-broke-the-window"
PUBLIC = "/claims/neighbour-nat-broke-the-window"
ASKED = {"addressee": "Her office", "channel": "e-mail", "sent": "2024-05-03", "deadline": "2024-05-10"}
ANSWER = ASKED | {"answer": "I stand by it.\n\n<b>All</b> of it.", "answered": "2024-05-12", "version": "1"}


@pytest.fixture
def claim(tell, ada, ben, eve) -> Claim:
    """A claim that is ruled; ready but for what the gate asks."""
    with tell() as session:
        found = contested(session)
        judge(session, found, ada.viewer, ben.viewer)
        rule(session, found, eve.viewer)
    return found


def test_a_search_is_recorded_edited_and_stands_on_the_public_page(app, eve, cy, claim):
    said = follow(eve, eve.post(f"{DESK}/searches", searched="Three archives.", outcome=""))
    assert "The search is recorded." in said
    assert "None found. Searched: Three archives." in said
    (search,) = rows_of(app, Search)
    eve.post(f"/desk/searches/{search.id}", searched="Four archives.", outcome="", version="1")
    assert "Published." in follow(eve, eve.post(f"{DESK}/publications", **SENT_REASONS))
    page = sentences(cy.get(PUBLIC))
    assert "Contradicting evidence None found" in page
    assert "Searched: Four archives." in page
    assert cy.get(f"{PUBLIC}.json").json["searches"][0]["outcome"] == ""


def test_two_who_edit_a_search_lose_nothing(app, eve, claim):
    eve.post(f"{DESK}/searches", searched="Three archives.")
    (search,) = rows_of(app, Search)
    eve.post(f"/desk/searches/{search.id}", searched="Four archives.", version="1")
    late = eve.post(f"/desk/searches/{search.id}", searched="Five archives.", version="1")
    assert late.status_code == 409
    assert "Four archives." in late.text
    assert "Five archives." in late.text
    assert rows_of(app, Search)[0].searched == "Four archives."


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"addressee": " "}, "Who was asked is missing."),
        ({"channel": ""}, "How is missing."),
        ({"sent": ""}, "Sent is missing."),
        ({"sent": "2024-05"}, "Write the day as 2024-05-03."),
        ({"deadline": "2024-02-31"}, "Write the day as 2023-05-03."),
        ({"deadline": "2024-05-01"}, "cannot be earlier than the request"),
        ({"answer": "Yes."}, "Give the day on which the answer came."),
        ({"answered": "2024-05-04"}, "Write the answer down word for word"),
        ({"speaker_id": "77"}, "Not a valid choice."),
    ],
)
def test_a_request_that_cannot_be_is_refused_and_kept(app, eve, claim, wrong, sentence):
    refused = eve.post(f"{DESK}/replies", **ASKED | {"answer": ""} | wrong)
    assert refused.status_code == 422
    assert sentence.replace("2024-05-03", "2023-05-03") in sentences(refused)
    if "addressee" not in wrong:
        assert 'value="Her office"' in refused.text
    assert not rows_of(app, ReplyRequest)


def test_a_missing_reason_is_asked_for_at_its_check_and_the_others_are_kept(app, eve, claim):
    given = SENT_REASONS | {"reason-reply": "", "reason-origins": "Only she says so."}
    refused = eve.post(f"{DESK}/publications", **given)
    assert refused.status_code == 422
    assert "No reply was requested from those who put the claim forward" in sentences(refused)
    assert 'id="reason-reply-error"' in refused.text
    assert 'id="reason-origins-error"' not in refused.text
    assert "Only she says so." in refused.text
    assert not rows_of(app, Publication)
    assert not rows_of(app, Override)


def test_a_late_answer_is_published_with_one_press(app, eve, cy, claim):
    eve.post(f"{DESK}/replies", **ASKED)
    eve.post(f"{DESK}/publications", **SENT_REASONS)
    assert "No answer by the time of this version." in sentences(cy.get(PUBLIC))
    (asked,) = rows_of(app, ReplyRequest)
    page = follow(eve, eve.post(f"/desk/replies/{asked.id}", **ANSWER))
    assert "An answer has come" in page
    bench = eve.get(DESK).text
    note = "Added the reply of Her office, which came on 12 May 2024, after the deadline."
    assert note in bench
    assert "Published." in follow(eve, eve.post(f"{DESK}/publications", kind="update", note=note))
    public = cy.get(PUBLIC)
    assert "I stand by it.\n\n&lt;b&gt;All&lt;/b&gt; of it." in public.text
    assert "after the deadline, in full:" in sentences(public)
    told = cy.get(f"{PUBLIC}.json").json
    assert told["replies"] == [
        ASKED | {"answer": "I stand by it.\n\n<b>All</b> of it.", "answered": "2024-05-12", "late": True}
    ]
    assert [each["kind"] for each in told["corrections"]] == ["update"]
    assert "Right of reply" in cy.get(f"{PUBLIC}/history/2").text
    assert "An answer has come" not in sentences(eve.get(DESK))


def test_an_answer_is_due_for_correction_in_the_queue(app, eve, claim, tell):
    eve.post(f"{DESK}/replies", **ASKED)
    eve.post(f"{DESK}/publications", **SENT_REASONS)
    with tell() as session:
        session.execute(aged(claims.find(session, claim.slug).id))
    (asked,) = rows_of(app, ReplyRequest)
    eve.post(f"/desk/replies/{asked.id}", **ANSWER)
    (due,) = eve.get("/desk.json").json["corrections"]
    assert "the right of reply" in due["changes"]


def aged(claim_id):
    """Let a publication be an hour old."""
    past = now() - timedelta(hours=1)
    return update(Listing).where(Listing.claim_id == claim_id).values(modified=past)


def test_overrides_are_printed_and_readers_see_each_with_its_reason(eve, cy, claim):
    eve.post(f"{DESK}/publications", **SENT_REASONS | {"reason-reply": "She has died."})
    page = sentences(cy.get(PUBLIC))
    assert "Published all the same" in page
    assert "No reply was requested from those who put the claim forward: Vera Lind. She has died." in page


def test_the_gate_tells_nothing_of_the_verdicts_to_who_has_not_seen_them(app, cast, claim):
    zoe = cast.person("zoe", Role.EDITOR)
    told = zoe.get(f"{DESK}/gate.json").json
    assert (told["checks"], told["done_count"]) == (None, None)
    assert "Gate:" not in sentences(zoe.get(DESK))
    page = sentences(zoe.get(f"{DESK}/gate"))
    assert "verdicts are in" not in page
    refused = zoe.post(f"{DESK}/publications", **SENT_REASONS)
    assert refused.status_code == 422
    assert "independent origin" not in sentences(refused)


def test_the_page_its_part_and_its_json_say_the_same(eve, claim):
    eve.post(f"{DESK}/searches", searched="Three archives.")
    page, part = eve.get(f"{DESK}/gate"), eve.get(f"{DESK}/gate", part=True)
    told = eve.get(f"{DESK}/gate.json").json
    assert told["done_count"] == sum(check["done"] for check in told["checks"])
    assert f"{told['done_count']} of 12 checks are done" in sentences(page)
    assert sentences(part).split("The gate")[1][:200] in sentences(page)
    assert f"Gate: {told['done_count']} of 12" in sentences(eve.get(DESK))


def test_nothing_is_recorded_of_a_withdrawn_claim(app, eve, claim):
    eve.post(f"{DESK}/publications", **SENT_REASONS)
    eve.post(f"{DESK}/withdrawal", reason="It was another window.")
    refused = eve.post(f"{DESK}/searches", searched="Three archives.")
    assert refused.status_code == 422
    assert "has been withdrawn" in sentences(refused)
    assert not rows_of(app, Search)


def test_each_change_at_the_gate_is_one_event(app, eve, claim):
    before = len(rows_of(app, Event))
    eve.post(f"{DESK}/searches", searched="Three archives.")
    eve.post(f"{DESK}/replies", **ASKED)
    (asked,) = rows_of(app, ReplyRequest)
    eve.post(f"/desk/replies/{asked.id}", **ANSWER)
    eve.post(f"/desk/replies/{asked.id}", **ANSWER)
    told = [(event.action, event.noun) for event in rows_of(app, Event)[before:]]
    assert told == [("searched", "search"), ("asked", "replyrequest"), ("answered", "replyrequest")]

"""Claims at the desk: opened, edited by two at once, and not moved away from their evidence."""

import pytest
from sqlmodel import col, select

from factcheck import db
from factcheck.models import Event
from factcheck.services import claims
from tests.factories import (
    make_bearing,
    make_claim,
    make_evidence,
    make_publication,
    make_question,
    make_verdict,
)
from tests.marks import unmarked

PARTISANS = "A Russian partisan group carried out the attack."
FIELDS = {"text": PARTISANS, "short": "", "question": "", "topics": "", "version": "1"}
ADDRESS = "/desk/claims/a-russian-partisan-group-carried-out-the-attack"


def test_a_claim_is_opened_with_one_event(app, ada, tell):
    with tell() as session:
        make_question(session, "Who did it?")
    fields = {"short": "Partisans 🚁", "question": "Who did it?", "topics": "Drones, Moscow"}
    answer = ada.post("/desk/claims", **FIELDS | fields)
    assert (answer.status_code, answer.location) == (303, ADDRESS)
    assert [event.action for event in events(app)] == ["asked", "opened"]
    shown = ada.get(f"{ADDRESS}/edit.json").json
    assert (shown["question"], shown["short"]) == ("Who did it?", "Partisans 🚁")
    assert shown["topics"] == ["Drones", "Moscow"]
    assert (shown["judged"], shown["published"], shown["held"]) == (False, False, False)


def test_the_form_for_a_new_claim_knows_the_question_it_was_asked_from(app, ada, tell):
    with tell() as session:
        make_question(session, "Who did it?")
    assert 'value="Who did it?"' in ada.get("/desk/claims/new?question=who-did-it").text
    assert ada.get("/desk/claims/new?question=nothing").status_code == 200


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": ""}, "Claim is missing."),
        ({"text": "a" * 501}, "Field cannot be longer than 500 characters."),
        ({"short": "b" * 61}, "Field cannot be longer than 60 characters."),
        ({"question": "Who asked?"}, "No question reads like that."),
        ({"topics": "c" * 121}, "A topic is a word or two."),
    ],
)
def test_what_cannot_be_opened_or_saved_is_refused_and_kept(app, ada, tell, typed, sentence):
    with tell() as session:
        make_claim(session, PARTISANS)
    for address in ("/desk/claims", f"{ADDRESS}/edit"):
        answer = ada.post(address, **FIELDS | {"short": "kept"} | typed)
        assert (answer.status_code, sentence in answer.text) == (422, True)
        assert next(iter(typed.values())) in answer.text
    assert len(events(app)) == 1


def test_two_browsers_edit_the_same_claim_and_nothing_is_lost(app, ada, ben, tell):
    with tell() as session:
        make_claim(session, PARTISANS, question=make_question(session, "Who did it?"))
        make_question(session, "Who else?")
    theirs = FIELDS | {"text": "Qərib birləşmə etdi.", "question": "Who did it?", "topics": "Moscow"}
    mine = FIELDS | {"text": "Группа партизан.", "question": "Who else?", "short": "Партизаны"}
    assert ada.post(f"{ADDRESS}/edit", **theirs).status_code == 303
    answer = ben.post(f"{ADDRESS}/edit", **mine, part=True)
    assert answer.status_code == 409
    for label, other, own in (
        ("Claim", "Qərib birləşmə etdi.", "Группа партизан."),
        ("Question it answers", "Who did it?", "Who else?"),
        ("Topics", "Moscow", ""),
        ("Short form", "", "Партизаны"),
    ):
        assert (
            f'<th scope="row">{label}</th><td class="theirs">{other}</td><td class="yours">{own}</td>'
            in unmarked(answer.text)
        )
    assert "Группа партизан.</textarea>" in answer.text
    assert ben.post(f"{ADDRESS}/edit", **mine | {"version": "2"}).status_code == 303
    kept = [(event.before or {}).get("text") for event in events(app) if event.action == "edited"]
    assert kept == [PARTISANS, "Qərib birləşmə etdi."], "the log keeps what was overwritten"
    assert ada.get(f"{ADDRESS}/edit.json").json["text"] == "Группа партизан."


def test_the_same_edit_by_two_is_no_conflict(app, ada, ben, tell):
    with tell() as session:
        make_claim(session, PARTISANS)
    same = FIELDS | {"text": "Somebody else.", "topics": "Moscow"}
    assert [one.post(f"{ADDRESS}/edit", **same).status_code for one in (ada, ben)] == [303, 303]
    assert [event.action for event in events(app)] == ["opened", "edited"]


def test_a_claim_that_was_judged_says_so_and_the_log_keeps_both_wordings(app, ada, ben, tell):
    with tell() as session:
        make_verdict(session, make_claim(session, PARTISANS), ben.viewer)
    page = ada.get(f"{ADDRESS}/edit").text
    assert "Verdicts on this claim are in." in page
    assert "The reviewers judged the wording below" in page
    assert ada.post(f"{ADDRESS}/edit", **FIELDS | {"text": "A group of partisans did."}).status_code == 303
    event = events(app)[-1]
    assert (event.before["text"], event.after["text"]) == (PARTISANS, "A group of partisans did.")


def test_a_published_claim_says_that_readers_still_see_the_old_words(app, ada, tell):
    with tell() as session:
        make_publication(session, make_claim(session, PARTISANS))
    page = ada.get(f"{ADDRESS}/edit").text
    assert "This claim is published." in page
    assert "Readers see the new wording after the next publication" in page


def test_a_fresh_claim_warns_of_nothing(app, ada, tell):
    with tell() as session:
        make_claim(session, PARTISANS)
    assert "judged the wording" not in ada.get(f"{ADDRESS}/edit").text


def test_a_claim_stays_where_its_evidence_was_weighed(app, ada, ben, tell):
    with tell() as session:
        question = make_question(session, "Who did it?")
        make_question(session, "Who else?")
        claim = make_claim(session, PARTISANS, question=question)
        make_bearing(session, make_evidence(session, question=question), claim, ben.viewer)
    assert "It cannot move to another question" in ada.get(f"{ADDRESS}/edit").text
    for target in ("Who else?", ""):
        answer = ada.post(f"{ADDRESS}/edit", **FIELDS | {"question": target, "text": "Kept words."})
        assert answer.status_code == 422
        assert "already said how evidence" in answer.text
        assert "Kept words.</textarea>" in answer.text
    shown = ada.get(f"{ADDRESS}/edit.json").json
    assert (shown["question"], shown["text"], shown["version"]) == ("Who did it?", PARTISANS, 1)


def test_a_question_is_named_by_its_words_or_its_address(app, ada, tell):
    with tell() as session:
        make_claim(session, PARTISANS)
        make_question(session, "Who did it?")
    assert ada.post(f"{ADDRESS}/edit", **FIELDS | {"question": "who-did-it"}).status_code == 303
    assert ada.get(f"{ADDRESS}/edit.json").json["question"] == "Who did it?"


def test_of_two_questions_in_the_same_words_the_claim_keeps_its_own(app, ada, tell):
    with tell() as session:
        make_question(session, "Who did it?")
        second = make_question(session, "Who did it?", summary="On another night.")
        make_claim(session, PARTISANS, question=second)
    assert (
        ada.post(f"{ADDRESS}/edit", **FIELDS | {"question": "Who did it?", "short": "P"}).status_code == 303
    )
    with tell() as session:
        assert claims.find(session, ADDRESS.rsplit("/", maxsplit=1)[-1]).question.slug == "who-did-it-2"


def test_there_is_no_form_for_a_claim_nobody_made(ada):
    assert ada.get("/desk/claims/nothing/edit").status_code == 404
    assert ada.post("/desk/claims/nothing/edit", **FIELDS).status_code == 404


def events(app):
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return list(session.exec(select(Event).order_by(col(Event.id))))

"""Questions at the desk: asked, edited by two at once, answered by rivals."""

import pytest
from sqlmodel import col, select

from factcheck import db
from factcheck.models import Event
from factcheck.services import claims, questions
from tests.crowded import published
from tests.factories import make_claim, make_question
from tests.marks import unmarked

DRONES = "Who carried out the drone attack on the Kremlin on 3 May 2023?"
SLUG = "who-carried-out-the-drone-attack-on-the-kremlin-on-3-may-2023"
FIELDS = {"text": DRONES, "summary": "", "topics": "", "version": "1"}


def test_a_question_is_asked_with_one_event(app, ada):
    answer = ada.post(
        "/desk/questions", **FIELDS | {"summary": "**Two** drones.", "topics": "Drones, Moskva،Київ"}
    )
    assert (answer.status_code, answer.location) == (303, f"/desk/questions/{SLUG}")
    assert events(app) == ["asked"]
    shown = ada.get(f"/desk/questions/{SLUG}/edit.json").json
    assert (shown["text"], shown["summary"]) == (DRONES, "**Two** drones.")
    assert shown["topics"] == ["Drones", "Moskva", "Київ"]


def test_sending_the_form_twice_asks_once(app, ada):
    addresses = {ada.post("/desk/questions", **FIELDS).location for _ in range(2)}
    assert addresses == {f"/desk/questions/{SLUG}"}
    assert events(app) == ["asked"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": " "}, "Question is missing."),
        ({"text": "\u200b\u202e"}, "Question is missing."),
        ({"text": "a" * 501}, "Field cannot be longer than 500 characters."),
        ({"topics": "b" * 121}, "A topic is a word or two."),
    ],
)
def test_what_cannot_be_asked_is_refused_and_kept(app, ada, typed, sentence):
    answer = ada.post("/desk/questions", **FIELDS | {"summary": "kept 🦊 <i>words</i>"} | typed)
    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert "kept 🦊 &lt;i&gt;words&lt;/i&gt;" in answer.text
    assert events(app) == []


def test_words_that_readers_see_are_changed_by_an_editor_only(session, ada, eve):
    question = make_question(session, DRONES)
    published(session, make_claim(session, question=question))
    session.commit()
    address, typed = f"/desk/questions/{SLUG}/edit", FIELDS | {"summary": "Two drones. 🦊"}
    refused = ada.post(address, **typed)
    assert (refused.status_code, "only an editor changes its words" in refused.text) == (422, True)
    assert "Two drones. 🦊" in refused.text
    assert ada.post(address, **FIELDS | {"topics": "Drones"}).status_code == 303
    assert eve.post(address, **typed | {"version": "2"}).status_code == 303
    assert eve.get(f"{address}.json").json["summary"] == "Two drones. 🦊"


def test_the_second_of_two_editors_sees_both_texts_and_loses_none(app, ada, ben, tell):
    with tell() as session:
        make_question(session, DRONES, topics=["Drones"])
    address = f"/desk/questions/{SLUG}/edit"
    theirs = FIELDS | {"summary": "Theirs: two drones.", "topics": "Drones, Moscow"}
    mine = FIELDS | {"summary": "Mine: İki dron.\nSecond line.", "topics": "Drones"}
    assert ada.post(address, **theirs).status_code == 303
    answer = ben.post(address, **mine)
    assert answer.status_code == 409
    assert '<td class="theirs">Theirs: two drones.</td>' in unmarked(answer.text)
    assert '<td class="theirs">Drones, Moscow</td>' in unmarked(answer.text)
    assert "Mine: İki dron.\nSecond line.</textarea>" in answer.text
    assert ben.post(address, **mine | {"version": "2"}).status_code == 303
    with tell() as session:
        question = questions.find(session, SLUG)
        assert (question.summary, question.version) == ("Mine: İki dron.\nSecond line.", 3)
    assert events(app) == ["asked", "edited", "edited"]


def test_the_same_edit_by_two_is_no_conflict(app, ada, ben, tell):
    with tell() as session:
        make_question(session, DRONES)
    same = FIELDS | {"summary": "One text.", "topics": "Moscow, Drones"}
    answers = [one.post(f"/desk/questions/{SLUG}/edit", **same).status_code for one in (ada, ben)]
    assert answers == [303, 303]
    assert events(app) == ["asked", "edited"]


def test_the_summary_is_shown_as_readers_see_it_and_harmless(app, ada, tell):
    with tell() as session:
        make_question(session, DRONES, summary="**Two** <script>alert(1)</script> drones.")
    page = ada.get(f"/desk/questions/{SLUG}/edit").text
    assert "<strong>Two</strong>" in page
    assert "<script>alert" not in page


def test_a_rival_claim_is_added_under_the_question(app, ada, tell):
    with tell() as session:
        make_question(session, DRONES)
    for text, short in (("Ukraine carried it out.", "Ukraine"), ("Россия сама.", "")):
        answer = ada.post(f"/desk/questions/{SLUG}/claims", text=text, short=short)
        assert (answer.status_code, answer.location) == (303, f"/desk/questions/{SLUG}")
    assert events(app) == ["asked", "opened", "opened"]
    with tell() as session:
        rivals = questions.find(session, SLUG).claims
        assert [claim.heading for claim in rivals] == ["Ukraine", "Россия сама."]


def test_a_rival_without_words_is_refused_beside_the_ones_there_are(app, ada, tell):
    with tell() as session:
        make_claim(session, "Ukraine carried it out.", question=make_question(session, DRONES))
    answer = ada.post(f"/desk/questions/{SLUG}/claims", text=" ", short="kept")
    assert (answer.status_code, "Claim is missing." in answer.text) == (422, True)
    assert 'value="kept"' in answer.text
    assert 'href="/desk/claims/ukraine-carried-it-out"' in answer.text


def test_the_same_rival_twice_is_one_claim(app, ada, ben, tell):
    with tell() as session:
        make_question(session, DRONES)
    for one in (ada, ben):
        one.post(f"/desk/questions/{SLUG}/claims", text="Ukraine did.", short="")
    with tell() as session:
        assert len(claims.matching(session, "ukraine did")) == 1


def test_questions_are_found_by_their_words(app, ada, tell):
    with tell() as session:
        make_question(session, "Кто атаковал Кремль?")
        make_question(session, "Was it 5% or 50_?")
    for typed, text in (("КРЕМЛЬ", "Кто атаковал Кремль?"), ("5%", "Was it 5% or 50_?")):
        found = ada.get("/desk/questions.json", query_string={"q": typed}).json
        assert [one["question"] for one in found["questions"]] == [text]
    assert "No question holds “<span" in ada.get("/desk/questions?q=zzz").text
    assert "No questions yet." not in ada.get("/desk/questions").text


def test_a_question_called_new_does_not_hide_the_form(app, ada):
    answer = ada.post("/desk/questions", **FIELDS | {"text": "New"})
    assert answer.location == "/desk/questions/new-2"
    assert "Ask a question" in ada.get("/desk/questions/new").text


def test_there_is_no_form_for_a_question_nobody_asked(ada):
    assert ada.get("/desk/questions/nothing/edit").status_code == 404
    assert ada.post("/desk/questions/nothing/edit", **FIELDS).status_code == 404
    assert ada.post("/desk/questions/nothing/claims", text="x", short="").status_code == 404


def events(app):
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return list(session.exec(select(Event.action).order_by(col(Event.id))))

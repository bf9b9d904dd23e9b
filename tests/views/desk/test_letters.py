"""The desk reads what readers wrote, and answers it."""

from sqlmodel import select

from factcheck.models import Letter
from tests.crowded import published
from tests.dossiers import contested
from tests.factories import make_claim
from tests.letters import WORDS, make_letter


def test_reviewers_read_letters_and_editors_answer_them(session, ada, eve):
    letter = make_letter(session, contact="vera@example.org")
    session.commit()
    page = ada.get(f"/desk/letters/{letter.id}").text
    assert WORDS in page
    assert 'id="answer-letter"' not in page
    assert ada.post(f"/desk/letters/{letter.id}", status="looked at", version=1).status_code == 403
    assert 'id="answer-letter"' in eve.get(f"/desk/letters/{letter.id}").text
    answer = eve.post(f"/desk/letters/{letter.id}", status="looked at", answer="", claim="", version=1)
    assert answer.location == f"/desk/letters/{letter.id}"
    session.refresh(letter)
    assert letter.status == "looked at"


def test_how_to_reach_the_writer_is_for_editors(session, ada, eve):
    letter = make_letter(session, contact="vera@example.org")
    session.commit()
    for address in ("/desk/letters.json", f"/desk/letters/{letter.id}", f"/desk/letters/{letter.id}.json"):
        assert "vera@example.org" not in ada.get(address).text
        if address != "/desk/letters":
            assert "vera@example.org" in eve.get(address).text


def test_an_answer_without_words_is_refused_where_it_is_missing(session, eve):
    letter = make_letter(session)
    session.commit()
    answer = eve.post(f"/desk/letters/{letter.id}", status="declined", answer="", claim="", version=1)
    assert answer.status_code == 422
    assert 'id="answer-error"' in answer.text


def test_the_claim_that_a_letter_led_to_is_named_by_its_address(session, eve):
    letter, claim = make_letter(session, kind="suggestion"), make_claim(session)
    session.commit()
    given = {"status": "acted on", "answer": "We look into it.", "version": 1}
    wrong = eve.post(f"/desk/letters/{letter.id}", claim="no-such-claim", **given)
    assert (wrong.status_code, 'id="claim-error"' in wrong.text) == (422, True)
    right = eve.post(f"/desk/letters/{letter.id}", claim=f"http://localhost/claims/{claim.slug}", **given)
    assert right.status_code == 303
    session.refresh(letter)
    assert letter.claim_id == claim.id


def test_whoever_answers_second_sees_both_answers(session, eve):
    letter = make_letter(session)
    session.commit()
    eve.post(f"/desk/letters/{letter.id}", status="declined", answer="Hers.", claim="", version=1)
    late = eve.post(f"/desk/letters/{letter.id}", status="declined", answer="His.", claim="", version=1)
    assert late.status_code == 409
    assert "<del>Hers</del>" in late.text
    assert "<ins>His</ins>" in late.text


def test_a_suggestion_opens_the_form_for_a_claim_or_a_question_filled_in(session, ada):
    letter = make_letter(session, "The moon is made of cheese.", kind="suggestion")
    session.commit()
    page = ada.get(f"/desk/letters/{letter.id}").text
    for noun in ("claims", "questions"):
        address = f"/desk/{noun}/new?letter={letter.id}"
        assert address in page
        assert letter.words in ada.get(address).text
    assert ada.get("/desk/claims/new?letter=99").status_code == 200


def test_open_letters_are_counted_on_the_queue_of_editors(session, ada, eve):
    assert "letters of readers" not in eve.get("/desk").text
    make_letter(session)
    make_letter(session, "Something else.")
    session.commit()
    assert "2 letters of readers wait" in eve.get("/desk").text
    assert eve.get("/desk.json").json["letter_count"] == 2
    assert "letters of readers" not in ada.get("/desk").text
    assert ada.get("/desk.json").json["letter_count"] == 0


def test_the_workbench_names_a_report_for_the_note_of_a_correction(session, eve):
    claim = published(session, contested(session))
    letter = make_letter(session, claim_id=claim.id)
    session.commit()
    page = eve.get(f"/desk/claims/{claim.slug}").text
    assert f'href="/desk/letters/{letter.id}"' in page
    assert f"(letter {letter.id})" in page
    eve.post(
        f"/desk/letters/{letter.id}", status="declined", answer="It was so.", claim=claim.slug, version=1
    )
    assert f'href="/desk/letters/{letter.id}"' not in eve.get(f"/desk/claims/{claim.slug}").text


def test_letters_are_listed_with_those_that_wait_first(session, eve):
    first, second = make_letter(session, "First."), make_letter(session, "Second.")
    session.commit()
    eve.post(f"/desk/letters/{second.id}", status="declined", answer="No.", claim="", version=1)
    listed = eve.get("/desk/letters.json").json
    assert [each["number"] for each in listed["letters"]] == [first.id, second.id]
    assert listed["waiting_count"] == 1
    assert session.exec(select(Letter)).all()

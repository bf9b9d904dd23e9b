"""Readers write to the desk without an account, and see what came of it."""

from datetime import timedelta

import pytest
from sqlmodel import select

from factcheck.domain.letters import PER_SENDER
from factcheck.domain.vocabulary import LetterStatus
from factcheck.models import Event, Letter
from factcheck.services import letters
from tests.crowded import published
from tests.dossiers import contested
from tests.factories import make_claim
from tests.letters import WORDS, make_letter, seal, sealed_in, write


def kept(session) -> list[Letter]:
    session.expire_all()
    found = list(session.exec(select(Letter).order_by(Letter.id)))
    session.commit()
    return found


def test_a_reader_reports_an_error_and_gets_an_address_to_keep(session, cy):
    claim = published(session, contested(session))
    session.commit()
    answer = write(cy, claim=claim.slug, source="https://daily.example/a", contact="vera@example.org")
    assert answer.status_code == 303
    (letter,) = kept(session)
    assert (letter.claim_id, letter.words, letter.contact) == (claim.id, WORDS, "vera@example.org")
    assert answer.location == f"/letters/{letter.code}"
    page = cy.get(answer.location)
    assert f"http://localhost/letters/{letter.code}" in page.text
    assert claim.text in page.text
    assert "Nobody at the desk has read it yet." in page.text


def test_the_status_page_tells_neither_the_words_nor_the_writer(session, cy):
    letter = make_letter(session, contact="vera@example.org", source="https://daily.example/secret")
    session.commit()
    for ending in ("", ".json"):
        answer = cy.get(f"/letters/{letter.code}{ending}")
        assert answer.status_code == 200
        for secret in (letter.words, letter.contact, letter.source, letter.sender):
            assert secret not in answer.text
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex"
    assert cy.get("/letters/0123456789abcdef01234567").status_code == 404


def test_the_status_says_what_the_desk_says(session, cy, eve):
    letter = make_letter(session)
    letters.answer(
        session, eve.viewer, letter, 1, status=LetterStatus.ACTED_ON, answer="**Corrected**.", claim=None
    )
    session.commit()
    data = cy.get(f"/letters/{letter.code}.json").json
    assert list(data) == ["id", "kind", "claim", "status", "received", "moved", "answer"]
    assert (data["status"], data["answer"], data["claim"]) == ("acted on", "**Corrected**.", None)
    assert data["moved"]
    assert "<strong>Corrected</strong>" in cy.get(f"/letters/{letter.code}").text


def test_a_claim_that_is_not_published_is_not_named(session, cy, eve):
    hidden = make_claim(session, "Nobody knows of this claim yet.")
    letter = make_letter(session, claim_id=hidden.id)
    session.commit()
    assert hidden.text not in cy.get(f"/letters/{letter.code}").text
    assert cy.get(f"/letters/{letter.code}.json").json["claim"] is None
    assert hidden.text not in cy.get(f"/report?claim={hidden.slug}").text
    write(cy, claim=hidden.slug)
    assert kept(session)[-1].claim_id is None


def test_the_form_knows_the_claim_by_the_page_a_reader_comes_from(session, cy):
    claim = published(session, contested(session))
    session.commit()
    foot = cy.get(f"/claims/{claim.slug}").text
    address = f"/report?page=/claims/{claim.slug}"
    assert f'href="{address}"' in foot
    assert 'href="/suggest"' in foot
    assert claim.text in cy.get(address).text
    assert claim.text in cy.get(f"{address}/history/1").text
    write(cy, page=f"/claims/{claim.slug}")
    assert (kept(session)[0].claim_id, kept(session)[0].page) == (claim.id, f"/claims/{claim.slug}")


@pytest.mark.parametrize("page", ["https://elsewhere.example/", "//elsewhere.example", "/" + "x" * 600])
def test_a_page_that_is_not_ours_is_forgotten(session, cy, page):
    assert "elsewhere" not in cy.get("/report", query_string={"page": page}).text.replace(WORDS, "")
    assert "elsewhere" not in write(cy, page=page, words="").text
    write(cy, page=page)
    assert kept(session)[0].page == ""


def test_the_form_says_which_other_page_it_is_about(cy):
    assert 'On the page <a href="/corrections">/corrections</a>' in cy.get("/report?page=/corrections").text
    assert 'href="/corrections">/corrections</a>' in write(cy, page="/corrections", words="").text


def test_the_form_itself_is_never_stored(cy):
    for address in ("/report", "/suggest"):
        answer = cy.get(address)
        assert answer.headers["Cache-Control"] == "no-store"
        assert 'name="robots" content="noindex"' in answer.text


def test_a_reader_suggests_a_claim(session, cy):
    answer = write(cy, "/suggest", "The moon is made of cheese.")
    assert answer.status_code == 303
    (letter,) = kept(session)
    assert (letter.kind, letter.claim_id, letter.status) == ("suggestion", None, "received")
    assert "A claim was suggested" in cy.get(answer.location).text


def test_a_program_that_fills_in_every_field_is_refused_and_a_person_can_mend_it(session, cy):
    trap = cy.get("/report").text
    assert 'name="homepage"' in trap
    answer = write(cy, homepage="https://spam.example")
    assert answer.status_code == 422
    assert "Leave this field empty" in answer.text
    assert WORDS in answer.text
    assert kept(session) == []


def test_what_was_typed_too_quickly_is_kept_and_can_be_sent_again(session, cy):
    form = cy.get("/report").text
    answer = cy.post("/report", words=WORDS, seal=sealed_in(form))
    assert (answer.status_code, "quicker than anybody writes" in answer.text) == (422, True)
    assert WORDS in answer.text
    assert sealed_in(answer.text) == sealed_in(form)
    assert kept(session) == []
    assert write(cy, seal=seal(cy, timedelta(seconds=4))).status_code == 303


@pytest.mark.parametrize("stale", ["", "forged.word", None])
def test_a_form_that_we_did_not_give_out_is_given_out_again_with_its_text(session, cy, stale):
    old = seal(cy, timedelta(days=8)) if stale is None else stale
    answer = write(cy, seal=old)
    assert answer.status_code == 422
    assert WORDS in answer.text
    assert sealed_in(answer.text) != old
    assert kept(session) == []


def test_without_the_token_nothing_is_taken_and_the_text_stays(session, cy):
    answer = cy.post("/report", honest=False, words=WORDS, seal=seal(cy))
    assert answer.status_code == 422
    assert WORDS in answer.text
    assert kept(session) == []


def test_after_many_letters_one_has_to_wait_and_loses_nothing(session, cy):
    most = PER_SENDER[0].most
    for number in range(most):
        assert write(cy, words=f"Words {number}.").status_code == 303
    answer = write(cy, words="One letter more.", contact="vera@example.org")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 3600
    assert "One letter more." in answer.text
    assert "vera@example.org" in answer.text
    assert "Your text is kept" in answer.text
    assert len(kept(session)) == most
    assert len(session.exec(select(Event)).all()) == most


def test_sent_twice_it_is_one_letter(session, cy):
    assert write(cy).location == write(cy).location
    assert len(kept(session)) == 1


def test_no_address_is_kept(session, cy):
    write(cy)
    row = repr(kept(session)[0].model_dump())
    assert "127.0.0.1" not in row


@pytest.mark.parametrize(("field", "value"), [("source", "ftp://daily.example"), ("words", "x" * 5001)])
def test_a_wrong_field_is_named_and_everything_comes_back(session, cy, field, value):
    answer = write(cy, **{"contact": "vera@example.org", field: value})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert "vera@example.org" in answer.text
    assert kept(session) == []


def test_what_a_reader_typed_is_text_wherever_it_shows(session, cy, eve):
    answer = write(cy, words="<script>alert(1)</script>", source="ftp://x")
    assert "<script>alert" not in answer.text
    letter = make_letter(session, "<img src=x onerror=alert(1)>")
    session.commit()
    for address in ("/desk/letters", f"/desk/letters/{letter.id}"):
        page = eve.get(address).text
        assert "&lt;img" in page
        assert "<img src=x" not in page

"""Letters of readers: taken, held back when there are too many, answered."""

from datetime import timedelta

import pytest
from sqlmodel import select

from factcheck.domain.letters import IN_ALL, PER_SENDER
from factcheck.domain.vocabulary import LetterStatus
from factcheck.models import Event, Letter
from factcheck.models.columns import now
from factcheck.services import letters
from factcheck.services.checks import Missing, NotAnAddress
from factcheck.services.letters import NeedsAnswer, TooManyLetters
from factcheck.services.naming import TooLong
from factcheck.services.public_search import NoSuchPlace
from factcheck.services.refusals import EditedMeanwhile
from tests.dossiers import counted
from tests.factories import make_claim
from tests.letters import make_letter


def test_a_letter_leaves_one_event_of_nobody_that_tells_nothing_in_confidence(session):
    letter = make_letter(session, contact="vera@example.org", source="https://daily.example/a")
    (event,) = session.exec(select(Event)).all()
    assert (event.person_id, event.action, event.noun) == (None, "received", "letter")
    told = repr(event.after)
    for secret in (letter.code, letter.words, letter.contact, letter.sender):
        assert secret not in told


def test_its_code_cannot_be_guessed(session):
    codes = {make_letter(session, f"Words {number}.").code for number in range(20)}
    assert len(codes) == 20
    assert all(len(bytes.fromhex(code)) * 8 >= 80 for code in codes)


def test_the_same_words_are_the_same_letter_and_no_second_event(session):
    claim = make_claim(session)
    first = make_letter(session, claim_id=claim.id, sender="one")
    before = len(session.exec(select(Event)).all())
    assert make_letter(session, claim_id=claim.id, sender="two").id == first.id
    assert len(session.exec(select(Event)).all()) == before
    assert make_letter(session, sender="one").id != first.id
    assert make_letter(session, claim_id=claim.id, contact="vera@example.org").id != first.id
    first.received = now() - timedelta(days=8)
    session.add(first)
    assert make_letter(session, claim_id=claim.id, sender="two").id != first.id


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"words": "  "}, Missing),
        ({"words": "x" * 5001}, TooLong),
        ({"source": "javascript:alert(1)"}, NotAnAddress),
        ({"contact": "x" * 255}, TooLong),
    ],
)
def test_what_is_empty_or_too_long_is_refused(session, wrong, refusal):
    with pytest.raises(refusal):
        make_letter(session, **wrong)
    assert session.exec(select(Letter)).all() == []


def test_one_sender_waits_after_some_letters_and_others_do_not(session):
    limit = PER_SENDER[0]
    sent = [make_letter(session, f"Words {number}.", sender="one") for number in range(limit.most)]
    with pytest.raises(TooManyLetters) as flood:
        make_letter(session, "One more.", sender="one")
    assert 0 < flood.value.wait <= limit.window.total_seconds()
    assert "Your text is kept" in str(flood.value)
    assert make_letter(session, sent[0].words, sender="one").id == sent[0].id
    assert make_letter(session, "One more.", sender="two").id
    sent[0].received = now() - limit.window
    session.add(sent[0])
    assert make_letter(session, "Another one.", sender="one").id


def test_all_together_are_held_back_when_the_desk_cannot_read_them(session):
    for number in range(IN_ALL[0].most):
        make_letter(session, f"Words {number}.")
    with pytest.raises(TooManyLetters, match="So many letters came"):
        make_letter(session, "One more.")


def test_an_answer_moves_the_letter_and_takes_the_senders_mark_away(session, eve):
    letter = make_letter(session)
    claim = make_claim(session)
    letters.answer(
        session, eve.viewer, letter, 1, status=LetterStatus.ACTED_ON, answer="Corrected.", claim=claim
    )
    assert (letter.status, letter.answer, letter.claim_id) == ("acted on", "Corrected.", claim.id)
    assert (letter.version, letter.sender, letter.moved_by_id) == (2, "", eve.viewer.id)
    event = session.exec(select(Event).where(Event.action == "moved")).one()
    assert (event.before["status"], event.after["status"]) == ("received", "acted on")
    assert event.after["answer"] == "Corrected."


def test_the_same_answer_again_changes_nothing(session, eve):
    letter = make_letter(session)
    for _ in range(2):
        letters.answer(session, eve.viewer, letter, 1, status=LetterStatus.LOOKED_AT, answer="", claim=None)
    assert letter.version == 2
    assert letter.sender


@pytest.mark.parametrize("status", [LetterStatus.ACTED_ON, LetterStatus.DECLINED])
def test_nothing_ends_without_an_answer(session, eve, status):
    letter = make_letter(session)
    with pytest.raises(NeedsAnswer):
        letters.answer(session, eve.viewer, letter, 1, status=status, answer=" ", claim=None)
    assert letter.status == "received"


def test_whoever_comes_second_sees_what_the_first_answered(session, eve):
    letter = make_letter(session)
    letters.answer(session, eve.viewer, letter, 1, status=LetterStatus.LOOKED_AT, answer="Soon.", claim=None)
    with pytest.raises(EditedMeanwhile) as conflict:
        letters.answer(session, eve.viewer, letter, 1, status=LetterStatus.DECLINED, answer="No.", claim=None)
    assert conflict.value.theirs == {"status": "looked at", "answer": "Soon.", "claim": ""}


def test_those_that_wait_come_first_page_by_page(session, eve, monkeypatch):
    monkeypatch.setattr(letters, "ON_A_PAGE", 2)
    made = [make_letter(session, f"Words {number}.") for number in range(5)]
    for letter in (made[1], made[4]):
        letters.answer(session, eve.viewer, letter, 1, status=LetterStatus.DECLINED, answer="No.", claim=None)
    found, after = [], ""
    while after is not None:
        page, after = letters.listed(session, after)
        found += [letter.id for letter in page]
    assert found == [made[place].id for place in (3, 2, 0, 4, 1)]
    assert letters.open_count(session) == 3
    with pytest.raises(NoSuchPlace):
        letters.listed(session, "nonsense")


def test_the_list_asks_as_often_for_many_as_for_few(session):
    asked = []
    for count in (1, 9):
        for number in range(count):
            make_letter(session, f"Words {count} {number}.", claim_id=make_claim(session).id)
        session.flush()
        with counted(session) as queries:
            assert [letter.claim.text for letter in letters.listed(session)[0]]
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_a_suggestion_becomes_the_first_words_of_a_claim(session):
    letter = make_letter(session, "One line\nand another. " + "x" * 600, kind="suggestion")
    words = letters.wording(session, letter.id)
    assert words.startswith("One line and another.")
    assert len(words) == 500
    assert letters.wording(session, None) == letters.wording(session, 10**12) == ""

"""Questions are asked once, found by their words, and edited without losing anybody's text."""

import pytest
from sqlmodel import select

from factcheck.models import Event
from factcheck.services import questions
from factcheck.services.naming import TooLong
from factcheck.services.refusals import EditedMeanwhile

DRONES = "Who carried out the drone attack on the Kremlin on 3 May 2023?"


def events(session):
    return session.exec(select(Event).order_by(Event.id)).all()


def edited(session, question, version=None, actor=None, **wanted):
    wanted = questions.values(question) | wanted
    return questions.edit(session, actor, question, version or question.version, **wanted)


def test_asking_makes_a_question_with_topics_and_one_event(session, actor):
    asked = questions.ask(session, actor, f" {DRONES} ", summary="Two drones.", topics=["Ukraine", "Drones"])
    assert (asked.text, asked.summary, asked.opened_by_id) == (DRONES, "Two drones.", actor.id)
    assert asked.slug == "who-carried-out-the-drone-attack-on-the-kremlin-on-3-may-2023"
    (event,) = events(session)
    assert (event.action, event.noun) == ("asked", "question")
    assert (event.after["text"], event.after["topics"]) == (DRONES, ["Drones", "Ukraine"])


def test_asking_the_same_again_is_no_second_question(session, actor):
    asked = questions.ask(session, actor, DRONES, summary="Two drones.")
    assert questions.ask(session, actor, DRONES) is asked
    assert questions.ask(session, actor, DRONES, summary="Two drones.") is asked
    assert len(events(session)) == 1
    other = questions.ask(session, actor, DRONES, summary="About another night.")
    assert other.slug == f"{asked.slug}-2"


def test_a_question_has_words(session, actor):
    with pytest.raises(questions.QuestionUnwritten):
        questions.ask(session, actor, " ")
    asked = questions.ask(session, actor, DRONES)
    with pytest.raises(questions.QuestionUnwritten):
        edited(session, asked, text="")
    with pytest.raises(TooLong, match="A question may have 500 characters"):
        questions.ask(session, actor, "a" * 501)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Кто атаковал Кремль?", "КРЕМЛЬ"),
        ("Bakıda nə baş verdi?", "BAKIDA"),
        ("من هاجم الكرملين؟", "الكرملين"),
        ("What does 🚁 mean?", "🚁"),
        ("Où était-il l'été?", "ou etait-il l'ete"),
        ("Is 100% of it_true?", "100% of it_"),
    ],
)
def test_a_question_is_found_by_its_words_in_any_case_and_without_marks(session, actor, text, typed):
    asked = questions.ask(session, actor, text)
    questions.ask(session, actor, "Is 100x of it true, or something else?")
    assert questions.matching(session, typed) == [asked]
    assert questions.find(session, asked.slug) is asked


def test_the_newest_comes_first(session, actor):
    asked = [questions.ask(session, actor, f"Why {number}?") for number in range(3)]
    assert questions.newest(session) == asked[::-1]
    assert questions.newest(session, 2) == asked[:0:-1]


def test_an_edit_keeps_before_and_after(session, actor):
    asked = questions.ask(session, actor, "Who was it?", topics=["Drones"])
    edited(
        session,
        asked,
        actor=actor,
        text="Who exactly was it?",
        summary="# Short",
        topics=["Drones", "Moscow"],
    )
    event = events(session)[-1]
    assert (event.before["text"], event.after["text"]) == ("Who was it?", "Who exactly was it?")
    assert (event.before["topics"], event.after["topics"]) == (["Drones"], ["Drones", "Moscow"])
    assert (event.before["summary"], event.after["summary"]) == ("", "# Short")
    assert (asked.version, asked.slug) == (2, "who-was-it")
    assert questions.matching(session, "exactly") == [asked]


def test_a_stale_edit_hands_back_their_text(session, actor):
    asked = questions.ask(session, actor, "Who was it?", topics=["Drones"])
    edited(session, asked, version=1, summary="Theirs.")
    with pytest.raises(EditedMeanwhile) as conflict:
        edited(session, asked, version=1, summary="Mine.")
    assert conflict.value.theirs == {"text": "Who was it?", "summary": "Theirs.", "topics": "Drones"}
    assert conflict.value.version == 2


def test_a_stale_edit_that_says_the_same_is_no_conflict(session, actor):
    asked = questions.ask(session, actor, "Who was it?", topics=["Drones"])
    edited(session, asked, version=1, summary="Same.", topics=["Moscow", "Drones"])
    count = len(events(session))
    edited(session, asked, version=1, summary="Same.", topics=["drones", "moscow"])
    assert (asked.version, len(events(session))) == (2, count)

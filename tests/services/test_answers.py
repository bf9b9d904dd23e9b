"""Finished answers are forgotten with what they tell of; the edition goes up once a transaction."""

import time

from sqlmodel import select

from factcheck import db
from factcheck.models import Answer, Edition
from factcheck.services import answers, listings, per_edition, questions
from tests import dossiers
from tests.benchmarks.question_page import person
from tests.factories import make_claim, make_question


def test_the_edition_goes_up_once_a_transaction_and_never_repeats(engine):
    with db.transaction(engine) as session:
        assert answers.edition(session) <= 1
        first = answers.bump(session)
        assert answers.bump(session) == answers.forget(session, ["claims/x"]) == first
    with db.transaction(engine) as session:
        assert answers.edition(session) == first
        second = answers.forget(session, [])
        session.rollback()
    with db.transaction(engine) as session:
        assert answers.edition(session) == first
        assert answers.bump(session) > second > first


def test_a_number_given_before_a_restore_is_not_given_again(engine):
    with db.transaction(engine) as session:
        given = answers.bump(session)
    with db.transaction(engine) as session:
        session.delete(session.get_one(Edition, 1))
    time.sleep(0.001)
    with db.transaction(engine) as session:
        assert answers.bump(session) > given


def test_only_what_tells_of_a_thing_goes_with_it_and_all_lists(session):
    for address, subject in (("/claims/a", "claims/a"), ("/claims/b", "claims/b"), ("/", "")):
        session.add(
            Answer(address=address, subject=subject, headers="[]", etag="x", modified=0, body=b"", edition=1)
        )
    answers.forget(session, ["claims/a"])
    assert session.exec(select(Answer.address)).all() == ["/claims/b"]


def test_a_publication_touches_its_rivals_its_question_and_what_it_mentions(session):
    claim = dossiers.contested(session)
    rival = make_claim(session, "The wind did.", question=claim.question)
    people = [person(session, name) for name in ("Ann", "Bob", "Eve")]
    for each in (claim, rival):
        dossiers.judge(session, each, *people[:2])
        dossiers.rule(session, each, people[2])
        dossiers.publish(session, each, people[2])
    touched = answers.touched(session, rival.id)
    assert {"claims/the-wind-did", f"claims/{claim.slug}", "questions/who-broke-the-window"} <= touched
    assert "topics/glass" in touched
    assert "speakers/vera-lind" not in touched
    assert "speakers/vera-lind" in answers.touched(session, claim.id)


def test_a_question_nobody_reads_leaves_the_edition_alone(session):
    question = make_question(session, "Who?")
    before = answers.edition(session)
    questions.edit(session, None, question, question.version, text="Who else?", summary="", topics=[])
    assert answers.edition(session) == before


def test_sums_are_counted_once_an_edition(engine):
    asked = []

    def count():
        asked.append(1)
        return len(asked)

    with db.transaction(engine) as session:
        assert [per_edition.once(session, "k", count) for _ in range(2)] == [1, 2], (
            "nothing is kept of no edition"
        )
        answers.bump(session)
        assert [per_edition.once(session, "k", count) for _ in range(2)] == [3, 3]
    with db.transaction(engine) as session:
        answers.bump(session)
        assert per_edition.once(session, "k", count) == 4


def test_search_looks_into_words_of_letters_and_digits():
    said = {
        "claim": "Lind\u2019s «radio»",
        "question": None,
        "ruling": {"summary": "Işıq, 100%"},
        "attributions": [],
    }
    assert listings.folded(said) == "lind s radio isiq 100"

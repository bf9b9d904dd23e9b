"""Twenty at once on one claim: one wins, the others are told why, and the log has one course."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from sqlmodel import col, select

from factcheck import db
from factcheck.domain.course import Act, Status, follow
from factcheck.domain.vocabulary import Role
from factcheck.models import Claim, Event, Person, Publication, Ruling, Verdict
from factcheck.services import course, log, sessions, verdicts
from tests.cast import Browser
from tests.dossiers import SENT_REASONS, judge, rule
from tests.factories import make_claim
from tests.test_concurrency import at_once

pytestmark = pytest.mark.slow
TWENTY = 20
CLAIM = "/desk/claims/vera-did-it"
SENTENCE = re.compile(r'role="alert".*?<li>(?:<a [^>]*>)?([^<]+\.)', re.DOTALL)


def test_twenty_editors_publish_at_once_and_exactly_one_wins(app, editors, tell):
    with tell() as session:
        claim = make_claim(session, "Vera did it.")
        judge(session, claim, *(editor.viewer for editor in editors[:2]))
        for editor in editors:
            verdicts.unseal(session, editor.viewer, claim)
        rule(session, claim, editors[2].viewer)
    answers = at_once(lambda browser, _: browser.post(f"{CLAIM}/publications", **SENT_REASONS), editors)
    statuses = Counter(answer.status_code for answer in answers)
    assert statuses[303] == 1
    assert set(statuses) <= {303, 409, 422}
    for answer in answers:
        assert answer.status_code == 303 or SENTENCE.search(answer.text), "who came late is told why"
    with reading(app) as session:
        assert [one.version for one in session.exec(select(Publication))] == [1]
        assert told(session)[-1] == ("published", "ruled", "published")
        assert [action for action, *_ in told(session)].count("published") == 1
        holds_together(session)


def test_twenty_first_verdicts_given_twice_are_twenty_steps_of_one_course(app, reviewers, tell):
    with tell() as session:
        make_claim(session, "Vera did it.")

    def give(browser, number):
        said = {"rating": ["supported", "refuted"][number % 2], "confidence": "50", "rationale": "I looked."}
        return [browser.post(f"{CLAIM}/verdicts", **said, version="0").status_code for _ in range(2)]

    assert at_once(give, reviewers) == [[303, 303]] * TWENTY
    with reading(app) as session:
        assert len(session.exec(select(Verdict)).all()) == TWENTY
        steps = told(session)
        assert [action for action, *_ in steps] == ["given"] * TWENTY
        assert steps[0] == ("given", "open", "in review")
        assert steps[-1][2] == course.status_of(session, session.exec(select(Claim)).one()) == "split"
        holds_together(session)


def test_one_reviewer_in_twenty_windows_gives_one_verdict(app, reviewers, tell):
    with tell() as session:
        make_claim(session, "Vera did it.")
    with tell() as session:
        one = session.get(Person, reviewers[0].viewer.id)
        tokens = [sessions.start(session, one) for _ in range(TWENTY)]
    windows = [Browser(app, reviewers[0].viewer, token) for token in tokens]
    said = {"rating": "supported", "confidence": "50", "rationale": "I looked.", "version": "0"}
    give = at_once(lambda window, _: window.post(f"{CLAIM}/verdicts", **said).status_code, windows)
    assert give == [303] * TWENTY
    with reading(app) as session:
        assert told(session) == [("given", "open", "in review")]
        holds_together(session)


def test_twenty_rulings_in_the_same_words_are_one(app, editors, tell):
    judged(tell, editors)
    said = {"summary": "The glass says so.", "explanation": "It lay outside."}
    address = f"{CLAIM}/rulings/agreement"
    assert at_once(lambda browser, _: browser.post(address, **said).status_code, editors) == [303] * TWENTY
    with reading(app) as session:
        assert [one.number for one in session.exec(select(Ruling))] == [1]
        assert told(session)[-1] == ("ruled", "agreed", "ruled")
        holds_together(session)


def test_twenty_rulings_in_other_words_follow_each_other(app, editors, tell):
    judged(tell, editors)
    address = f"{CLAIM}/rulings/agreement"

    def say(browser, number):
        return browser.post(address, summary=f"Number {number}.", explanation="x").status_code

    assert at_once(say, editors) == [303] * TWENTY
    with reading(app) as session:
        assert sorted(one.number for one in session.exec(select(Ruling))) == list(range(1, TWENTY + 1))
        holds_together(session)


def test_a_claim_that_is_published_and_declined_at_once_is_one_of_the_two(app, editors, tell):
    judged(tell, editors)
    with tell() as session:
        rule(session, session.exec(select(Claim)).one(), editors[2].viewer)
    decline = {"obstacle": "opinion", "reason": "It says what somebody thinks."}

    def race(browser, number):
        if number % 2:
            return browser.post(f"{CLAIM}/declining", **decline).status_code
        return browser.post(f"{CLAIM}/publications", **SENT_REASONS).status_code

    statuses = at_once(race, editors)
    with reading(app) as session:
        claim = session.exec(select(Claim)).one()
        published = session.exec(select(Publication)).all()
        assert bool(published) != (claim.declined is not None)
        assert told(session)[-1][2] == ("published" if published else "declined")
        assert statuses.count(303) == (1 if published else TWENTY // 2), "the same wish again is not an error"
        holds_together(session)


def judged(tell, editors):
    """Two agree, and everybody else has looked."""
    with tell() as session:
        claim = make_claim(session, "Vera did it.")
        judge(session, claim, *(editor.viewer for editor in editors[:2]))
        for editor in editors:
            verdicts.unseal(session, editor.viewer, claim)


def told(session):
    """The steps of the log: what was done, from where, to where."""
    events = session.exec(select(Event).order_by(col(Event.id))).all()
    return [(event.action, *event.after["course"]) for event in events if "course" in (event.after or {})]


def holds_together(session):
    """Each step begins where the last one ended, the course has it, and the log is whole."""
    steps = [(before, after) for _, before, after in told(session)]
    assert all(one[1] == other[0] for one, other in pairwise(steps))
    assert all(any(after in follow(act, Status(before)) for act in Act) for before, after in steps)
    assert log.broken_at(session) is None


def reading(app):
    return db.open_session(app.extensions["engine"], writes=False)


@pytest.fixture
def tell(app):
    """A chapter of the story: a session that is committed at its end."""
    return lambda: db.transaction(app.extensions["engine"])


@pytest.fixture
def editors(cast) -> list:
    """Twenty editors, each in a browser of her own."""
    return [cast.person(f"editor-{number:02}", Role.EDITOR) for number in range(TWENTY)]


@pytest.fixture
def reviewers(cast) -> list:
    """Twenty reviewers, each in a browser of her own."""
    return [cast.person(f"reviewer-{number:02}", Role.REVIEWER) for number in range(TWENTY)]

"""Whatever people try in whatever order: verdicts stay blind, and nothing published is undone."""

import json
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, func, select

from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models import Event, Publication, Verdict
from factcheck.services import publications, rulings, soundness, verdicts
from factcheck.services.refusals import Refused
from tests.dossiers import publish
from tests.factories import make_claim

PEOPLE = range(4)
"""Two reviewers and two editors, by their places in the cast."""
RATINGS = ("supported", "refuted")
WISHES = st.lists(
    st.one_of(
        st.tuples(st.just("judge"), st.sampled_from(PEOPLE), st.sampled_from(RATINGS)),
        st.tuples(st.just("unseal"), st.sampled_from(PEOPLE), st.none()),
        st.tuples(st.just("agree"), st.sampled_from(PEOPLE), st.sampled_from(["One way.", "Another way."])),
        st.tuples(st.just("adjudicate"), st.sampled_from(PEOPLE), st.sampled_from(RATINGS)),
        st.tuples(
            st.just("publish"), st.sampled_from(PEOPLE), st.sampled_from([None, "update", "withdrawn"])
        ),
        st.tuples(st.just("withdraw"), st.sampled_from(PEOPLE), st.sampled_from(["Wrong.", "Old."])),
    ),
    min_size=5,
    max_size=25,
)
AS_USUAL = [
    ("judge", 0, "supported"),
    ("judge", 1, "supported"),
    ("unseal", 2, None),
    ("agree", 2, "One way."),
    ("publish", 2, None),
]
"""How it usually goes; a story starts anywhere in it."""
FIXTURES_STAY = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=30, suppress_health_check=FIXTURES_STAY)
@given(begun=st.sampled_from((5, 4, 5, 2, 0)), wishes=WISHES)
def test_the_rules_hold_in_every_order(session, ada, ben, eve, ida, begun, wishes):
    people = [browser.viewer for browser in (ada, ben, eve, ida)]
    with session.begin_nested() as attempt:
        claim = make_claim(session)
        for wish, who, word in AS_USUAL[:begun] + wishes:
            leaves_one_event_or_none(session, claim, people[who], wish, word)
            blind(session, claim, people)
            lasting(session, claim)
        assert list(soundness.problems(session)) == []
        attempt.rollback()
    session.expunge_all()


def leaves_one_event_or_none(session, claim, viewer, wish, word):
    """A refused wish leaves no trace, a granted one at most one event."""
    before = session.exec(select(func.count(Event.id))).one()
    try:
        grant(session, claim, viewer, wish, word)
    except Refused:
        assert session.exec(select(func.count(Event.id))).one() == before
    else:
        assert session.exec(select(func.count(Event.id))).one() - before in {0, 1}


def grant(session, claim, viewer, wish, word):
    """What the wish is in the services' words."""
    if wish == "judge":
        verdicts.submit(session, viewer, claim, rating=word, confidence=0.5, rationale="I looked.")
    elif wish == "unseal":
        verdicts.unseal(session, viewer, claim)
    elif wish == "agree":
        rulings.agree(session, viewer, claim, summary=word, explanation="")
    elif wish == "adjudicate":
        words = {"summary": "By me.", "explanation": "", "reason": "I know better."}
        rulings.adjudicate(session, viewer, claim, rating=word, **words)
    elif wish == "publish":
        publish(session, claim, viewer, kind=word, note=word and "Something changed.")
    else:
        publications.withdraw(session, viewer, claim, word)


def blind(session, claim, people):
    """Nobody sees a verdict who has neither given one nor looked, and nobody has done both."""
    for viewer in people:
        given, looked = verdicts.seen(session, viewer, [claim.id])
        assert not given & looked
        if not given | looked:
            assert verdicts.visible(session, viewer, claim) == []
    authors = session.exec(select(Verdict.person_id).where(Verdict.claim_id == claim.id)).all()
    assert len(authors) == len(set(authors))


def lasting(session, claim):
    """Versions count up, each later one has its kind and note, and nothing follows a tombstone."""
    course = publications.history(session, claim.id)
    assert [each.version for each in course] == list(range(1, len(course) + 1))
    assert all(each.kind is None for each in course[:1])
    assert all(each.kind and each.note for each in course[1:])
    assert all(earlier.kind is not CorrectionKind.WITHDRAWN for earlier, _ in pairwise(course))
    told = (
        select(Publication.document)
        .where(Publication.claim_id == claim.id)
        .order_by(col(Publication.version))
    )
    for document in map(json.loads, session.exec(told)):
        assert "withdrawn" in document or document["agreement"]["reviewers"] >= 2

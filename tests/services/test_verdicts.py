"""Verdicts are given blind, once, with a reason; nobody sees the others' before."""

import math
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.domain.vocabulary import Role
from factcheck.models import Event
from factcheck.services import claims, log, publications, verdicts
from factcheck.services.checks import Missing
from factcheck.services.naming import TooLong
from factcheck.services.publishable import ClaimWithdrawn
from factcheck.services.refusals import EditedMeanwhile
from factcheck.services.scales import RatingUnknown
from factcheck.services.verdicts import (
    AlreadyGiven,
    ConfidenceOutOfRange,
    NotAnEditor,
    NoVerdictYet,
    UnsealedAlready,
)
from tests.dossiers import judge, publish, rule
from tests.factories import make_claim, make_ruling, make_verdict

GIVEN = {"rating": "unproven", "confidence": 0.6, "rationale": "Nobody saw it. Никто не видел."}


def test_a_verdict_is_kept_as_given_and_leaves_one_event(session, actor, events):
    claim = make_claim(session)
    before = len(events())
    verdict = verdicts.submit(session, actor, claim, **GIVEN | {"rationale": f" {GIVEN['rationale']}\r\n"})
    assert verdicts.values(verdict) == GIVEN
    assert (verdict.claim_id, verdict.person_id) == (claim.id, actor.id)
    (event,) = events()[before:]
    assert (event.action, event.noun, event.person_id) == ("given", "verdict", actor.id)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"rationale": ""}, Missing),
        ({"rationale": " \n\t "}, Missing),
        ({"rationale": "x" * 20_001}, TooLong),
        ({"confidence": -0.01}, ConfidenceOutOfRange),
        ({"confidence": 1.01}, ConfidenceOutOfRange),
        ({"confidence": math.nan}, ConfidenceOutOfRange),
        ({"confidence": math.inf}, ConfidenceOutOfRange),
        ({"rating": "false"}, RatingUnknown),
        ({"rating": ""}, RatingUnknown),
    ],
)
def test_a_verdict_that_is_none_is_refused(session, actor, events, wrong, refusal):
    claim = make_claim(session)
    before = len(events())
    with pytest.raises(refusal):
        verdicts.submit(session, actor, claim, **GIVEN | wrong)
    assert verdicts.own(session, actor, claim) is None
    assert len(events()) == before


@pytest.mark.parametrize("confidence", [0, 1])
def test_the_ends_of_confidence_are_allowed(session, actor, confidence):
    assert verdicts.submit(session, actor, make_claim(session), **GIVEN | {"confidence": confidence})


def test_the_same_verdict_sent_twice_counts_once(session, actor, ben, events):
    claim = make_claim(session)
    first = verdicts.submit(session, actor, claim, **GIVEN)
    make_verdict(session, claim, ben.viewer)
    before = len(events())
    assert verdicts.submit(session, actor, claim, **GIVEN) is first
    assert len(verdicts.all_of(session, claim)) == 2
    assert len(events()) == before


def test_a_verdict_is_revised_while_it_is_the_only_one(session, actor, events):
    claim = make_claim(session)
    first = verdicts.submit(session, actor, claim, **GIVEN)
    before = len(events())
    again = verdicts.submit(session, actor, claim, **GIVEN | {"rating": "refuted"})
    assert (again, again.rating, again.version) == (first, "refuted", 2)
    (event,) = events()[before:]
    assert (event.action, event.before["rating"], event.after["rating"]) == ("revised", "unproven", "refuted")


def test_a_verdict_stands_once_another_is_in(session, actor, ben):
    claim = make_claim(session)
    first = verdicts.submit(session, actor, claim, **GIVEN)
    make_verdict(session, claim, ben.viewer)
    with pytest.raises(AlreadyGiven):
        verdicts.submit(session, actor, claim, **GIVEN | {"rating": "supported"})
    with pytest.raises(AlreadyGiven):
        verdicts.revise(session, actor, claim, first.version, **GIVEN | {"confidence": 0.7})
    assert verdicts.values(first) == GIVEN


def test_a_verdict_stands_once_it_is_ruled_upon(session, actor):
    claim = make_claim(session)
    verdicts.submit(session, actor, claim, **GIVEN)
    make_ruling(session, claim)
    with pytest.raises(AlreadyGiven):
        verdicts.submit(session, actor, claim, **GIVEN | {"rating": "supported"})


def test_a_stale_revision_shows_both_texts(session, actor):
    claim = make_claim(session)
    verdicts.submit(session, actor, claim, **GIVEN)
    verdicts.revise(session, actor, claim, 1, **GIVEN | {"rating": "refuted"})
    with pytest.raises(EditedMeanwhile) as refused:
        verdicts.revise(session, actor, claim, 1, **GIVEN | {"rating": "supported"})
    assert refused.value.theirs["rating"] == "refuted"


def test_there_is_nothing_to_revise_before_the_first(session, actor):
    with pytest.raises(NoVerdictYet):
        verdicts.revise(session, actor, make_claim(session), 1, **GIVEN)


def test_a_reviewer_cannot_see_others_verdicts_before_giving_hers(session, ada, ben):
    claim, other = make_claim(session), make_claim(session)
    make_verdict(session, claim, ben.viewer)
    verdicts.submit(session, ada.viewer, other, **GIVEN)
    assert verdicts.sealed(session, ada.viewer, claim)
    assert verdicts.visible(session, ada.viewer, claim) == []
    verdicts.submit(session, ada.viewer, claim, **GIVEN)
    assert not verdicts.sealed(session, ada.viewer, claim)
    assert [each.person.public_name for each in verdicts.visible(session, ada.viewer, claim)] == [
        "Ben",
        "Ada",
    ]


def test_an_editor_who_unseals_sees_and_can_never_judge(session, ben, eve, events):
    claim = make_claim(session)
    make_verdict(session, claim, ben.viewer)
    before = len(events())
    assert verdicts.unseal(session, eve.viewer, claim) is verdicts.unseal(session, eve.viewer, claim)
    assert [event.action for event in events()[before:]] == ["unsealed"]
    assert len(verdicts.visible(session, eve.viewer, claim)) == 1
    with pytest.raises(UnsealedAlready):
        verdicts.submit(session, eve.viewer, claim, **GIVEN)
    assert verdicts.submit(session, eve.viewer, make_claim(session), **GIVEN)


def test_unsealing_is_for_editors_who_have_not_judged(session, ada, eve, events):
    claim = make_claim(session)
    with pytest.raises(NotAnEditor):
        verdicts.unseal(session, ada.viewer, claim)
    verdicts.submit(session, eve.viewer, claim, **GIVEN)
    before = len(events())
    assert verdicts.unseal(session, eve.viewer, claim) is None
    assert len(events()) == before


def test_many_claims_are_asked_at_once(session, ada, eve):
    judged, looked, neither = make_claim(session), make_claim(session), make_claim(session)
    verdicts.submit(session, eve.viewer, judged, **GIVEN)
    verdicts.unseal(session, eve.viewer, looked)
    wanted = [judged.id, looked.id, neither.id]
    assert verdicts.seen(session, eve.viewer, wanted) == ({judged.id}, {looked.id})
    assert verdicts.seen(session, ada.viewer, wanted) == (set(), set())


def test_a_verdict_may_come_after_the_ruling_but_not_after_the_end(session, ada, ben, eve, ida):
    claim = make_claim(session)
    judge(session, claim, ada.viewer, ben.viewer)
    rule(session, claim, eve.viewer)
    publish(session, claim, eve.viewer)
    dee = ida.viewer
    publications.withdraw(session, eve.viewer, claim, "Another window.")
    with pytest.raises(ClaimWithdrawn):
        verdicts.submit(session, dee, claim, **GIVEN)


def test_sixteen_people_judge_at_once_and_each_verdict_counts_once(cast, engine, session):
    people = [cast.person(f"reviewer{number}", Role.REVIEWER).viewer for number in range(16)]
    slug, together = make_claim(session).slug, Barrier(32)
    session.commit()

    def judge_twice(viewer):
        """The same person, with one click too many."""
        together.wait()
        with db.transaction(engine) as writing:
            claim = claims.find(writing, slug)
            verdicts.submit(writing, viewer, claim, **GIVEN | {"rationale": f"{viewer.username} looked."})

    with ThreadPoolExecutor(32) as hands:
        list(hands.map(judge_twice, people * 2))
    given = verdicts.all_of(session, claims.find(session, slug))
    assert sorted(each.rationale for each in given) == sorted(f"{each.username} looked." for each in people)
    assert len(session.exec(select(Event).where(Event.action == "given")).all()) == 16
    assert log.broken_at(session) is None

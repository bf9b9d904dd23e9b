"""Claims are assigned, taken, handed back, taken away and done; an end has its reason."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.domain.vocabulary import AssignmentEnding, Notice, Role
from factcheck.models import Assignment, Claim, Notification, Person
from factcheck.models.columns import now
from factcheck.services import assignable, assignments, interests, people, publications, verdicts
from factcheck.services.assignments import (
    CannotJudge,
    DeadlinePassed,
    JudgedAlready,
    NobodyChosen,
    NotAssigned,
    OnlyEditorsAssign,
)
from factcheck.services.checks import Missing
from factcheck.services.interests import ConflictOfInterest
from factcheck.services.publishable import ClaimWithdrawn
from tests.dossiers import judge, publish, rule
from tests.factories import make_attribution, make_claim, make_speaker, make_unsealing, make_verdict

TODAY = now().date()
SOON = TODAY + timedelta(days=3)


def someone(session, browser):
    """A person's row."""
    return session.get_one(Person, browser.viewer.id)


def told(session, notice):
    """Who was told of something, in the order of telling."""
    found = session.exec(select(Notification).where(Notification.notice == notice))
    return [each.person_id for each in found]


def test_an_editor_assigns_several_people_in_one_event_and_they_are_told(session, ada, ben, eve, events):
    claim, before = make_claim(session), len(events())
    both = [someone(session, ada), someone(session, ben)]
    made = assignments.assign(session, eve.viewer, claim, both, SOON)
    assert [(each.person_id, each.due, each.ended) for each in made] == [
        (ada.viewer.id, SOON, None),
        (ben.viewer.id, SOON, None),
    ]
    (event,) = events()[before:]
    assert (event.action, event.noun, event.noun_id) == ("assigned", "claim", str(claim.id))
    assert [each["due"] for each in event.after["assignments"]] == [SOON.isoformat()] * 2
    assert told(session, Notice.ASSIGNED) == [ada.viewer.id, ben.viewer.id]


def test_assigned_again_with_another_day_is_the_same_assignment(session, ada, eve, events):
    claim, person = make_claim(session), [someone(session, ada)]
    (first,) = assignments.assign(session, eve.viewer, claim, person)
    before = len(events())
    assert assignments.assign(session, eve.viewer, claim, person) == []
    assert len(events()) == before
    (again,) = assignments.assign(session, eve.viewer, claim, person, TODAY)
    assert (again, again.due) == (first, TODAY)
    assert len(events()) == before + 1


def test_assigning_is_for_editors_who_choose_somebody_and_a_day_to_come(session, ada, ben, eve):
    claim, person = make_claim(session), [someone(session, ben)]
    with pytest.raises(OnlyEditorsAssign):
        assignments.assign(session, ada.viewer, claim, person)
    with pytest.raises(NobodyChosen):
        assignments.assign(session, eve.viewer, claim, [])
    with pytest.raises(DeadlinePassed):
        assignments.assign(session, eve.viewer, claim, person, TODAY - timedelta(days=1))
    assert assignments.assign(session, eve.viewer, claim, person, TODAY)


def test_who_cannot_judge_is_not_assigned_and_nobody_else_with_her(session, ada, ben, eve, ida):
    claim = make_claim(session)
    speaker = make_speaker(session, "Vera Lind")
    make_attribution(session, claim, speaker=speaker)
    interests.declare(session, ben.viewer, speaker=speaker)
    with pytest.raises(ConflictOfInterest, match="Ben declared an interest in the speaker Vera Lind"):
        assignments.assign(session, eve.viewer, claim, [someone(session, ada), someone(session, ben)])
    with pytest.raises(ConflictOfInterest):
        assignments.take(session, ben.viewer, claim)
    make_unsealing(session, claim, ida.viewer)
    with pytest.raises(CannotJudge, match="Ida looked"):
        assignments.assign(session, eve.viewer, claim, [someone(session, ida)])
    with pytest.raises(CannotJudge):
        assignments.take(session, ida.viewer, claim)
    people.disable(session, None, someone(session, ada))
    with pytest.raises(assignable.CannotSignIn, match="Ada cannot sign in"):
        assignments.assign(session, eve.viewer, claim, [someone(session, ada)])
    assert session.exec(select(Assignment)).all() == []


def test_a_reviewer_takes_once_and_hands_back_with_a_reason(session, ada, events):
    claim, before = make_claim(session), len(events())
    taken = assignments.take(session, ada.viewer, claim)
    assert assignments.take(session, ada.viewer, claim) is taken
    with pytest.raises(Missing):
        assignments.hand_back(session, ada.viewer, claim, "  ")
    back = assignments.hand_back(session, ada.viewer, claim, " I was there. ")
    assert (back.ending, back.reason) == (AssignmentEnding.HANDED_BACK, "I was there.")
    with pytest.raises(NotAssigned):
        assignments.hand_back(session, ada.viewer, claim, "Again.")
    assert [(event.action, event.noun) for event in events()[before:]] == [
        ("taken", "assignment"),
        ("handed back", "assignment"),
    ]
    assert assignments.take(session, ada.viewer, claim) is not taken


def test_who_assigned_is_told_when_it_comes_back_and_nobody_is_told_of_herself(session, ada, eve):
    claim, other = make_claim(session), make_claim(session)
    assignments.assign(session, eve.viewer, claim, [someone(session, ada)])
    assignments.hand_back(session, ada.viewer, claim, "I was there.")
    assignments.take(session, ada.viewer, other)
    assignments.hand_back(session, ada.viewer, other, "I was there too.")
    assert told(session, Notice.HANDED_BACK) == [eve.viewer.id]


def test_an_editor_takes_away_with_a_reason_and_nobody_else(session, ada, ben, eve):
    claim = make_claim(session)
    (given,) = assignments.assign(session, eve.viewer, claim, [someone(session, ada)])
    with pytest.raises(OnlyEditorsAssign):
        assignments.take_away(session, ben.viewer, given, "Too slow.")
    with pytest.raises(Missing):
        assignments.take_away(session, eve.viewer, given, "")
    assert assignments.take_away(session, eve.viewer, given, "Ill.").ending is AssignmentEnding.TAKEN_AWAY
    with pytest.raises(NotAssigned):
        assignments.take_away(session, eve.viewer, given, "Ill again.")


def test_a_verdict_ends_its_assignment_within_its_own_event(session, ada, ben, eve, events):
    claim = make_claim(session)
    given = assignments.assign(session, eve.viewer, claim, [someone(session, ada), someone(session, ben)])
    before = len(events())
    judge(session, claim, ada.viewer)
    (event,) = events()[before:]
    assert (event.action, event.noun, event.after["assignment_id"]) == ("given", "verdict", given[0].id)
    assert (given[0].ending, given[1].ending) == (AssignmentEnding.DONE, None)
    assert given[0].ended is not None


def test_a_verdict_without_an_assignment_is_fine(session, ada, events):
    judge(session, make_claim(session), ada.viewer)
    assert "assignment_id" not in events()[-1].after
    assert session.exec(select(Assignment)).all() == []


def test_there_is_nothing_to_take_where_ones_verdict_is_in(session, ada):
    claim = make_claim(session)
    make_verdict(session, claim, ada.viewer)
    with pytest.raises(JudgedAlready):
        assignments.take(session, ada.viewer, claim)


def test_whose_verdict_is_in_can_be_assigned_and_taken_away_like_anybody_but_is_not_told(
    session, ada, ben, eve
):
    claim = make_claim(session)
    make_verdict(session, claim, ada.viewer)
    both = [someone(session, ada), someone(session, ben)]
    done, standing = assignments.assign(session, eve.viewer, claim, both, SOON)
    assert (done.ending, standing.ending) == (AssignmentEnding.DONE, None)
    assert told(session, Notice.ASSIGNED) == [ben.viewer.id]
    assert [each.person_id for each in assignments.listed(session, claim)] == [ada.viewer.id, ben.viewer.id]
    for each in (done, standing):
        assert assignments.take_away(session, eve.viewer, each, "Enough.").ending == "taken away"
    assert assignments.listed(session, claim) == []
    assert verdicts.own(session, ada.viewer, claim) is not None


def test_nobody_is_assigned_to_what_is_withdrawn(session, ada, ben, eve, ida):
    claim = make_claim(session)
    judge(session, claim, ada.viewer, ben.viewer)
    rule(session, claim, eve.viewer)
    publish(session, claim, eve.viewer)
    publications.withdraw(session, eve.viewer, claim, "Another window.")
    with pytest.raises(ClaimWithdrawn):
        assignments.assign(session, eve.viewer, claim, [someone(session, ida)])
    with pytest.raises(ClaimWithdrawn):
        assignments.take(session, ida.viewer, claim)


def test_loads_count_what_stands_on_claims_that_can_still_be_judged(session, ada, ben, eve):
    made = [make_claim(session) for _ in range(4)]
    for claim in made:
        assignments.assign(session, eve.viewer, claim, [someone(session, ada)], SOON)
    session.get_one(Assignment, assignments.own(session, ada.viewer, made[0]).id).due = TODAY - timedelta(1)
    made[1].declined = now()
    assignments.hand_back(session, ada.viewer, made[2], "Ill.")
    session.flush()
    found = {
        each.username: (each.standing, each.overdue, each.next_due) for each in assignable.loads(session)
    }
    assert found["ada"] == (2, 1, TODAY - timedelta(1))
    assert found["ben"] == (0, 0, None)


def test_sixteen_clicks_take_a_claim_once(cast, engine, session):
    viewer = cast.person("dora", Role.REVIEWER).viewer
    number, together = make_claim(session).id, Barrier(16)
    session.commit()

    def take(_):
        together.wait()
        with db.transaction(engine) as writing:
            return assignments.take(writing, viewer, writing.get_one(Claim, number)).id

    with ThreadPoolExecutor(16) as hands:
        assert len(set(hands.map(take, range(16)))) == 1
    assert len(session.exec(select(Assignment)).all()) == 1

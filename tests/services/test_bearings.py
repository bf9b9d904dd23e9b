"""Bearings are given cell by cell or many at once, and leave one event; who may not judge is told why."""

import pytest

from factcheck.domain.vocabulary import Bearing, Weight
from factcheck.models import BearingGiven, Weighing
from factcheck.services import bearings, evidence, publications, veiled, verdicts
from factcheck.services.bearings import (
    BearingUnknown,
    BearsElsewhere,
    UnsealedBearing,
    Weighed,
    WeightUnknown,
    Wish,
)
from factcheck.services.evidence import EvidenceWithdrawn
from factcheck.services.publishable import ClaimDeclined, ClaimWithdrawn
from tests.dossiers import counted, judge, publish, rule
from tests.factories import make_bearing, make_claim, make_evidence, make_question, make_unsealing


def test_a_bearing_is_given_once_and_changed_in_place(session, actor, events):
    claim, photo = at_issue(session)
    before = len(events())
    first = bearings.bear(session, actor, photo, claim, "supports")
    again = bearings.bear(session, actor, photo, claim, Bearing.SUPPORTS)
    assert again is first
    assert len(events()) == before + 1
    bearings.bear(session, actor, photo, claim, Bearing.CONTRADICTS)
    assert session.get(BearingGiven, first.id).bearing is Bearing.CONTRADICTS
    assert [event.before and event.before["bearing"] for event in events()[before:]] == [None, "supports"]


def test_a_word_that_is_no_bearing_is_refused(session, actor):
    claim, photo = at_issue(session)
    with pytest.raises(BearingUnknown):
        bearings.bear(session, actor, photo, claim, "proves")


def test_evidence_bears_on_no_claim_of_another_question(session, actor):
    _, photo = at_issue(session)
    elsewhere = make_claim(session, question=make_question(session))
    for claim in (elsewhere, make_claim(session)):
        with pytest.raises(BearsElsewhere):
            bearings.bear(session, actor, photo, claim, Bearing.SUPPORTS)


def test_evidence_of_a_claim_bears_on_its_rivals_and_on_itself_alone(session, actor):
    claim, _ = at_issue(session)
    rival = make_claim(session, question=claim.question)
    alone = make_claim(session)
    assert bearings.bear(session, actor, make_evidence(session, claim=rival), claim, Bearing.NEUTRAL)
    assert bearings.bear(session, actor, make_evidence(session, claim=alone), alone, Bearing.NEUTRAL)
    with pytest.raises(BearsElsewhere):
        bearings.bear(
            session, actor, make_evidence(session, claim=alone), make_claim(session), Bearing.NEUTRAL
        )


def test_who_looked_without_judging_weighs_no_more(session, actor):
    claim, photo = at_issue(session)
    make_unsealing(session, claim, actor)
    with pytest.raises(UnsealedBearing):
        bearings.bear(session, actor, photo, claim, Bearing.SUPPORTS)


def test_withdrawn_evidence_and_withdrawn_claims_are_weighed_no_more(session, ada, ben, eve):
    claim, photo = at_issue(session)
    evidence.withdraw(session, ada.viewer, photo, "Another window.")
    with pytest.raises(EvidenceWithdrawn):
        bearings.bear(session, ada.viewer, photo, claim, Bearing.SUPPORTS)
    judge(session, claim, ada.viewer, ben.viewer)
    rule(session, claim, eve.viewer)
    publish(session, claim, eve.viewer)
    publications.withdraw(session, eve.viewer, claim, "Another house.")
    with pytest.raises(ClaimWithdrawn):
        bearings.bear(session, ada.viewer, make_evidence(session, claim=claim), claim, Bearing.SUPPORTS)


def test_a_verdict_does_not_end_weighing(session, ada, ben):
    claim, photo = at_issue(session)
    judge(session, claim, ada.viewer, ben.viewer)
    assert not verdicts.sealed(session, ada.viewer, claim)
    assert bearings.bear(session, ada.viewer, photo, claim, Bearing.SUPPORTS)
    make_bearing(session, photo, claim, ben.viewer)


def test_many_cells_and_weights_are_one_change_with_one_event(session, actor, events):
    claim, photo = at_issue(session)
    rival, film = (
        make_claim(session, question=claim.question),
        make_evidence(session, question=claim.question),
    )
    before = len(events())
    wishes = [Wish(photo, claim, "supports"), Wish(photo, rival, "neutral"), Wish(film, rival, "contradicts")]
    bearings.give(session, actor, wishes, [Weighed(photo, "high", "low")])
    (event,) = events()[before:]
    assert (event.action, event.noun, event.before) == ("weighed", "bearinggiven", None)
    assert [(each["evidence_id"], each["claim_id"], each["bearing"]) for each in event.after["cells"]] == [
        (photo.id, claim.id, "supports"),
        (photo.id, rival.id, "neutral"),
        (film.id, rival.id, "contradicts"),
    ]
    assert event.after["weights"] == [{"evidence_id": photo.id, "credibility": "high", "relevance": "low"}]


def test_only_what_changes_is_told_with_what_it_was(session, actor, events):
    claim, photo = at_issue(session)
    rival = make_claim(session, question=claim.question)
    wishes = [Wish(photo, claim, "supports"), Wish(photo, rival, "neutral")]
    bearings.give(session, actor, wishes)
    before = len(events())
    bearings.give(session, actor, wishes)
    assert len(events()) == before
    bearings.give(session, actor, [wishes[0], Wish(photo, rival, "contradicts")])
    (event,) = events()[before:]
    assert [each["bearing"] for each in event.before["cells"]] == ["neutral"]
    assert [each["bearing"] for each in event.after["cells"]] == ["contradicts"]
    assert event.after["claim_id"] == rival.id


def test_weights_changed_alone_are_one_event_too(session, actor, events):
    claim, photo = at_issue(session)
    wish = Wish(photo, claim, "supports")
    bearings.give(session, actor, [wish], [Weighed(photo, "high", "low")])
    before = len(events())
    for _ in range(2):
        bearings.give(session, actor, [wish], [Weighed(photo, "low", "low")])
    (event,) = events()[before:]
    assert (event.noun, event.after["credibility"], event.after["claims"]) == ("weighing", "low", [claim.id])
    found = veiled.weights(session, actor, [photo.id], [], [claim.id])
    assert found == {(photo.id, actor.id): (Weight.LOW, Weight.LOW)}


def test_when_one_cell_is_refused_nothing_is_kept(session, actor, events):
    claim, photo = at_issue(session)
    before = len(events())
    for wishes, weights, error in (
        ([Wish(photo, claim, "supports"), Wish(photo, claim, "proves")], [], BearingUnknown),
        ([Wish(photo, claim, "supports")], [Weighed(photo, "huge", "low")], WeightUnknown),
        ([Wish(photo, claim, "supports")], [Weighed(photo, "", "")], WeightUnknown),
    ):
        with pytest.raises(error):
            bearings.give(session, actor, wishes, weights)
    session.flush()
    assert len(events()) == before
    assert session.get(BearingGiven, 1) is None
    assert session.get(Weighing, 1) is None


def test_a_declined_claim_takes_no_bearings(session, actor):
    claim, photo = at_issue(session)
    claim.declined = photo.added
    with pytest.raises(ClaimDeclined):
        bearings.bear(session, actor, photo, claim, Bearing.SUPPORTS)
    assert bearings.asked(session, actor, [claim]) == []


def test_who_is_asked_is_found_out_with_one_query_for_many_claims(session, ada, ben, eve):
    claim, _ = at_issue(session)
    claims = [claim, *(make_claim(session, question=claim.question) for _ in range(9))]
    make_unsealing(session, claims[3], ada.viewer)
    judge(session, claims[4], ada.viewer, ben.viewer)
    rule(session, claims[4], eve.viewer)
    publish(session, claims[4], eve.viewer)
    publications.withdraw(session, eve.viewer, claims[4], "Another house.")
    ids = [each.id for each in claims]
    with counted(session) as asked:
        session.add_all(claims)
        found = [each.id for each in bearings.asked(session, ada.viewer, claims)]
    assert found == ids[:3] + ids[5:]
    assert len(asked) <= 1


def test_others_weights_are_seen_only_with_bearings_that_are_open(session, ada, ben):
    claim, photo = at_issue(session)
    bearings.give(session, ben.viewer, [Wish(photo, claim, "supports")], [Weighed(photo, "high", "high")])
    assert veiled.weights(session, ada.viewer, [photo.id], [], [claim.id]) == {}
    seen = veiled.weights(session, ada.viewer, [photo.id], [claim.id], [claim.id])
    assert seen == {(photo.id, ben.viewer.id): (Weight.HIGH, Weight.HIGH)}


def at_issue(session):
    """A claim of a question, and a piece of the question's evidence."""
    question = make_question(session)
    return make_claim(session, question=question), make_evidence(session, question=question)

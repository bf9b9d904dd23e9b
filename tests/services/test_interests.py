"""A declared interest keeps a person from every claim it touches, and from no other."""

import pytest

from factcheck.domain.vocabulary import Bearing
from factcheck.models.columns import now
from factcheck.services import bearings, interests, outlets, publications, rulings, speakers, topics, verdicts
from factcheck.services.interests import ConflictOfInterest, InterestInOneThing, NotYourInterest
from tests.dossiers import judge, publish, rule
from tests.factories import (
    make_article,
    make_attribution,
    make_claim,
    make_evidence,
    make_outlet,
    make_question,
    make_speaker,
)

GIVEN = {"rating": "unproven", "confidence": 0.6, "rationale": "Nobody saw it."}


def quoted(session, **more):
    """A claim of a question, with somebody who said so in a paper through a radio station."""
    claim = make_claim(session, question=make_question(session, topics=["Glass"]))
    outlet = make_outlet(session, "The Daily")
    article = make_article(session, outlet=outlet)
    speaker = make_speaker(session, "Vera Lind")
    chain = (("interview", "Radio One"), ("article", "The Daily"))
    make_attribution(session, claim, speaker=speaker, article=article, chain=chain, **more)
    return claim


def something(session, kind):
    """What an interest can be in, by name: the things of the quoted claim."""
    return {
        "speaker": lambda: {"speaker": speakers.named(session, "Vera Lind")},
        "paper": lambda: {"outlet": outlets.called(session, "The Daily")},
        "hop": lambda: {"outlet": outlets.called(session, "Radio One")},
        "topic": lambda: {"topic": topics.find(session, "glass")},
    }[kind]()


WAYS = {
    "speaker": "the speaker Vera Lind",
    "paper": "the outlet The Daily",
    "hop": "the outlet Radio One",
    "topic": "the topic Glass",
}


@pytest.mark.parametrize("way", WAYS)
def test_an_interest_touches_the_claims_of_its_speaker_outlet_hop_or_topic(session, actor, ben, way):
    claim, other = quoted(session), make_claim(session)
    assert interests.conflict(session, actor.id, claim) is None
    interests.declare(session, actor, **something(session, way))
    sentence = interests.conflict(session, actor.id, claim)
    assert sentence == f"Ada declared an interest in {WAYS[way]}, which this claim touches."
    assert interests.conflict(session, actor.id, other) is None
    assert interests.conflict(session, ben.viewer.id, claim) is None
    with pytest.raises(ConflictOfInterest, match=WAYS[way]):
        interests.refuse(session, actor, claim)
    interests.refuse(session, ben.viewer, claim)
    interests.refuse(session, None, claim)


def test_a_claim_without_a_question_has_topics_of_its_own(session, actor):
    claim = make_claim(session, topics=["Glass"])
    interests.declare(session, actor, topic=topics.find(session, "glass"))
    assert "the topic Glass" in interests.conflict(session, actor.id, claim)


def test_what_was_withdrawn_touches_nothing(session, actor):
    claim = quoted(session, withdrawn=now(), withdrawn_reason="Twice.")
    for way in ("speaker", "paper", "hop"):
        interests.declare(session, actor, **something(session, way))
    assert interests.conflict(session, actor.id, claim) is None


def test_an_interest_that_ended_keeps_from_nothing_and_stays_in_the_log(session, actor, events):
    claim = quoted(session)
    before = len(events())
    interest = interests.declare(session, actor, speaker=speakers.named(session, "Vera Lind"), note="Sister.")
    again = interests.declare(session, actor, speaker=speakers.named(session, "Vera Lind"), note=" Sister. ")
    assert again is interest
    assert interests.of_person(session, actor.id) == [interest]
    assert interests.end(session, actor, interest) is interests.end(session, actor, interest)
    assert interests.of_person(session, actor.id) == []
    assert interests.conflict(session, actor.id, claim) is None
    told = [(event.action, event.noun, event.after["ended"] is None) for event in events()[before:]]
    assert told == [("declared", "interest", True), ("ended", "interest", False)]


def test_an_interest_declared_anew_after_its_end_is_another_one(session, actor):
    quoted(session)
    first = interests.declare(session, actor, **something(session, "topic"))
    interests.end(session, actor, first)
    assert interests.declare(session, actor, **something(session, "topic")) is not first


def test_an_interest_is_in_one_thing_and_ended_by_its_owner(session, actor, ben):
    quoted(session)
    with pytest.raises(InterestInOneThing):
        interests.declare(session, actor)
    both = something(session, "speaker") | something(session, "topic")
    with pytest.raises(InterestInOneThing):
        interests.declare(session, actor, **both)
    interest = interests.declare(session, actor, **something(session, "speaker"))
    with pytest.raises(NotYourInterest):
        interests.end(session, ben.viewer, interest)


def test_an_interest_follows_its_speaker_and_its_outlet_through_a_merge(session, actor, ben):
    claim = quoted(session)
    interests.declare(session, actor, speaker=make_speaker(session, "V. Lind"))
    interests.declare(session, ben.viewer, outlet=make_outlet(session, "Radio Number One"))
    assert interests.touching(session, claim) == {}
    known = [speakers.named(session, name) for name in ("V. Lind", "Vera Lind")]
    speakers.merge(session, None, *known)
    papers = [outlets.called(session, name) for name in ("Radio Number One", "Radio One")]
    outlets.merge(session, None, *papers)
    session.expire_all()
    assert set(interests.touching(session, claim)) == {actor.id, ben.viewer.id}


def test_nobody_judges_or_weighs_where_she_has_an_interest(session, actor, events):
    claim = quoted(session)
    piece = make_evidence(session, question=claim.question)
    interests.declare(session, actor, **something(session, "speaker"))
    before = len(events())
    with pytest.raises(ConflictOfInterest):
        verdicts.submit(session, actor, claim, **GIVEN)
    with pytest.raises(ConflictOfInterest):
        bearings.bear(session, actor, piece, claim, Bearing.SUPPORTS)
    assert len(events()) == before


def test_an_interest_declared_after_a_verdict_keeps_from_changing_it(session, actor):
    claim = quoted(session)
    verdict = verdicts.submit(session, actor, claim, **GIVEN)
    interests.declare(session, actor, **something(session, "speaker"))
    with pytest.raises(ConflictOfInterest):
        verdicts.revise(session, actor, claim, verdict.version, **GIVEN | {"rating": "refuted"})
    assert verdicts.values(verdict) == GIVEN


def test_nobody_rules_or_publishes_where_she_has_an_interest(session, ada, ben, eve, ida):
    claim = quoted(session)
    judge(session, claim, ada.viewer, ben.viewer)
    interests.declare(session, eve.viewer, **something(session, "hop"))
    verdicts.unseal(session, eve.viewer, claim)
    said = {"summary": "So it is.", "explanation": "Both say so."}
    with pytest.raises(ConflictOfInterest):
        rulings.agree(session, eve.viewer, claim, **said)
    with pytest.raises(ConflictOfInterest):
        rulings.adjudicate(session, eve.viewer, claim, rating="refuted", reason="I know better.", **said)
    rule(session, claim, ida.viewer)
    with pytest.raises(ConflictOfInterest):
        publish(session, claim, eve.viewer)
    publish(session, claim, ida.viewer)
    with pytest.raises(ConflictOfInterest):
        publications.withdraw(session, eve.viewer, claim, "It was a dream.")


def test_a_refusal_says_the_same_whatever_the_others_found(session, ada, ben, eve):
    fresh, judged = quoted(session), quoted(session)
    judge(session, judged, ada.viewer, ben.viewer)
    interests.declare(session, eve.viewer, **something(session, "topic"))
    told = set()
    for claim in (fresh, judged):
        with pytest.raises(ConflictOfInterest) as refused:
            verdicts.submit(session, eve.viewer, claim, **GIVEN)
        told.add(str(refused.value))
    assert len(told) == 1

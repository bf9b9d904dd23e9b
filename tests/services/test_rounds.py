"""A second round: reviewers of a split claim read one another and keep or change their verdicts."""

import pytest
from sqlmodel import select

from factcheck.domain.course import Status
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Notice, Role
from factcheck.models import Claim, Notification, Reconsideration, Reliance, Round, Topic
from factcheck.services import course, interests, rounds, rulings, verdicts
from factcheck.services.checks import Missing
from factcheck.services.gate import HeldBack
from factcheck.services.publishable import RulingOutdated
from factcheck.services.reconsiderable import (
    AuthorOpensRound,
    NeedsNews,
    NoRound,
    NothingDifferent,
    NothingToReconsider,
    NotInRound,
    ReconsideredAlready,
    RoundHeld,
    RoundOpen,
    SealedFromRound,
)
from factcheck.services.reliances import ReliesElsewhere
from factcheck.services.verdicts import NotAnEditor, NoVerdictYet
from tests.dossiers import judge, publish
from tests.factories import make_claim, make_evidence, make_question

NEW = "A film has come up."
OTHER = {"rating": "supported", "confidence": 0.9, "rationale": "Now I see."}
SAID = {"summary": "The glass lay outside.", "explanation": "Both *looked*."}
DECIDED = SAID | {"rating": "conflicting", "reason": "One looked by night."}


def test_an_editor_opens_a_round_over_split_verdicts_and_one_event_tells_of_it(session, eve, split, events):
    before = len(events())
    opened = rounds.open_round(session, eve.viewer, split)
    assert (opened.number, opened.closed, opened.opened_by_id) == (2, None, eve.viewer.id)
    (event,) = events()[before:]
    assert (event.action, event.noun, event.after["claim_id"]) == ("opened", "round", split.id)
    assert rounds.open_round(session, eve.viewer, split) is opened
    assert len(events()) == before + 1


def test_the_reviewers_of_the_claim_are_told_of_a_round_and_nobody_else(session, ada, ben, eve, split):
    before = session.exec(select(Notification.person_id)).all()
    rounds.open_round(session, eve.viewer, split)
    rounds.open_round(session, eve.viewer, split)
    told = session.exec(select(Notification).where(Notification.notice == Notice.ROUND)).all()
    assert sorted(each.person_id for each in told) == [ada.viewer.id, ben.viewer.id]
    assert {each.claim_id for each in told} == {split.id}
    assert len(session.exec(select(Notification.person_id)).all()) == len(before) + 2


@pytest.mark.parametrize("ratings", [[], ["refuted"], ["refuted", "refuted"]])
def test_without_a_split_there_is_nothing_to_reconsider(session, eve, ada, ben, ratings):
    claim = make_claim(session)
    for person, rating in zip((ada, ben), ratings, strict=False):
        judge(session, claim, person.viewer, rating=rating)
    verdicts.unseal(session, eve.viewer, claim)
    with pytest.raises(NothingToReconsider):
        rounds.open_round(session, eve.viewer, claim)


def test_a_split_of_fewer_than_the_desk_asks_for_waits(session, eve, split):
    with pytest.raises(NothingToReconsider):
        rounds.open_round(session, eve.viewer, split, required=3)


def test_what_is_ruled_is_not_reconsidered_until_a_new_verdict_comes_in(session, eve, dan, split):
    rulings.adjudicate(session, eve.viewer, split, **DECIDED)
    with pytest.raises(NothingToReconsider):
        rounds.open_round(session, eve.viewer, split)
    judge(session, split, dan)
    assert rounds.open_round(session, eve.viewer, split)


def test_something_new_has_published_verdicts_looked_at_again_ruled_on_and_corrected(
    session, ada, ben, eve, split
):
    rulings.adjudicate(session, eve.viewer, split, **DECIDED)
    publish(session, split, eve.viewer)
    with pytest.raises(NeedsNews):
        rounds.open_round(session, eve.viewer, split, reason=" ")
    opened = rounds.open_round(session, eve.viewer, split, reason=NEW)
    assert (opened.number, opened.reason) == (2, NEW)
    for stopped, refused in (
        (lambda: rulings.adjudicate(session, eve.viewer, split, **DECIDED), RoundOpen),
        (lambda: publish(session, split, eve.viewer, kind="update", note="A film."), HeldBack),
    ):
        with pytest.raises(refused):
            stopped()
    rounds.reconsider(session, ada.viewer, split, reason="The film shows it.", **OTHER)
    assert course.status_of(session, split) is Status.PUBLISHED
    rounds.reconsider(session, ben.viewer, split, reason="As I said.")
    with pytest.raises(RulingOutdated):
        publish(session, split, eve.viewer, kind="substantial", note="A film.")
    assert rulings.agree(session, eve.viewer, split, **SAID).rating == "supported"
    publish(session, split, eve.viewer, kind="substantial", note="A film.")
    assert course.status_of(session, split) is Status.CORRECTED


def test_a_ruling_stands_where_everybody_keeps_the_verdict_and_who_asked_is_told(
    session, ada, ben, eve, split
):
    rulings.adjudicate(session, eve.viewer, split, **DECIDED)
    rounds.open_round(session, eve.viewer, split, reason=NEW)
    over = select(Notification.person_id).where(Notification.notice == Notice.ROUND_OVER)
    rounds.reconsider(session, ada.viewer, split, reason="As I said.")
    assert session.exec(over).all() == []
    rounds.reconsider(session, ben.viewer, split, reason="As I said.")
    assert session.exec(over).all() == [eve.viewer.id]
    assert course.status_of(session, split) is Status.RULED


def test_an_editor_who_judged_asks_for_a_new_look_only_at_what_the_desk_has_ruled_on(
    session, eve, uma, split
):
    judge(session, split, uma)
    with pytest.raises(AuthorOpensRound):
        rounds.open_round(session, uma, split, reason=NEW)
    rulings.adjudicate(session, eve.viewer, split, **DECIDED)
    with pytest.raises(AuthorOpensRound):
        rounds.open_round(session, uma, split)
    assert rounds.open_round(session, uma, split, reason=NEW).opened_by_id == uma.id


def test_who_has_reconsidered_does_so_again_for_something_new(session, ada, ben, eve, opened):
    for person in (ada, ben):
        rounds.reconsider(session, person.viewer, opened, reason="I stay.")
    assert rounds.open_round(session, eve.viewer, opened, reason=NEW).number == 3
    assert not rounds.reconsider(session, ada.viewer, opened, reason="The film shows it.", **OTHER).kept


def test_who_may_open_or_close_a_round(session, ada, zoe, uma, split):
    judge(session, split, uma)
    for act in (rounds.open_round, rounds.close_round):
        with pytest.raises(NotAnEditor):
            act(session, ada.viewer, split)
        with pytest.raises(SealedFromRound):
            act(session, zoe, split)
        with pytest.raises(AuthorOpensRound):
            act(session, uma, split)


def test_the_sealed_are_refused_alike_whether_there_is_a_split_or_a_round(session, zoe, eve, split):
    refused = []
    for step in (lambda: None, lambda: rounds.open_round(session, eve.viewer, split)):
        step()
        for act in (rounds.open_round, rounds.close_round):
            with pytest.raises(SealedFromRound) as told:
                act(session, zoe, split)
            refused.append(str(told.value))
        with pytest.raises(NoVerdictYet):
            rounds.reconsider(session, zoe, split, reason="So.")
    assert len(set(refused)) == 1


def test_a_verdict_is_kept_with_a_reason(session, ada, opened, events):
    was = verdicts.values(verdicts.own(session, ada.viewer, opened))
    before = len(events())
    given = rounds.reconsider(session, ada.viewer, opened, reason=" The glass has not moved. ")
    assert (given.kept, given.reason, given.rating_before) == (True, "The glass has not moved.", "refuted")
    assert verdicts.values(verdicts.own(session, ada.viewer, opened)) == was
    (event,) = events()[before:]
    assert (event.action, event.noun, event.after["kept"]) == ("reconsidered", "verdict", True)


def test_a_verdict_is_changed_and_what_it_was_is_kept(session, ben, opened, events):
    was = verdicts.own(session, ben.viewer, opened)
    first = (was.rating, was.confidence, was.rationale, was.version)
    before = len(events())
    given = rounds.reconsider(
        session, ben.viewer, opened, reason="The other saw more.", **OTHER | {"rating": "refuted"}
    )
    now = verdicts.own(session, ben.viewer, opened)
    assert (now.rating, now.confidence, now.rationale, now.version) == ("refuted", 0.9, "Now I see.", 2)
    assert (given.rating_before, given.confidence_before, given.rationale_before) == first[:3]
    assert not given.kept
    (event,) = events()[before:]
    assert (event.before["rating"], event.after["rating"]) == (first[0], "refuted")
    assert event.after["course"] == ["split", "agreed"]


def test_a_round_closes_by_itself_when_all_have_reconsidered(session, ada, ben, opened):
    rounds.reconsider(session, ada.viewer, opened, reason="I stay.")
    assert rounds.standing(session, opened) is not None
    rounds.reconsider(session, ben.viewer, opened, reason="I go.", **OTHER | {"rating": "refuted"})
    assert rounds.standing(session, opened) is None
    (round_,) = session.exec(select(Round)).all()
    assert (round_.closed is not None, round_.closed_by_id) == (True, None)
    assert course.status_of(session, opened) is Status.AGREED


def test_an_editor_closes_a_round_and_verdicts_stand_as_they_are(session, ada, eve, opened, events):
    before = len(events())
    closed = rounds.close_round(session, eve.viewer, opened)
    assert closed.closed_by_id == eve.viewer.id
    assert [event.action for event in events()[before:]] == ["closed"]
    with pytest.raises(NoRound):
        rounds.reconsider(session, ada.viewer, opened, reason="Too late.")
    with pytest.raises(NoRound):
        rounds.close_round(session, eve.viewer, opened)


def test_nobody_rules_while_a_round_stands_open(session, ada, ben, eve, opened):
    for way, said in ((rulings.agree, SAID), (rulings.adjudicate, DECIDED)):
        with pytest.raises(RoundOpen):
            way(session, eve.viewer, opened, **said)
    rounds.reconsider(session, ben.viewer, opened, reason="I go.", **OTHER | {"rating": "refuted"})
    with pytest.raises(RoundOpen):
        rulings.agree(session, eve.viewer, opened, **SAID)
    rounds.reconsider(session, ada.viewer, opened, reason="I stay.")
    assert rulings.agree(session, eve.viewer, opened, **SAID).rating == "refuted"


def test_a_first_verdict_during_a_round_is_taken_as_it_is_and_nobody_waits_for_more(
    session, ada, ben, dan, opened
):
    judge(session, opened, dan, rating="unproven")
    with pytest.raises(NotInRound):
        rounds.reconsider(session, dan, opened, reason="I read them.")
    for person in (ada, ben):
        rounds.reconsider(session, person.viewer, opened, reason="I stay.")
    assert rounds.standing(session, opened) is None


def test_one_answer_per_round_and_the_same_one_twice_is_one(session, ada, ben, opened, events):
    first = rounds.reconsider(session, ada.viewer, opened, reason="I stay.")
    before = len(events())
    assert rounds.reconsider(session, ada.viewer, opened, reason="I stay.") is first
    with pytest.raises(ReconsideredAlready):
        rounds.reconsider(session, ada.viewer, opened, reason="I stay.", **OTHER)
    assert len(events()) == before
    last = rounds.reconsider(session, ben.viewer, opened, reason="So do I.")
    assert rounds.reconsider(session, ben.viewer, opened, reason="So do I.") is last
    assert len(session.exec(select(Reconsideration)).all()) == 2


def test_who_declared_an_interest_since_does_not_reconsider(session, ada, ben, opened):
    topic = Topic(slug="glass", name="Glass")
    session.add(topic)
    opened.topics.append(topic)
    session.flush()
    interests.declare(session, ada.viewer, topic=topic)
    with pytest.raises(interests.ConflictOfInterest):
        rounds.reconsider(session, ada.viewer, opened, reason="I stay.")
    assert rounds.reconsider(session, ben.viewer, opened, reason="I stay.").kept


def test_to_change_is_to_say_something_else(session, ada, opened):
    same = verdicts.values(verdicts.own(session, ada.viewer, opened))
    with pytest.raises(NothingDifferent):
        rounds.reconsider(session, ada.viewer, opened, reason="Hm.", **same)


def test_a_reason_is_needed_either_way(session, ada, opened):
    for changed in ({}, OTHER):
        with pytest.raises(Missing):
            rounds.reconsider(session, ada.viewer, opened, reason=" \n", **changed)
    assert session.exec(select(Reconsideration)).all() == []


def test_there_is_no_third_thought_unless_somebody_was_not_heard(session, ada, ben, eve, dan, opened):
    for person in (ada, ben):
        rounds.reconsider(session, person.viewer, opened, reason="I stay.")
    with pytest.raises(RoundHeld):
        rounds.open_round(session, eve.viewer, opened)
    judge(session, opened, dan, rating="unproven")
    third = rounds.open_round(session, eve.viewer, opened)
    assert third.number == 3
    for person in (ada.viewer, ben.viewer, dan):
        rounds.reconsider(session, person, opened, reason="I stay.")
    assert third.closed is not None
    assert len(session.exec(select(Reconsideration)).all()) == 5


def test_a_verdict_says_which_evidence_it_relies_on(session, ada, ben, eve, events):
    question = make_question(session)
    claim = make_claim(session, question=question)
    film, letter = (make_evidence(session, question=question) for _ in range(2))
    given = {"rating": "refuted", "confidence": 0.5, "rationale": "So."}
    first = verdicts.submit(session, ada.viewer, claim, **given, relies=[letter.id, film.id, film.id])
    assert relied(session, first) == [film.id, letter.id]
    assert events()[-1].after["relies"] == [film.id, letter.id]
    count = len(events())
    assert verdicts.submit(session, ada.viewer, claim, **given) is first
    assert len(events()) == count
    verdicts.submit(session, ada.viewer, claim, **given, relies=[film.id])
    assert (relied(session, first), first.version) == ([film.id], 1)
    judge(session, claim, ben.viewer)
    verdicts.unseal(session, eve.viewer, claim)
    rounds.open_round(session, eve.viewer, claim)
    rounds.reconsider(session, ada.viewer, claim, reason="More.", **given, relies=[film.id, letter.id])
    assert relied(session, first) == [film.id, letter.id]
    assert (events()[-1].before["relies"], events()[-1].after["relies"]) == ([film.id], [film.id, letter.id])


def test_a_verdict_relies_on_nothing_that_stands_elsewhere_or_was_withdrawn(session, ada):
    claim = make_claim(session, question=make_question(session))
    elsewhere = make_evidence(session, question=make_question(session))
    gone = make_evidence(session, claim=claim, withdrawn=claim.opened)
    for wrong in (elsewhere.id, gone.id, 999_999):
        with pytest.raises(ReliesElsewhere):
            verdicts.submit(
                session, ada.viewer, claim, rating="refuted", confidence=0.5, rationale="So.", relies=[wrong]
            )
    assert verdicts.own(session, ada.viewer, claim) is None


def relied(session, verdict) -> list[int]:
    """The evidence a verdict relies on, as stored."""
    wanted = select(Reliance.evidence_id).where(Reliance.verdict_id == verdict.id)
    return sorted(session.exec(wanted))


@pytest.fixture
def dan(cast) -> Viewer:
    """A reviewer who comes later."""
    return cast.person("dan", Role.REVIEWER).viewer


@pytest.fixture
def zoe(cast) -> Viewer:
    """An editor who has not looked."""
    return cast.person("zoe", Role.EDITOR).viewer


@pytest.fixture
def uma(cast) -> Viewer:
    """An editor who judges."""
    return cast.person("uma", Role.EDITOR).viewer


@pytest.fixture
def split(session, ada, ben, eve, dan, zoe, uma) -> Claim:
    """Ada says refuted, Ben supported; Eve has looked."""
    claim = make_claim(session)
    judge(session, claim, ada.viewer, rating="refuted")
    judge(session, claim, ben.viewer, rating="supported")
    verdicts.unseal(session, eve.viewer, claim)
    return claim


@pytest.fixture
def opened(session, eve, split) -> Claim:
    """The same with a round that stands open."""
    rounds.open_round(session, eve.viewer, split)
    return split

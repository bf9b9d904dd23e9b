"""Claims are opened, found by their words, edited, and moved while nothing holds them."""

import pytest
from sqlmodel import select

from factcheck.models import Event
from factcheck.services import claims
from factcheck.services.naming import TooLong
from factcheck.services.refusals import EditedMeanwhile
from tests.factories import (
    make_bearing,
    make_claim,
    make_evidence,
    make_publication,
    make_question,
    make_verdict,
)

PARTISANS = "A Russian partisan group carried out the attack."


def events(session):
    return session.exec(select(Event).order_by(Event.id)).all()


def edited(session, claim, version=None, actor=None, **wanted):
    wanted = claims.values(claim) | {"question": claim.question} | wanted
    return claims.edit(session, actor, claim, version or claim.version, **wanted)


def test_opening_makes_a_claim_and_one_event(session, actor):
    question = make_question(session)
    before = len(events(session))
    claim = claims.open_claim(
        session, actor, f"{PARTISANS} ", short="Russian partisans", question=question, topics=["Drones"]
    )
    assert (claim.text, claim.heading, claim.question) == (PARTISANS, "Russian partisans", question)
    assert claim.slug == "a-russian-partisan-group-carried-out-the-attack"
    (event,) = events(session)[before:]
    assert (event.action, event.noun, event.after["text"]) == ("opened", "claim", PARTISANS)
    assert (event.after["question_id"], event.after["topics"]) == (question.id, ["Drones"])


def test_a_question_does_not_get_the_same_claim_twice(session, actor):
    question, other = make_question(session), make_question(session)
    claim = claims.open_claim(session, actor, PARTISANS, question=question)
    count = len(events(session))
    assert claims.open_claim(session, actor, f" {PARTISANS}", question=question) is claim
    assert len(events(session)) == count
    assert claims.open_claim(session, actor, PARTISANS, question=other) is not claim
    assert claims.open_claim(session, actor, PARTISANS) is not claims.open_claim(session, actor, PARTISANS)


def test_a_claim_may_stand_without_a_question(session, actor):
    claim = claims.open_claim(session, actor, PARTISANS)
    assert claim.question is None
    assert claim.heading == PARTISANS
    assert claim.rivals == []


def test_a_claim_has_words(session, actor):
    with pytest.raises(claims.ClaimUnwritten):
        claims.open_claim(session, actor, "\n")
    with pytest.raises(claims.ClaimUnwritten):
        edited(session, make_claim(session), text=" ")


def test_a_claim_is_one_sentence_not_a_chapter(session, actor):
    assert claims.open_claim(session, actor, "a" * 500, short="b" * 60)
    with pytest.raises(TooLong, match="A claim may have 500 characters; this one has 501"):
        claims.open_claim(session, actor, "a" * 501)
    with pytest.raises(TooLong, match="A short form may have 60 characters"):
        edited(session, make_claim(session), short="b" * 61)


def test_a_claim_is_found_by_its_words_or_its_short_form(session, actor):
    question = make_question(session)
    claim = claims.open_claim(
        session, actor, "Дрони запустила Росія сама.", short="Russia itself", question=question
    )
    other = claims.open_claim(session, actor, "Росія tells of İki dron.")
    assert claims.matching(session, "росія") == [other, claim]
    assert claims.matching(session, "РОСІЯ", question) == [claim]
    assert claims.matching(session, "ITSELF") == [claim]
    assert claims.matching(session, "iki DRON") == [other]
    assert claims.matching(session, "_") == []
    assert claims.find(session, claim.slug) is claim


def test_an_edit_keeps_before_and_after(session, actor):
    claim = make_claim(session, PARTISANS)
    question = make_question(session)
    edited(
        session, claim, actor=actor, text="Ukraine did.", short="Ukraine", question=question, topics=["War"]
    )
    event = events(session)[-1]
    assert (event.before["text"], event.after["text"]) == (PARTISANS, "Ukraine did.")
    assert (event.before["question"], event.after["question_id"]) == ("", question.id)
    assert (event.before["topics"], event.after["topics"]) == ([], ["War"])
    assert claim.version == 2
    assert claims.matching(session, "partisan") == []
    assert claims.matching(session, "ukraine did") == [claim]


def test_two_edits_from_one_version_conflict_and_nothing_is_lost(session, actor):
    claim = make_claim(session, PARTISANS)
    edited(session, claim, version=1, text="Theirs.")
    with pytest.raises(EditedMeanwhile) as conflict:
        edited(session, claim, version=1, text="Mine.")
    assert conflict.value.theirs == {"text": "Theirs.", "short": "", "question": "", "topics": ""}
    assert claim.text == "Theirs."
    edited(session, claim, version=conflict.value.version, text="Mine.")
    assert (claim.text, claim.version) == ("Mine.", 3)


def test_saving_the_same_twice_is_no_conflict_and_no_second_event(session, actor):
    claim = make_claim(session, PARTISANS)
    edited(session, claim, version=1, text="Same.", topics=["War"])
    count = len(events(session))
    edited(session, claim, version=1, text="Same. ", topics=["war"])
    assert (claim.version, len(events(session))) == (2, count)


def test_evidence_weighed_under_a_question_holds_the_claim_there(session, ada, actor):
    question, other = make_question(session), make_question(session)
    claim = make_claim(session, question=question)
    evidence = make_evidence(session, question=question)
    edited(session, claim, question=other)
    edited(session, claim, question=question)
    make_bearing(session, evidence, claim, ada.viewer)
    for target in (other, None):
        with pytest.raises(claims.HeldByEvidence, match="already said how evidence"):
            edited(session, claim, question=target)
    edited(session, claim, text="The same question, other words.")
    assert claim.question is question


def test_evidence_of_the_claim_itself_goes_with_it(session, ada, actor):
    question = make_question(session)
    claim = make_claim(session, question=question)
    make_bearing(session, make_evidence(session, claim=claim), claim, ada.viewer)
    edited(session, claim, question=None)
    assert claim.question is None


def test_a_claim_is_judged_once_somebody_gave_a_verdict_or_it_was_published(session, ada):
    fresh, reviewed, printed = make_claim(session), make_claim(session), make_claim(session)
    make_verdict(session, reviewed, ada.viewer)
    make_publication(session, printed)
    assert [claims.judged(session, claim) for claim in (fresh, reviewed, printed)] == [False, True, True]

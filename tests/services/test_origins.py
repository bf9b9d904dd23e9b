"""Origins: counted as people confirmed them."""

import pytest

from factcheck.domain.vocabulary import Bearing, Stance
from factcheck.models.columns import now
from factcheck.services import origins
from tests.factories import (
    make_article,
    make_attribution,
    make_bearing,
    make_claim,
    make_evidence,
    make_question,
)


@pytest.fixture
def claim(session, actor):
    """Opened after the reviewer came: writers take turns."""
    return make_claim(session, question=make_question(session))


def say(session, claim, origin="", **more):
    return make_attribution(session, claim, article=make_article(session), origin=origin, **more)


def test_ten_reprints_are_one_origin_and_an_unnamed_article_is_its_own(session, claim):
    for _ in range(10):
        say(session, claim, "wire")
    assert origins.independent(session, claim) == 1
    say(session, claim)
    say(session, claim)
    assert origins.independent(session, claim) == 3


def test_who_denies_withdrew_or_lost_the_words_is_no_origin(session, claim):
    say(session, claim, "a", stance=Stance.DENIES)
    say(session, claim, "b", orphaned=True)
    say(session, claim, "c", withdrawn=now(), withdrawn_reason="Hers.")
    assert origins.independent(session, claim) == 0


def test_evidence_counts_once_its_origin_is_named_and_it_supports_the_claim(session, claim, actor):
    say(session, claim, "interview")
    found = make_evidence(session, question=claim.question)
    make_bearing(session, found, claim, actor)
    assert origins.independent(session, claim) == 1
    found.origin = "photograph"
    assert origins.independent(session, claim) == 2
    found.origin = "Interview"
    assert origins.independent(session, claim) == 1


@pytest.mark.parametrize("bearing", [Bearing.NEUTRAL, Bearing.CONTRADICTS, Bearing.NOT_APPLICABLE])
def test_evidence_that_does_not_support_the_claim_is_no_origin_of_it(session, claim, actor, bearing):
    found = make_evidence(session, question=claim.question, origin="photograph")
    make_bearing(session, found, claim, actor, bearing)
    assert origins.independent(session, claim) == 0

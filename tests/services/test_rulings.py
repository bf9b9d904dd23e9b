"""A ruling follows from verdicts of enough people: by agreement, or by an editor who gave none."""

import pytest

from factcheck.domain.vocabulary import RuledBy
from factcheck.services import publications, rulings, verdicts
from factcheck.services.checks import Missing
from factcheck.services.naming import TooLong
from factcheck.services.publishable import ClaimWithdrawn
from factcheck.services.rulings import AuthorAdjudicates, NeedsSecondReviewer, ReviewersDisagree, StillSealed
from factcheck.services.scales import RatingUnknown
from tests.dossiers import judge, publish, rule
from tests.factories import make_claim

SAID = {"summary": "The glass lay outside.", "explanation": "Both *looked*."}
DECIDED = SAID | {"rating": "conflicting", "reason": "One looked by night."}


def test_agreeing_verdicts_make_a_ruling_and_one_event(session, ada, ben, eve, events):
    claim = unsealed(session, eve, (ada, "refuted"), (ben, "refuted"))
    before = len(events())
    ruling = rulings.agree(session, eve.viewer, claim, **SAID)
    assert (ruling.rating, ruling.by, ruling.number) == ("refuted", RuledBy.AGREEMENT, 1)
    assert (ruling.summary, ruling.explanation, ruling.reason) == (
        "The glass lay outside.",
        "Both *looked*.",
        "",
    )
    assert ruling.ruled_by_id == eve.viewer.id
    (event,) = events()[before:]
    assert (event.action, event.noun, event.after["rating"]) == ("ruled", "ruling", "refuted")


def test_one_verdict_is_not_enough_to_rule(session, ada, eve):
    claim = unsealed(session, eve, (ada, "refuted"))
    with pytest.raises(NeedsSecondReviewer):
        rulings.agree(session, eve.viewer, claim, **SAID)
    with pytest.raises(NeedsSecondReviewer):
        rulings.adjudicate(session, eve.viewer, claim, **DECIDED)
    assert rulings.latest(session, claim) is None


def test_no_verdict_is_never_enough_whatever_the_desk_asks_for(session, eve):
    claim = unsealed(session, eve)
    with pytest.raises(NeedsSecondReviewer):
        rulings.agree(session, eve.viewer, claim, **SAID, required=0)


def test_two_verdicts_by_one_person_are_one(session, ada, eve):
    claim = unsealed(session, eve, (ada, "refuted"), (ada, "refuted"), (ada, "supported"))
    assert len(verdicts.all_of(session, claim)) == 1
    with pytest.raises(NeedsSecondReviewer):
        rulings.agree(session, eve.viewer, claim, **SAID)


def test_a_desk_of_one_rules_on_one_verdict(session, eve):
    claim = make_claim(session)
    judge(session, claim, eve.viewer, rating="refuted")
    assert rulings.agree(session, eve.viewer, claim, **SAID, required=1).rating == "refuted"


def test_there_is_no_agreement_where_reviewers_differ(session, ada, ben, eve):
    claim = unsealed(session, eve, (ada, "refuted"), (ben, "mostly-refuted"))
    with pytest.raises(ReviewersDisagree):
        rulings.agree(session, eve.viewer, claim, **SAID)


@pytest.mark.parametrize("ratings", [["refuted"], ["refuted", "refuted"], ["refuted", "supported"], []])
def test_who_has_not_seen_the_verdicts_learns_nothing_by_ruling(session, ada, ben, eve, ratings):
    claim = make_claim(session)
    for viewer, rating in zip((ada.viewer, ben.viewer), ratings, strict=False):
        judge(session, claim, viewer, rating=rating)
    with pytest.raises(StillSealed):
        rulings.agree(session, eve.viewer, claim, **SAID)
    with pytest.raises(StillSealed):
        rulings.adjudicate(session, eve.viewer, claim, **DECIDED)


def test_an_editor_who_judged_may_rule_by_agreement_but_not_adjudicate(session, ada, eve):
    claim = unsealed(session, eve, (ada, "refuted"), (eve, "refuted"))
    with pytest.raises(AuthorAdjudicates):
        rulings.adjudicate(session, eve.viewer, claim, **DECIDED)
    assert rulings.agree(session, eve.viewer, claim, **SAID)


def test_a_split_is_adjudicated_with_a_reason(session, ada, ben, eve):
    claim = unsealed(session, eve, (ada, "refuted"), (ben, "supported"))
    with pytest.raises(Missing, match="The reason is missing"):
        rulings.adjudicate(session, eve.viewer, claim, **DECIDED | {"reason": " \n"})
    ruling = rulings.adjudicate(session, eve.viewer, claim, **DECIDED)
    assert (ruling.rating, ruling.by, ruling.reason) == (
        "conflicting",
        RuledBy.ADJUDICATION,
        "One looked by night.",
    )


@pytest.mark.parametrize(
    ("rating", "by"), [("supported", RuledBy.OVERRIDE), ("refuted", RuledBy.ADJUDICATION)]
)
def test_a_ruling_against_an_agreement_is_an_override(session, ada, ben, eve, rating, by):
    claim = unsealed(session, eve, (ada, "refuted"), (ben, "refuted"))
    assert rulings.adjudicate(session, eve.viewer, claim, **DECIDED | {"rating": rating}).by is by


def test_a_rating_off_the_scale_cannot_be_ruled(session, ada, ben, eve):
    claim = unsealed(session, eve, (ada, "refuted"), (ben, "supported"))
    with pytest.raises(RatingUnknown):
        rulings.adjudicate(session, eve.viewer, claim, **DECIDED | {"rating": "half-true"})


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"summary": " "}, Missing),
        ({"summary": "x" * 301}, TooLong),
        ({"explanation": "x" * 20_001}, TooLong),
    ],
)
def test_the_texts_of_a_ruling_have_their_bounds(session, ada, ben, eve, wrong, refusal):
    claim = unsealed(session, eve, (ada, "refuted"), (ben, "refuted"))
    with pytest.raises(refusal):
        rulings.agree(session, eve.viewer, claim, **SAID | wrong)


def test_a_new_ruling_is_the_next_and_the_old_one_stays(session, ada, ben, eve, events):
    claim = unsealed(session, eve, (ada, "refuted"), (ben, "refuted"))
    first = rulings.agree(session, eve.viewer, claim, **SAID)
    before = len(events())
    assert rulings.agree(session, eve.viewer, claim, **SAID) is first
    assert len(events()) == before
    second = rulings.agree(session, eve.viewer, claim, **SAID | {"summary": "The glass is outside."})
    assert (first.number, first.summary) == (1, "The glass lay outside.")
    assert second.number == 2
    assert rulings.latest(session, claim) is second


def test_a_late_verdict_asks_for_a_new_ruling(session, ada, ben, eve, ida):
    claim = unsealed(session, eve, (ada, "refuted"), (ben, "refuted"))
    first = rulings.agree(session, eve.viewer, claim, **SAID)
    assert not rulings.outdated(session, first)
    judge(session, claim, ida.viewer, rating="refuted")
    assert rulings.outdated(session, first)
    assert rulings.agree(session, eve.viewer, claim, **SAID).number == 2


def test_what_is_withdrawn_is_not_ruled_again(session, ada, ben, eve):
    claim = unsealed(session, eve, (ada, "refuted"), (ben, "refuted"))
    rule(session, claim, eve.viewer)
    publish(session, claim, eve.viewer)
    publications.withdraw(session, eve.viewer, claim, "Another window.")
    with pytest.raises(ClaimWithdrawn):
        rulings.agree(session, eve.viewer, claim, **SAID)


def unsealed(session, editor, *given):
    """A claim with these verdicts, which the editor has seen: by judging it, or by looking."""
    claim = make_claim(session)
    for browser, rating in given:
        judge(session, claim, browser.viewer, rating=rating)
    verdicts.unseal(session, editor.viewer, claim)
    return claim

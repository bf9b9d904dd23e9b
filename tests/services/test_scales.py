"""The scale can be redefined; rulings keep the one they were given on."""

from dataclasses import replace

import pytest

from factcheck.domain.ratings import DEFAULT_SCALE, Rating
from factcheck.services import rulings, scales, verdicts
from factcheck.services.checks import Missing
from factcheck.services.naming import TooLong
from factcheck.services.refusals import EditedMeanwhile
from factcheck.services.scales import RatingUnknown, ScaleUnknown, ScaleUnsound
from tests.dossiers import judge, publish, rule
from tests.factories import make_claim

TRUE = Rating("true", "True", 3, "It is so.")
FALSE = Rating("false", "False", 1, "It is not so.")
OPEN = Rating("open", "Open", None, "We cannot say.")
OWN = [TRUE, FALSE, OPEN]


def test_a_site_starts_with_the_default_scale(session):
    assert scales.current(session) is DEFAULT_SCALE
    assert scales.at(session, 1) is DEFAULT_SCALE
    with pytest.raises(ScaleUnknown):
        scales.at(session, 2)


def test_redefining_makes_a_new_version_and_one_event(session, actor, events):
    before = len(events())
    scale = scales.redefine(session, actor, OWN)
    assert (scale.version, scale.ratings) == (2, tuple(OWN))
    assert scales.current(session) == scale == scales.at(session, 2)
    assert scales.at(session, 1) is DEFAULT_SCALE
    (event,) = events()[before:]
    assert (event.action, event.noun_id) == ("redefined", "2")


def test_the_same_scale_again_is_no_change(session, actor, events):
    scales.redefine(session, actor, OWN)
    before = len(events())
    assert scales.redefine(session, actor, OWN, version=1).version == 2
    assert len(events()) == before


def test_a_stale_redefinition_shows_what_stands(session, actor):
    scales.redefine(session, actor, OWN, version=1)
    with pytest.raises(EditedMeanwhile) as refused:
        scales.redefine(session, actor, [replace(TRUE, label="So"), FALSE], version=1)
    assert refused.value.theirs["open"] == "Open (no number): We cannot say."
    assert refused.value.version == 2


@pytest.mark.parametrize(
    ("ratings", "refusal"),
    [
        ([], ScaleUnsound),
        ([TRUE], ScaleUnsound),
        ([TRUE, OPEN], ScaleUnsound),
        ([TRUE, replace(FALSE, value=3), OPEN], ScaleUnsound),
        ([TRUE, FALSE, replace(OPEN, value=1)], ScaleUnsound),
        ([TRUE, FALSE, replace(OPEN, key="true")], ScaleUnsound),
        ([TRUE, FALSE, replace(OPEN, label="FALSE")], ScaleUnsound),
        ([TRUE, replace(FALSE, value=0)], ScaleUnsound),
        ([TRUE, replace(FALSE, value=101)], ScaleUnsound),
        ([TRUE, replace(FALSE, key="Not true")], ScaleUnsound),
        ([TRUE, replace(FALSE, key="")], Missing),
        ([TRUE, replace(FALSE, label=" ")], Missing),
        ([TRUE, replace(FALSE, definition="")], Missing),
        ([TRUE, replace(FALSE, label="x" * 81)], TooLong),
    ],
)
def test_what_is_no_scale_is_refused(session, actor, ratings, refusal):
    with pytest.raises(refusal):
        scales.redefine(session, actor, ratings)
    assert scales.current(session) is DEFAULT_SCALE


def test_a_rating_that_left_the_scale_cannot_be_given_or_ruled(session, ada, ben, eve):
    claim = make_claim(session)
    judge(session, claim, ada.viewer, ben.viewer, rating="refuted")
    scales.redefine(session, None, OWN)
    with pytest.raises(RatingUnknown):
        judge(session, claim, eve.viewer, rating="refuted")
    verdicts.unseal(session, eve.viewer, claim)
    with pytest.raises(RatingUnknown):
        rulings.agree(session, eve.viewer, claim, summary="No.", explanation="")


def test_a_ruling_is_published_on_the_scale_it_was_given_on(session, ada, ben, eve):
    claim = make_claim(session)
    judge(session, claim, ada.viewer, ben.viewer, rating="refuted")
    ruling = rule(session, claim, eve.viewer)
    scales.redefine(session, None, OWN)
    assert ruling.scale_version == 1
    assert '"label":"Refuted"' in publish(session, claim, eve.viewer).document

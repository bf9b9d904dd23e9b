"""What a claim waits for depends on who asks, and never on what she may not know."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from factcheck.domain.waiting import OpenClaim, Rules, Standing, Tally, Wait, order, tally, wait

FRESH = Standing(verdict_count=0, mine=False, opened=False, agreed=None, ruled=False, outdated=False)
GIVEN = replace(FRESH, verdict_count=1, mine=True, opened=True, agreed=True)
ENOUGH = replace(FRESH, verdict_count=2)
BOTH = replace(GIVEN, verdict_count=2)
SPLIT = replace(BOTH, agreed=False)
LOOKED = replace(FRESH, opened=True, agreed=True)
SEEN = replace(LOOKED, verdict_count=2)
RULED = replace(BOTH, ruled=True)


def asked(standing, required=2, *, edits=False, four_eyes=True):
    return wait(standing, Rules(required, edits, four_eyes))


@pytest.mark.parametrize(
    ("standing", "reviewer", "editor"),
    [
        (FRESH, Wait.VERDICT, Wait.VERDICT),
        (replace(FRESH, verdict_count=1), Wait.SECOND, Wait.SECOND),
        (GIVEN, Wait.WAITING, Wait.WAITING),
        (LOOKED, None, None),
        (ENOUGH, Wait.SPARE, Wait.ENOUGH),
        (BOTH, None, Wait.RULING),
        (SPLIT, None, None),
        (replace(SEEN, agreed=False), None, Wait.SPLIT),
        (replace(SEEN, agreed=False, held=True), None, Wait.HELD),
        (replace(SPLIT, held=True, reconsiders=True), Wait.ROUND, Wait.ROUND),
        (SEEN, None, Wait.RULING),
        (RULED, None, Wait.PUBLICATION),
        (replace(RULED, outdated=True), None, Wait.RULING),
        (replace(RULED, published=True), None, None),
    ],
)
def test_who_can_do_what_next(standing, reviewer, editor):
    assert asked(standing) is reviewer
    assert asked(standing, edits=True) is editor


def test_what_is_assigned_to_her_comes_first_however_far_the_claim_is():
    for standing in (FRESH, ENOUGH, LOOKED, replace(FRESH, published=True), replace(FRESH, conflict=True)):
        for edits in (False, True):
            assert asked(replace(standing, assigned=True), edits=edits) is Wait.MINE


def test_nothing_waits_for_who_has_an_interest():
    for standing in (FRESH, ENOUGH, BOTH, SEEN, RULED, replace(FRESH, overdue_count=1)):
        assert asked(replace(standing, conflict=True), edits=True) is None


def test_what_others_are_late_with_is_for_editors_until_enough_verdicts_are_in():
    for standing in (FRESH, GIVEN, LOOKED):
        late = replace(standing, overdue_count=1)
        assert asked(late, edits=True) is Wait.OVERDUE
        assert asked(late) is asked(standing)
    assert asked(replace(ENOUGH, overdue_count=1), edits=True) is Wait.ENOUGH


def test_the_only_reviewer_does_not_publish_under_four_eyes():
    alone = replace(RULED, verdict_count=1)
    assert asked(alone, 1, edits=True) is None
    assert asked(alone, 1, edits=True, four_eyes=False) is Wait.PUBLICATION
    assert asked(replace(alone, mine=False), 1, edits=True) is Wait.PUBLICATION


def test_a_desk_of_one_needs_one_verdict_and_never_none():
    assert asked(GIVEN, 1, edits=True) is Wait.RULING
    assert asked(FRESH, 0, edits=True) is Wait.VERDICT
    assert asked(FRESH, 0) is Wait.VERDICT


def test_agreement_changes_nothing_for_who_may_not_know_it():
    for count, edits, required, late in product(range(4), [False, True], range(4), range(2)):
        sealed = replace(FRESH, verdict_count=count, overdue_count=late)
        answers = {
            asked(replace(sealed, agreed=agreed), required, edits=edits) for agreed in (None, True, False)
        }
        assert len(answers) == 1


def test_late_ones_come_first_then_deadlines_then_the_lowest_agreement_then_the_oldest():
    def claim(number, **more):
        return OpenClaim(number, replace(SEEN, **more))

    first = [
        claim(9, late=True, due=date(2026, 3, 2)),
        claim(8, due=date(2026, 3, 5)),
        claim(7, agreement=0.0),
        claim(6, agreement=33.3),
        claim(4),
        claim(5),
    ]
    assert sorted(first[3:] + first[:3], key=order) == first


def test_claims_are_counted_where_they_stand_as_far_as_one_may_know():
    standings = [FRESH, GIVEN, ENOUGH, BOTH, SPLIT, RULED, replace(RULED, outdated=True)]
    counted = tally([*standings, replace(FRESH, published=True)], 2, published=3, withdrawn=1, declined=4)
    assert counted == Tally(1, 1, 4, 1, 3, 1, 4)
    assert tally([replace(ENOUGH, agreed=agreed) for agreed in (None, True, False)], 2) == Tally(enough=3)

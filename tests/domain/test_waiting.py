"""What a claim waits for depends on who asks, and never on what she may not know."""

from dataclasses import replace
from itertools import product

import pytest

from factcheck.domain.waiting import Standing, Wait, wait

FRESH = Standing(verdict_count=0, mine=False, opened=False, agreed=None, ruled=False, outdated=False)
GIVEN = replace(FRESH, verdict_count=1, mine=True, opened=True, agreed=True)
ENOUGH = replace(FRESH, verdict_count=2)
BOTH = replace(GIVEN, verdict_count=2)
LOOKED = replace(FRESH, opened=True, agreed=True)
RULED = replace(BOTH, ruled=True)


def asked(standing, required=2, *, edits=False, four_eyes=True):
    return wait(standing, required, edits=edits, four_eyes=four_eyes)


@pytest.mark.parametrize(
    ("standing", "reviewer", "editor"),
    [
        (FRESH, Wait.VERDICT, Wait.VERDICT),
        (replace(FRESH, verdict_count=1), Wait.VERDICT, Wait.VERDICT),
        (GIVEN, Wait.SECOND, Wait.SECOND),
        (LOOKED, None, None),
        (ENOUGH, Wait.SPARE, Wait.RULING),
        (BOTH, None, Wait.RULING),
        (replace(BOTH, agreed=False), None, None),
        (replace(LOOKED, verdict_count=2, agreed=False), None, Wait.RULING),
        (RULED, None, Wait.PUBLICATION),
        (replace(RULED, outdated=True), None, Wait.RULING),
        (replace(ENOUGH, ruled=True), None, Wait.PUBLICATION),
        (replace(ENOUGH, ruled=True, outdated=True), Wait.SPARE, Wait.RULING),
    ],
)
def test_who_can_do_what_next(standing, reviewer, editor):
    assert asked(standing) is reviewer
    assert asked(standing, edits=True) is editor


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
    for count, ruled, outdated, edits, required in product(range(4), *[[False, True]] * 3, range(4)):
        sealed = Standing(count, mine=False, opened=False, agreed=None, ruled=ruled, outdated=outdated)
        answers = {
            asked(replace(sealed, agreed=agreed), required, edits=edits) for agreed in (None, True, False)
        }
        assert len(answers) == 1

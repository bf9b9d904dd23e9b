"""How far a claim is follows from what was done about it."""

import pytest

from factcheck.domain.course import STEPS, Status, status, steps_done


def course(ratings=(), required=2, publications=0, **more):
    return status(ratings, required, publications=publications, **{"ruled": False, "withdrawn": False} | more)


@pytest.mark.parametrize(
    ("found", "expected", "steps"),
    [
        (course(), Status.OPEN, 0),
        (course(["refuted"]), Status.IN_REVIEW, 1),
        (course(["refuted", "refuted"]), Status.AGREED, 2),
        (course(["refuted", "unproven"]), Status.SPLIT, 2),
        (course(["refuted"], required=1), Status.AGREED, 2),
        (course(required=0), Status.OPEN, 0),
        (course(["refuted", "refuted"], ruled=True), Status.RULED, 3),
        (course(["refuted", "refuted"], ruled=True, publications=1), Status.PUBLISHED, STEPS),
        (course(["refuted", "refuted"], ruled=True, publications=2), Status.CORRECTED, STEPS),
        (course(ruled=True, publications=2, withdrawn=True), Status.WITHDRAWN, STEPS),
    ],
)
def test_a_claim_goes_from_open_to_withdrawn(found, expected, steps):
    assert found is expected
    assert steps_done(found, verdict_count=min(steps, 2)) == steps

"""How far a claim is follows from what was done about it, and the course says what may be done next."""

from itertools import product

import pytest

from factcheck.domain.course import COURSE, ROLES, STEPS, Act, Facts, Status, follow, status, steps_done
from factcheck.domain.drawing_course import BOX, ENDS, HEIGHT, PLACES, WIDTH, draw, ways


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
        (course(["refuted", "refuted"], required=3, ruled=True), Status.IN_REVIEW, 1),
        (course(["refuted", "refuted"], ruled=True, publications=1), Status.PUBLISHED, STEPS),
        (course(["refuted", "refuted"], ruled=True, publications=2), Status.CORRECTED, STEPS),
        (course(ruled=True, publications=2, withdrawn=True), Status.WITHDRAWN, STEPS),
        (course(["refuted", "unproven"], declined=True), Status.DECLINED, STEPS),
        (course(["refuted"], publications=1, declined=True), Status.PUBLISHED, STEPS),
    ],
)
def test_a_claim_goes_from_open_to_withdrawn(found, expected, steps):
    assert found is expected
    assert steps_done(found, verdict_count=min(steps, 2)) == steps


def test_facts_lead_to_the_same_status():
    facts = Facts(("refuted", "unproven"), 2, ruled=False, publications=0, withdrawn=False, declined=False)
    assert facts.status is Status.SPLIT


def test_every_status_can_be_reached_and_every_one_but_the_last_can_be_left():
    reached, grown = set(), {Status.OPEN}
    while reached != grown:
        reached = grown
        grown = reached | {to for each in COURSE if reached & set(each.sources) for to in each.targets}
    assert reached == set(Status)
    left = {source for source, target in ways() if source is not target}
    assert set(Status) - left == {Status.WITHDRAWN}


def test_no_line_of_the_course_says_what_another_says():
    led = [(each.act, source, to) for each in COURSE for source in each.sources for to in each.targets]
    assert len(led) == len(set(led))
    pairs = [(each.act, source) for each in COURSE for source in each.sources]
    assert len(pairs) == len(set(pairs)), "one line a status and act, so that follow has one answer"
    assert set(ROLES) == set(Act)
    assert {(each.act, each.role) for each in COURSE} == set(ROLES.items()), "one role for each act"


def test_follow_leads_where_the_course_leads_and_nowhere_else():
    told = {(each.act, source): each.targets for each in COURSE for source in each.sources}
    for act, source in product(Act, Status):
        assert follow(act, source) == told.get((act, source), ())
    assert follow(Act.PUBLISH, Status.AGREED) == ()
    assert not [act for act in Act if follow(act, Status.WITHDRAWN)]
    assert [act for act in Act if follow(act, Status.DECLINED)] == [Act.REOPEN]


def test_nothing_published_is_ever_declined_or_back_under_review():
    seen = {Status.PUBLISHED, Status.CORRECTED, Status.WITHDRAWN}
    assert {target for source, target in ways() if source in seen} == seen


def test_the_drawing_has_every_status_once_and_an_arrow_for_every_way_between_two():
    drawing = draw()
    assert [state.status for state in drawing.states] == list(Status)
    wanted = {pair for pair in ways() if pair[0] is not pair[1]}
    assert sorted((arrow.source, arrow.target) for arrow in drawing.arrows) == sorted(wanted)
    for arrow in drawing.arrows:
        named = {arrow.source, arrow.target} & ENDS or arrow.label == ", ".join(
            ways()[arrow.source, arrow.target]
        )
        assert named


def test_every_act_is_named_in_the_drawing():
    drawing = draw()
    words = " ".join([*(arrow.label for arrow in drawing.arrows), *(state.told for state in drawing.states)])
    assert all(act in words for act in Act)


def test_no_box_of_the_drawing_lies_on_another_or_outside():
    for (one, first), (other, second) in product(PLACES.items(), repeat=2):
        x, y, width = first
        assert 0 <= x <= x + width <= WIDTH
        assert 0 <= y <= y + BOX <= HEIGHT
        apart = x + width <= second[0] or second[0] + second[2] <= x or abs(y - second[1]) >= BOX
        assert one is other or apart, f"{one} lies on {other}"

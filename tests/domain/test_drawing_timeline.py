"""Timelines: every mark in its lane, at its date, with a label that stays on the drawing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.drawing import clip, listed, text_width
from factcheck.domain.drawing_timeline import MOST_TICKS, WIDTH, Axis, Moment, draw, last_day

SAID = st.sampled_from(
    ["2023-05-03", "2023-05-04", "2023-05", "2023", "1789-07-14", "2024-02", "9999-12-31", "0001"]
)
NAMES = st.text(min_size=1, max_size=200)
MOMENTS = st.lists(
    st.builds(Moment, st.integers(0, 3), SAID, st.sampled_from(["asserts", "denies", "doubts"]), NAMES),
    min_size=1,
    max_size=30,
)


def test_nothing_dated_is_no_drawing():
    assert draw(["One", "Two"], []) is None


def test_what_was_said_on_one_day_lies_in_one_place():
    drawn = draw(["One"], [Moment(0, "2023-05-03", "asserts", name) for name in ("Vera", "Nat", "Vera")])
    assert [mark.label for mark in drawn.marks] == ["Vera (2), Nat"]
    assert drawn.marks[0].told == "3 May 2023: Vera (2), Nat asserts"
    assert [tick.label for tick in drawn.ticks] == ["3 May 2023"]


def test_a_denial_has_a_mark_of_its_own_in_the_same_lane():
    drawn = draw(["One"], [Moment(0, "2023-05-03", stance, "Vera") for stance in ("asserts", "denies")])
    first, second = drawn.marks
    assert {first.stance, second.stance} == {"asserts", "denies"}
    assert first.x == second.x
    assert first.y != second.y


def test_later_lies_further_to_the_right():
    days = ("2023-05-03", "2023-05-09", "2023-06-01")
    drawn = draw(["One"], [Moment(0, day, "asserts", "Vera") for day in days])
    assert [mark.x for mark in drawn.marks] == sorted(mark.x for mark in drawn.marks)


def test_an_inexact_date_reaches_as_far_as_it_can_mean():
    drawn = draw(["One"], [Moment(0, "2023-05", "asserts", "Vera"), Moment(0, "2023-05-31", "denies", "Nat")])
    month, day = drawn.marks
    assert month.x + month.length == pytest.approx(day.x, abs=0.2)
    assert day.length == 0


@pytest.mark.parametrize(
    ("said", "last"), [("2024", "2024-12-31"), ("2024-02", "2024-02-29"), ("2023-05-03", "2023-05-03")]
)
def test_the_last_day_a_date_can_mean(said, last):
    assert last_day(said).isoformat() == last


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        (["2023-05-01", "2023-05-03"], ["1 May 2023", "2 May 2023", "3 May 2023"]),
        (["2023-01-05", "2023-05-20"], ["February 2023", "March 2023", "April 2023", "May 2023"]),
        (["1995", "1999"], ["1995", "1996", "1997", "1998", "1999"]),
        (["1995", "2012"], ["1995", "2000", "2005", "2010"]),
    ],
)
def test_the_axis_shows_a_few_round_dates(said, labels):
    assert [tick.label for tick in Axis.over(said).ticks()] == labels


@given(MOMENTS)
def test_whatever_was_said_the_drawing_holds_it(moments):
    drawn = draw(["One", "Two", "Three", "Four"], moments)
    assert 1 <= len(drawn.ticks) <= MOST_TICKS
    assert len(drawn.marks) == len({(each.lane, each.said, each.stance) for each in moments})
    for mark in drawn.marks:
        wide = text_width(mark.label)
        left = mark.label_x if mark.anchor == "start" else mark.label_x - wide
        assert left >= -0.1
        assert left + wide <= WIDTH + 0.1
        assert any(lane.y < mark.y < lane.y + lane.height for lane in drawn.lanes)


@given(MOMENTS)
def test_no_label_lies_on_another(moments):
    boxes = {}
    for mark in draw(["One", "Two", "Three", "Four"], moments).marks:
        reach = text_width(mark.label) * (1 if mark.anchor == "start" else -1)
        left, right = sorted((mark.label_x, mark.label_x + reach))
        for start, end in boxes.setdefault(mark.y, []):
            assert right < start or end < left
        boxes[mark.y].append((left, right))


@given(st.text(max_size=300), st.floats(30, 400))
def test_a_clipped_text_fits(text, room):
    clipped = clip(text, room)
    assert text_width(clipped) <= room or clipped == "…"
    assert clipped == text or clipped.endswith("…")


@pytest.mark.parametrize(
    ("text", "room", "clipped"),
    [
        ("Film of a drone bursting beside the flagpole", 40, "Film of a drone bursting beside the…"),
        ("Statement of the press service", 20, "Statement of the…"),
        ("in a document, Institute for the Study of War", 15, "in a document…"),
        ("Donaudampfschifffahrtsgesellschaft", 12, "Donaudampfs…"),
        ("A Donaudampfschifffahrtsgesellschaft", 12, "A Donaudamp…"),
    ],
)
def test_a_clipped_text_ends_with_a_whole_word_where_most_of_it_stays(text, room, clipped):
    assert clip(text, text_width("x" * room)) == clipped


def test_names_are_counted():
    assert listed(["Vera", "Nat", "Vera"]) == "Vera (2), Nat"

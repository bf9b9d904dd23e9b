"""The heat map: every square under its heading and beside its name, whatever the words are."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.drawing import text_width
from factcheck.domain.drawing_heatmap import BOLD, LABELS, MOST_LINES, WIDEST, WIDTH, Heat, draw, wrap

HEAT = Heat("for-1", "+", "+1.0", "A letter – Nat: supports (+1.0)")
texts = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=120)


def test_without_evidence_or_answers_there_is_no_picture():
    assert draw(["Nat"], []) is None
    assert draw([], [("A letter", [])]) is None


def test_every_square_stands_under_its_heading_and_beside_its_name():
    drawn = draw(["Nat", "The wind"], [("A letter", [HEAT, HEAT]), ("A photograph", [HEAT, HEAT])])
    assert [square.middle for square in drawn.squares[:2]] == [line.x for line in drawn.headings]
    assert [line.text for line in drawn.names] == ["A letter", "A photograph"]
    for number, name in enumerate(drawn.names):
        square = drawn.squares[2 * number]
        assert square.y < name.y < square.y + square.height
        assert drawn.squares[2 * number + 1].y == square.y
    assert max(line.y for line in drawn.headings) < drawn.squares[0].y


@given(st.lists(texts, min_size=1, max_size=12), st.lists(texts, min_size=1, max_size=9))
def test_nothing_stands_outside_and_no_two_squares_overlap(headings, names):
    drawn = draw(headings, [(name, [HEAT] * len(headings)) for name in names])
    places = sorted((square.y, square.x, square.width, square.height) for square in drawn.squares)
    assert len(places) == len(headings) * len(names)
    for (y, x, width, height), after in itertools.pairwise(places):
        assert LABELS <= x < x + width <= drawn.width
        assert y + height <= drawn.height
        assert after[0] >= y + height or (after[0] == y and after[1] >= x + width)


@pytest.mark.parametrize(("count", "width"), [(1, LABELS + WIDEST), (2, LABELS + 2 * WIDEST), (6, WIDTH)])
def test_few_columns_stand_beside_the_names_and_many_fill_the_page(count, width):
    assert draw(["Nat"] * count, [("A letter", [HEAT] * count)]).width == width


@given(texts)
def test_a_heading_is_wrapped_into_lines_that_fit(text):
    lines = wrap(text, 100)
    assert len(lines) <= MOST_LINES
    assert all(text_width(line, BOLD) <= 100 for line in lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The wind", ["The wind"]),
        ("A gust of wind that nobody measured", ["A gust of", "wind that", "nobody", "measured"]),
        ("a b " * 40, ["a b a b a b", "a b a b a b", "a b a b a b", "a b a b a…"]),
    ],
)
def test_words_stay_whole_where_they_can(text, lines):
    assert wrap(text, 80) == lines

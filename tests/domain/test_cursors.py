"""Marks in the address: they lead on from where the list ended, and nowhere else."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.cursors import BadCursor, Cursor

MADE = Cursor(sort="newest", place="2026-11-22T16:00:00+00:00", id=7)


@given(st.text(max_size=20), st.text(max_size=40), st.integers(0, 2**40))
def test_a_mark_leads_back_to_its_place(sort, place, number):
    cursor = Cursor(sort=sort, place=place, id=number)
    if len(cursor.sealed()) <= 400:
        assert Cursor.opened(cursor.sealed(), sort) == cursor


@pytest.mark.parametrize(
    "mark",
    [
        "",
        "x",
        "!!!",
        "é",
        "W10",
        "bnVsbA",
        "eyJhIjoxfQ",
        MADE.sealed()[:-1],
        MADE.sealed() + "A",
        "W1tbW1tb" * 60,
        "\x00",
    ],
)
def test_a_mark_that_was_not_made_here_is_refused(mark):
    with pytest.raises(BadCursor):
        Cursor.opened(mark, "newest")


def test_a_mark_of_another_order_is_refused():
    with pytest.raises(BadCursor):
        Cursor.opened(MADE.sealed(), "updated")


@pytest.mark.parametrize("place", ["yesterday", "", "2026-11-22T16:00:00"])
def test_a_place_that_is_not_a_time_is_refused(place):
    with pytest.raises(BadCursor):
        assert Cursor(sort="newest", place=place, id=1).moment


@given(st.text(max_size=60))
def test_no_text_whatever_breaks_it(mark):
    with suppress(BadCursor):
        assert Cursor.opened(mark, "newest").sealed() == mark

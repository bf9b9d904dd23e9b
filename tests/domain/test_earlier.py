"""What was said before it was changed is found again by the moment."""

from datetime import UTC, datetime

from factcheck.domain import earlier

MORNING, NOON, NIGHT = (datetime(2026, 5, 3, hour, 30, tzinfo=UTC) for hour in (8, 12, 20))


def test_of_what_was_replaced_the_newest_that_stood_by_then_is_told_with_its_time():
    replaced = earlier.after(earlier.after([], MORNING, "supports"), NOON, "neutral")
    assert earlier.standing(replaced, NIGHT) == ["neutral"]
    assert earlier.standing(replaced, NOON) == ["neutral"]
    assert earlier.dated(replaced, NOON.replace(minute=0)) == (MORNING, ["supports"])


def test_before_anything_was_said_nothing_stood():
    assert earlier.standing([], NIGHT) is None
    assert earlier.standing(earlier.after([], NOON, "high", "low"), MORNING) is None


def test_what_is_kept_already_is_not_changed_in_place():
    first = earlier.after([], MORNING, "supports")
    assert earlier.after(first, NOON, "neutral") != first == earlier.after([], MORNING, "supports")

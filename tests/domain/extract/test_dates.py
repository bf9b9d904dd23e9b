"""When it was said, against the day of publication."""

from datetime import date

import pytest

from factcheck.domain.extract.dates import Said
from tests.domain.extract.reading import only

WEDNESDAY = date(2023, 5, 3)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("on Wednesday", Said(date(2023, 5, 3))),
        ("on Monday", Said(date(2023, 5, 1))),
        ("on Thursday", Said(date(2023, 4, 27))),
        ("yesterday", Said(date(2023, 5, 2))),
        ("on April 30", Said(date(2023, 4, 30))),
        ("on 30 December", Said(date(2022, 12, 30))),
        ("on May 1, 2021", Said(date(2021, 5, 1))),
        ("last week", Said(date(2023, 4, 24), "week")),
        ("in March", Said(date(2023, 3, 1), "month")),
        ("in 2019", Said(date(2019, 1, 1), "year")),
    ],
)
def test_a_date_is_told_from_the_words_beside_the_cue(when, said):
    assert only(f"Quist said {when} that the bridge was safe.", published=WEDNESDAY).said == said


def test_a_weekday_says_nothing_without_a_day_of_publication():
    assert only("Quist said on Monday that the bridge was safe.").said is None


def test_a_date_in_the_statement_is_not_when_it_was_said():
    assert only("Quist said the bridge fell on Monday.", published=WEDNESDAY).said is None


def test_an_impossible_day_is_no_date():
    assert only("Quist said on February 31 that the bridge was safe.", published=WEDNESDAY).said is None

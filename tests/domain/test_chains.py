"""Chains in words."""

import pytest

from factcheck.domain.chains import phrase, step


@pytest.mark.parametrize(
    ("medium", "outlet", "words"),
    [
        ("interview", "CNN", "to CNN"),
        ("interview", None, "in an interview"),
        ("statement", None, "in a statement"),
        ("statement", "Twitter", "in a statement, Twitter"),
        ("social media", "Twitter", "on Twitter"),
        ("article", "News.az", "News.az"),
        ("", "News.az", "News.az"),
        ("leaflet", None, "leaflet"),
        ("leaflet", "The Daily", "leaflet, The Daily"),
        ("", None, ""),
        ("interview", "{}", "to {}"),
    ],
)
def test_a_step_reads_as_a_reader_says_it(medium, outlet, words):
    assert step(medium, outlet) == words


def test_a_chain_goes_from_the_mouth_to_the_article():
    assert phrase([("interview", "CNN"), ("article", "News.az")]) == "to CNN → News.az"


def test_an_empty_step_leaves_no_arrow():
    assert phrase([("", None), ("article", "News.az")]) == "News.az"
    assert phrase([]) == ""

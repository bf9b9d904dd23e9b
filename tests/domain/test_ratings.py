"""The scale a site starts with keeps the promises that machines rely on."""

from dataclasses import asdict

from factcheck.domain.ratings import DEFAULT_SCALE, Rating, Scale


def test_the_default_scale_is_the_published_one():
    assert [(rating.key, rating.value) for rating in DEFAULT_SCALE.ratings] == [
        ("supported", 5),
        ("mostly-supported", 4),
        ("conflicting", None),
        ("mostly-refuted", 2),
        ("refuted", 1),
        ("unproven", None),
    ]
    assert all(rating.definition for rating in DEFAULT_SCALE.ratings)


def test_unproven_and_refuted_share_neither_word_nor_tone():
    unproven, refuted = DEFAULT_SCALE.find("unproven"), DEFAULT_SCALE.find("refuted")
    assert not set(unproven.label.lower().split()) & set(refuted.label.lower().split())
    assert unproven.tone != refuted.tone


def test_a_scale_comes_back_from_its_rows():
    rows = [asdict(rating) for rating in DEFAULT_SCALE.ratings]
    assert Scale.of(1, rows) == DEFAULT_SCALE


def test_a_scale_knows_its_ratings():
    assert "refuted" in DEFAULT_SCALE
    assert "false" not in DEFAULT_SCALE
    assert DEFAULT_SCALE.find("false") is None


def test_a_rating_of_ones_own_has_a_tone_by_whether_it_has_a_number():
    assert Rating("true", "True", 3, "So.").tone == "on"
    assert Rating("open", "Open", None, "Who knows.").tone == "off"

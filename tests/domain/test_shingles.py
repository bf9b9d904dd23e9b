"""Shingles: how much of one text stands in another."""

import time

import pytest

from factcheck.domain.shingles import FEWEST, MOST_WORDS, containment, pairs, shingles, words

STORY = (
    "The mayor of the harbour town said on Monday that the old ferry would not sail again this winter, "
    "because its engine had failed twice in a week and nobody could be found to repair it before ice came."
)
OTHER = (
    "Farmers from three valleys met in the square to ask for water from the new canal, and a delegation of "
    "the ministry promised them an answer by the end of the month, which most of them did not believe."
)


def alike(one, other):
    return containment(shingles(one), shingles(other))


def test_case_marks_and_signs_do_not_make_another_text():
    assert alike(STORY, STORY.upper().replace(",", " –")) == 1.0
    assert words("Café — “NAÏVE”, 2 ½") == ["cafe", "naive", "2", "1", "2"]


def test_a_reprint_with_its_own_first_and_last_line_stands_in_the_other():
    reprint = f"Our correspondent writes: {STORY} More on page seven."
    assert alike(STORY, reprint) == 1.0
    assert 0 < containment(shingles(STORY), shingles(STORY.replace("engine", "motor"))) < 1
    assert alike(STORY, OTHER) == 0.0


def test_texts_too_short_for_a_run_are_like_nothing():
    assert shingles("It was us") == frozenset()
    assert alike("It was us", "It was us") == 0.0


def test_pairs_are_those_that_share_enough():
    texts = {
        1: shingles(STORY),
        2: shingles(f"{OTHER} {STORY}"),
        3: shingles(OTHER),
        4: shingles("It was us"),
    }
    assert pairs(texts, 0.5) == {(1, 2): 1.0, (2, 3): 1.0}
    assert pairs({1: shingles(STORY)}, 0.0) == {}


def test_a_stock_phrase_is_no_reprint():
    phrase = "told reporters in the capital on Monday"
    texts = {at: shingles(f"{phrase} {text}") for at, text in enumerate(("", "and left. " * 30))}
    assert len(texts[0] & texts[1]) < FEWEST
    assert pairs(texts, 0.1) == {}


@pytest.mark.parametrize("letters", [100_000])
def test_sixty_long_articles_are_compared_in_moments(letters):
    texts = {at: " ".join(f"{at * 31 + n * n % 9973:x}" for n in range(letters // 5)) for at in range(60)}
    texts[60] = texts[7] + " and a line of its own"
    begun = time.perf_counter()
    found = pairs({at: shingles(text) for at, text in texts.items()}, 0.9)
    assert time.perf_counter() - begun < 5
    assert (7, 60) in found
    assert all(len(words(text)) == MOST_WORDS for text in texts.values())

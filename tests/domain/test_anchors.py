"""Anchors: the score of every place equals the published formula's, and nothing moves by it.

The two texts the formula's worked values were published with are other people's. Ours have
their lengths (153 and 417), and the same places and letters that differ in each query, so
that the same numbers must come out.
"""

import time

import pytest

from factcheck.domain import spans
from factcheck.domain.anchors import AGREES, Anchor, anchor, ends

GATE = (
    "Three days later, when she opened the old gate, the dog had gone, the wind had turned, nobody was left "
    "in the bay, and the post brought home her lost key"
)
WINTER = (
    "It was the warmest of winters, it was the coldest of summers, it was a season of plums, it was a season "
    "of frost, it was a week for the brave, it was a week for the tired, the ferry ran and the ferry lay "
    "idle, the roof was new and the floor was gone, the lamp burned all night, and then "
    "I knew footprints near home, I knew gardens near home, in short, that year was so like "
    "this one that only the loudest could notice"
)
WORKED = [
    (GATE, "her lost key", {}, 141, 153, 1.0),
    (GATE, "Tight days later", {}, 0, 16, 0.864130),
    (GATE, "Thre days later", {}, 0, 16, 0.963768),
    (GATE, "Tight days after", {}, 0, 16, 0.796196),
    (GATE, ", when she opened the old gate", {"prefix": "Tight days after"}, 16, 46, 0.918478),
    (GATE, "Three days later", {"suffix": ", when he lifted his hand"}, 0, 16, 0.904348),
    (WINTER, "near home", {"prefix": "I knew footprints"}, 305, 314, 0.987212),
    (WINTER, "near home", {"prefix": "I knew gardens"}, 331, 340, 0.984472),
    (WINTER, "near home", {"prefix": "I kew gurds"}, 331, 340, 0.901186),
    (WINTER, "I knew", {"suffix": "gardens"}, 316, 322, 0.968944),
    (WINTER, "I knew", {"suffix": "fool pint"}, 287, 293, 0.903382),
    (WINTER, "nea home", {}, 305, 314, 0.932065),
    (WINTER, "nea home", {"hint": 331}, 331, 340, 0.932065),
]


def test_the_texts_are_as_long_as_the_published_ones():
    assert (len(GATE), len(WINTER)) == (153, 417)


@pytest.mark.parametrize(("text", "quote", "context", "start", "end", "score"), WORKED)
def test_every_published_score_comes_out(text, quote, context, start, end, score):
    found = anchor(text, quote, **context)
    assert (found.start, found.end) == (start, end)
    assert found.score == pytest.approx(score, abs=1e-6)


@pytest.mark.parametrize("quote", [GATE, ""])
def test_what_is_not_there_has_no_place(quote):
    assert anchor(WINTER, quote) is None
    assert anchor("", "near home") is None


def distances(text, quote):
    """The fewest letters that differ for a match ending at each place, by the plain table."""
    column = list(range(len(quote) + 1))
    found = []
    for letter in text:
        before, column[0] = column[0], 0
        for row, wanted in enumerate(quote, 1):
            best = min(before + (letter != wanted), column[row] + 1, column[row - 1] + 1)
            before, column[row] = column[row], best
        found.append(column[-1])
    return found


@pytest.mark.parametrize("quote", ["ferry lay", "the flor was gon", "x", "🐎 and a мост", "it was " * 12])
def test_the_bit_vectors_count_like_the_plain_table(quote):
    text = WINTER + " 🐎 and the мост"
    table = distances(text, quote)
    wanted, most = [], float(len(quote))
    for end, errors in enumerate(table, 1):
        if errors <= most:
            most = errors
            wanted.append((end, errors))
    assert list(ends(text, quote, len(quote))) == wanted


def test_places_count_code_points():
    text = "👩‍👩‍👧 🐎 She said: мы не знали."
    at = text.index("мы")
    assert anchor(text, "мы не знал") == Anchor(at, at + 10, 1.0)
    assert anchor(text, "мы ни знали").start == at


def test_among_equal_places_the_hint_decides_and_then_the_first_one():
    text = "Robin came. Robin went. Robin slept."
    assert anchor(text, "Robin").start == 0
    assert anchor(text, "Robin", hint=25).start == 24
    assert anchor(text, "Robin", suffix=" went", hint=0).start == 12


@pytest.mark.parametrize(
    ("before", "after", "quote", "score"),
    [
        ("Linus repairs engines.", "The shop repairs engines and machines.", "Linus", 0.782609),
        ("Robin spoke first.", "Nobody spoke but a neighbour, Robin.", "Robin", 1.0),
    ],
)
def test_a_likely_place_that_is_a_wrong_one_moves_nothing(before, after, quote, score):
    """Two known false positives: a name found inside another word, and a namesake elsewhere."""
    assert anchor(after, quote).score == pytest.approx(score, abs=1e-6)
    assert spans.move(spans.locate(before, quote), after) is None


def test_a_namesake_in_other_surroundings_does_not_even_score_as_the_same_passage():
    found = spans.locate("Robin spoke first.", "Robin")
    proposed = anchor("Nobody spoke but a neighbour, Robin.", "Robin", found.prefix, found.suffix)
    assert proposed.score < AGREES


@pytest.mark.parametrize("most", [400, 20_000])
def test_a_text_of_a_hundred_thousand_letters_is_read_in_moments(most):
    text = "".join(f"{number * 7919 % 100_003:x} " for number in range(22_000))[:100_000]
    quote = text[60_000 : 60_000 + most].replace("7", "?")
    begun = time.perf_counter()
    found = anchor(text, quote, text[59_968:60_000])
    assert time.perf_counter() - begun < 5
    if most == 400:
        assert found.start == 60_000


def test_a_text_made_to_be_slow_is_not():
    begun = time.perf_counter()
    anchor("ab" * 50_000, "ba" * 2_500 + "c", "xbab" * 8, "xaba" * 8, 100)
    anchor("ab" * 50_000, "ab", "xbab" * 8, "xaba" * 8, 100)
    assert time.perf_counter() - begun < 10

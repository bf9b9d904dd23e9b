"""What changed between two texts: both can be read out of the pieces."""

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.differences import Change, compare

TEXTS = st.text(alphabet=st.sampled_from("ab cд\n.,ə"), max_size=200)


@given(TEXTS, TEXTS)
def test_both_texts_are_in_the_pieces(before, after):
    pieces = compare(before, after)
    assert "".join(each.text for each in pieces if each.change is not Change.INSERTED) == before
    assert "".join(each.text for each in pieces if each.change is not Change.DELETED) == after


def test_words_are_told_apart_not_letters():
    pieces = compare("It was Nat.", "It was Natasha.")
    assert [(each.change, each.text) for each in pieces if each.change is not Change.SAME] == [
        (Change.DELETED, "Nat"),
        (Change.INSERTED, "Natasha"),
    ]


def test_the_same_text_is_one_piece():
    assert [each.change for each in compare("It was Nat.", "It was Nat.")] == [Change.SAME]


def test_texts_as_long_as_an_explanation_may_be_are_compared_in_time():
    before = "".join(f"word{number % 997} " for number in range(20_000))
    started = process_time()
    compare(before, before.replace("word7 ", "sword "))
    assert process_time() - started < 10

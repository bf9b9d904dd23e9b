"""Excerpts: the text itself, cut where marks begin and end, however they overlap."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.excerpts import Passage, excerpts, whole

TEXT = "“It was us,” said Vera Lind 🪟. " + "Nobody else spoke. " * 60 + "The end, said Nat."


@st.composite
def marked(draw):
    text = draw(st.text(min_size=1, max_size=400))
    spots = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 60))
    chosen = draw(st.lists(spots, max_size=8))
    return text, [Passage(key, at, min(at + long, len(text))) for key, (at, long) in enumerate(chosen)]


@given(marked(), st.integers(0, 80))
def test_every_passage_can_be_read_out_of_the_stretches(given_text, around):
    text, passages = given_text
    found = excerpts(text, passages, around)
    for passage in passages:
        read = [each.text for excerpt in found for each in excerpt.stretches if passage.key in each.keys]
        assert "".join(read) == text[passage.start : passage.end]


@given(marked())
def test_an_excerpt_is_a_piece_of_the_text_and_excerpts_do_not_overlap(given_text):
    text, passages = given_text
    found = excerpts(text, passages, 20)
    for excerpt in found:
        assert "".join(each.text for each in excerpt.stretches) == text[excerpt.start : excerpt.end]
    assert all(one.end < other.start for one, other in pairwise(found))


@given(marked())
def test_each_passage_opens_once_and_closes_once(given_text):
    text, passages = given_text
    stretches = [each for excerpt in excerpts(text, passages) for each in excerpt.stretches]
    for passage in passages:
        assert sum(passage.key in each.opens for each in stretches) == 1
        assert sum(passage.key in each.closes for each in stretches) == 1


def test_distant_passages_make_two_excerpts_that_say_the_text_goes_on():
    at = TEXT.index("The end")
    first, second = excerpts(TEXT, [Passage(1, 0, 12), Passage(2, at, at + 7)], around=40)
    assert (first.cut_before, first.cut_after) == (False, True)
    assert (second.cut_before, second.cut_after) == (True, False)
    assert first.stretches[0].text == "“It was us,”"


def test_words_at_the_edge_stay_whole():
    (excerpt,) = excerpts(TEXT, [Passage(1, 300, 310)], around=31)
    assert TEXT[excerpt.start - 1].isspace()
    assert TEXT[excerpt.end].isspace()


def test_a_place_outside_the_text_is_left_out():
    assert excerpts("short", [Passage(1, 2, 90), Passage(2, 3, 3), Passage(3, -1, 2)]) == []


def test_the_whole_text_is_one_excerpt_marked_or_not():
    for passages in ([], [Passage(1, 0, 12)]):
        (excerpt,) = whole(TEXT, passages)
        assert "".join(each.text for each in excerpt.stretches) == TEXT

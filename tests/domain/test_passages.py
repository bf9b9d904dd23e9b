"""Manner and cue, as the words around a passage suggest them."""

import pytest

from factcheck.domain import passages

TEXT = (
    'Kim told reporters that "the window was open," adding that it "often is". According to Lee, nobody '
    "“was near\xa0it”. The mayor denied any part in it.\n\n"
    '"We looked. We found glass outside," said Inspector Ray, of the United States. '
    "„Niemand war es“, so der Wirt. ‘I was away,’ the neighbour said."
)
BRITISH = "‘I was away,’ the neighbour’s cousin said. ‘It’s shut.’"


def place(text, quote):
    start = text.index(quote)
    return text, start, start + len(quote)


@pytest.mark.parametrize(
    ("quote", "manner", "cue"),
    [
        ("the window was open,", "direct", "told"),
        ('"the window was open,"', "direct", "told"),
        ("often is", "direct", "adding"),
        ("nobody “was near\xa0it”", "mixed", "According to"),
        ("any part in it", "indirect", "denied"),
        ("We looked. We found glass outside", "direct", "said"),
        ("We looked.", "direct", "said"),
        ("Niemand war es", "direct", "said"),
        ("the United States", "indirect", "said"),
    ],
)
def test_what_the_surroundings_suggest(quote, manner, cue):
    assert passages.manner(*place(TEXT, quote)) == manner
    assert passages.cue(*place(TEXT, quote)) == cue


def test_single_quotation_marks_count_where_there_are_no_double_ones():
    assert passages.manner(*place(BRITISH, "I was away")) == "direct"
    assert passages.manner(*place(BRITISH, "the neighbour’s cousin")) == "indirect"
    assert passages.manner(*place(BRITISH, "It’s shut")) == "direct"


def test_a_quotation_that_is_not_closed_lasts_to_the_end_of_its_paragraph():
    text = "“We begin here.\n\nAnd here nobody speaks."
    assert passages.manner(*place(text, "We begin")) == "direct"
    assert passages.manner(*place(text, "nobody")) == "indirect"


def test_a_whole_sentence_has_its_cue_inside():
    assert passages.cue(*place(TEXT, "The mayor denied any part in it.")) == "denied"
    assert passages.cue(*place("“He said it is over.”", "He said it is over.")) == ""


def test_where_nothing_reports_there_is_no_cue():
    assert passages.cue("The window was open.", 4, 10) == ""
    assert passages.manner(" … ", 1, 2) == "indirect"

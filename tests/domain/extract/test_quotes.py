"""Quotation marks of every style, quotations that run on, and words nobody introduces."""

import pytest

from factcheck.domain.extract import extract
from factcheck.domain.extract.quotes import quotations
from tests.domain.extract.reading import told, words

STYLES = ["“{}”", '"{}"', "‘{}’", "'{}'", "''{}''", "„{}“", "«{}»", "»{}«", '“{}"', '"{}”']


@pytest.mark.parametrize("style", STYLES)
def test_every_style_of_mark_is_understood(style):
    quote = style.format("The bridge wasn’t safe,")

    assert told(f"{quote} said Anna Quist.")[0] == ("Anna Quist", "said", quote)


def test_an_apostrophe_closes_nothing():
    text = "She said 'the sailors' boats weren't there' and left."

    assert [text[q.start : q.end] for q in quotations(text)] == ["'the sailors' boats weren't there'"] or [
        text[q.start : q.end] for q in quotations(text)
    ] == ["'the sailors'"]


def test_quotations_inside_quotations_belong_to_the_outer_one():
    text = "“He told me ‘run’ and I ran,” said Anna Quist."

    assert [text[q.start : q.end] for q in quotations(text)] == ["“He told me ‘run’ and I ran,”"]
    assert len(extract(text)) == 1


def test_a_quotation_runs_over_several_paragraphs():
    text = "“We saw the light,” said Anna Quist. “It was blue.\n\n“Then it was gone,” she added."
    first = "Quist said: “We saw the light.\n\n“Then it was gone.”"

    assert len(extract(text)) == 2
    (one,) = extract(first)
    assert words(first, one.content) == "“We saw the light. | “Then it was gone.”"


def test_a_paragraph_of_quotation_goes_to_whoever_spoke_before_it():
    text = "“We saw the light,” said Anna Quist.\n\n“Nobody else was on the pier that night.”"
    (one,) = extract(text)

    assert len(one.content) == 2


def test_a_quotation_that_nobody_introduces_is_kept():
    text = "The pier was empty.\n\n“Nobody else was on the pier that night.”"
    (one,) = extract(text)

    assert (one.source, one.cue, one.manner) == ((), (), "direct")
    assert words(text, one.content) == "“Nobody else was on the pier that night.”"


def test_a_title_in_marks_is_no_statement():
    assert told("The film “The Last Light” opens in May.") == []

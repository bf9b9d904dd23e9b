"""Spans: letter by letter, in code points, never moved silently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.spans import (
    CONTEXT,
    QuoteAbsent,
    QuoteAmbiguous,
    Span,
    SpanMismatch,
    check,
    locate,
    move,
)

FAMILY = "👩‍👩‍👧‍👦"
TEXT = f"Zoë {FAMILY} sagte: «Не мы». Она сказала: «Не мы» ещё раз. قال علي: ليس نحن."


@pytest.mark.parametrize(
    ("start", "end", "exact"),
    [
        (500, 900, "Zoë"),
        (9, 0, "Zoë"),
        (0, 3, "Zoe"),
        (-3, 3, "Zoë"),
        (3, 3, ""),
        (5, 7, "👩"),
    ],
    ids=[
        "outside the text",
        "end before start",
        "wrong quote",
        "negative",
        "nothing",
        "in the middle of an emoji",
    ],
)
def test_an_impossible_span_is_refused(start, end, exact):
    with pytest.raises(SpanMismatch):
        check(TEXT, start, end, exact)


@pytest.mark.parametrize("exact", [FAMILY, "👩", "Zoë", "сказала", "قال علي"])
def test_offsets_count_code_points(exact):
    start = TEXT.index(exact)
    span = check(TEXT, start, start + len(exact), exact)
    assert TEXT[span.start : span.end] == span.exact == exact


def test_context_is_up_to_thirty_two_code_points_each_side():
    span = Span.cut("a" * 50 + "quote" + "b" * 10, 50, 55)
    assert (span.prefix, span.suffix) == ("a" * CONTEXT, "b" * 10)


def test_a_quote_is_found_by_its_words():
    assert locate(TEXT, "ещё раз").start == TEXT.index("ещё раз")


def test_a_quote_that_stands_twice_needs_its_surroundings():
    with pytest.raises(QuoteAmbiguous, match="2 times"):
        locate(TEXT, "«Не мы»")
    assert locate(TEXT, "«Не мы»", suffix=" ещё").start == TEXT.rindex("«Не мы»")
    assert locate(TEXT, "«Не мы»", prefix="sagte: ").start == TEXT.index("«Не мы»")


def test_a_quote_that_does_not_stand_there_is_absent():
    with pytest.raises(QuoteAbsent, match="do not stand"):
        locate(TEXT, "«не мы»")
    with pytest.raises(QuoteAbsent, match="empty"):
        locate(TEXT, "  ")


def test_a_quote_in_other_surroundings_is_absent_and_says_so():
    with pytest.raises(QuoteAbsent, match="not beside"):
        locate(TEXT, "ещё раз", prefix="never ")


def test_a_span_moves_with_its_words_and_surroundings():
    span = locate(TEXT, "сказала")
    moved = move(span, "A new line.\n" + TEXT)
    assert moved == Span(span.start + 12, span.end + 12, span.exact, span.prefix, span.suffix)


@pytest.mark.parametrize(
    "text",
    [TEXT.replace("сказала", "говорила"), TEXT.replace("Она ", "Он "), "", TEXT + TEXT],
    ids=["the words changed", "the surroundings changed", "all is gone", "it stands twice"],
)
def test_a_span_is_orphaned_rather_than_guessed(text):
    assert move(locate(TEXT, "сказала"), text) is None


@given(st.text(), st.integers(-5, 50), st.integers(-5, 50))
def test_what_is_cut_reads_as_the_text_does(text, start, end):
    try:
        span = Span.cut(text, start, end)
    except SpanMismatch:
        assert not 0 <= start < end <= len(text)
    else:
        assert text[span.start : span.end] == span.exact
        assert text[: span.start].endswith(span.prefix)
        assert text[span.end :].startswith(span.suffix)


@given(st.text(min_size=1), st.text(), st.text())
def test_a_moved_span_reads_the_same(before, after, inserted):
    text = f"{before}|quoted words|{after}"
    span = Span.cut(text, len(before) + 1, len(before) + 13)
    moved = move(span, inserted + text)
    assert moved is None or moved.exact == (inserted + text)[moved.start : moved.end] == "quoted words"

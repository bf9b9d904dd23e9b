"""Texts cut into pieces: whatever overlaps, everything joined is the text again."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.segments import MOST_SENTENCES, Mark, layout
from factcheck.domain.sentences import paragraphs, sentences
from factcheck.domain.spans import Span, check, locate, occurrences

TEXTS = st.text(
    alphabet=st.sampled_from("ab Zя۝ﷲ.!?\n\t“”\"'’👩\u200d🇦e\u0301。」,1-"), min_size=1, max_size=120
)


@st.composite
def marked(draw):
    text = draw(TEXTS)
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    marks = [Mark(n, *place) for n, place in enumerate(draw(st.lists(places, max_size=8)), 1)]
    return text, marks


def all_pieces(drawn):
    return [piece for p in drawn for s in p.sentences for piece in (*s.pieces, *s.gap)]


@given(marked())
def test_everything_joined_is_the_text(case):
    text, marks = case
    drawn, after = layout(text, marks)
    parts = [p.before + "".join(x.text for s in p.sentences for x in (*s.pieces, *s.gap)) for p in drawn]
    assert "".join(parts) + after == text
    assert all(text[piece.start : piece.end] == piece.text != "" for piece in all_pieces(drawn))


@given(marked())
def test_a_piece_has_the_marks_that_cover_it_and_no_other(case):
    text, marks = case
    for piece in all_pieces(layout(text, marks)[0]):
        covering = {mark.key for mark in marks if mark.start <= piece.start and piece.end <= mark.end}
        touching = {mark.key for mark in marks if mark.start < piece.end and piece.start < mark.end}
        assert set(piece.marks) == covering == touching


@given(marked())
def test_a_mark_that_shows_begins_once_and_ends_once(case):
    text, marks = case
    drawn = all_pieces(layout(text, marks)[0])
    shown = {key for piece in drawn for key in piece.marks}
    assert sorted(key for piece in drawn for key in piece.opened) == sorted(shown)
    assert sorted(key for piece in drawn for key in piece.closed) == sorted(shown)


@given(TEXTS)
def test_between_paragraphs_and_sentences_is_only_white_space(text):
    seen = 0
    for start, end in paragraphs(text):
        assert text[seen:start].strip() == ""
        inner = start
        for begun, ended in sentences(text, start, end):
            assert inner <= begun < ended <= end
            assert text[inner:begun].strip() == ""
            assert text[begun:ended].strip() == text[begun:ended]
            inner = ended
        assert inner == end
        seen = end
    assert text[seen:].strip() == ""


@given(TEXTS, st.data())
def test_a_span_cut_from_a_text_is_found_again(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.cut(text, start, end)
    assert check(text, start, end, span.exact) == span
    if span.exact.strip() and len(occurrences(text, span.exact)) == 1:
        assert locate(text, span.exact, span.prefix, span.suffix) == span


def test_nested_and_overlapping_marks_are_cut_at_every_edge():
    drawn, _ = layout("one two three four", [Mark(1, 0, 13), Mark(2, 4, 7), Mark(3, 8, 18)])
    found = [(piece.text, piece.marks) for piece in all_pieces(drawn)]
    assert found == [("one ", (1,)), ("two", (1, 2)), (" ", (1,)), ("three", (1, 3)), (" four", (3,))]


def test_a_mark_over_two_paragraphs_shows_in_both_and_not_between():
    drawn, _ = layout("one.\n\ntwo.", [Mark(1, 0, 10)])
    assert [piece.opened for piece in all_pieces(drawn)] == [(1,), ()]
    assert [piece.closed for piece in all_pieces(drawn)] == [(), (1,)]


def test_sentences_end_where_a_reader_says_so():
    text = (
        "Dr. Smith of the U.S. Army came at 3.15 p.m. today. “Who did it?” he asked. He (she?) left! "
        "«Да». مرحبا؟ نعم. J. Doe said so… and went. 她说。他说。"
    )
    found = [text[slice(*place)] for place in sentences(text, 0, len(text))]
    assert found == [
        "Dr. Smith of the U.S. Army came at 3.15 p.m. today.",
        "“Who did it?” he asked.",
        "He (she?) left!",
        "«Да».",
        "مرحبا؟",
        "نعم.",
        "J. Doe said so… and went.",
        "她说。",
        "他说。",
    ]


def test_a_text_nobody_reads_by_the_sentence_is_cut_into_paragraphs_only():
    text = "One. Two. " * (MOST_SENTENCES // 10 + 1)
    drawn, _ = layout(text)
    assert [len(paragraph.sentences) for paragraph in drawn] == [1]

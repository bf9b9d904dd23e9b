"""What holds for every text: spans inside it, the same answer twice, no paragraph disturbs another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.domain.extract import extract

MARKS = ["“", "”", '"', "'", "’s", ",", ".", ":", "(", ")", "—", "«", "»", "\n\n", "\u200b"]
NAMES = [
    "Anna Quist",
    "the mayor",
    "he",
    "who",
    "the bridge",
    "U.S.",
    "1,234",
    "on Monday",
    "sagte",
    "sei",
    "Laut",
]
VERBS = [
    "said",
    "told CNN",
    "that",
    "denied",
    "according to",
    "adding",
    "was",
    "not",
    "accused",
    "of",
    "by",
    "and",
]
PIECES = st.sampled_from([*MARKS, *NAMES, *VERBS])
SENTENCES = [
    "Quist said the bridge was safe.",
    "“It fell,” said Oleg Marsh.",
    "Norland denied it.",
    "The pier is old.",
]
language = st.sampled_from([None, "en", "de", "fr"])


@given(st.lists(PIECES, max_size=40).map(" ".join), language)
@settings(max_examples=300)
def test_spans_lie_inside_the_text_and_hold_words(text, language):
    for one in extract(text, language=language):
        for start, end in (*one.source, *one.cue, *one.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()


@given(st.text(max_size=300), language)
@settings(max_examples=300)
def test_any_unicode_is_survived(text, language):
    assert extract(text, language=language) == extract(text, language=language)


@given(st.lists(PIECES, max_size=40).map(" ".join))
@settings(max_examples=150)
def test_the_same_text_gives_the_same_answer(text):
    assert extract(text) == extract(text)


@given(
    st.integers(0, len(SENTENCES)),
    st.sampled_from(["The harbour was calm.", "Berg said it was late.", "“Go home,” she said."]),
)
def test_a_paragraph_put_elsewhere_only_shifts_the_others(at, added):
    def spans(paragraphs, skip=None):
        out, offset = [], 0
        for index, paragraph in enumerate(paragraphs):
            if index != skip:
                out.append((offset, offset + len(paragraph)))
            offset += len(paragraph) + 2
        text = "\n\n".join(paragraphs)
        found = extract(text, language="en")
        return [
            [
                (one.cue[0][0] - start, one.content[0][0] - start, one.content[0][1] - start)
                for one in found
                if start <= one.start < end
            ]
            for start, end in out
        ]

    assert spans([*SENTENCES[:at], added, *SENTENCES[at:]], skip=at) == spans(SENTENCES)


def test_suggestions_come_in_text_order():
    starts = [one.start for one in extract(" ".join(SENTENCES * 3))]

    assert starts == sorted(starts)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\ue000\ue000", "“", "”", "''", "\x00", "(" * 50])
def test_nothing_comes_of_nothing(text):
    assert extract(text) == []

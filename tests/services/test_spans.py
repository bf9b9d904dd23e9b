"""Spans: a passage is marked where the article reads exactly like that, or not at all."""

import pytest

from factcheck.models import Span
from factcheck.services import articles, spans

FAMILY = "👩‍👩‍👧‍👦"
TEXT = f"Anna {FAMILY} said: “да”. مرحبا said Ali. “да”, said Bob. Müllerſtraße 🇦🇿."
AFTER = len(TEXT)


@pytest.mark.parametrize("quote", [FAMILY, "مرحبا", "Müllerſtraße", "🇦🇿", "“да”. مرحبا"])
def test_any_script_comes_back_exactly(session, version, quote):
    span = spans.mark(session, version, exact=quote)
    session.commit()
    session.expire_all()
    kept = session.get_one(Span, span.id)
    assert kept.exact == quote == version.text[kept.start : kept.end]
    assert version.text[: kept.start].endswith(kept.prefix)
    assert version.text[kept.end :].startswith(kept.suffix)


@pytest.mark.parametrize(
    ("exact", "start", "end"),
    [
        ("Bob", AFTER, AFTER + 3),
        ("annA", 4, 0),
        ("Anne", 0, 4),
        ("Anna", -9, 4),
        ("\u200d👩", 5, 7),
        ("Anna", 0, None),
        ("Anna", None, 4),
        ("", 3, 3),
    ],
)
def test_an_impossible_place_is_refused(session, version, exact, start, end):
    with pytest.raises(spans.SpanNotFound):
        spans.mark(session, version, exact=exact, start=start, end=end)


def test_a_quote_that_stands_twice_needs_its_surroundings(session, version):
    with pytest.raises(spans.QuoteNotUnique, match="2 times"):
        spans.mark(session, version, exact="“да”")
    span = spans.mark(session, version, exact="“да”", suffix=", said Bob")
    assert version.text[span.end :].startswith(", said Bob")


def test_a_quote_that_does_not_stand_there_is_refused(session, version):
    with pytest.raises(spans.SpanNotFound, match="letter by letter"):
        spans.mark(session, version, exact="Мы согласны")


def test_the_same_passage_is_marked_once_and_logged_once(session, actor, version, events):
    first = spans.mark(session, version, exact="said Bob", actor=actor)
    again = spans.mark(session, version, exact="said Bob", start=first.start, end=first.end)
    assert again is first
    assert [event.action for event in events()] == ["added", "marked"]


def test_nothing_is_marked_in_a_text_that_is_not_kept(session, version):
    version.text = None
    with pytest.raises(spans.TextNotKept):
        spans.mark(session, version, exact="said Bob")


@pytest.fixture
def version(session, actor):
    return articles.latest(articles.add(session, actor, text=TEXT, title="Greetings"))

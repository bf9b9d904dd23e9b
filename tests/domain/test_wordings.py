"""Which words of a question readers have seen."""

from datetime import UTC, datetime

from factcheck.domain.wordings import Wording, seen


def on(day):
    return datetime(2024, 5, day, tzinfo=UTC)


def told(*days_and_words):
    return [Wording(words, "", on(day)) for day, words in days_and_words]


def test_what_was_said_before_anything_was_published_readers_never_saw():
    found = seen(told((1, "Who?"), (2, "Who did?"), (9, "Who did it?")), first=on(5))
    assert [(each.text, each.since) for each in found] == [("Who did?", on(5)), ("Who did it?", on(9))]


def test_words_that_came_with_the_first_publication_are_the_first():
    found = seen(told((1, "Who?"), (5, "Who did?")), first=on(5))
    assert [(each.text, each.since) for each in found] == [("Who did?", on(5))]


def test_a_change_of_something_else_is_no_new_wording():
    found = seen(told((1, "Who?"), (6, "Who?"), (7, "Who did?"), (8, "Who?")), first=on(5))
    assert [each.text for each in found] == ["Who?", "Who did?", "Who?"]

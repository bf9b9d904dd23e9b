"""What a letter's form carries, and the mark of who sent it."""

from datetime import date

from factcheck.domain import letters
from factcheck.domain.letters import IN_ALL, PER_SENDER

SECRET, OTHER = "a secret of our own", "a secret of somebody else"


def test_the_moment_a_form_was_opened_comes_back_only_to_us():
    word = letters.sealed(SECRET, 1_700_000_000)
    assert letters.opened(SECRET, word) == 1_700_000_000
    assert letters.opened(OTHER, word) is None
    assert letters.opened(SECRET, word[:-1]) is None
    assert letters.opened(SECRET, "") is None


def test_the_mark_of_a_sender_lasts_a_day_and_does_not_tell_the_address():
    monday, tuesday = date(2026, 5, 4), date(2026, 5, 5)
    mark = letters.sender(SECRET, "192.0.2.7", monday)
    assert mark == letters.sender(SECRET, "192.0.2.7", monday)
    assert mark not in {
        letters.sender(SECRET, "192.0.2.7", tuesday),
        letters.sender(SECRET, "192.0.2.8", monday),
        letters.sender(OTHER, "192.0.2.7", monday),
    }
    assert len(mark) <= 64


def test_one_sender_never_fills_what_the_desk_takes_from_all():
    for own, everybody in zip(PER_SENDER, IN_ALL, strict=True):
        assert own.window == everybody.window
        assert own.most * 10 <= everybody.most

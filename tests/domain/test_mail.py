"""Where mail goes, and when it is due."""

from datetime import UTC, datetime, timedelta

import pytest

from factcheck.domain import digests, mail
from factcheck.domain.vocabulary import Digest

NOW = datetime(2024, 5, 3, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("smtp://mail.example", mail.MailServer("mail.example", 587)),
        ("smtp://localhost:25", mail.MailServer("localhost", 25, tls=False)),
        ("smtp://mail.example:2525?tls=no", mail.MailServer("mail.example", 2525, tls=False)),
        ("smtps://mail.example", mail.MailServer("mail.example", 465, implicit=True)),
        ("smtp://a%40b:p%3As%2F@mail.example", mail.MailServer("mail.example", 587, "a@b", "p:s/")),
        ("smtp://127.0.0.1?tls=yes", mail.MailServer("127.0.0.1", 587)),
    ],
)
def test_an_address_says_where_and_how(address, server):
    assert mail.read(address) == server


@pytest.mark.parametrize(
    "address",
    ["mail.example", "http://mail.example", "smtp://", "smtp://h:99999", "smtp://h?tls=perhaps", ""],
)
def test_any_other_address_is_refused(address):
    with pytest.raises(ValueError, match=r"It must look|Its port|After"):
        mail.read(address)


def test_what_is_wrong_with_the_settings_is_said():
    assert mail.problem("", "") == ""
    assert mail.problem("smtp://localhost", "desk@example.org") == ""
    assert "It must look like" in mail.problem("mail.example", "desk@example.org")
    assert "unencrypted" in mail.problem("smtp://mail.example?tls=no", "desk@example.org")
    assert "mail_from" in mail.problem("smtp://mail.example", "")


def test_a_password_is_not_shown():
    assert mail.hidden("smtp://ada:secret@mail.example") == "smtp://ada:…@mail.example"
    assert mail.hidden("smtp://mail.example") == "smtp://mail.example"


@pytest.mark.parametrize(
    ("digest", "hours", "due"),
    [
        (Digest.OFF, None, False),
        (Digest.DAILY, None, True),
        (Digest.DAILY, 12, False),
        (Digest.DAILY, 23, True),
        (Digest.WEEKLY, 24, False),
        (Digest.WEEKLY, 24 * 7 - 1, True),
    ],
)
def test_a_digest_is_due_as_often_as_was_chosen(digest, hours, due):
    last = None if hours is None else NOW - timedelta(hours=hours)
    assert digests.due(digest, last, NOW) is due


def test_a_token_is_for_one_person_and_cannot_be_made_up():
    word = digests.token("secret", 7)
    assert digests.person_of("secret", word) == 7
    for forged in (word[:-1], word + "x", digests.token("other", 7), "", "7", "Nw.x"):
        assert digests.person_of("secret", forged) is None

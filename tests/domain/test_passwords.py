"""Which passwords are taken, and the ones we make."""

import pytest

from factcheck.domain import passwords


@pytest.mark.parametrize(
    "password",
    [
        "kürzer!",
        "1234567",
        "password",
        "PASSWORD",
        "Password1",
        "12345678",
        "aaaaaaaaaaaa",
        "пароль123",
        "ada-lovelace",
    ],
)
def test_a_password_that_would_be_guessed_is_refused_with_a_sentence(password):
    assert passwords.weakness(password, "ada-lovelace").endswith((".", "better."))


@pytest.mark.parametrize(
    "password",
    [
        "eight ch",
        "correct horse battery",
        "ÄÖÜäöüßẞ",
        "🦉" * 8 + "🦊",
        "x" * 63 + "y",
        "только по-русски",
        "passwordpassword1",
    ],
)
def test_length_is_all_that_is_asked_in_any_script(password):
    assert passwords.weakness(password, "ada") is None


def test_a_full_width_password_is_as_weak_as_the_plain_one():
    assert passwords.weakness("ｐａｓｓｗｏｒｄ")


def test_nobody_sends_a_megabyte():
    assert "at most" in passwords.weakness("ab" * 1000)


def test_the_list_holds_about_a_hundred_in_lower_case():
    assert len(passwords.COMMON) > 100
    assert all(word == word.casefold() and len(word) >= passwords.LEAST for word in passwords.COMMON)


def test_made_passwords_differ_and_can_be_read_out():
    made = {passwords.generate() for _ in range(50)}
    assert len(made) == 50
    assert all(len(one) == 19 and not set(one) & set("il1o0") for one in made)
    assert all(passwords.weakness(one) is None for one in made)

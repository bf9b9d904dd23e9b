"""Plain text: addresses, folding, and characters that no text holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.text import SLUG_LENGTH, blank, fold, forbidden, slug, tidy


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A Russian partisan group", "a-russian-partisan-group"),
        ("Хто атакував Кремль?", "khto-atakuvav-kreml"),
        ("Bakıda nə baş verdi?", "bakida-ne-bas-verdi"),
        ("!!!", "item"),
    ],
)
def test_an_address_is_readable_in_any_script(text, wanted):
    assert slug(text) == wanted


def test_an_address_that_is_taken_gets_a_number():
    assert slug("One", {"one", "one-2"}) == "one-3"


def test_a_long_address_ends_with_a_word():
    made = slug("word " * 40)
    assert len(made) <= SLUG_LENGTH
    assert set(made.split("-")) == {"word"}


@given(st.text())
def test_an_address_holds_letters_digits_and_hyphens_only(text):
    made = slug(text)
    assert made
    assert made.strip("-") == made
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    ("one", "other"),
    [("ÉCOLE", "école"), ("İLHAM", "ilham"), ("BAKI", "Bakı"), ("Straße", "STRASSE"), ("КРЕМЛЬ", "Кремль")],
)
def test_search_compares_letters_without_case_and_marks(one, other):
    assert fold(one) == fold(other)


def test_tidy_text_is_one_line():
    assert tidy("  a\n b\t c ") == "a b c"
    assert tidy("e\u0301") == "é"


@pytest.mark.parametrize("text", ["\x00", "a\x1b", "\ud800", "\uffff", "\x7f"])
def test_what_no_text_holds_is_forbidden(text):
    assert forbidden(text)


@pytest.mark.parametrize("text", ["", "a\nb\tc", "👩‍👩‍👧‍👦", "قال علي", "e\u0301", "\u200f"])
def test_ordinary_text_is_not(text):
    assert not forbidden(text)


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b", "\u00a0\u2060", "\u202e\ufeff", "\u00ad"])
def test_text_of_which_nothing_is_seen_is_blank(text):
    assert blank(text)


@pytest.mark.parametrize("text", ["a", ".", "\u200fقال", "👩‍👩‍👧‍👦", "\u200b0"])
def test_text_of_which_something_is_seen_is_not(text):
    assert not blank(text)

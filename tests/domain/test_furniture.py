"""Page furniture: whole lines around an article, never a sentence of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.furniture import date_in, is_furniture, trim

BODY = "The mayor denied it on Monday.\n\nBy the river, nobody was surprised."


@pytest.mark.parametrize(
    "line",
    [
        "date 2021-06-07 + ↺ − 16 px",
        "A+ A- 14pt",
        "Share Tweet WhatsApp Telegram Copy link",
        "5 min read",
        "Reading time: 12 minutes",
        "By Jane Doe",
        "By Jane Doe and Ali O’Hara",
        "Published 3 May 2021, 14:05 GMT · Updated May 4, 2021",
        "Monday, 7 June 2021",
        "07.06.2021 18:30",
        "1,204 views 17 comments",
        "← → ⟳ |",
        "© 2021 The Herald. All rights reserved",
        "Source: herald.example",
        "Advertisement",
        "Font size: - +",
    ],
)
def test_furniture_is_left_out_at_both_ends(line):
    assert is_furniture(line)
    assert trim(f"{line}\n\n{BODY}").text == BODY
    assert trim(f"{BODY}\n\n{line}\n").text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "The drones were seen at 02:30.",
        "Yes.",
        "No comment",
        "By the river",
        "He will share it.",
        "On Monday",
        "In 2021",
        "“Print it,” she said.",
        "May",
        "X",
        "Взрыв в Москве",
        "مرحبا",
    ],
)
def test_words_of_the_article_stay(line):
    text = f"{line}\n\n{BODY}\n\n{line}"
    assert trim(text).text == text


def test_what_furniture_tells_is_offered():
    trimmed = trim(f"Menu\nBy Jane Doe\n3rd June 2021 | 5 min read\n\n{BODY}\n\nThe Herald\n", "the herald")
    assert (trimmed.date, trimmed.byline) == ("2021-06-03", "Jane Doe")
    assert trimmed.lines[-1] == "The Herald"


def test_a_line_in_the_middle_is_never_taken():
    text = f"{BODY}\n\nAdvertisement\n\n{BODY}"
    assert trim(text).text == text


def test_furniture_alone_is_kept_for_somebody_to_look_at():
    assert trim("5 min read\nShare\n").text == "5 min read\nShare\n"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-06-07T10:00:00Z", "2021-06-07"),
        ("7 June 2021", "2021-06-07"),
        ("Jun 7, 2021", "2021-06-07"),
        ("07.06.2021", "2021-06-07"),
        ("31 June 2021", ""),
        ("31.13.2021, then 1 July 2021", "2021-07-01"),
        ("June", ""),
    ],
)
def test_dates_are_read_in_the_orders_people_write(text, date):
    assert date_in(text) == date


LINES = st.lists(
    st.sampled_from(
        ["", " ", "Share Tweet", "5 min read", "By Jane Doe", "A sentence.", "2021-06-07", "\t→"]
    ),
    max_size=9,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_what_was_taken_can_be_put_back_letter_by_letter(lines, between):
    text = between.join(lines)
    assert trim(text).whole == text

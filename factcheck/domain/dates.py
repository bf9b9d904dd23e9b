"""Dates that may be known only to the month or the year: `2023`, `2023-05`, `2023-05-03`."""

import re
from datetime import date

SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
PRECISIONS = ("year", "month", "day")


def valid(text: str) -> bool:
    """Whether the text is a day, a month or a year that exists."""
    found = SHAPE.fullmatch(text)
    if not found:
        return False
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def precision(text: str) -> str:
    """`day`, `month` or `year`."""
    return PRECISIONS[text.count("-")]


def first_day(text: str) -> date:
    """The earliest day that the date can mean."""
    return date.fromisoformat(text + "-01-01"[3 * text.count("-") :])


def spoken(text: str) -> str:
    """The date as a reader reads it: `3 May 2023`, `May 2023`, `2023`."""
    day = first_day(text)
    return {"day": f"{day.day} {day:%B %Y}", "month": f"{day:%B %Y}", "year": f"{day.year}"}[precision(text)]

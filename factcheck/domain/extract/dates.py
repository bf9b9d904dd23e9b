"""When it was said: weekday, month and other words against the article's date."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final


def numbered(names: str, first: int) -> dict[str, int]:
    """Each name to its number; names of one number stand between commas."""
    return {name: number for number, group in enumerate(names.split(","), first) for name in group.split()}


WEEKDAYS: Final = numbered(
    "monday montag mon, tuesday dienstag tue, wednesday mittwoch wed, thursday donnerstag thu, friday"
    " freitag fri, saturday samstag sonnabend, sunday sonntag",
    0,
)
MONTHS: Final = numbered(
    "january januar jan, february februar feb, march märz mar, april apr, may mai, june juni jun, july"
    " juli jul, august aug, september sept sep, october oktober oct okt, november nov, december dezember"
    " dec dez",
    1,
)
MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY: Final = re.compile(
    rf"\b(?:(?P<m1>{MONTH})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y1>\d{{4}}))?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.)? (?P<m2>{MONTH})\.?(?:,? (?P<y2>\d{{4}}))?"
    rf"|(?P<last>last |letzten )?(?P<weekday>{'|'.join(WEEKDAYS)})\b"
    r"|(?P<near>today|yesterday|tonight|heute|gestern|vorgestern)\b"
    r"|(?P<period>last week|last month|last year|vergangene Woche|vergangenen Monat)"
    rf"|in (?P<m3>{MONTH})(?: (?P<y3>\d{{4}}))?\b|in (?P<y4>(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
DATING: Final = frozenset(
    {*MONTHS, *WEEKDAYS, "last", "vergangene", "vergangenen", "today", "yesterday", "tonight", "heute"}
    | {"gestern", "vorgestern"}
)
PLAIN: Final = re.compile(r"[^\W\d_]+")
NEAR: Final = {"today": 0, "tonight": 0, "heute": 0, "yesterday": 1, "gestern": 1, "vorgestern": 2}


@dataclass(frozen=True, slots=True)
class Said:
    """A date and how exactly it is known: day, week, month or year."""

    date: date
    precision: str = "day"


def said(text: str, published: date | None) -> Said | None:
    """The first date that a stretch of text gives, if it can be told."""
    match = DAY.search(text) if dated(text) else None
    if match is None:
        return None
    if month := match["m1"] or match["m2"] or match["m3"]:
        return on_month(match, MONTHS[month.lower().rstrip(".")], published)
    if match["y4"]:
        return Said(date(int(match["y4"]), 1, 1), "year")
    return None if published is None else relative(match, published)


def dated(text: str) -> bool:
    """Whether a text can give a date: most have neither a digit nor a word of a date."""
    return not DATING.isdisjoint(PLAIN.findall(text.lower())) or any(map(str.isdigit, text))


def on_month(match: re.Match[str], month: int, published: date | None) -> Said | None:
    """A date with a month; without a year it is the latest one that is past."""
    day, year = match["d1"] or match["d2"], match["y1"] or match["y2"] or match["y3"]
    if year is None and published is None:
        return None
    try:
        found = date(int(year) if year else published.year if published else 1, month, int(day or 1))
        if not year and published and found > published:
            found = found.replace(year=found.year - 1)
    except ValueError:
        return None
    return Said(found, "day" if day else "month")


def relative(match: re.Match[str], published: date) -> Said | None:
    """A date told from the day of publication."""
    if match["near"]:
        return Said(published - timedelta(NEAR[match["near"].lower()]))
    if match["weekday"]:
        back = (published.weekday() - WEEKDAYS[match["weekday"].lower()]) % 7
        return Said(published - timedelta(back or (7 if match["last"] else 0)))
    return before(match["period"].lower(), published)


def before(period: str, published: date) -> Said:
    """Last week, month or year."""
    if "week" in period or "woche" in period:
        return Said(published - timedelta(published.weekday() + 7), "week")
    if "mon" in period:
        end = published.replace(day=1) - timedelta(1)
        return Said(end.replace(day=1), "month")
    return Said(date(published.year - 1, 1, 1), "year")

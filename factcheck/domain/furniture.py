"""Page furniture: what stands around an article on its page and comes along when it is copied.

Only whole lines at the start and at the end are taken for furniture, and only when every
word of them is; a sentence never is. What they tell (date, byline) is offered, not lost.
"""

import re
from dataclasses import dataclass

from factcheck.domain import dates

LOOKED_AT = 12
"""Lines from each end that can be furniture."""
LONGEST_LINE = 120
LONGEST_NAME = 8
"""Words in the names of a byline."""
MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip
ISO = re.compile(r"\b(\d{4}-\d{2}-\d{2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?")
DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)})\.?,? (\d{{4}})\b", re.IGNORECASE)
MONTH_FIRST = re.compile(
    rf"\b({'|'.join(MONTHS)})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE
)
NUMBERS = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
DATES = (ISO, DAY_FIRST, MONTH_FIRST, NUMBERS)
TIME = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?\b", re.IGNORECASE)
SIZE = re.compile(r"\b\d{1,2}\s?(?:px|pt|%)|\bA[+-]", re.IGNORECASE)
MINUTES = re.compile(r"\b(?:reading time:?\s*)?\d{1,3}[\s-]?min(?:ute)?s?(?: (?:to )?read)?\b", re.IGNORECASE)
COUNT = re.compile(r"\b\d[\d.,]*\s?[km]?\s(?:views|shares|comments|likes|reads)\b", re.IGNORECASE)
BYLINE = re.compile(r"(?:by|author:?|written by|von|par|автор:?)\s+([^\W\d_][^.!?:;\d]{2,80})", re.IGNORECASE)
PARTICLES = {"and", "de", "da", "del", "di", "van", "von", "der", "bin", "al", "la", "le", "und", "et", "и"}
"""Words of names that are not written with a capital."""
SITE = re.compile(r"(?:source:?\s*)?(?:https?://)?(?:[\w-]+\.)+[a-z]{2,12}/?", re.IGNORECASE)
RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b).*|all rights reserved\.?", re.IGNORECASE)
WORD = re.compile(
    """share|tweet|retweet|facebook|twitter|whatsapp|telegram|e-?mail|linkedin|reddit|pinterest|vk|viber|messenger
    |copy|link|print|save|bookmark|font|size|increase|decrease|reset|listen|comments?|follow|advertisement|ad
    |sponsored|subscribe|newsletter|sign|menu|search|published|updated|posted|modified|date""",
    re.VERBOSE,
)
"""Words that make a line furniture."""
FILLER = re.compile(
    """and|by|the|x|a|aa|aaa|us|on|at|in|to|up|via|this|more|last|time|text|small|large|normal|like|read|news|home
    |related|utc|gmt|est|edt|cet|msk|bst|et|local|am|pm|mail
    |(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?""",
    re.VERBOSE,
)
"""Words that may stand beside them."""


@dataclass(frozen=True)
class Trimmed:
    """A text without furniture, the lines taken from both ends, and what they told."""

    text: str
    lead: str = ""
    tail: str = ""
    date: str = ""
    byline: str = ""

    @property
    def lines(self) -> list[str]:
        """The lines left out, in their order."""
        return [line.strip() for part in (self.lead, self.tail) for line in part.split("\n") if line.strip()]

    @property
    def whole(self) -> str:
        """The text with its furniture again."""
        return self.lead + self.text + self.tail


def trim(text: str, outlet: str = "") -> Trimmed:
    """The text without page furniture; `whole` gives it back letter by letter."""
    lines = text.splitlines(keepends=True)
    first = _count(lines, outlet)
    last = _count(lines[first:][::-1], outlet)
    body = "".join(lines[first : len(lines) - last])
    if not body.strip():
        return Trimmed(text)
    lead, tail = "".join(lines[:first]), "".join(lines[len(lines) - last :])
    kept = body.strip()
    begun = body.index(kept)
    lead, tail = lead + body[:begun], body[begun + len(kept) :] + tail
    return Trimmed(kept, lead, tail, date_in(lead) or date_in(tail), _byline(lead))


def _count(lines: list[str], outlet: str) -> int:
    """How many lines from the start on are blank or furniture; none when all of those are blank."""
    found = 0
    for number, line in enumerate(lines[:LOOKED_AT], 1):
        if line.strip() and not is_furniture(line.strip(), outlet):
            break
        found = number if line.strip() else found
    return found


def is_furniture(line: str, outlet: str = "") -> bool:
    """Whether a line holds nothing but a page's furniture."""
    if len(line) > LONGEST_LINE:
        return False
    if outlet and line.casefold() == outlet.strip().casefold():
        return True
    if author(line) or SITE.fullmatch(line) or RIGHTS.fullmatch(line):
        return True
    return _only_furniture(line)


def _only_furniture(line: str) -> bool:
    """Whether nothing is left of a line without dates, times, sizes, counts, signs and furniture's words."""
    bare = line
    for pattern in (*DATES, TIME, MINUTES, COUNT, SIZE):
        bare = pattern.sub(" ", bare)
    left = re.findall(r"[\w'-]*\w", bare.lower())
    making = [word for word in left if WORD.fullmatch(word)]
    return all(word in making or FILLER.fullmatch(word) for word in left) and bool(
        making or bare != line or not left
    )


def date_in(text: str) -> str:
    """The first date in a text, as 2023-05-03; empty without one."""
    found = [(match.start(), _date(match)) for pattern in DATES for match in pattern.finditer(text)]
    return min((place for place in found if place[1]), default=(0, ""))[1]


def _date(match: re.Match[str]) -> str:
    """A date from its parts in whatever order, if it exists."""
    parts = match.groups()
    if match.re is ISO:
        return parts[0] if dates.valid(parts[0]) else ""
    month, day = (parts[0], parts[1]) if match.re is MONTH_FIRST else (parts[1], parts[0])
    number = MONTHS.get(month.lower()) or int(month)
    text = f"{parts[2]}-{number:02}-{int(day):02}"
    return text if dates.valid(text) else ""


def author(line: str) -> str:
    """The name in a lone byline; empty where the line is none."""
    found = BYLINE.fullmatch(line)
    names = found[1].replace(",", " ").split() if found else []
    capital = [name for name in names if not name[0].islower()]
    real = 1 < len(names) <= LONGEST_NAME and all(name in capital or name in PARTICLES for name in names)
    return found[1].strip() if found and real and capital else ""


def _byline(lead: str) -> str:
    """The first name in a lone byline among the lines left out."""
    return next((name for name in map(author, map(str.strip, lead.split("\n"))) if name), "")

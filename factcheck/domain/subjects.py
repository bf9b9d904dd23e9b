"""What a public address tells of: which answers are stored, and with what they are forgotten."""

import re

NOUNS = ("claims", "questions", "articles", "speakers", "outlets", "topics")
"""Things that have pages of their own; an answer about one is forgotten with it."""
OWN = re.compile(rf"/(?:embed/)?({'|'.join(NOUNS)})/([a-z0-9]+(?:-[a-z0-9]+)*)(?=[/.]|$)")
STORED = re.compile(
    r"/$|/index\.json$|/(?:corrections|methodology|about|corrections-policy|ethics|funding)(?:[/.]|$)"
    r"|/feed\.|/ratings/|/sitemap|/robots\.txt$|/export/schema\.json$|/embed/"
)
"""Answers that tell of many things; they are forgotten with every change."""
DIGITS = re.compile(r"0\d+")
LONGEST = 300
"""The longest address we store, in characters."""


def subject(address: str) -> str | None:
    """What an address tells of: `claims/<slug>`, or empty for many things; None is not stored."""
    if len(address) > LONGEST:
        return None
    found = OWN.match(address)
    if found is None:
        return "" if STORED.match(address) else None
    # 007 and 7 are one article but not one address.
    return None if found[1] == "articles" and DIGITS.fullmatch(found[2]) else f"{found[1]}/{found[2]}"


def own(address: str) -> tuple[str, ...]:
    """The addresses of a thing's own answers: its page and the same as data."""
    return address, f"{address}.json"

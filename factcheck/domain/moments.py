"""Moments as RFC 3339 writes them: `2023-05-03T14:30:00Z`, with any offset."""

import re
from datetime import UTC, datetime

SHAPE = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+ -]\d{2}:\d{2})",
    re.ASCII,
)
"""A blank before the offset is a plus that a web address lost on its way."""


def read(text: str) -> datetime | None:
    """The moment, in UTC; None when the text is not one."""
    if not SHAPE.fullmatch(text):
        return None
    day, rest = text[:10], text[11:].replace(" ", "+").upper()
    try:
        return datetime.fromisoformat(f"{day}T{rest}").astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def written(moment: datetime) -> str:
    """The moment in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

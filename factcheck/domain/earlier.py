"""Words that were replaced, kept with when each was given, so that an earlier moment can be shown."""

from datetime import datetime

Replaced = list[list[str]]
"""Each time when they were given, and the words themselves; the first first."""


def after(replaced: Replaced, given: datetime, *words: str) -> Replaced:
    """What is kept once these words are replaced, too."""
    return [*replaced, [given.isoformat(), *words]]


def dated(replaced: Replaced, until: datetime) -> tuple[datetime, list[str]] | None:
    """Which of the replaced words stood at a moment, and since when; None where none did yet."""
    known = [(datetime.fromisoformat(when), words) for when, *words in replaced]
    return next((each for each in reversed(known) if each[0] <= until), None)


def standing(replaced: Replaced, until: datetime) -> list[str] | None:
    """Which of the replaced words stood at a moment; None where none did yet."""
    found = dated(replaced, until)
    return found[1] if found else None

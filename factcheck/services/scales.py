"""The rating scale of the site: what is in force, what was, and how it is redefined."""

import re
from collections.abc import Sequence
from dataclasses import asdict

from sqlmodel import Session, col, select

from factcheck.domain.ratings import DEFAULT_SCALE, Rating, Scale
from factcheck.domain.text import fold
from factcheck.domain.viewers import Viewer
from factcheck.models import ScaleVersion
from factcheck.services import answers, checks, log
from factcheck.services.refusals import EditedMeanwhile, Refused

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_KEY = 40
LONGEST_LABEL = 80
HIGHEST = 100
"""The highest number a rating may have; the lowest is 1."""


class ScaleUnknown(Refused):
    """No scale of the site had that version."""

    sentence = "The site never had a scale of that version."


class RatingUnknown(Refused):
    """A word that is not on the scale in force."""

    sentence = "That rating is not on the scale in force. Choose one of its ratings."


class ScaleUnsound(Refused):
    """Ratings that do not make a scale; the text says why."""


def current(session: Session) -> Scale:
    """The scale in force; the default one until the desk defines its own."""
    newest = session.exec(select(ScaleVersion).order_by(col(ScaleVersion.version).desc()).limit(1)).first()
    return Scale.of(newest.version, newest.ratings) if newest else DEFAULT_SCALE


def at(session: Session, version: int) -> Scale:
    """The scale as it was in that version; raises ScaleUnknown."""
    stored = session.get(ScaleVersion, version)
    if stored:
        return Scale.of(stored.version, stored.ratings)
    if version == DEFAULT_SCALE.version:
        return DEFAULT_SCALE
    raise ScaleUnknown


def require(session: Session, key: str) -> Scale:
    """The scale in force, if it has the rating; raises RatingUnknown."""
    scale = current(session)
    if key not in scale:
        raise RatingUnknown
    return scale


def redefine(
    session: Session, actor: Viewer | None, ratings: Sequence[Rating], *, version: int | None = None
) -> Scale:
    """The scale with these ratings as a new version; earlier rulings keep theirs.

    Raises ScaleUnsound, and EditedMeanwhile when somebody redefined it since `version`.
    """
    good = tuple(_checked(rating) for rating in ratings)
    _refuse_unsound(good)
    before = current(session)
    if before.ratings == good:
        return before
    if version not in {None, before.version}:
        raise EditedMeanwhile(_spelled(before), before.version)
    stored = ScaleVersion(
        version=before.version + 1,
        ratings=[asdict(rating) for rating in good],
        set_by_id=actor.id if actor else None,
    )
    session.add(stored)
    answers.bump(session)
    log.record(session, actor, "redefined", stored)
    return Scale(stored.version, good)


def _checked(rating: Rating) -> Rating:
    """One rating as it is stored."""
    key = checks.filled(rating.key, "A rating's key", LONGEST_KEY)
    if not KEY.fullmatch(key):
        raise ScaleUnsound(f"The key {key!r} may hold small letters a to z, digits and hyphens.")
    label = checks.filled(rating.label, f"The label of {key}", LONGEST_LABEL)
    definition = checks.filled(rating.definition, f"The definition of {key}", 1000)
    if rating.value is not None and not 1 <= rating.value <= HIGHEST:
        raise ScaleUnsound(
            f"The number of {key} must be from 1 to {HIGHEST}, or none off the true/false line."
        )
    return Rating(key, label, rating.value, definition)


def _refuse_unsound(ratings: Sequence[Rating]) -> None:
    """Raise what keeps these ratings from being a scale."""
    numbers = [rating.value for rating in ratings if rating.value is not None]
    if len(set(numbers)) < 2:  # noqa: PLR2004 - a line has two ends
        raise ScaleUnsound(
            "A scale needs at least two ratings with different numbers: the falsest and the truest."
        )
    if len(set(numbers)) != len(numbers):
        raise ScaleUnsound("Two ratings have the same number.")
    if len({rating.key for rating in ratings}) != len(ratings):
        raise ScaleUnsound("Two ratings have the same key.")
    if len({fold(rating.label) for rating in ratings}) != len(ratings):
        raise ScaleUnsound("Two ratings have the same label.")


def _spelled(scale: Scale) -> dict[str, str]:
    """A scale as a conflict shows it: one line a rating, by its key."""
    return {
        rating.key: f"{rating.label} ({rating.value or 'no number'}): {rating.definition}"
        for rating in scale.ratings
    }

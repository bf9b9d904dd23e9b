"""The course of a claim: from open over verdicts and a ruling to its publications."""

from collections.abc import Sequence
from enum import StrEnum


class Status(StrEnum):
    """How far a claim is."""

    OPEN = "open"
    IN_REVIEW = "in review"
    AGREED = "agreed"
    SPLIT = "split"
    RULED = "ruled"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


STEPS = 4
"""The steps a progress bar counts: a first verdict, enough verdicts, a ruling, a publication."""


def status(
    ratings: Sequence[str], required: int, *, ruled: bool, publications: int, withdrawn: bool
) -> Status:
    """How far a claim is, from what has been done about it."""
    if publications:
        return _published(publications, withdrawn=withdrawn)
    if ruled:
        return Status.RULED
    if len(ratings) < max(required, 1):
        return Status.IN_REVIEW if ratings else Status.OPEN
    return Status.AGREED if len(set(ratings)) == 1 else Status.SPLIT


def _published(publications: int, *, withdrawn: bool) -> Status:
    """The three ways to have been published."""
    if withdrawn:
        return Status.WITHDRAWN
    return Status.PUBLISHED if publications == 1 else Status.CORRECTED


def steps_done(given: Status, verdict_count: int) -> int:
    """How many of the four steps are done."""
    if given in {Status.PUBLISHED, Status.CORRECTED, Status.WITHDRAWN}:
        return 4
    if given is Status.RULED:
        return 3
    if given in {Status.AGREED, Status.SPLIT}:
        return 2
    return min(verdict_count, 1)

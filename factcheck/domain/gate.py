"""The gate before publication: what a check is, what checks are made of, and what is printed of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Key(StrEnum):
    """What each check is called, in the addresses of its reasons and in the JSON."""

    VERDICTS = "verdicts"
    RULING = "ruling"
    FOUR_EYES = "four-eyes"
    NOTES = "notes"
    EVIDENCE = "evidence"
    ORIGINS = "origins"
    CONTRADICTING = "contradicting"
    REPLY = "reply"
    CLAIMREVIEW = "claimreview"
    SUMMARY = "summary"
    FIDELITY = "fidelity"
    ORPHANED = "orphaned"


SOFT = (
    Key.EVIDENCE, Key.ORIGINS, Key.CONTRADICTING, Key.REPLY, Key.CLAIMREVIEW, Key.SUMMARY, Key.FIDELITY,
    Key.ORPHANED,
)  # fmt: skip
"""Checks that can be set aside for a reason that is printed on the page."""


@dataclass(frozen=True)
class Check:
    """One line of the list: how it stands, what would mend it, and where.

    A hard one that is not done holds the claim back; a soft one needs a reason.
    """

    key: Key
    done: bool
    hard: bool
    sentence: str
    mend: str = ""
    place: str = ""


@dataclass(frozen=True)
class Flaw:
    """What is wrong with the markup for search engines; `grave` where it would mislead them."""

    sentence: str
    grave: bool = False
    place: str = ""


@dataclass(frozen=True)
class Facts:
    """What the checks are made of; `desk` is the address of the claim's workbench."""

    desk: str
    verdict_count: int
    required: int
    ruled: bool = False
    outdated: bool = False
    round_open: bool = False
    alone: bool = False
    holding_count: int = 0
    unplaced: tuple[str, ...] = ()
    unarchived: tuple[str, ...] = ()
    evidence_count: int = 0
    origin_count: int = 0
    search_count: int = 0
    opposed: bool = False
    claimants: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    summary: str = ""
    label: str = ""
    unchecked_count: int = 0
    orphaned_count: int = 0


@dataclass(frozen=True)
class SetAside:
    """A check that an editor set aside, as the public page prints it."""

    check: str
    sentence: str
    reason: str


@dataclass(frozen=True)
class Searched:
    """What was searched for evidence against the ruling; no outcome where none was found."""

    searched: str
    outcome: str
    done: datetime


@dataclass(frozen=True)
class Replied:
    """Who was asked for a reply, how, when, until when; and the answer word for word."""

    addressee: str
    channel: str
    sent: str
    deadline: str | None
    answer: str
    answered: str | None
    late: bool


@dataclass(frozen=True)
class Printed:
    """What a publication says of how it was checked."""

    overrides: tuple[SetAside, ...] = ()
    searches: tuple[Searched, ...] = ()
    replies: tuple[Replied, ...] = ()
    policies: tuple[tuple[str, int], ...] = ()


def done_count(checks: Iterable[Check]) -> int:
    """How many of the checks are done."""
    return sum(check.done for check in checks)


def failing(checks: Iterable[Check], *, hard: bool) -> list[Check]:
    """The checks that are not done: those that hold the claim back, or those that need a reason."""
    return [check for check in checks if check.hard is hard and not check.done]


def late(deadline: str | None, answered: str | None) -> bool:
    """Whether an answer came after the deadline it was asked for by."""
    return bool(deadline and answered and answered > deadline)


def waits(deadline: str | None, answered: str | None, today: str) -> bool:
    """Whether an answer may still come in time."""
    return answered is None and deadline is not None and today <= deadline

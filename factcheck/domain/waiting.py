"""What a claim waits for, and for whom."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Wait(StrEnum):
    """What somebody can do next about a claim."""

    VERDICT = "verdict"
    RULING = "ruling"
    PUBLICATION = "publication"
    SECOND = "second"
    SPARE = "spare"


@dataclass(frozen=True)
class Standing:
    """How far a claim is that was never published, as far as one person may know.

    `opened` says that she may see the verdicts, because hers is in (`mine`) or she
    unsealed them; until then `agreed` is None.
    """

    verdict_count: int
    mine: bool
    opened: bool
    agreed: bool | None
    ruled: bool
    outdated: bool

    @property
    def sole(self) -> bool:
        """Whether hers is the only verdict."""
        return self.mine and self.verdict_count == 1


@dataclass(frozen=True)
class OpenClaim:
    """A claim that was never published, and how far it is."""

    slug: str
    text: str
    question_slug: str | None
    question: str | None
    standing: Standing


@dataclass(frozen=True)
class Progress:
    """How many of the steps of a question's claims are done; nothing of what the verdicts say."""

    slug: str
    text: str
    opened: datetime
    claim_count: int
    published_count: int
    steps_done: int


def wait(standing: Standing, required: int, *, edits: bool, four_eyes: bool) -> Wait | None:
    """What the person can do next; None when it is for others to act.

    Whether verdicts agree matters to nobody who may not know it, so the answer is
    the same for her either way.
    """
    if standing.ruled and not standing.outdated:
        return Wait.PUBLICATION if edits and not (four_eyes and standing.sole) else None
    if standing.verdict_count < max(required, 1):
        return _for_a_verdict(standing)
    if edits:
        return _for_a_ruling(standing)
    return None if standing.opened else Wait.SPARE


def _for_a_verdict(standing: Standing) -> Wait | None:
    """Verdicts are missing: hers, somebody else's, or hers that she can no longer give."""
    if standing.mine:
        return Wait.SECOND
    return None if standing.opened else Wait.VERDICT


def _for_a_ruling(standing: Standing) -> Wait | None:
    """Nobody adjudicates over her own verdict; by agreement anyone may rule."""
    split_with_hers = standing.mine and not standing.agreed
    return None if split_with_hers else Wait.RULING

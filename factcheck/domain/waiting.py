"""What a claim waits for, and for whom; how far the desk is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Wait(StrEnum):
    """What somebody can do next about a claim, in the order in which it presses.

    A claim stands under the first that holds: what only she can do comes before what
    holds up a claim others have finished with, that before what others are late with,
    that before what anybody may begin; what waits for others comes last.
    """

    ROUND = "round"
    MINE = "mine"
    SPLIT = "split"
    RULING = "ruling"
    ENOUGH = "enough"
    PUBLICATION = "publication"
    OVERDUE = "overdue"
    SECOND = "second"
    VERDICT = "verdict"
    WAITING = "waiting"
    HELD = "held"
    SPARE = "spare"


@dataclass(frozen=True)
class Standing:
    """How far a claim is, as far as one person may know.

    `opened` says that she may see the verdicts, because hers is in (`mine`) or she
    unsealed them. Until then `agreed` and `agreement` are None, and `ruled`, `outdated`
    and `held` are False whatever has been done.
    """

    verdict_count: int
    mine: bool
    opened: bool
    agreed: bool | None
    ruled: bool
    outdated: bool
    agreement: float | None = None
    held: bool = False
    reconsiders: bool = False
    assigned: bool = False
    due: date | None = None
    late: bool = False
    assigned_count: int = 0
    overdue_count: int = 0
    conflict: bool = False
    published: bool = False

    @property
    def sole(self) -> bool:
        """Whether hers is the only verdict."""
        return self.mine and self.verdict_count == 1

    @property
    def concluded(self) -> bool:
        """Whether a ruling that she may know of takes in every verdict."""
        return self.ruled and not self.outdated


@dataclass(frozen=True)
class OpenClaim:
    """A claim that waits, and how far it is; `text` and `question` are read for those shown."""

    claim_id: int
    standing: Standing


@dataclass(frozen=True)
class Named:
    """How a claim of a list is told from others."""

    slug: str
    text: str
    question_slug: str | None
    question: str | None


@dataclass(frozen=True)
class Progress:
    """How many of the steps of a question's claims are done; nothing of what the verdicts say."""

    slug: str
    text: str
    opened: datetime
    claim_count: int
    published_count: int
    steps_done: int


@dataclass(frozen=True)
class Rules:
    """What decides who does what next: the desk's rules and the person's role."""

    required: int
    edits: bool
    four_eyes: bool


def wait(standing: Standing, rules: Rules) -> Wait | None:
    """What the person can do next; None when it is for others to act.

    Whether verdicts agree, or the desk has ruled, matters to nobody who may not know
    it, so the answer is the same for her either way.
    """
    if standing.reconsiders:
        return Wait.ROUND
    if standing.assigned and not standing.mine:
        return Wait.MINE
    return None if standing.conflict or standing.published else _for_the_desk(standing, rules)


def _for_the_desk(standing: Standing, rules: Rules) -> Wait | None:
    """What anybody of her role could do next."""
    if standing.concluded:
        return _for_publication(standing, rules)
    if standing.verdict_count < max(rules.required, 1):
        return _for_a_verdict(standing, rules)
    if rules.edits:
        return _for_a_ruling(standing)
    return None if standing.opened else Wait.SPARE


def _for_publication(standing: Standing, rules: Rules) -> Wait | None:
    """Ruled on: the only author of the verdicts does not publish under four eyes."""
    return Wait.PUBLICATION if rules.edits and not (rules.four_eyes and standing.sole) else None


def _for_a_verdict(standing: Standing, rules: Rules) -> Wait | None:
    """Verdicts are missing: late ones, hers, somebody else's, or hers that she can no longer give."""
    if rules.edits and standing.overdue_count:
        return Wait.OVERDUE
    if standing.mine:
        return Wait.WAITING
    if standing.opened:
        return None
    return Wait.SECOND if standing.verdict_count else Wait.VERDICT


def _for_a_ruling(standing: Standing) -> Wait | None:
    """Nobody adjudicates over her own verdict; by agreement anyone who has seen them may rule."""
    if not standing.opened:
        return Wait.ENOUGH
    if standing.held:
        return Wait.HELD
    if standing.agreed:
        return Wait.RULING
    return None if standing.mine else Wait.SPLIT


UNKNOWN = 101.0
"""Where agreement that cannot be known or computed stands among percentages."""


def order(claim: OpenClaim) -> tuple[bool, date, float, int]:
    """Late ones first, then by deadline, then the lowest agreement she may know, then the oldest."""
    standing = claim.standing
    known = UNKNOWN if standing.agreement is None else standing.agreement
    return (not standing.late, standing.due or date.max, known, claim.claim_id)


@dataclass(frozen=True)
class Tally:
    """How many claims stand where; a ruling counts where the viewer may know of it."""

    open: int = 0
    in_review: int = 0
    enough: int = 0
    ruled: int = 0
    published: int = 0
    withdrawn: int = 0
    declined: int = 0


def tally(standings: Iterable[Standing], required: int, **ended: int) -> Tally:
    """Where the claims stand; those that are published, withdrawn or declined come counted."""
    stages = Counter(_stage(each, max(required, 1)) for each in standings if not each.published)
    return Tally(**(dict(stages) | ended))


def _stage(standing: Standing, required: int) -> str:
    """How far a claim is that was never published."""
    if standing.verdict_count < required:
        return "in_review" if standing.verdict_count else "open"
    return "ruled" if standing.concluded else "enough"

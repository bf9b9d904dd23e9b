"""The course of a claim: every status it can have, and every act that moves it from one to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.vocabulary import Role


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
    DECLINED = "declined"


class Act(StrEnum):
    """What a person does that may move a claim."""

    JUDGE = "judge"
    REVISE = "revise"
    RECONSIDER = "reconsider"
    RULE = "rule"
    PUBLISH = "publish"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    DECLINE = "decline"
    REOPEN = "reopen"


@dataclass(frozen=True)
class Transition:
    """A line of the course: who may do what to a claim that stands where, and where it leads.

    `leaves` is what the log tells of it: the noun and the action of its event.
    """

    act: Act
    sources: tuple[Status, ...]
    targets: tuple[Status, ...]
    role: Role
    needs: str
    leaves: str


UNPUBLISHED = (Status.OPEN, Status.IN_REVIEW, Status.AGREED, Status.SPLIT, Status.RULED)
"""Where a claim can stand that the public has not seen and the desk has not declined."""

_BLIND = "a rating, a confidence and a rationale, given without having seen the others’"
_ALONE = "no other verdict and no ruling yet, and the version one started from"
_ROUND = "a round that is open, after a split or for something new; a reason for what is kept or changed"
_RULING = "a summary and an explanation; one’s own rating only as an editor without a verdict, with a reason"
_GATE = "an editor who has seen the verdicts, other than their only author; the gate"
_CORRECTION = "what the first publication needs, what kind of correction it is, and a note on what changed"


def _once_public(act: Act, role: Role, needs: str, leaves: str) -> tuple[Transition, ...]:
    """An act on what is published: readers see nothing of it before the next publication."""
    public = (Status.PUBLISHED, Status.CORRECTED)
    return tuple(Transition(act, (each,), (each,), role, needs, leaves) for each in public)


COURSE: tuple[Transition, ...] = (
    Transition(
        Act.JUDGE,
        (Status.OPEN,),
        (Status.IN_REVIEW, Status.AGREED),
        Role.REVIEWER,
        _BLIND,
        "verdict given",
    ),
    Transition(
        Act.JUDGE,
        (Status.IN_REVIEW,),
        (Status.IN_REVIEW, Status.AGREED, Status.SPLIT),
        Role.REVIEWER,
        _BLIND,
        "verdict given",
    ),
    Transition(
        Act.JUDGE,
        (Status.AGREED, Status.RULED),
        (Status.AGREED, Status.SPLIT),
        Role.REVIEWER,
        _BLIND,
        "verdict given",
    ),
    Transition(Act.JUDGE, (Status.SPLIT,), (Status.SPLIT,), Role.REVIEWER, _BLIND, "verdict given"),
    *_once_public(Act.JUDGE, Role.REVIEWER, _BLIND, "verdict given"),
    Transition(
        Act.REVISE, (Status.IN_REVIEW,), (Status.IN_REVIEW,), Role.REVIEWER, _ALONE, "verdict revised"
    ),
    Transition(Act.REVISE, (Status.AGREED,), (Status.AGREED,), Role.REVIEWER, _ALONE, "verdict revised"),
    Transition(
        Act.RECONSIDER,
        (Status.SPLIT, Status.AGREED),
        (Status.SPLIT, Status.AGREED),
        Role.REVIEWER,
        _ROUND,
        "verdict reconsidered",
    ),
    Transition(
        Act.RECONSIDER,
        (Status.RULED,),
        (Status.RULED, Status.AGREED, Status.SPLIT),
        Role.REVIEWER,
        _ROUND,
        "verdict reconsidered",
    ),
    *_once_public(Act.RECONSIDER, Role.REVIEWER, _ROUND, "verdict reconsidered"),
    Transition(
        Act.RULE,
        (Status.AGREED, Status.SPLIT, Status.RULED),
        (Status.RULED,),
        Role.EDITOR,
        _RULING,
        "ruling ruled",
    ),
    *_once_public(Act.RULE, Role.EDITOR, _RULING, "ruling ruled"),
    Transition(
        Act.PUBLISH, (Status.RULED,), (Status.PUBLISHED,), Role.EDITOR, _GATE, "publication published"
    ),
    Transition(
        Act.CORRECT,
        (Status.PUBLISHED, Status.CORRECTED),
        (Status.CORRECTED,),
        Role.EDITOR,
        _CORRECTION,
        "publication published",
    ),
    Transition(
        Act.WITHDRAW,
        (Status.PUBLISHED, Status.CORRECTED),
        (Status.WITHDRAWN,),
        Role.EDITOR,
        "a reason, which stays at the address",
        "publication withdrawn",
    ),
    Transition(
        Act.DECLINE,
        UNPUBLISHED,
        (Status.DECLINED,),
        Role.EDITOR,
        "what keeps the claim from being checked, and a reason in one’s own words",
        "claim declined",
    ),
    Transition(
        Act.REOPEN,
        (Status.DECLINED,),
        UNPUBLISHED,
        Role.EDITOR,
        "a reason; the claim goes back to where its verdicts and its ruling put it",
        "claim reopened",
    ),
)
"""The whole course; what is not in it is refused."""

ROLES: dict[Act, Role] = {transition.act: transition.role for transition in COURSE}
"""The least role that may do each act."""

STEPS = 4
"""The steps a progress bar counts: a first verdict, enough verdicts, a ruling, a publication."""


@dataclass(frozen=True)
class Facts:
    """What has been done about a claim, as far as its status follows from it.

    `ruled` says that a ruling stands which takes in every verdict.
    """

    ratings: tuple[str, ...]
    required: int
    ruled: bool
    publications: int
    withdrawn: bool
    declined: bool

    @property
    def status(self) -> Status:
        """How far the claim is."""
        return status(
            self.ratings,
            self.required,
            ruled=self.ruled,
            publications=self.publications,
            withdrawn=self.withdrawn,
            declined=self.declined,
        )


def follow(act: Act, source: Status) -> tuple[Status, ...]:
    """Where the act may lead from that status; nowhere when the course does not have it."""
    found = [each.targets for each in COURSE if each.act is act and source in each.sources]
    return tuple(target for targets in found for target in targets)


def status(
    ratings: Sequence[str],
    required: int,
    *,
    ruled: bool,
    publications: int,
    withdrawn: bool,
    declined: bool = False,
) -> Status:
    """How far a claim is, from what has been done about it.

    A ruling counts (`ruled`) while it takes in every verdict and the desk asks for no more of them.
    """
    if publications:
        return _published(publications, withdrawn=withdrawn)
    if declined:
        return Status.DECLINED
    if len(ratings) < max(required, 1):
        return Status.IN_REVIEW if ratings else Status.OPEN
    if ruled:
        return Status.RULED
    return Status.AGREED if len(set(ratings)) == 1 else Status.SPLIT


def _published(publications: int, *, withdrawn: bool) -> Status:
    """The three ways to have been published."""
    if withdrawn:
        return Status.WITHDRAWN
    return Status.PUBLISHED if publications == 1 else Status.CORRECTED


def steps_done(given: Status, verdict_count: int) -> int:
    """How many of the four steps are done; nothing is left to do on a declined claim."""
    if given in {Status.PUBLISHED, Status.CORRECTED, Status.WITHDRAWN, Status.DECLINED}:
        return STEPS
    if given is Status.RULED:
        return 3
    if given in {Status.AGREED, Status.SPLIT}:
        return 2
    return min(verdict_count, 1)

"""A round of a claim at the desk: how far it is, and whether the viewer is waited for."""

from collections.abc import Sequence
from typing import Self

from pydantic import Field

from factcheck.models import Claim, Round, Verdict
from factcheck.presenters.dossier_parts import Moment, Part
from factcheck.presenters.material import Material


class RoundSeen(Part):
    """The newest round of a claim, for who may see its verdicts."""

    number: int
    reason: str = Field(description="What is new; empty after a split.")
    opened: Moment
    open: bool
    asked: int = Field(description="How many verdicts were in when it was opened.")
    answered: int = Field(description="How many of them were kept or changed.")
    waits_for_me: bool

    @classmethod
    def of(cls, claim: Claim, verdicts: Sequence[Verdict], material: Material) -> Self | None:
        """The newest round as the viewer may see it; None where there was none."""
        rounds = [each for each in material.rounds if each.claim_id == claim.id]
        if not rounds:
            return None
        newest = rounds[-1]
        heard = {each.verdict_id for each in newest.reconsiderations}
        asked = [each for each in verdicts if takes_part(each, newest, heard)]
        mine = [each for each in asked if each.person_id == material.viewer.id]
        return cls(
            number=newest.number,
            reason=newest.reason,
            opened=newest.opened,
            open=newest.closed is None,
            asked=len(asked),
            answered=len(heard),
            waits_for_me=newest.closed is None and any(each.id not in heard for each in mine),
        )


def takes_part(verdict: Verdict, round_: Round, heard: set[int]) -> bool:
    """Whether the verdict was in when the round was opened."""
    return verdict.id in heard or verdict.submitted <= round_.opened

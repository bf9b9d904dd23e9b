"""Chains: the hops between a speaker's mouth and our article, given by a person and kept as rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from factcheck.domain.text import tidy
from factcheck.domain.viewers import Viewer
from factcheck.models import Attribution, Hop
from factcheck.services import outlets
from factcheck.services.refusals import Refused

MOST_STEPS = 12
"""The longest chain, in hops."""


@dataclass(frozen=True)
class Step:
    """One hop as a person gives it; the outlet by its name."""

    medium: str = ""
    outlet: str = ""
    url: str | None = None

    @property
    def given(self) -> bool:
        """Whether anything stands in it."""
        return bool(tidy(self.medium) or tidy(self.outlet) or tidy(self.url or ""))

    @property
    def spoken(self) -> str:
        """The hop in one line."""
        return " · ".join(part for part in (self.medium, self.outlet, self.url) if part)


class ChainTooLong(Refused):
    """Beyond what anybody followed."""

    sentence = f"A chain has {MOST_STEPS} hops at most."


def tidied(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The hops that say something, each tidy; raises ChainTooLong."""
    kept = tuple(Step(tidy(s.medium), tidy(s.outlet), tidy(s.url or "") or None) for s in steps if s.given)
    if len(kept) > MOST_STEPS:
        raise ChainTooLong
    return kept


def steps_of(attribution: Attribution) -> tuple[Step, ...]:
    """An attribution's chain as a person gave it."""
    return tuple(Step(hop.medium, hop.outlet.name if hop.outlet else "", hop.url) for hop in attribution.hops)


def replace(session: Session, actor: Viewer | None, attribution: Attribution, steps: Sequence[Step]) -> None:
    """Give an attribution this chain; outlets are made if their names are new."""
    if steps_of(attribution) == tuple(steps):
        return
    attribution.hops = []
    session.flush()
    for position, step in enumerate(steps):
        outlet = outlets.resolve(session, actor, step.outlet) if step.outlet else None
        hop = Hop(attribution_id=attribution.id, position=position, medium=step.medium, url=step.url)
        hop.outlet = outlet
        attribution.hops.append(hop)

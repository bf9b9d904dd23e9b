"""Whether they really said it, as the desk checks it: the chain to open, and every look so far."""

from collections.abc import Iterable
from typing import Self

from factcheck.domain.chains import step
from factcheck.domain.differences import Piece, compare
from factcheck.domain.vocabulary import Fidelity
from factcheck.models import Attribution, FidelityCheck
from factcheck.presenters.dossier_parts import Moment, Part


class HopToOpen(Part):
    """One hop of the chain, with the address a click away."""

    place: int
    told: str
    url: str | None


class LookedAt(Part):
    """One check: what was found, where somebody looked, and who it was."""

    found: Fidelity
    quote: str
    right_words: str
    hop: str | None
    opened: str
    note: str
    checked: Moment
    by: str | None

    @property
    def difference(self) -> list[Piece]:
        """The quote beside what they really said, word by word; nothing where they are the same."""
        return compare(self.quote, self.right_words) if self.right_words else []

    @property
    def address(self) -> str | None:
        """What was opened, where it is an address."""
        linked = self.opened.startswith(("https://", "http://")) and " " not in self.opened
        return self.opened if linked else None


class FidelityDesk(Part):
    """The chain of an attribution to be opened, and the checks so far, the newest first."""

    hops: list[HopToOpen]
    article_url: str | None
    looks: list[LookedAt]

    @classmethod
    def of(cls, attribution: Attribution, checks: Iterable[FidelityCheck]) -> Self:
        """What the page of an attribution shows of its checks."""
        hops = [
            HopToOpen(
                place=hop.position,
                told=step(hop.medium, hop.outlet.name if hop.outlet else None) or hop.url or "",
                url=hop.url,
            )
            for hop in attribution.hops
        ]
        told = {hop.place: hop.told for hop in hops}
        return cls(
            hops=hops,
            article_url=attribution.article.url,
            looks=[look(attribution, each, told) for each in checks],
        )


def look(attribution: Attribution, check: FidelityCheck, told: dict[int, str]) -> LookedAt:
    """One check; of a chain that was changed since, its hop is not named."""
    return LookedAt(
        found=check.found,
        quote=attribution.span.exact,
        right_words=check.right_words,
        hop=told.get(check.hop) if check.hop is not None else None,
        opened=check.opened,
        note=check.note,
        checked=check.checked,
        by=check.checked_by.public_name if check.checked_by else None,
    )

"""Where a passage that lost its place most likely stands now: proposed, never done."""

from typing import Self

from factcheck.domain.anchors import AGREES, Anchor
from factcheck.domain.differences import Piece, compare
from factcheck.domain.spans import CONTEXT
from factcheck.presenters.dossier_parts import Part


class Placing(Part):
    """A proposed passage of the newest version, with the words around it and how well it fits."""

    start: int
    end: int
    exact: str
    before: str
    after: str
    score: float
    lost: str

    @classmethod
    def of(cls, anchor: Anchor | None, text: str | None, lost: str) -> Self | None:
        """The proposal; None where nothing is alike."""
        if anchor is None or not text or anchor.start >= anchor.end:
            return None
        return cls(
            start=anchor.start,
            end=anchor.end,
            exact=text[anchor.start : anchor.end],
            before=text[max(0, anchor.start - CONTEXT) : anchor.start],
            after=text[anchor.end : anchor.end + CONTEXT],
            score=anchor.score,
            lost=lost,
        )

    @property
    def close(self) -> bool:
        """Whether words and surroundings fit so well that it may be called the same passage."""
        return self.score >= AGREES

    @property
    def changed(self) -> bool:
        """Whether it reads differently from the passage that was lost."""
        return self.exact != self.lost

    @property
    def difference(self) -> list[Piece]:
        """The lost words beside those that stand there now."""
        return compare(self.lost, self.exact)

"""How a question was worded before, with what changed marked word by word."""

from collections.abc import Sequence
from typing import Self

from factcheck.domain.wordings import Wording
from factcheck.models import Question
from factcheck.presenters.dossier_parts import Moment, Part
from factcheck.presenters.public_differences import PieceShown, pieces, unmarked


class WordingShown(Part):
    """One wording, and how it differs from the one before; no pieces where the words are the same."""

    since: Moment
    version: int
    text: str
    summary: str
    text_pieces: list[PieceShown]
    summary_pieces: list[PieceShown]

    @classmethod
    def of(cls, wording: Wording, before: Wording | None) -> Self:
        """A wording beside the one before it."""
        retold = before is not None and before.text != wording.text
        summed = before is not None and before.summary != wording.summary
        return cls(
            since=wording.since,
            version=wording.version,
            text=wording.text,
            summary=wording.summary,
            text_pieces=pieces(before.text, wording.text) if before and retold else [],
            summary_pieces=pieces(*unmarked(before.summary, wording.summary)) if before and summed else [],
        )


class WordingsPage(Part):
    """All wordings of a question that readers have seen, the newest first."""

    id: str
    slug: str
    text: str
    wordings: list[WordingShown]

    @classmethod
    def of(cls, question: Question, wordings: Sequence[Wording], site_url: str) -> Self:
        """The page of a question's words."""
        pairs = zip(wordings, [None, *wordings], strict=False)
        shown = [WordingShown.of(wording, before) for wording, before in pairs]
        return cls(
            id=f"{site_url}/questions/{question.slug}",
            slug=question.slug,
            text=question.text,
            wordings=shown[::-1],
        )

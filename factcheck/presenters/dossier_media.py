"""What a dossier says of an image or a video: whether it is what it is said to be."""

from typing import Self

from pydantic import Field

from factcheck.domain.mediareview import SNAPSHOTS
from factcheck.domain.vocabulary import Authenticity
from factcheck.models import Evidence
from factcheck.presenters.dossier_parts import Link, Part


class AuthenticityShown(Part):
    """What an image or a video turned out to be."""

    categories: list[Authenticity] = Field(
        min_length=1, description="One or several, as schema.org has them."
    )
    context: str = Field(description="The original context; empty where nobody described it.")
    original: Link | None = Field(description="Where the original lies.")

    @classmethod
    def of(cls, evidence: Evidence) -> Self | None:
        """The finding; None where there is none, or nothing that could be found."""
        if evidence.kind not in SNAPSHOTS or not evidence.authenticity:
            return None
        named = [Authenticity(each) for each in evidence.authenticity]
        return cls(categories=named, context=evidence.media_context, original=evidence.media_original)

"""What stands between a claim and its publication: rules that hold it back, and advice that does not."""

from typing import Self

from factcheck.domain.vocabulary import Fidelity
from factcheck.models import Claim
from factcheck.presenters.dossier_parts import Part
from factcheck.presenters.material import Material
from factcheck.presenters.progress import ClaimAtDesk

SHOWN_BY_SEARCH = 75
"""The characters of a claim or summary that search engines show."""


class Check(Part):
    """One line of the list: done, missing, or only advised; `place` is where on the page it is mended."""

    text: str
    done: bool
    advice: bool = False
    place: str = ""

    @classmethod
    def advised(cls, good: bool, text: str, mend: str, place: str) -> Self:  # noqa: FBT001 - a line of a table
        """A line that does not hold anything back."""
        return cls(text=text if good else mend, done=good, advice=True, place="" if good else place)

    @classmethod
    def needed(cls, good: bool, text: str, mend: str, place: str) -> Self:  # noqa: FBT001 - a line of a table
        """A line without which nothing is published."""
        return cls(text=text if good else mend, done=good, place="" if good else place)


def checks(claim: Claim, shown: ClaimAtDesk, material: Material) -> list[Check]:
    """The rules first, then the advice."""
    return [*_rules(claim, shown, material), *_advice(shown)]


def _rules(claim: Claim, shown: ClaimAtDesk, material: Material) -> list[Check]:
    """What the services refuse to publish without."""
    in_ = len(shown.reviewers)
    ruling = shown.ruling
    authors = {row[1] for row in material.reviewers if row[0] == claim.id}
    alone = material.four_eyes and authors == {material.viewer.id}
    return [
        Check.needed(
            not shown.missing_count,
            f"{in_} of {shown.reviews_required} verdicts are in.",
            f"{in_} of {shown.reviews_required} verdicts are in: {shown.missing_count} more needed.",
            "verdicts",
        ),
        Check.needed(ruling is not None, "The desk has ruled.", "There is no ruling yet.", "ruling"),
        Check.needed(
            ruling is None or not ruling.outdated,
            "The ruling takes in every verdict.",
            "A verdict came in after the ruling: rule again.",
            "ruling",
        ),
        Check.needed(
            not alone,
            "Somebody else than the only reviewer publishes.",
            "You are the only reviewer: another editor has to publish.",
            "publishing",
        ),
    ]


def _advice(shown: ClaimAtDesk) -> list[Check]:
    """What makes the public page better."""
    long = len(shown.ruling.summary) if shown.ruling else 0
    unchecked = sum(voice.fidelity is Fidelity.UNCHECKED for voice in shown.voices)
    orphaned = sum(voice.orphaned for voice in shown.voices)
    return [
        Check.advised(
            len(shown.claim) <= SHOWN_BY_SEARCH,
            f"The claim fits into the {SHOWN_BY_SEARCH} characters that search engines show.",
            f"The claim has {len(shown.claim)} characters; search engines show {SHOWN_BY_SEARCH}.",
            "edit",
        ),
        Check.advised(
            long <= SHOWN_BY_SEARCH,
            f"The summary is short enough to be shown whole ({long} characters).",
            f"The summary has {long} characters; {SHOWN_BY_SEARCH} are shown whole.",
            "ruling",
        ),
        Check.advised(
            bool(shown.voices),
            "Somebody is on record with a stance to the claim.",
            "Nobody is on record with a stance to the claim.",
            "voices",
        ),
        Check.advised(
            not unchecked,
            "Every quote was checked.",
            f"Quotes nobody has checked yet: {unchecked}.",
            "voices",
        ),
        Check.advised(
            not orphaned,
            "Every quote stands in its article.",
            f"Quotes that lost their place and will be left out: {orphaned}.",
            "voices",
        ),
    ]

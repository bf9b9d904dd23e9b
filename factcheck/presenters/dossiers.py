"""The dossier: all that is published about one claim. The page and the JSON are drawn from it."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Self

from pydantic import Field

from factcheck.domain.gate import Printed
from factcheck.domain.ledger import canonical
from factcheck.domain.ratings import Scale
from factcheck.models import Claim, Listing, Publication, Round, Ruling, Topic
from factcheck.presenters.dossier_attributions import AttributionShown
from factcheck.presenters.dossier_context import (
    Correction,
    EvidenceShown,
    HistoryEntry,
    Rival,
    UnderReview,
    corrections_of,
    history_of,
)
from factcheck.presenters.dossier_gate import HowChecked, OverrideShown, ReplyShown, SearchShown
from factcheck.presenters.dossier_parts import (
    Address,
    Agreement,
    Moment,
    Part,
    QuestionNamed,
    RulingShown,
    TopicNamed,
    VerdictGiven,
    later,
)

UNTOLD = Printed()
"""Nothing is said of how it was checked."""


class Body(Part):
    """The immutable part of a dossier: what one publication says for good."""

    id: Address
    slug: str
    claim: str
    question: QuestionNamed | None
    ruling: RulingShown
    verdicts: list[VerdictGiven]
    agreement: Agreement
    attributions: list[AttributionShown]
    evidence: list[EvidenceShown]
    short: str = Field(
        description="What stands over the claim's column; empty where the claim is short enough."
    )
    topics: list[TopicNamed]
    overrides: list[OverrideShown] | None = later("Checks before publication that an editor set aside.")
    searches: list[SearchShown] | None = later("Searches for contradicting evidence.")
    replies: list[ReplyShown] | None = later("The right of reply: who was asked, and their answers.")
    policies: dict[str, int] | None = later(
        "The versions in force of the pages that say how a verdict comes about, by their names; "
        "0 for the words the site started with."
    )


class Dossier(Body):
    """All that is published about one claim."""

    rivals: list[Rival] = Field(description="The other published claims of the question, as they stand now.")
    corrections: list[Correction]
    history: list[HistoryEntry]
    under_review: UnderReview | None = later(
        "The reviewers look again, for something new; the ruling stands until a later version."
    )

    @classmethod
    def of(
        cls,
        publication: Publication,
        history: Iterable[Publication],
        rivals: Iterable[Listing],
        site_url: str,
        round_: Round | None = None,
    ) -> Self:
        """The dossier as it is served: what was published, with what came since."""
        publications = list(history)
        return cls.model_validate(
            json.loads(publication.document or "{}")
            | {
                "rivals": [Rival.of(each, site_url) for each in rivals],
                "corrections": corrections_of(publications),
                "history": history_of(publications),
                "under_review": UnderReview.of(round_),
            }
        )


class Tombstone(Part):
    """What is left of a withdrawn claim."""

    id: Address
    slug: str
    withdrawn: Moment
    reason: str


def served(
    publication: Publication,
    history: Iterable[Publication],
    rivals: Iterable[Listing],
    site_url: str,
    round_: Round | None = None,
) -> Dossier | Tombstone:
    """The dossier of the newest publication, or the tombstone if it was withdrawn."""
    said = json.loads(publication.document or "{}")
    if "withdrawn" in said:
        return Tombstone.model_validate(said)
    return Dossier.of(publication, history, rivals, site_url, round_)


def compose(
    claim: Claim,
    ruling: Ruling,
    scale: Scale,
    version: int,
    published: datetime,
    site_url: str,
    printed: Printed = UNTOLD,
) -> Body:
    """What a publication of the claim says for good, from the claim as `services.loading.load` reads it.

    Withdrawn attributions and evidence are not in it, nor are attributions whose
    span is orphaned: they wait until a person has found their words again.
    """
    first = claim.publications[0].published if claim.publications else published
    checked = HowChecked.of(printed)
    return Body(
        id=f"{site_url}/claims/{claim.slug}",
        slug=claim.slug,
        claim=claim.text,
        question=QuestionNamed.of(claim.question, site_url) if claim.question else None,
        ruling=RulingShown.of(ruling, scale, version, first, published),
        verdicts=[VerdictGiven.of(each, scale) for each in claim.verdicts],
        agreement=Agreement.of(claim.verdicts),
        attributions=[
            AttributionShown.of(each)
            for each in claim.attributions
            if not (each.withdrawn or each.span.orphaned)
        ],
        evidence=[EvidenceShown.of(each, claim) for each in claim.exhibits],
        short=claim.short,
        topics=_topics(claim),
        overrides=checked.overrides,
        searches=checked.searches,
        replies=checked.replies,
        policies=dict(printed.policies) or None,
    )


def _topics(claim: Claim) -> list[TopicNamed]:
    """The claim's topics and its question's, by name."""
    found: Sequence[Topic] = [*claim.topics, *(claim.question.topics if claim.question else [])]
    by_slug = {topic.slug: TopicNamed.model_validate(topic) for topic in found}
    return sorted(by_slug.values(), key=lambda topic: topic.name)


def drawer(site_url: str) -> Callable[[Claim, Ruling, Scale, int, datetime, Printed], str]:
    """What `publications.publish` draws a document with: canonical JSON, for a site at this address."""
    root = site_url.rstrip("/")

    def draw(
        claim: Claim, ruling: Ruling, scale: Scale, version: int, published: datetime, printed: Printed
    ) -> str:
        body = compose(claim, ruling, scale, version, published, root, printed)
        return canonical(body.model_dump(mode="json"))

    return draw


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a dossier, and of the tombstone that may stand in its place."""
    parts: dict[str, Any] = {}
    for model in (Dossier, Tombstone):
        drawn = model.model_json_schema(mode="serialization")
        parts |= drawn.pop("$defs", {}) | {model.__name__: drawn}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dossier",
        "description": "All that is published about one claim, or the tombstone of a withdrawn one.",
        "if": {"required": ["withdrawn"]},
        "then": {"$ref": "#/$defs/Tombstone"},
        "else": {"$ref": "#/$defs/Dossier"},
        "$defs": {name: _untitled(parts[name]) for name in sorted(parts)},
    }


def _untitled(drawn: dict[str, Any]) -> dict[str, Any]:
    """A shape's schema without the titles that repeat the names of its fields."""
    fields = drawn.get("properties", {}).values()
    for field in fields:
        field.pop("title", None)
    return drawn

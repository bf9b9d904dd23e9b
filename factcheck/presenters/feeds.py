"""A feed: what was published and corrected, as Atom (RFC 4287) and as JSON Feed 1.1 are drawn from it."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Protocol, Self

from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models import Listing, Publication
from factcheck.presenters.dossier_parts import Moment, Part

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries was last changed."""
KINDS = {
    CorrectionKind.MINOR: "Minor correction",
    CorrectionKind.UPDATE: "Update",
    CorrectionKind.SUBSTANTIAL: "Correction",
    CorrectionKind.WITHDRAWN: "Withdrawn",
}
"""How the title of an entry begins."""


class Item(Protocol):
    """What an entry is drawn from, as `services.feeds` reads it."""

    @property
    def publication(self) -> Publication:
        """The publication, with its document."""

    @property
    def listing(self) -> Listing:
        """Its claim as it is listed now."""

    @property
    def ended(self) -> bool:
        """Whether the claim was withdrawn after it."""


class Entry(Part):
    """One publication: what it said when it was published."""

    id: str
    address: str
    claim: str
    question: str | None
    rating: str | None
    label: str | None
    summary: str
    kind: CorrectionKind | None
    note: str | None
    version: int
    sha256: str
    published: Moment

    @classmethod
    def of(cls, item: Item, site_url: str) -> Self:
        """The entry of a publication; one of which only the hash came tells what the list knows."""
        publication, address = item.publication, f"{site_url}/claims/{item.listing.slug}"
        said = json.loads(publication.document or "{}")
        ruling = said.get("ruling") or {}
        return cls(
            id=f"{address}/history/{publication.version}",
            address=address,
            claim=said.get("claim") or item.listing.text or item.listing.slug,
            question=(said.get("question") or {}).get("text"),
            rating=ruling.get("rating"),
            label=ruling.get("label"),
            summary=ruling.get("summary", ""),
            kind=publication.kind,
            note=publication.note,
            version=publication.version,
            sha256=publication.sha256,
            published=publication.published,
        )

    @property
    def title(self) -> str:
        """What happened, the ruling, the claim."""
        happened = f"{KINDS[self.kind]}: " if self.kind else ""
        return f"{happened}{self.label}: {self.claim}" if self.label else f"{happened}{self.claim}"

    @property
    def text(self) -> str:
        """The question, the reason in one sentence, and why it was corrected; paragraphs."""
        ruled = f"{self.label}. {self.summary}" if self.label else ""
        why = f"{KINDS[self.kind]}, version {self.version}. {self.note or ''}".strip() if self.kind else ""
        return "\n\n".join(filter(None, [self.question, ruled, why]))


class Gone(Part):
    """An entry that is no longer said, since its claim was withdrawn."""

    id: str
    withdrawn: Moment

    @classmethod
    def of(cls, item: Item, site_url: str) -> Self:
        """The tombstone of an entry."""
        address = f"{site_url}/claims/{item.listing.slug}/history/{item.publication.version}"
        return cls(id=address, withdrawn=item.listing.withdrawn or item.publication.published)


class Frame(Part):
    """Where a feed stands and what it is called; addresses are whole."""

    title: str
    subtitle: str
    page: str
    address: str
    first: str
    next: str | None
    site: str
    site_url: str
    license: str
    language: str

    @property
    def stem(self) -> str:
        """What names the feed in either shape."""
        return self.first.rpartition(".")[0]


class Feed(Part):
    """One page of a feed."""

    frame: Frame
    updated: Moment
    entries: list[Entry]
    gone: list[Gone]

    @classmethod
    def of(cls, items: Iterable[Item], frame: Frame) -> Self:
        """The page that holds these publications."""
        found = list(items)
        return cls(
            frame=frame,
            updated=max((each.publication.published for each in found), default=NEVER),
            entries=[Entry.of(each, frame.site_url) for each in found if not each.ended],
            gone=[Gone.of(each, frame.site_url) for each in found if each.ended],
        )


def as_json_feed(feed: Feed) -> dict[str, Any]:
    """The feed as JSON Feed 1.1; what was withdrawn stands in `_withdrawn`, an extension of ours."""
    frame = feed.frame
    drawn = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": frame.title,
        "home_page_url": frame.page,
        "feed_url": frame.address,
        "description": frame.subtitle,
        "next_url": frame.next,
        "language": frame.language,
        "authors": [{"name": frame.site, "url": frame.site_url}],
        "_withdrawn": {
            "about": f"{frame.site_url}/corrections-policy",
            "items": [each.model_dump(mode="json") for each in feed.gone],
        },
        "items": [_item(each) for each in feed.entries],
    }
    return {name: value for name, value in drawn.items() if value is not None}


def _item(entry: Entry) -> dict[str, Any]:
    """One publication as an item of a JSON Feed."""
    told = entry.model_dump(mode="json")
    names = ("claim", "question", "rating", "label", "kind", "note", "version", "sha256")
    return {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "content_text": entry.text or entry.title,
        "date_published": told["published"],
        "date_modified": told["published"],
        "tags": [each for each in (entry.label, entry.kind and KINDS[entry.kind]) if each],
        "_factcheck": {name: told[name] for name in names},
    }

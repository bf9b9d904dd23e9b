"""A feed: what was published, corrected and reworded; Atom (RFC 4287) and JSON Feed 1.1 are drawn from it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Self

from factcheck.presenters.dossier_parts import Moment, Part
from factcheck.presenters.feed_entries import Entry, Gone, Item, Reworded, Rewording

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries was last changed."""


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
    entries: list[Entry | Rewording]
    gone: list[Gone]

    @classmethod
    def of(cls, items: Iterable[Item], frame: Frame, reworded: Iterable[Reworded] = ()) -> Self:
        """The page that holds these publications and these changes of words, the newest first."""
        found, changes = list(items), list(reworded)
        moments = [each.publication.published for each in found] + [each.after.since for each in changes]
        entries: list[Entry | Rewording] = [
            *(Entry.of(each, frame.site_url) for each in found if not each.ended),
            *(Rewording.of(each, frame.site_url) for each in changes),
        ]
        return cls(
            frame=frame,
            updated=max(moments, default=NEVER),
            entries=sorted(entries, key=lambda each: each.published, reverse=True),
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


def _item(entry: Entry | Rewording) -> dict[str, Any]:
    """One entry as an item of a JSON Feed."""
    told = entry.model_dump(mode="json")
    return {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "content_text": entry.text or entry.title,
        "date_published": told["published"],
        "date_modified": told["published"],
        "tags": [label for _, label in entry.categories],
        "_factcheck": entry.extension,
    }

"""Everything published as schema.org markup: one DataFeed of ClaimReviews, and what the lint finds."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Literal

from factcheck.domain import claimreview, lint
from factcheck.domain.claimreview import Site
from factcheck.presenters.dossier_parts import Part, rfc3339
from factcheck.presenters.exports import Exported, drawn


class LintShown(Part):
    """One thing that the lint found, and on which page."""

    address: str
    key: str
    level: Literal["error", "warning"]
    sentence: str
    place: str


def feed(found: Iterable[Exported], site: Site, generated: datetime) -> Iterator[str]:
    """A schema.org DataFeed, piece by piece; withdrawn claims are items with `dateDeleted`."""
    head = {
        "@context": claimreview.CONTEXT,
        "@type": "DataFeed",
        "@id": f"{site.url}/export/claimreview.json",
        "name": f"ClaimReviews of {site.name}",
        "dateModified": rfc3339(generated),
        "license": site.license,
        "publisher": claimreview.publisher(site),
        "dataFeedElement": [],
    }
    yield json.dumps(head, ensure_ascii=False).removesuffix("]}")
    separator = "\n"
    for each in found:
        yield separator + json.dumps(item(each, site), ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


def item(each: Exported, site: Site) -> dict[str, Any]:
    """One claim's item of the feed."""
    said = drawn(each, site.url).model_dump(mode="json")
    if "withdrawn" in said:
        gone = {"@type": "ClaimReview", "@id": f"{said['id']}#review", "url": said["id"]}
        return {"@type": "DataFeedItem", "dateDeleted": said["withdrawn"], "item": gone}
    return {
        "@type": "DataFeedItem",
        "dateCreated": said["ruling"]["published"],
        "dateModified": said["ruling"]["modified"],
        "item": claimreview.review(said, site),
    }


def findings(found: Iterable[Exported], site: Site) -> Iterator[LintShown]:
    """What is wrong with the markup of each claim that is not withdrawn."""
    for each in found:
        said = drawn(each, site.url).model_dump(mode="json")
        if "withdrawn" not in said:
            for one in lint.lint(claimreview.markup(said, site), said):
                yield LintShown(address=said["id"], **vars(one))

"""The published head: what the log came to day by day, and the hash of every dossier as it is now."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from factcheck.domain.heads import Head
from factcheck.domain.ledger import canonical, digest
from factcheck.presenters.dossier_parts import rfc3339
from factcheck.presenters.exports import Exported, Site, drawn


def document(
    days: Iterable[Head], found: Iterable[Exported], site: Site, generated: datetime
) -> Iterator[str]:
    """The head as JSON, piece by piece: a line a claim."""
    beginning: dict[str, Any] = {"format": "factcheck-head", "version": 1, "generated": rfc3339(generated)}
    beginning |= {"site": site.model_dump(), "log": [day.said() for day in days]}
    yield canonical(beginning).removesuffix("}") + ',"verdicts":['
    separator = "\n"
    for each in found:
        yield separator + canonical(known(each, site.url))
        separator = ",\n"
    yield "\n]}\n"


def known(each: Exported, site_url: str) -> dict[str, Any]:
    """A claim: which version is out, its hash there, and the hash of its dossier as canonical JSON."""
    dossier = drawn(each, site_url).model_dump(mode="json")
    newest = each.publication
    return {
        "slug": dossier["slug"],
        "version": newest.version,
        "sha256": newest.sha256,
        "record": digest(canonical(dossier)),
    }

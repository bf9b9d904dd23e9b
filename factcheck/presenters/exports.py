"""The exports: all dossiers as one JSON document, one a line, or one row a claim in CSV."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import StringIO
from typing import Any, Literal, Protocol, Self

from pydantic import BaseModel, Field

from factcheck.domain import origins
from factcheck.domain.vocabulary import Stance
from factcheck.models import Listing, Publication, Round
from factcheck.presenters import dossiers
from factcheck.presenters.dossier_parts import Link, Moment, Part
from factcheck.presenters.dossiers import Dossier, Tombstone, served

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell starts that a spreadsheet would run."""


class Exported(Protocol):
    """What an export is drawn from, as `services.exports` reads it."""

    @property
    def publication(self) -> Publication:
        """The newest publication of the claim."""

    @property
    def history(self) -> list[Publication]:
        """All its publications."""

    @property
    def rivals(self) -> list[Listing]:
        """The other published claims of its question."""

    @property
    def again(self) -> Round | None:
        """The open round that readers are told of."""


class Site(Part):
    """Who publishes this, and on which terms."""

    name: str
    url: str
    license: str


class Envelope(Part):
    """One page of everything published; `next` leads on, null on the last page."""

    format: Literal["factcheck-verdicts"] = "factcheck-verdicts"
    version: Literal[1] = 1
    generated: Moment
    site: Site
    count: int = Field(ge=0, description="How many claims there are on all pages, withdrawn ones included.")
    next: Link | None = None
    verdicts: list[Dossier | Tombstone]

    @classmethod
    def of(
        cls,
        found: Iterable[Exported],
        site: Site,
        count: int,
        generated: datetime,
        following: str | None = None,
    ) -> Self:
        """The page that holds these claims."""
        return cls(
            generated=generated,
            site=site,
            count=count,
            next=following,
            verdicts=[drawn(each, site.url) for each in found],
        )


def drawn(each: Exported, site_url: str) -> Dossier | Tombstone:
    """One dossier, or the tombstone in its place."""
    return served(each.publication, each.history, each.rivals, site_url, each.again)


def document(pieces: Iterable[bytes], site: Site, count: int, generated: datetime) -> Iterator[bytes]:
    """All dossiers as one JSON document, drawn from pieces of `.jsonl` that end with a line."""
    head = Envelope.of([], site, count, generated).model_dump_json()
    yield head.removesuffix("]}").encode()
    separator = b"\n"
    for piece in pieces:
        yield separator + piece[:-1].replace(b"\n", b",\n")
        separator = b",\n"
    yield b"\n]}\n"


class ClaimRow(BaseModel):
    """One row of the table: a claim, its ruling, who stands where, and how much there is."""

    id: str
    slug: str
    claim: str = ""
    question: str = ""
    topics: str = ""
    rating: str = ""
    label: str = ""
    value: int | None = None
    summary: str = ""
    by: str = ""
    version: int | None = None
    published: str = ""
    modified: str = ""
    reviewers: int | None = None
    percent: float | None = None
    asserted_by: str = ""
    denied_by: str = ""
    attributions: int | None = None
    origins: int | None = None
    evidence: int | None = None
    withdrawn: str = ""
    reason: str = ""

    @classmethod
    def of(cls, given: Dossier | Tombstone) -> Self:
        """The row of a dossier; of a withdrawn claim only what is left."""
        said = given.model_dump(mode="json")
        if isinstance(given, Tombstone):
            return cls(**said)
        ruling = {name: said["ruling"][name] for name in cls.model_fields.keys() & said["ruling"].keys()}
        return cls(
            **ruling | {"reason": ""},
            **{name: said[name] for name in ("id", "slug", "claim")},
            question=given.question.text if given.question else "",
            topics=_listed(topic.name for topic in given.topics),
            reviewers=given.agreement.reviewers,
            percent=given.agreement.percent,
            asserted_by=_speakers(given, Stance.ASSERTS),
            denied_by=_speakers(given, Stance.DENIES),
            attributions=len(given.attributions),
            origins=origins.behind(said["attributions"], said["evidence"]),
            evidence=len(given.evidence),
        )


def _speakers(dossier: Dossier, stance: Stance) -> str:
    """Who takes that stance, each once."""
    return _listed(dict.fromkeys(each.speaker.name for each in dossier.attributions if each.stance is stance))


def _listed(names: Iterable[str]) -> str:
    """Several names in one cell."""
    return "; ".join(names)


def table(found: Iterable[Exported], site_url: str) -> Iterator[str]:
    """The rows of the CSV, its head first."""
    yield _row(tuple(ClaimRow.model_fields))
    for each in found:
        yield _row(tuple(ClaimRow.of(drawn(each, site_url)).model_dump().values()))


def table_of(lines: Iterable[bytes]) -> Iterator[str]:
    """The same rows, drawn from lines of `.jsonl`."""
    yield _row(tuple(ClaimRow.model_fields))
    for line in lines:
        said = json.loads(line)
        given = (Tombstone if "withdrawn" in said else Dossier).model_validate(said)
        yield _row(tuple(ClaimRow.of(given).model_dump().values()))


def _row(cells: Sequence[Any]) -> str:
    """One line of CSV (RFC 4180)."""
    line = StringIO()
    csv.writer(line).writerow([_harmless(cell) for cell in cells])
    return line.getvalue()


def _harmless(cell: Any) -> Any:
    """A cell that a spreadsheet shows and does not run; one apostrophe less is what was said."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip("'").startswith(FORMULA) else cell


def schema(site_url: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a dossier, of a tombstone, and of the document that holds many."""
    drawn_alone = dossiers.schema()
    envelope = Envelope.model_json_schema(mode="serialization")
    envelope.pop("$defs", None)
    envelope["properties"]["verdicts"]["items"] = {"$ref": "#/$defs/Entry"}
    either = {name: drawn_alone.pop(name) for name in ("if", "then", "else")}
    parts = drawn_alone.pop("$defs") | {
        "Entry": either,
        "Envelope": envelope,
        "Site": Site.model_json_schema(mode="serialization"),
    }
    return drawn_alone | {
        "$id": f"{site_url}/export/schema.json",
        "if": {"required": ["format"]},
        "then": {"$ref": "#/$defs/Envelope"},
        "else": {"$ref": "#/$defs/Entry"},
        "$defs": parts,
    }

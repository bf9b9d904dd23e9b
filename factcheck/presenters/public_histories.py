"""All publications of a claim, and the difference between two of them."""

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Self

from factcheck.domain.differences import Change, Piece, compare
from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models import Listing, Publication
from factcheck.presenters.dossier_attributions import AttributionShown
from factcheck.presenters.dossier_gate import ReplyShown
from factcheck.presenters.dossier_parts import Moment, Part
from factcheck.presenters.dossiers import Body, Tombstone
from factcheck.presenters.public_corrections import Rated

LISTS = {"Who says so", "Evidence", "Reviewers", "Searches", "Right of reply", "Set aside"}
"""Sections of which only the lines that changed are compared."""


class VersionEntry(Part):
    """One publication in the history of its claim."""

    version: int
    published: Moment
    kind: CorrectionKind | None
    note: str | None
    sha256: str
    rated: Rated | None
    superseded: bool


class HistoryPage(Part):
    """All publications of a claim, the newest first."""

    id: str
    slug: str
    claim: str
    withdrawn: Moment | None
    versions: list[VersionEntry]

    @classmethod
    def of(cls, listing: Listing, publications: Sequence[Publication], site_url: str) -> Self:
        """The history; a rating that a later version replaced is superseded."""
        rated = [Rated.of(each) for each in publications]
        entries = [
            VersionEntry(
                version=each.version,
                published=each.published,
                kind=each.kind,
                note=each.note,
                sha256=each.sha256,
                rated=rating,
                superseded=_superseded(rated[place:]),
            )
            for place, (each, rating) in enumerate(zip(publications, rated, strict=True))
        ]
        return cls(
            id=f"{site_url}/claims/{listing.slug}",
            slug=listing.slug,
            claim=listing.text,
            withdrawn=listing.withdrawn,
            versions=entries[::-1],
        )


def _superseded(ratings: Sequence[Rated | None]) -> bool:
    """Whether a later version gives another rating than the first of these."""
    return any(one != other for one, other in pairwise(ratings))


class PieceShown(Part):
    """Text that stayed, went or came."""

    change: Change
    text: str


class Section(Part):
    """A part of the dossier in which something changed."""

    name: str
    pieces: list[PieceShown]


class VersionPage(Part):
    """One publication as it was, and how it differs from another."""

    id: str
    slug: str
    claim: str
    version: int
    newest: int
    published: Moment
    kind: CorrectionKind | None
    note: str | None
    sha256: str
    compared: int | None
    differences: list[Section]
    dossier: Body | Tombstone | None


def version_page(
    listing: Listing, publication: Publication, before: Publication | None, newest: int, site_url: str
) -> VersionPage:
    """The page of one version, compared with an earlier or a later one."""
    shown, other = document_of(publication), document_of(before)
    return VersionPage(
        id=f"{site_url}/claims/{listing.slug}/history/{publication.version}",
        slug=listing.slug,
        claim=listing.text,
        version=publication.version,
        newest=newest,
        published=publication.published,
        kind=publication.kind,
        note=publication.note,
        sha256=publication.sha256,
        compared=before.version if before else None,
        differences=list(differences(other, shown)) if other and shown else [],
        dossier=shown,
    )


def document_of(publication: Publication | None) -> Body | Tombstone | None:
    """What a publication says; None where only its hash came by import."""
    if publication is None or publication.document is None:
        return None
    said = json.loads(publication.document)
    return Tombstone.model_validate(said) if "withdrawn" in said else Body.model_validate(said)


def differences(before: Body | Tombstone, after: Body | Tombstone) -> Iterator[Section]:
    """The sections in which two versions differ, word by word."""
    old, new = sections(before), sections(after)
    for name in {**old, **new}:
        one, other = old.get(name, ""), new.get(name, "")
        if one != other:
            if name in LISTS:
                one, other = _without_common_lines(one, other)
            pieces: list[Piece] = compare(one, other)
            yield Section(
                name=name, pieces=[PieceShown(change=each.change, text=each.text) for each in pieces]
            )


def _without_common_lines(one: str, other: str) -> tuple[str, str]:
    """Two lists, less the lines that stand in both."""
    lines, others = one.splitlines(), other.splitlines()
    common = set(lines) & set(others)
    kept = [[line for line in each if line not in common] for each in (lines, others)]
    return "\n".join(kept[0]), "\n".join(kept[1])


def sections(document: Body | Tombstone) -> dict[str, str]:
    """A version as text, section by section."""
    if isinstance(document, Tombstone):
        return {"Withdrawn": document.reason}
    ruling = document.ruling
    return {
        "Claim": document.claim,
        "Rating": ruling.label,
        "Summary": ruling.summary,
        "Explanation": ruling.explanation,
        "How it was decided": "\n".join(filter(None, [ruling.by.value, ruling.reason])),
        "Who says so": "\n".join(_said(each) for each in document.attributions),
        "Evidence": "\n".join(
            ", ".join(filter(None, [each.title, each.publisher, each.locator, each.url]))
            for each in document.evidence
        ),
        "Reviewers": "\n".join(
            f"{each.reviewer}: {each.label}. {each.rationale}" for each in document.verdicts
        ),
        "Searches": "\n".join(
            f"{each.searched}: {each.outcome or 'none found'}" for each in document.searches or ()
        ),
        "Right of reply": "\n".join(_asked(each) for each in document.replies or ()),
        "Set aside": "\n".join(f"{each.sentence} {each.reason}" for each in document.overrides or ()),
    }


def _asked(reply: ReplyShown) -> str:
    """A request for a reply as one line."""
    answer = f"{reply.answered}: {reply.answer}" if reply.answered else "no answer"
    return f"{reply.addressee}, {reply.channel}, {reply.sent}: {answer}"


def _said(attribution: AttributionShown) -> str:
    """An attribution as one line."""
    when = attribution.said or "undated"
    really = f", really said: {attribution.right_words}" if attribution.right_words else ""
    return (
        f"{attribution.speaker.name} {attribution.stance.value}: {attribution.quote} "
        f"({when}, {attribution.article.title}; {attribution.fidelity.value}{really})"
    )

"""Entries of public lists: rows of the columns that are shown, a question with all its claims."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select
from sqlmodel import Session, col

from factcheck.models import Listing, Question

SHOWN = (
    Listing.claim_id,
    Listing.question_id,
    Listing.slug,
    Listing.text,
    Listing.rating,
    Listing.label,
    Listing.summary,
    Listing.first_asserted,
    Listing.said_first,
    Listing.attribution_count,
    Listing.origin_count,
    Listing.evidence_count,
    Listing.published,
    Listing.modified,
    Listing.withdrawn,
)


@dataclass(frozen=True)
class Asked:
    """A question as lists name it."""

    slug: str
    text: str


@dataclass(frozen=True)
class Entry:
    """A question with its published claims, or one claim that stands alone; rows, not objects."""

    question: Asked | None
    claims: Sequence[Any]


def columns() -> list[Any]:
    """What lists show of a claim."""
    return list(SHOWN)


def entries(session: Session, leading: Sequence[Row[Any]], *, gone: bool) -> list[Entry]:
    """Each claim alone, or with its question and rivals in the order they were first asserted; one query."""
    ids = {each.question_id for each in leading if each.question_id is not None}
    withdrawn = col(Listing.withdrawn)
    named: list[Any] = [col(Question.slug).label("question_slug"), col(Question.text).label("question_text")]
    rivals = (
        select(*columns(), *named)
        .join(Question, col(Question.id) == col(Listing.question_id))
        .where(col(Listing.question_id).in_(ids), withdrawn.is_not(None) if gone else withdrawn.is_(None))
        .order_by(col(Listing.said_first), col(Listing.claim_id))
    )
    claims: dict[int, list[Row[Any]]] = {}
    for row in session.execute(rivals):
        claims.setdefault(row.question_id, []).append(row)
    return [_entry(each, claims.get(each.question_id, [])) for each in leading]


def _entry(leading: Row[Any], rivals: Sequence[Row[Any]]) -> Entry:
    """The question with its claims, or the claim alone."""
    if leading.question_id is None:
        return Entry(None, [leading])
    return Entry(Asked(rivals[0].question_slug, rivals[0].question_text), rivals)

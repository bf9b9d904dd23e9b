"""What changed at the desk since a claim was published, in two queries."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, String, and_, cast, exists, func, literal, null, or_, union_all
from sqlalchemy import select as rows
from sqlmodel import Session, col

from factcheck.domain.viewers import Viewer
from factcheck.models import (
    Attribution,
    BearingGiven,
    Claim,
    Event,
    Evidence,
    Listing,
    Reconsideration,
    ReplyRequest,
    Ruling,
    Search,
    Span,
    Unsealing,
    Verdict,
)
from factcheck.services.reconsiderable import round_stands

WORDING = "the wording"
ATTRIBUTIONS, EVIDENCE = "attributions", "evidence"
SEARCHES, REPLIES = "searches", "the right of reply"
UNPRINTED = {"version", "note", "archive_tried", "archive_failure", "check", "again"}
"""What events tell of attributions and evidence that readers never see."""
Found = tuple[int, str, str, str]
"""A claim's number, address and words, and what changed."""


@dataclass(frozen=True)
class Due:
    """A published claim that is no longer as it was published, and what changed."""

    slug: str
    text: str
    changes: tuple[str, ...]


def due(session: Session, viewer: Viewer) -> list[Due]:
    """Published claims that changed since; nothing of what the new verdicts or rulings say.

    That there are new bearings or a new ruling is for those who may see them.
    """
    changes: defaultdict[tuple[int, str, str], set[str]] = defaultdict(set)
    for *claim, what in (*_added(session, viewer), *_edited(session)):
        changes[tuple(claim)].add(what)  # type: ignore[index]
    return [
        Due(slug, text, tuple(name for name in ORDER if name in found))
        for (_, slug, text), found in sorted(changes.items())
    ]


ORDER = (WORDING, "a new ruling", "a new verdict", "bearings", ATTRIBUTIONS, EVIDENCE, SEARCHES, REPLIES)
"""In which order changes are told."""


def _added(session: Session, viewer: Viewer) -> Iterator[Found]:
    """What came or went since the publication, by its own date."""
    for claim_id, slug, text, what, at, modified in session.execute(_dated(viewer)):
        if at is None or _later(at, modified):
            yield claim_id, slug, text, what


def _later(at: datetime, modified: datetime) -> bool:
    """Whether something came after a publication, which is dated in whole seconds."""
    return at.replace(microsecond=0) > modified


def _dated(viewer: Viewer) -> Any:
    """Claim, address, words, what changed, when, and when it was last published."""
    attribution = col(Attribution.claim_id) == Claim.id
    opened = _opened(viewer)
    return union_all(
        _since("a new ruling", Ruling.ruled).join(Ruling, col(Ruling.claim_id) == Claim.id).where(opened),
        _since("a new verdict", Verdict.submitted)
        .join(Verdict, col(Verdict.claim_id) == Claim.id)
        .where(or_(~_reconsidered(), and_(opened, ~round_stands()))),
        _since("bearings", BearingGiven.given)
        .join(BearingGiven, col(BearingGiven.claim_id) == Claim.id)
        .where(opened),
        _since(ATTRIBUTIONS, Attribution.recorded).join(Attribution, attribution),
        _since(ATTRIBUTIONS, Attribution.withdrawn).join(Attribution, attribution),
        _since(EVIDENCE, Evidence.added).join(Evidence, _bears()),
        _since(EVIDENCE, Evidence.withdrawn).join(Evidence, _bears()),
        _since(SEARCHES, Search.done).join(Search, col(Search.claim_id) == Claim.id),
        _since(REPLIES, ReplyRequest.recorded).join(ReplyRequest, col(ReplyRequest.claim_id) == Claim.id),
        _compared(WORDING, col(Claim.text) != Listing.text),
        _compared(ATTRIBUTIONS, _attribution_count() != Listing.attribution_count),
    )


def _opened(viewer: Viewer) -> Any:
    """Whether the viewer may see the verdicts on the claim."""
    tables: tuple[type[Verdict | Unsealing], ...] = (Verdict, Unsealing)
    ways = (
        exists().where(col(table.claim_id) == Claim.id, col(table.person_id) == viewer.id).correlate(Claim)
        for table in tables
    )
    return or_(*ways)


def _reconsidered() -> Any:
    """Whether a verdict was kept or changed in a round; which of both is for who may see it, in time."""
    return exists().where(col(Reconsideration.verdict_id) == Verdict.id)


def _attribution_count() -> Any:
    """How many attributions would be printed now."""
    placed = rows(func.count()).select_from(Attribution)
    standing = placed.join(Span, col(Span.id) == Attribution.span_id).where(
        col(Attribution.claim_id) == Claim.id,
        col(Attribution.withdrawn).is_(None),
        col(Span.orphaned).is_(False),
    )
    return standing.correlate(Claim).scalar_subquery()


def _bears() -> Any:
    """Evidence of the claim, or of its question."""
    return or_(col(Evidence.claim_id) == Claim.id, col(Evidence.question_id) == Claim.question_id)


def _published(*columns: Any) -> Select[Any]:
    """Rows about published claims that were not withdrawn."""
    wanted = rows(col(Claim.id), col(Claim.slug), col(Claim.text), *columns).select_from(Claim)
    listed = wanted.join(Listing, col(Listing.claim_id) == Claim.id)
    return listed.where(col(Listing.withdrawn).is_(None))


def _compared(what: str, differs: Any) -> Select[Any]:
    """Rows about published claims that are not what is listed; such a change has no date."""
    return _published(literal(what), null(), col(Listing.modified)).where(differs)


def _since(what: str, at: Any) -> Select[Any]:
    """Rows about published claims whose date comes after the publication."""
    return _published(literal(what), col(at), col(Listing.modified)).where(col(at) > Listing.modified)


def _edited(session: Session) -> Iterator[Found]:
    """What was edited since the publication of things that were there before, as the log tells it."""
    both = union_all(
        _logged(ATTRIBUTIONS, "attribution", Attribution, col(Attribution.claim_id) == Claim.id),
        _logged(EVIDENCE, "evidence", Evidence, _bears()),
    )
    for claim_id, slug, text, what, at, modified, before, after in session.execute(both):
        if _later(at, modified) and _differ(before or {}, after or {}):
            yield claim_id, slug, text, what


def _logged(what: str, noun: str, thing: Any, home: Any) -> Select[Any]:
    """Events since the publication about the things of published claims that still count."""
    number = cast(thing.id, String)
    event = and_(col(Event.noun) == noun, col(Event.noun_id) == number, col(Event.at) > col(Listing.modified))
    columns = (literal(what), col(Event.at), col(Listing.modified), col(Event.before), col(Event.after))
    wanted = _published(*columns).join(thing, home).join(Event, event)
    return wanted.where(col(thing.withdrawn).is_(None))


def _differ(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether an event tells of another value of something that readers see."""
    names = set(before) & set(after) - UNPRINTED
    return any(before[name] != after[name] for name in names)

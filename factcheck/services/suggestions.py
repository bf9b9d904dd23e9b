"""Suggestions: kept as a machine proposed them, accepted, refused or left open by people."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from factcheck.domain.proposals import Proposal
from factcheck.domain.text import tidy
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Decision
from factcheck.models import Article, ArticleVersion, Attribution, Reading, Span, Suggestion
from factcheck.models.columns import now
from factcheck.services import log
from factcheck.services.loading import path
from factcheck.services.refusals import Refused

MOST = 2_000
"""Suggestions kept of one reading; more than anybody decides on."""
LONGEST_REASON = 500


class DecidedAlready(Refused):
    """Somebody was quicker."""

    status = HTTPStatus.CONFLICT

    def __init__(self, suggestion: Suggestion) -> None:
        who = suggestion.decided_by.public_name if suggestion.decided_by else "Somebody"
        super().__init__(
            f"{who} has {suggestion.decision} this suggestion meanwhile. What you typed is kept; "
            "to record it all the same, as your own, send it again."
        )


class AcceptedAlready(Refused):
    """What became an attribution is withdrawn there, not here."""

    status = HTTPStatus.CONFLICT
    sentence = "This suggestion has become an attribution meanwhile. Withdraw the attribution instead."


def propose(
    session: Session,
    actor: Viewer | None,
    version: ArticleVersion,
    proposals: Sequence[Proposal],
    extractor: str = "rules",
) -> Reading:
    """What a machine proposes for an article version; reading it twice is not an error.

    What people decided on in an earlier version, and what they recorded themselves,
    does not come back.
    """
    there = reading(session, version, extractor)
    if there is not None:
        return there
    settled, places = _settled(session, version), by_hand(session, version)
    kept = [p for p in proposals[:MOST] if p.fingerprint not in settled and not covered(p, places)]
    made = Reading(article_version_id=version.id, extractor=extractor, read=now(), suggestion_count=len(kept))
    session.add(made)
    session.flush()
    home: dict[str, Any] = {"article_version_id": version.id, "reading_id": made.id}
    session.add_all(
        Suggestion(number=number, fingerprint=each.fingerprint, **home, **vars(each))
        for number, each in enumerate(kept, _next_number(session, version))
    )
    log.record(session, actor, "read", made)
    return made


def reading(session: Session, version: ArticleVersion, extractor: str = "rules") -> Reading | None:
    """When that machine read the article version, if ever."""
    wanted = select(Reading).where(Reading.article_version_id == version.id, Reading.extractor == extractor)
    return session.exec(wanted).first()


def _settled(session: Session, version: ArticleVersion) -> set[str]:
    """The fingerprints that need no second decision: decided before, or in this version already."""
    versions = select(ArticleVersion.id).where(ArticleVersion.article_id == version.article_id)
    wanted = select(Suggestion.fingerprint).where(
        col(Suggestion.article_version_id).in_(versions),
        (col(Suggestion.decision) != Decision.OPEN) | (col(Suggestion.article_version_id) == version.id),
    )
    return set(session.exec(wanted))


def by_hand(session: Session, version: ArticleVersion) -> list[tuple[int, int]]:
    """The passages of this version that people recorded without a suggestion."""
    proposed = select(Suggestion.attribution_id).where(col(Suggestion.attribution_id).is_not(None))
    wanted = (
        select(Span.start, Span.end)
        .join(Attribution, col(Attribution.span_id) == Span.id)
        .where(Span.article_version_id == version.id, col(Attribution.withdrawn).is_(None))
        .where(col(Attribution.id).not_in(proposed))
    )
    return [(start, end) for start, end in session.exec(wanted)]


def covered(one: Proposal | Suggestion, places: Sequence[tuple[int, int]]) -> bool:
    """Whether most of the words proposed stand in one of these passages."""
    return any(2 * (min(end, one.end) - max(start, one.start)) > one.end - one.start for start, end in places)


def _next_number(session: Session, version: ArticleVersion) -> int:
    """The number after the last one in this version."""
    wanted = select(Suggestion.number).where(Suggestion.article_version_id == version.id)
    return (session.exec(wanted.order_by(col(Suggestion.number).desc()).limit(1)).first() or 0) + 1


def find(session: Session, suggestion_id: int) -> Suggestion | None:
    """The suggestion with that number."""
    return session.get(Suggestion, suggestion_id)


def waiting(session: Session, version: ArticleVersion) -> list[Suggestion]:
    """What is open in an article version, in the order of the text; less what was recorded by hand since."""
    wanted = select(Suggestion).where(
        Suggestion.article_version_id == version.id, Suggestion.decision == Decision.OPEN
    )
    found = session.exec(wanted.order_by(col(Suggestion.start), col(Suggestion.number))).all()
    places = by_hand(session, version) if found else []
    return [each for each in found if not covered(each, places)]


def settled(session: Session, article_id: int) -> Sequence[Suggestion]:
    """What people decided on in an article, whatever the version, the last decision first."""
    versions = select(ArticleVersion.id).where(ArticleVersion.article_id == article_id)
    wanted = select(Suggestion).where(
        col(Suggestion.article_version_id).in_(versions), Suggestion.decision != Decision.OPEN
    )
    ordered = wanted.order_by(col(Suggestion.decided).desc(), col(Suggestion.id).desc())
    return session.exec(
        ordered.options(joinedload(path(Suggestion.decided_by)), joinedload(path(Suggestion.reading)))
    ).all()


def behind(session: Session, attribution: Attribution) -> Suggestion | None:
    """The suggestion that an attribution was made of, if a machine proposed it."""
    wanted = select(Suggestion).where(Suggestion.attribution_id == attribution.id)
    return session.exec(wanted.order_by(col(Suggestion.id)).limit(1)).first()


def article_of(session: Session, suggestion: Suggestion) -> Article:
    """The article that a suggestion is about."""
    version = session.get_one(ArticleVersion, suggestion.article_version_id)
    return session.get_one(Article, version.article_id)


def accept(
    session: Session, actor: Viewer | None, suggestion: Suggestion, attribution: Attribution
) -> Suggestion:
    """The suggestion as the attribution that a person made of it; the same one again is no error.

    Raises DecidedAlready when somebody was quicker.
    """
    if suggestion.attribution_id == attribution.id:
        return suggestion
    if suggestion.decision is not Decision.OPEN:
        raise DecidedAlready(suggestion)
    suggestion.attribution_id = attribution.id
    return _decide(session, actor, suggestion, Decision.ACCEPTED, "accepted")


def refuse(session: Session, actor: Viewer | None, suggestion: Suggestion, reason: str = "") -> Suggestion:
    """The suggestion, refused; it does not come back. Refused twice is not an error."""
    if suggestion.decision is Decision.REFUSED:
        return suggestion
    if suggestion.decision is Decision.ACCEPTED:
        raise AcceptedAlready
    suggestion.reason = tidy(reason)[:LONGEST_REASON]
    return _decide(session, actor, suggestion, Decision.REFUSED, "refused")


def reopen(session: Session, actor: Viewer | None, suggestion: Suggestion) -> Suggestion:
    """The suggestion, open again after it was refused."""
    if suggestion.decision is Decision.OPEN:
        return suggestion
    if suggestion.decision is Decision.ACCEPTED:
        raise AcceptedAlready
    suggestion.reason = ""
    return _decide(session, actor, suggestion, Decision.OPEN, "reopened")


def _decide(
    session: Session, actor: Viewer | None, suggestion: Suggestion, decision: Decision, action: str
) -> Suggestion:
    """Note a decision, who made it and when."""
    before = log.told(suggestion)
    suggestion.decision = decision
    suggestion.decided = None if decision is Decision.OPEN else now()
    suggestion.decided_by_id = actor.id if actor and decision is not Decision.OPEN else None
    session.add(suggestion)
    log.record(session, actor, action, suggestion, before=before)
    return suggestion

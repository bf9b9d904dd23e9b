"""Evidence: what bears on the answer."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, or_, select

from factcheck.domain.text import tidy
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import EvidenceKind
from factcheck.models import Claim, Evidence, Question
from factcheck.models.columns import now
from factcheck.services import authenticity, checks, log, naming
from factcheck.services.refusals import Refused

FIELDS = (
    "kind", "title", "url", "locator", "publisher", "published", "accessed", "archived", "archive_tried",
    "archive_failure", "sha256", "quote",
    "note", "authenticity", "media_context", "media_original",
)  # fmt: skip
"""What a form edits of a piece of evidence."""


class EvidenceWithoutHome(Refused):
    """Evidence hangs on one thing."""

    sentence = "Evidence belongs to a question or to a claim, to exactly one of them."


class EvidenceKindUnknown(Refused):
    """A word that is no kind of evidence."""

    sentence = "Choose what kind of evidence it is."


class AttemptUndated(Refused):
    """A failure without its day is a guess."""

    sentence = "Say when archiving was tried, as well as why there is no copy."


class EvidenceWithdrawn(Refused):
    """Withdrawn evidence stays as it was."""

    sentence = "This evidence has been withdrawn; it can no longer be changed."


def add(
    session: Session,
    actor: Viewer | None,
    *,
    question: Question | None = None,
    claim: Claim | None = None,
    **values: Any,
) -> Evidence:
    """A new piece of evidence of a question or of one claim.

    Takes the FIELDS; `kind` and `title` are required. The note is for the desk; the
    rest is published with the claim.
    """
    if (question is None) == (claim is None):
        raise EvidenceWithoutHome
    evidence = Evidence(
        question_id=question.id if question else None,
        claim_id=claim.id if claim else None,
        added_by_id=actor.id if actor else None,
        **checked(values),
    )
    session.add(evidence)
    log.record(session, actor, "added", evidence)
    return evidence


def checked(values: dict[str, Any]) -> dict[str, Any]:
    """The fields of a piece of evidence as they are stored; raises what is wrong with them."""
    given = {"url": None, "published": None, "accessed": None, "archived": None, "sha256": None} | values
    return {
        "kind": _kind(given.get("kind")),
        "title": checks.filled(tidy(given.get("title", "")), "The title", 500),
        "url": checks.web_address(given["url"], "The address"),
        "locator": checks.short_enough(tidy(given.get("locator", "")), "The place in it", 300),
        "publisher": checks.short_enough(tidy(given.get("publisher", "")), "The publisher", 200),
        "published": checks.partial_date(given["published"], "Published"),
        "accessed": checks.partial_date(given["accessed"], "Accessed"),
        "archived": checks.web_address(given["archived"], "The archived copy"),
        **_tried(given),
        "sha256": checks.file_hash(given["sha256"]),
        "quote": checks.short_enough(given.get("quote", ""), "The quote"),
        "note": checks.short_enough(given.get("note", ""), "The note"),
        **authenticity.checked(given),
    }


def _tried(given: dict[str, Any]) -> dict[str, Any]:
    """The attempt to archive it: when, and what came in its way; raises AttemptUndated."""
    tried = checks.partial_date(given.get("archive_tried"), "Archiving tried")
    failure = checks.short_enough(
        tidy(given.get("archive_failure", "")), "Why there is no archived copy", 300
    )
    if failure and not tried:
        raise AttemptUndated
    return {"archive_tried": tried, "archive_failure": failure}


def _kind(value: Any) -> EvidenceKind:
    """The kind that a word names."""
    if value not in set(EvidenceKind):
        raise EvidenceKindUnknown
    return EvidenceKind(value)


def find(session: Session, evidence_id: int) -> Evidence | None:
    """The piece of evidence with that number."""
    return session.get(Evidence, evidence_id)


def values(evidence: Evidence) -> dict[str, Any]:
    """What a form edits of a piece of evidence."""
    return {name: getattr(evidence, name) for name in FIELDS}


def edit(session: Session, actor: Viewer | None, evidence: Evidence, version: int, **wanted: Any) -> Evidence:
    """The evidence with these values; raises EditedMeanwhile when somebody saved others first."""
    if evidence.withdrawn:
        raise EvidenceWithdrawn
    saved, before = values(evidence), log.told(evidence)
    good = checked(saved | wanted)
    if not naming.differs(evidence, version, saved, good):
        return evidence
    for name, value in good.items():
        setattr(evidence, name, value)
    log.record(session, actor, "edited", evidence, before=before)
    return evidence


def withdraw(session: Session, actor: Viewer | None, evidence: Evidence, reason: str) -> Evidence:
    """The evidence, no longer counted; it and the reason stay at the desk."""
    given = checks.filled(reason, "The reason")
    if evidence.withdrawn:
        return evidence
    before = log.told(evidence)
    evidence.withdrawn, evidence.withdrawn_reason = now(), given
    evidence.version += 1
    log.record(session, actor, "withdrawn", evidence, before=before)
    return evidence


def bears_on(evidence: Evidence, claim: Claim) -> bool:
    """Whether the evidence belongs to the claim, to its question, or to one of its rivals."""
    if evidence.claim_id == claim.id:
        return True
    home = evidence.claim.question_id if evidence.claim else evidence.question_id
    return home is not None and home == claim.question_id


def of_claims(session: Session, claims: Sequence[Claim], question: Question | None = None) -> list[Evidence]:
    """What may bear on these claims, in the order it came, less what was withdrawn."""
    homes = or_(
        col(Evidence.claim_id).in_([claim.id for claim in claims]),
        Evidence.question_id == (question.id if question else None),
    )
    return list(
        session.exec(
            select(Evidence).where(homes, col(Evidence.withdrawn).is_(None)).order_by(col(Evidence.id))
        )
    )

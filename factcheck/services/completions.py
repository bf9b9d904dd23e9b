"""What a field offers while somebody types: things that exist, found by any of their names."""

from collections.abc import Callable

from sqlalchemy import func
from sqlalchemy.orm import joinedload, selectinload
from sqlmodel import Session, col, select

from factcheck.domain.roots import named as named_root
from factcheck.models import Attribution, Claim, Speaker, SpeakerName
from factcheck.services import naming, outlets, questions, topics
from factcheck.services.loading import path

MOST = 20
"""The most suggestions at once."""
Option = tuple[str, str]
"""What is put into the field, and what is shown beside it."""


def options(session: Session, kind: str, q: str) -> list[Option]:
    """At most 20 suggestions of a kind for the words typed; none for nothing typed."""
    return KINDS[kind](session, q) if q.strip() else []


def _speakers(session: Session, q: str) -> list[Option]:
    """Speakers by any name; those who share theirs are told apart by their address."""
    hits = select(SpeakerName.speaker_id).where(
        col(SpeakerName.folded).contains(naming.key(q), autoescape=True)
    )
    wanted = select(Speaker).where(col(Speaker.merged_into_id).is_(None), col(Speaker.id).in_(hits))
    ordered = wanted.order_by(col(Speaker.name), col(Speaker.id)).limit(MOST)
    found = list(session.exec(ordered.options(selectinload(path(Speaker.names)))))
    shared = _shared_names(session, [naming.key(speaker.name) for speaker in found])
    return [(_value(speaker, shared), _label(speaker)) for speaker in found]


def _shared_names(session: Session, keys: list[str]) -> set[str]:
    """Those of the names that more than one speaker goes by."""
    counted = select(SpeakerName.folded).where(col(SpeakerName.folded).in_(keys)).group_by(SpeakerName.folded)
    return set(session.exec(counted.having(func.count(func.distinct(SpeakerName.speaker_id)) > 1)))


def _value(speaker: Speaker, shared: set[str]) -> str:
    """A name that leads to this speaker and no other."""
    return f"{speaker.name} ({speaker.slug})" if naming.key(speaker.name) in shared else speaker.name


def _label(speaker: Speaker) -> str:
    """All names, and what the speaker is."""
    others = (entry.name for entry in speaker.names if entry.name != speaker.name)
    return " · ".join([speaker.name, *others, speaker.role or speaker.kind.value])


def _outlets(session: Session, q: str) -> list[Option]:
    return [(outlet.name, outlet.url or "") for outlet in outlets.matching(session, q, MOST)]


def _questions(session: Session, q: str) -> list[Option]:
    return [(question.text, "") for question in questions.matching(session, q, MOST)]


def _claims(session: Session, q: str) -> list[Option]:
    """Claims, each with its question."""
    hits = select(Claim).where(col(Claim.folded).contains(naming.words(q), autoescape=True))
    wanted = hits.order_by(col(Claim.id).desc()).limit(MOST).options(joinedload(path(Claim.question)))
    return [(claim.text, claim.question.text if claim.question else "") for claim in session.exec(wanted)]


def _topics(session: Session, q: str) -> list[Option]:
    """Topics for the last one of a list with commas; what stands before is kept."""
    kept, comma, last = q.rpartition(",")
    before = f"{kept.strip()}, " if comma else ""
    if not last.strip():
        return []
    return [(f"{before}{topic.name}", "") for topic in topics.matching(session, last.strip(), MOST)]


def _origins(session: Session, q: str) -> list[Option]:
    """Roots of chains that other attributions name."""
    hits = col(Attribution.origin).contains(named_root(q) or q, autoescape=True)
    wanted = select(Attribution.origin, func.count()).where(hits, col(Attribution.withdrawn).is_(None))
    grouped = wanted.group_by(Attribution.origin).order_by(Attribution.origin).limit(MOST)
    return [(origin, f"{count} so far") for origin, count in session.exec(grouped)]


KINDS: dict[str, Callable[[Session, str], list[Option]]] = {
    "speakers": _speakers,
    "claims": _claims,
    "questions": _questions,
    "outlets": _outlets,
    "origins": _origins,
    "topics": _topics,
}
"""The kinds of things that are suggested."""

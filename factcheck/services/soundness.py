"""Whether what is stored is what it says it is: the log's chain, spans, texts, publications, tallies."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlalchemy import select as rows
from sqlmodel import Session, SQLModel, col, select

from factcheck.domain.fingerprints import fingerprint
from factcheck.domain.heads import Head
from factcheck.domain.ledger import digest
from factcheck.domain.tags import says, tag
from factcheck.models import Answer, ArticleVersion, DossierLine, Event, Publication, Span
from factcheck.services import heads, lines, log, tallies

TOLD = ("claim_id", "version", "kind", "note", "sha256")
"""What the log tells of a publication, besides its time."""
AT_ONCE = 200
"""How many rows are held in memory at a time."""


def counts(session: Session) -> dict[str, int]:
    """How much there is to look at."""
    kinds: dict[str, type[SQLModel]] = {
        "events": Event,
        "article versions": ArticleVersion,
        "spans": Span,
        "publications": Publication,
    }
    return {name: session.exec(select(func.count()).select_from(kind)).one() for name, kind in kinds.items()}


def problems(session: Session) -> Iterator[str]:
    """A sentence for everything that does not hold."""
    yield from chain(session)
    yield from days(session)
    yield from texts(session)
    yield from spans(session)
    yield from publications(session)
    yield from tallied(session)
    yield from gaps(session)
    yield from logged(session)
    yield from drawn(session)
    yield from answers(session)


def chain(session: Session) -> Iterator[str]:
    """Whether each entry of the log follows from the one before."""
    broken = log.broken_at(session)
    if broken is not None:
        yield f"The log's chain is broken at entry {broken}: it, or one before it, was altered by hand."


def days(session: Session, known: list[Head] | None = None) -> Iterator[str]:
    """Whether the log still comes to the heads that were noted, of its own days or those given."""
    for head, found in heads.misfits(session, heads.days(session) if known is None else known):
        what = "it has fewer entries now" if found is None else "another entry stands there now"
        yield f"On {head.day} the log had {head.events} entries and came to {head.hash[:12]}…; {what}."


def texts(session: Session) -> Iterator[str]:
    """Whether each article version's text has the hash it was stored with."""
    wanted = select(ArticleVersion.id, ArticleVersion.text, ArticleVersion.sha256)
    for version_id, text, sha256 in session.exec(
        wanted.where(col(ArticleVersion.text).is_not(None))
    ).yield_per(AT_ONCE):
        if text is not None and digest(text) != sha256:
            yield f"Article version {version_id}: its text does not have the SHA-256 it was stored with."


def spans(session: Session) -> Iterator[str]:
    """Whether each span's words stand where it says; `text[start:end] == exact`."""
    wanted = select(Span).where(col(Span.orphaned).is_(False)).order_by(col(Span.article_version_id))
    version_id, text = None, None
    for span in session.exec(wanted).yield_per(AT_ONCE):
        if span.article_version_id != version_id:
            version_id = span.article_version_id
            text = session.exec(select(ArticleVersion.text).where(ArticleVersion.id == version_id)).one()
        if text is not None and text[span.start : span.end] != span.exact:
            yield f"Span {span.id}: its words do not stand in article version {version_id} where it says."


def publications(session: Session) -> Iterator[str]:
    """Whether each published document is the one that was published."""
    wanted = select(Publication.claim_id, Publication.version, Publication.document, Publication.sha256)
    for claim_id, version, document, sha256 in session.exec(wanted).yield_per(AT_ONCE):
        if document is not None and fingerprint(document) != sha256:
            yield f"Publication {version} of claim {claim_id}: its document does not have its SHA-256."


def tallied(session: Session) -> Iterator[str]:
    """Whether what is counted with each publication is what counting says."""
    for name in sorted(tallies.misfits(session)):
        yield f"The tally “{' '.join(name).strip()}” is not what counting says; `factcheck init` counts anew."


def gaps(session: Session) -> Iterator[str]:
    """Whether the versions of each claim follow one another without a gap."""
    versions = func.count(), func.max(Publication.version)
    wanted = select(Publication.claim_id, *versions).group_by(col(Publication.claim_id))
    for claim_id, count, last in session.exec(wanted.having(func.max(Publication.version) != func.count())):
        yield f"Claim {claim_id} has {count} publications, but the last is version {last}: one was removed."


def logged(session: Session) -> Iterator[str]:
    """Whether each publication that the log tells of is there, as the log tells of it."""
    wanted = select(Event.id, Event.after).where(Event.noun == "publication").order_by(col(Event.id))
    for some in session.exec(wanted).yield_per(AT_ONCE).partitions():
        entries = [(event_id, after or {}) for event_id, after in some]
        known = _publications(session, [said.get("id") for _, said in entries])
        for event_id, said in entries:
            if not _as_told(known.get(said.get("id")), said):
                name = f"Publication {said.get('version')} of claim {said.get('claim_id')}"
                yield f"{name} is not there as entry {event_id} of the log tells of it."


def _publications(session: Session, ids: Iterable[Any]) -> dict[Any, Any]:
    """What the log could tell of publications, without their documents, by number."""
    columns = [getattr(Publication, name) for name in ("id", *TOLD, "published")]
    return {row.id: row for row in session.execute(rows(*columns).where(col(Publication.id).in_(ids)))}


def _as_told(publication: Any, said: Mapping[str, Any]) -> bool:
    """Whether a publication is there, and the one that the log tells of."""
    if publication is None:
        return False
    same = all(getattr(publication, name) == said.get(name) for name in TOLD)
    return same and publication.published == datetime.fromisoformat(said["published"])


def drawn(session: Session) -> Iterator[str]:
    """Whether each line of the bulk export is what its publications say."""
    for site in session.exec(select(DossierLine.site).distinct()).all():
        last = 0
        while kept := _lines(session, site, last):
            fresh = lines.draw(session, kept.keys(), site)
            for claim_id, line in kept.items():
                if claim_id not in fresh or fresh[claim_id][1] != line:
                    yield f"The line of claim {claim_id} in the export is not what its publications say."
            last = max(kept)


def _lines(session: Session, site: str, after: int) -> dict[int, bytes]:
    """The next lines kept for a site, by claim."""
    wanted = select(DossierLine.claim_id, DossierLine.line).where(
        DossierLine.site == site, DossierLine.claim_id > after
    )
    found = session.exec(wanted.order_by(col(DossierLine.claim_id)).limit(lines.MOST_AT_ONCE))
    return {claim_id: bytes(line) for claim_id, line in found}


def answers(session: Session) -> Iterator[str]:
    """Whether each finished answer is the one that was drawn, in every coding."""
    for answer in session.exec(select(Answer)).yield_per(AT_ONCE):
        fits = tag(answer.status, json.loads(answer.headers), answer.body) == answer.etag
        if not (fits and says(answer.gzip, "gzip", answer.body) and says(answer.br, "br", answer.body)):
            shape = "part" if answer.part else "answer"
            yield f"The stored {shape} at {answer.address} is not what was drawn. Delete its row."

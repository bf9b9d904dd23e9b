"""How a claim is read with everything that its publication names, in a fixed number of queries."""

from typing import Any

from sqlalchemy.orm import QueryableAttribute, defer, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption
from sqlmodel import Session, select

from factcheck.models import (
    Article,
    ArticleVersion,
    Attribution,
    BearingGiven,
    Claim,
    Hop,
    Publication,
    Question,
    Span,
    Verdict,
)


def path(relationship: Any) -> QueryableAttribute[Any]:
    """A relationship of a model as the loader options take it; SQLModel types it as its value."""
    found: QueryableAttribute[Any] = relationship
    return found


def load(session: Session, claim: Claim) -> Claim:
    """The claim with all that its dossier names, fresh from the database.

    As many queries for three attributions as for sixty; no text of an article and
    no earlier document is read.
    """
    session.flush()
    wanted = (
        select(Claim).where(Claim.id == claim.id).options(*_surroundings(), *_attributions(), *_judgements())
    )
    return session.exec(wanted, execution_options={"populate_existing": True}).one()


def _surroundings() -> list[ORMOption]:
    """The question, its evidence, and the topics."""
    question = joinedload(path(Claim.question))
    return [
        question.selectinload(path(Question.evidence)),
        question.selectinload(path(Question.topics)),
        selectinload(path(Claim.topics)),
        selectinload(path(Claim.evidence)),
        selectinload(path(Claim.bearings)).joinedload(path(BearingGiven.evidence)),
    ]


def _attributions() -> list[ORMOption]:
    """Who says so, where it stands, and through whom it came."""
    attributions = selectinload(path(Claim.attributions))
    version = attributions.joinedload(path(Attribution.span)).joinedload(path(Span.article_version))
    return [
        attributions.joinedload(path(Attribution.speaker)),
        attributions.joinedload(path(Attribution.article)).joinedload(path(Article.outlet)),
        version.options(defer(path(ArticleVersion.text))),
        attributions.selectinload(path(Attribution.hops)).joinedload(path(Hop.outlet)),
    ]


def _judgements() -> list[ORMOption]:
    """Verdicts with who gave them and what became of them, rulings, and publications without their texts."""
    verdicts = selectinload(path(Claim.verdicts))
    return [
        verdicts.joinedload(path(Verdict.person)),
        verdicts.selectinload(path(Verdict.reconsiderations)),
        selectinload(path(Claim.rulings)),
        selectinload(path(Claim.publications)).options(defer(path(Publication.document))),
    ]

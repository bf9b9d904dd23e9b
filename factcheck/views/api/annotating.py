"""Annotating by program: articles, attributions, questions, claims, evidence."""

from http import HTTPStatus

from flask import Blueprint, abort

from factcheck.db import session
from factcheck.domain import passages
from factcheck.domain.scopes import Scope
from factcheck.forms.api import (
    NewArticle,
    NewAttribution,
    NewClaim,
    NewEvidence,
    NewQuestion,
    NewText,
    Withdrawal,
)
from factcheck.models import Claim, Question
from factcheck.presenters.api import ArticleKept, ClaimOpened, VersionKept, WithdrawnKept
from factcheck.presenters.dossier_attributions import AttributionShown
from factcheck.presenters.exhibits import EvidenceAtDesk
from factcheck.presenters.questions import DeskQuestion
from factcheck.services import articles, attributions, claims, evidence, questions, spans, speakers
from factcheck.services.chains import Step
from factcheck.views.access import someone
from factcheck.views.api.operations import writes
from factcheck.views.desk.reading import found_article
from factcheck.views.desk.workbench import found_claim, found_question

blueprint = Blueprint("api_annotating", __name__)
ANNOTATE = Scope.ANNOTATE


@writes(blueprint, "/articles", ArticleKept, takes=NewArticle, scope=ANNOTATE)
def add_article(given: NewArticle) -> ArticleKept:
    """Add an article with its first version."""
    return ArticleKept.added(articles.add(session(), someone(), **given.model_dump()))


@writes(blueprint, "/articles/<int:article_id>/versions", VersionKept, takes=NewText, scope=ANNOTATE)
def add_version(given: NewText, article_id: int) -> VersionKept:
    """Add the text of an article as it reads now.

    What was marked moves along where the words still stand; the rest waits for a person. The text it
    has already makes no new version.
    """
    article = found_article(article_id)
    return VersionKept.of(articles.add_version(session(), someone(), article, given.text, base=given.version))


@writes(
    blueprint,
    "/articles/<int:article_id>/attributions",
    AttributionShown,
    takes=NewAttribution,
    scope=ANNOTATE,
)
def record(given: NewAttribution, article_id: int) -> AttributionShown:
    """Record who says what in a passage of an article.

    The speaker is made where nobody goes by the name; recorded again alike, it is the one there is.
    """
    article = found_article(article_id)
    claim = named_claim(given.claim)
    version = articles.latest(article)
    span = spans.mark(session(), version, actor=someone(), **given.passage.model_dump())
    made = attributions.record(
        session(),
        someone(),
        article=article,
        span=span,
        speaker=speakers.resolve(session(), someone(), **given.speaker.model_dump()),
        claim=claim,
        stance=given.stance,
        manner=given.manner or passages.manner(version.text or "", span.start, span.end),
        cue=given.cue,
        said=given.said,
        steps=[Step(**hop.model_dump()) for hop in given.chain],
        origin=given.origin,
        note=given.note,
    )
    return AttributionShown.of(made)


@writes(
    blueprint,
    "/attributions/<int:attribution_id>/withdrawal",
    WithdrawnKept,
    takes=Withdrawal,
    scope=ANNOTATE,
)
def withdraw_attribution(given: Withdrawal, attribution_id: int) -> WithdrawnKept:
    """Count an attribution no longer; it stays readable at the desk with its reason."""
    found = attributions.find(session(), attribution_id) or abort(HTTPStatus.NOT_FOUND)
    gone = attributions.withdraw(session(), someone(), found, given.reason)
    return WithdrawnKept.of(gone.id, gone.withdrawn, gone.withdrawn_reason)


@writes(blueprint, "/questions", DeskQuestion, takes=NewQuestion, scope=ANNOTATE)
def ask(given: NewQuestion) -> DeskQuestion:
    """Ask a question; asked in the same words before, it is the one there is."""
    return DeskQuestion.of(questions.ask(session(), someone(), **given.model_dump()))


@writes(blueprint, "/claims", ClaimOpened, takes=NewClaim, scope=ANNOTATE)
def open_claim(given: NewClaim) -> ClaimOpened:
    """Open a claim, under a question or by itself; a question has each claim once."""
    values = given.model_dump() | {"question": named_question(given.question)}
    return ClaimOpened.of(claims.open_claim(session(), someone(), **values))


@writes(blueprint, "/questions/<slug:slug>/evidence", EvidenceAtDesk, takes=NewEvidence, scope=ANNOTATE)
def add_to_question(given: NewEvidence, slug: str) -> EvidenceAtDesk:
    """Add a piece of evidence that bears on all claims of a question."""
    found = found_question(slug)
    return EvidenceAtDesk.model_validate(evidence.add(session(), someone(), question=found, **given.values()))


@writes(blueprint, "/claims/<slug:slug>/evidence", EvidenceAtDesk, takes=NewEvidence, scope=ANNOTATE)
def add_to_claim(given: NewEvidence, slug: str) -> EvidenceAtDesk:
    """Add a piece of evidence of one claim."""
    found = found_claim(slug)
    return EvidenceAtDesk.model_validate(evidence.add(session(), someone(), claim=found, **given.values()))


@writes(blueprint, "/evidence/<int:evidence_id>/withdrawal", WithdrawnKept, takes=Withdrawal, scope=ANNOTATE)
def withdraw_evidence(given: Withdrawal, evidence_id: int) -> WithdrawnKept:
    """Count a piece of evidence no longer; it stays readable at the desk with its reason."""
    found = evidence.find(session(), evidence_id) or abort(HTTPStatus.NOT_FOUND)
    gone = evidence.withdraw(session(), someone(), found, given.reason)
    return WithdrawnKept.of(gone.id, gone.withdrawn, gone.withdrawn_reason)


def named_claim(slug: str | None) -> Claim | None:
    """The claim that a body names, or the answer that there is none."""
    if slug is None:
        return None
    return claims.find(session(), slug) or abort(
        HTTPStatus.UNPROCESSABLE_ENTITY, f"There is no claim “{slug}”."
    )


def named_question(slug: str | None) -> Question | None:
    """The question that a body names, or the answer that there is none."""
    if slug is None:
        return None
    found = questions.find(session(), slug)
    return found or abort(HTTPStatus.UNPROCESSABLE_ENTITY, f"There is no question “{slug}”.")

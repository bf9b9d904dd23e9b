"""Changing by program what is there: read with its version, sent back whole."""

from http import HTTPStatus
from typing import Any

from flask import Blueprint, abort

from factcheck.db import session
from factcheck.domain.scopes import Scope
from factcheck.forms.api import Passage
from factcheck.forms.api_edits import (
    ArticleEdit,
    AttributionEdit,
    ClaimEdit,
    EvidenceEdit,
    OutletEdit,
    QuestionEdit,
    SpeakerEdit,
)
from factcheck.models import Attribution, Evidence, Outlet, Speaker
from factcheck.presenters.api import ClaimOpened
from factcheck.presenters.api_edits import (
    ArticleDescribed,
    AttributionKept,
    EvidenceKept,
    OutletKept,
    SpeakerKept,
)
from factcheck.presenters.questions import DeskQuestion
from factcheck.services import articles, attributions, claims, evidence, outlets, questions, spans, speakers
from factcheck.services.chains import Step
from factcheck.views.access import someone
from factcheck.views.api.annotating import named_claim, named_question
from factcheck.views.api.operations import reads, writes
from factcheck.views.desk.reading import found_article
from factcheck.views.desk.workbench import found_claim, found_question

blueprint = Blueprint("api_revising", __name__)
READ, ANNOTATE, OK = Scope.READ, Scope.ANNOTATE, HTTPStatus.OK
CLAIM, QUESTION = "/claims/<slug:slug>/edit", "/questions/<slug:slug>/edit"
SPEAKER, OUTLET = "/speakers/<slug:slug>/edit", "/outlets/<slug:slug>/edit"
ARTICLE, EVIDENCE = "/articles/<int:article_id>/edit", "/evidence/<int:evidence_id>/edit"
ATTRIBUTION = "/attributions/<int:attribution_id>/edit"


@reads(blueprint, CLAIM, ClaimOpened, scope=READ)
def read_claim(slug: str) -> ClaimOpened:
    """Read a claim as it is edited, with its version."""
    return ClaimOpened.of(found_claim(slug))


@writes(blueprint, CLAIM, ClaimOpened, takes=ClaimEdit, scope=ANNOTATE, status=OK)
def edit_claim(given: ClaimEdit, slug: str) -> ClaimOpened:
    """Give a claim other words, another question, other topics; what is published stays as it was."""
    values = given.model_dump() | {"question": named_question(given.question)}
    return ClaimOpened.of(claims.edit(session(), someone(), found_claim(slug), **values))


@reads(blueprint, QUESTION, DeskQuestion, scope=READ)
def read_question(slug: str) -> DeskQuestion:
    """Read a question as it is edited, with its version."""
    return DeskQuestion.of(found_question(slug))


@writes(blueprint, QUESTION, DeskQuestion, takes=QuestionEdit, scope=ANNOTATE, status=OK)
def edit_question(given: QuestionEdit, slug: str) -> DeskQuestion:
    """Give a question other words, another summary, other topics."""
    found = found_question(slug)
    return DeskQuestion.of(questions.edit(session(), someone(), found, **given.model_dump()))


def _speaker(slug: str) -> Speaker:
    """The speaker at an address, or the answer that there is none."""
    return speakers.find(session(), slug) or abort(HTTPStatus.NOT_FOUND)


@reads(blueprint, SPEAKER, SpeakerKept, scope=READ)
def read_speaker(slug: str) -> SpeakerKept:
    """Read a speaker as they are edited, with the version."""
    return SpeakerKept.of(_speaker(slug))


@writes(blueprint, SPEAKER, SpeakerKept, takes=SpeakerEdit, scope=ANNOTATE, status=OK)
def edit_speaker(given: SpeakerEdit, slug: str) -> SpeakerKept:
    """Give a speaker another name, kind, role, Wikidata id, other names."""
    return SpeakerKept.of(speakers.edit(session(), someone(), _speaker(slug), **given.model_dump()))


def _outlet(slug: str) -> Outlet:
    """The outlet at an address, or the answer that there is none."""
    return outlets.find(session(), slug) or abort(HTTPStatus.NOT_FOUND)


@reads(blueprint, OUTLET, OutletKept, scope=READ)
def read_outlet(slug: str) -> OutletKept:
    """Read an outlet as it is edited, with its version."""
    return OutletKept.of(_outlet(slug))


@writes(blueprint, OUTLET, OutletKept, takes=OutletEdit, scope=ANNOTATE, status=OK)
def edit_outlet(given: OutletEdit, slug: str) -> OutletKept:
    """Give an outlet another name, link, Wikidata id."""
    return OutletKept.of(outlets.edit(session(), someone(), _outlet(slug), **given.model_dump()))


@reads(blueprint, ARTICLE, ArticleDescribed, scope=READ)
def read_article(article_id: int) -> ArticleDescribed:
    """Read what is known of an article, with the version of that; its texts have numbers of their own."""
    return ArticleDescribed.of(found_article(article_id))


@writes(blueprint, ARTICLE, ArticleDescribed, takes=ArticleEdit, scope=ANNOTATE, status=OK)
def edit_article(given: ArticleEdit, article_id: int) -> ArticleDescribed:
    """Correct what is known of an article."""
    found = found_article(article_id)
    return ArticleDescribed.of(articles.edit(session(), someone(), found, **given.model_dump()))


def _attribution(attribution_id: int) -> Attribution:
    """The attribution with that number, or the answer that there is none."""
    return attributions.find(session(), attribution_id) or abort(HTTPStatus.NOT_FOUND)


@reads(blueprint, ATTRIBUTION, AttributionKept, scope=READ)
def read_attribution(attribution_id: int) -> AttributionKept:
    """Read an attribution as it is edited, with its version."""
    return AttributionKept.of(_attribution(attribution_id))


@writes(blueprint, ATTRIBUTION, AttributionKept, takes=AttributionEdit, scope=ANNOTATE, status=OK)
def edit_attribution(given: AttributionEdit, attribution_id: int) -> AttributionKept:
    """Say anew who takes which stance, when, and through whom; a check of fidelity may fall due again."""
    found = _attribution(attribution_id)
    named: dict[str, Any] = {
        "claim": named_claim(given.claim),
        "speaker": speakers.resolve(session(), someone(), **given.speaker.model_dump()),
        "steps": [Step(**hop.model_dump()) for hop in given.chain],
    }
    plain = given.model_dump(exclude={"claim", "speaker", "chain"})
    return AttributionKept.of(attributions.edit(session(), someone(), found, **plain, **named))


@writes(
    blueprint,
    "/attributions/<int:attribution_id>/passage",
    AttributionKept,
    takes=Passage,
    scope=ANNOTATE,
    status=OK,
)
def place_attribution(given: Passage, attribution_id: int) -> AttributionKept:
    """Place an attribution at another passage of its article's newest version."""
    found = _attribution(attribution_id)
    version = articles.latest(found_article(found.article_id))
    span = spans.mark(session(), version, actor=someone(), **given.model_dump())
    return AttributionKept.of(attributions.reanchor(session(), someone(), found, span))


def _evidence(evidence_id: int) -> Evidence:
    """The piece of evidence with that number, or the answer that there is none."""
    return evidence.find(session(), evidence_id) or abort(HTTPStatus.NOT_FOUND)


@reads(blueprint, EVIDENCE, EvidenceKept, scope=READ)
def read_evidence(evidence_id: int) -> EvidenceKept:
    """Read a piece of evidence as it is edited, with its version."""
    return EvidenceKept.of(_evidence(evidence_id))


@writes(blueprint, EVIDENCE, EvidenceKept, takes=EvidenceEdit, scope=ANNOTATE, status=OK)
def edit_evidence(given: EvidenceEdit, evidence_id: int) -> EvidenceKept:
    """Correct what is known of a piece of evidence; bearings that were given stay."""
    found = _evidence(evidence_id)
    return EvidenceKept.of(evidence.edit(session(), someone(), found, **given.values()))

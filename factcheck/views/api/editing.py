"""Editing by program: unsealing, rulings, publications, corrections, withdrawal; the gate holds here too."""

from flask import Blueprint

from factcheck.db import session
from factcheck.domain.scopes import Scope
from factcheck.forms.api import Confirmed, NewAdjudication, NewAgreement, NewPublication, Withdrawal
from factcheck.models import Claim, Publication
from factcheck.presenters.api import PublicationKept, RulingKept, UnsealingKept
from factcheck.services import publications, rulings, verdicts
from factcheck.views.access import someone
from factcheck.views.api.operations import writes
from factcheck.views.desk import gating
from factcheck.views.desk.workbench import found_claim
from factcheck.views.frame import settings

blueprint = Blueprint("api_editing", __name__)
EDIT = Scope.EDIT


@writes(blueprint, "/claims/<slug:slug>/unsealing", UnsealingKept, takes=Confirmed, scope=EDIT)
def unseal(_given: Confirmed, slug: str) -> UnsealingKept:
    """See the verdicts on a claim without giving one; you can never give one then."""
    claim = found_claim(slug)
    return UnsealingKept.of(verdicts.unseal(session(), someone(), claim), claim)


@writes(blueprint, "/claims/<slug:slug>/rulings/agreement", RulingKept, takes=NewAgreement, scope=EDIT)
def agree(given: NewAgreement, slug: str) -> RulingKept:
    """Rule what all reviewers said; the rating comes from them."""
    claim, required = found_claim(slug), settings().reviews_required
    made = rulings.agree(session(), someone(), claim, **given.model_dump(), required=required)
    return RulingKept.of(made, claim)


@writes(blueprint, "/claims/<slug:slug>/rulings/adjudication", RulingKept, takes=NewAdjudication, scope=EDIT)
def adjudicate(given: NewAdjudication, slug: str) -> RulingKept:
    """Rule for the desk, with a reason that is printed on the page."""
    claim, required = found_claim(slug), settings().reviews_required
    made = rulings.adjudicate(session(), someone(), claim, **given.model_dump(), required=required)
    return RulingKept.of(made, claim)


@writes(blueprint, "/claims/<slug:slug>/publications", PublicationKept, takes=NewPublication, scope=EDIT)
def publish(given: NewPublication, slug: str) -> PublicationKept:
    """Publish a ruled claim, or publish it again with its correction, if the gate lets it pass.

    A check that is not done is mended, or set aside for a reason that is printed; a refusal names them
    in `missing`.
    """
    claim = found_claim(slug)
    made = publications.publish(session(), someone(), claim, **given.model_dump(), **gating.rules())
    return _published(made, claim)


@writes(blueprint, "/claims/<slug:slug>/withdrawal", PublicationKept, takes=Withdrawal, scope=EDIT)
def withdraw(given: Withdrawal, slug: str) -> PublicationKept:
    """Take a published claim back; a tombstone with the reason stays at its address."""
    claim = found_claim(slug)
    return _published(publications.withdraw(session(), someone(), claim, given.reason), claim)


def _published(made: Publication, claim: Claim) -> PublicationKept:
    """The publication as a program gets it."""
    return PublicationKept.of(made, claim, settings().site_url.rstrip("/"))

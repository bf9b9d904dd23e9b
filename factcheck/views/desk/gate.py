"""The gate of a claim: its checks, the searches for contradicting evidence, the right of reply."""

from http import HTTPStatus
from typing import Any

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.domain.vocabulary import CorrectionKind, Stance
from factcheck.forms.fields import Form
from factcheck.forms.gate import ReplyForm, SearchForm
from factcheck.models import Claim, ReplyRequest, Search
from factcheck.models.columns import now
from factcheck.presenters.gate import GatePage
from factcheck.services import inquiries, publications, verdicts
from factcheck.services import workbench as benches
from factcheck.services.refusals import EditedMeanwhile
from factcheck.views.access import EDITOR, someone
from factcheck.views.desk import conflicts, gating, workbench
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_gate", __name__)

GATE = {"page": "desk/gate/show.html", "part": "desk/gate/_show.html"}


@shown(blueprint, "/desk/claims/<slug:slug>/gate", access=EDITOR, data="gate", **GATE)
def show(slug: str) -> Names:
    """What stands between a claim and its publication, and the forms to mend it."""
    return _names(workbench.found_claim(slug))


@sent(blueprint, "/desk/claims/<slug:slug>/searches", access=EDITOR, **GATE)
def search(slug: str) -> Names | Response:
    """Record what was searched for contradicting evidence."""
    claim, form = workbench.found_claim(slug), SearchForm()
    if workbench.granted(form, lambda: inquiries.search(session(), someone(), claim, **form.given())):
        return done("The search is recorded.", _address(claim, "searches"))
    return _names(claim, search_form=form)


@sent(blueprint, "/desk/searches/<int:search_id>", access=EDITOR, **GATE)
def edit_search(search_id: int) -> Names | Response:
    """Save a search in other words; whoever saved first is not overwritten."""
    found, form = session().get(Search, search_id) or abort(HTTPStatus.NOT_FOUND), SearchForm()
    bound = {"search_forms": {found.id: _numbered(form, f"search-{found.id}")}}

    def wish() -> None:
        inquiries.edit_search(session(), someone(), found, form.version.data or 0, **form.given())

    return _saved(found.claim, form, wish, "The search is saved.", "searches", bound)


@sent(blueprint, "/desk/claims/<slug:slug>/replies", access=EDITOR, **GATE)
def request(slug: str) -> Names | Response:
    """Record that somebody was asked for a reply."""
    claim, form = workbench.found_claim(slug), ReplyForm()
    form.offer(_claimants(claim))
    if workbench.granted(form, lambda: inquiries.request(session(), someone(), claim, **form.given())):
        return done("The request is recorded.", _address(claim, "replies"))
    return _names(claim, reply_form=form)


@sent(blueprint, "/desk/replies/<int:request_id>", access=EDITOR, **GATE)
def edit_request(request_id: int) -> Names | Response:
    """Record the answer to a request, however late; whoever saved first is not overwritten."""
    asked, form = session().get(ReplyRequest, request_id) or abort(HTTPStatus.NOT_FOUND), ReplyForm()
    form.offer(_claimants(asked.claim))
    bound = {"reply_forms": {asked.id: _numbered(form, f"reply-{asked.id}")}}

    def wish() -> None:
        inquiries.edit_request(session(), someone(), asked, form.version.data or 0, **form.given())

    return _saved(asked.claim, form, wish, "The request is saved.", "replies", bound)


def _saved(
    claim: Claim, form: Form, wish: Any, sentence: str, place: str, bound: dict[str, Any]
) -> Names | Response:
    """Grant the wish of a form, or show it again with what stands in its way."""
    try:
        if workbench.granted(form, wish):
            return done(sentence, _address(claim, place))
    except EditedMeanwhile as meanwhile:
        return _names(claim, **bound) | conflicts.both(form, meanwhile)
    return _names(claim, **bound)


def _names(claim: Claim, **bound: Any) -> Names:
    """What the page is drawn from; `bound` holds the forms that were refused."""
    inspection = gating.inspect(claim, opened=not verdicts.sealed(session(), someone(), claim))
    searches, requests = inquiries.searches(session(), claim), inquiries.requests(session(), claim)
    claimants = _claimants(claim)
    page = GatePage.of(
        claim,
        gating.checks(inspection) if inspection else None,
        searches,
        requests,
        today=now().date().isoformat(),
        closed=_closed(claim),
    )
    own = {
        "gate": page,
        "conflict": {},
        "search_form": SearchForm(formdata=None),
        "reply_form": _reply_form(claimants, sent=now().date().isoformat()),
        "search_forms": {each.id: _search_form(each) for each in searches},
        "reply_forms": {each.id: _request_form(claimants, each) for each in requests},
    }
    both = {name: own[name] | bound.pop(name, {}) for name in ("search_forms", "reply_forms")}
    return own | gating.forms(inspection) | both | bound


def _search_form(found: Search) -> Form:
    """A search as its form holds it."""
    given = inquiries.values(found, inquiries.SEARCH) | {"version": found.version}
    return _numbered(SearchForm(formdata=None, data=given), f"search-{found.id}")


def _request_form(claimants: dict[int, str], asked: ReplyRequest) -> Form:
    """A request as its form holds it."""
    given = inquiries.values(asked, inquiries.REQUEST) | {"version": asked.version}
    given["speaker_id"] = str(asked.speaker_id or "")
    return _numbered(_reply_form(claimants, **given), f"reply-{asked.id}")


def _numbered(form: Form, name: str) -> Form:
    """A form whose fields have ids of their own among others of its kind."""
    for field in form:
        field.id = f"{name}-{field.name}"
    return form


def _reply_form(claimants: dict[int, str], **given: Any) -> ReplyForm:
    """A form for a request, with those one can ask."""
    form = ReplyForm(formdata=None, data=given)
    form.offer(claimants)
    return form


def _claimants(claim: Claim) -> dict[int, str]:
    """Who puts the claim forward, by number."""
    found = benches.attributions(session(), [claim.id])
    return {each.speaker_id: each.speaker.name for each in found if each.stance is Stance.ASSERTS}


def _closed(claim: Claim) -> bool:
    """Whether nothing more is recorded of the claim."""
    kinds = [each.kind for each in publications.history(session(), claim.id)]
    return claim.declined is not None or kinds[-1:] == [CorrectionKind.WITHDRAWN]


def _address(claim: Claim, place: str) -> str:
    """The address of a place on the page."""
    return f"/desk/claims/{claim.slug}/gate#{place}"

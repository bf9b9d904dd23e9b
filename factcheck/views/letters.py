"""Letters of readers: an error reported, a claim suggested, and how far the desk is with it."""

import re
import time

from flask import Blueprint, Response, abort, after_this_request, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.domain import letters as promise
from factcheck.domain.vocabulary import LetterKind
from factcheck.forms.fields import STALE
from factcheck.forms.letters import LetterForm, ReportForm, SuggestionForm
from factcheck.models import Listing
from factcheck.models.columns import now
from factcheck.presenters.letters import LetterProgress
from factcheck.services import letters, public
from factcheck.services.refusals import Refused
from factcheck.services.tries import neighbourhood
from factcheck.views.access import PUBLIC
from factcheck.views.frame import settings
from factcheck.views.paths import own_path
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("letters", __name__)
REPORT = {"page": "letters/report.html", "part": "letters/_report.html"}
SUGGEST = {"page": "letters/suggest.html", "part": "letters/_suggest.html"}
STATUS = {"page": "letters/status.html", "part": "letters/_status.html"}
CLAIM = re.compile(r"/claims/([a-z0-9-]+)(?:/.*)?")
TOO_QUICK = "That was quicker than anybody writes. Your text is kept: send it again."
LONGEST_PAGE = 500


@shown(blueprint, "/report", **REPORT)
def report() -> Names:
    """The form for an error, on the page a reader comes from; the claim by `?claim=` or the page."""
    return _fresh(ReportForm(formdata=None)) | _about()


@sent(blueprint, "/report", access=PUBLIC, **REPORT)
def send_report() -> Names | AnyResponse:
    """Hand the desk an error that a reader found."""
    return _send(LetterKind.ERROR, ReportForm())


@shown(blueprint, "/suggest", **SUGGEST)
def suggest() -> Names:
    """The form for a claim that a reader wants checked."""
    return _fresh(SuggestionForm(formdata=None))


@sent(blueprint, "/suggest", access=PUBLIC, **SUGGEST)
def send_suggestion() -> Names | AnyResponse:
    """Hand the desk a claim that a reader wants checked."""
    return _send(LetterKind.SUGGESTION, SuggestionForm())


@shown(blueprint, "/letters/<slug:code>", data="letter", **STATUS)
def status(code: str) -> Names:
    """How far the desk is with a letter; its address is known to its writer alone."""
    _keep_private()
    letter = letters.find(session(), code) or abort(404)
    listing = letters.listing(session(), letter)
    return {"letter": LetterProgress.of(letter, listing, settings().site_url.rstrip("/"))}


def _fresh(form: LetterForm) -> Names:
    """A form opened now, on the page that led to it."""
    _keep_private()
    form.seal.data = _seal()
    form.page.data = _page()
    return {"form": form}


def _seal() -> str:
    """The moment, signed."""
    return promise.sealed(settings().secret_key, int(time.time()))


def _page() -> str:
    """The page of ours that led here."""
    found = own_path(request.values.get("page"), "")
    return found if len(found) <= LONGEST_PAGE else ""


def _about() -> Names:
    """The published claim that the letter is about, if it is about one."""
    return {"about": _listing()}


def _listing() -> Listing | None:
    """The published claim that the address or the form names."""
    on_page = CLAIM.fullmatch(_page())
    slug = request.values.get("claim") or (on_page[1] if on_page else "")
    return public.listed(session(), slug) if slug else None


def _send(kind: LetterKind, form: LetterForm) -> Names | AnyResponse:
    """Take the letter, or show the form again with every word that was typed."""
    _keep_private()
    good = form.validate()
    patient, form.page.data = _patient(form), _page()
    about = _listing() if kind is LetterKind.ERROR else None
    again: Names = {"form": form, "about": about}
    if not (good and patient):
        return again
    try:
        letter = letters.send(
            session(),
            _sender(),
            kind,
            claim_id=about.claim_id if about else None,
            page=_page(),
            **form.letter(),
        )
    except letters.TooManyLetters as flood:
        form.refuse(str(flood))
        return again | {"status": flood.status, "wait": flood.wait}
    except Refused as refusal:
        form.refuse(str(refusal))
        return again
    return done("Sent. Keep the address of this page.", url_for("letters.status", code=letter.code))


def _patient(form: LetterForm) -> bool:
    """Whether the form was open as long as a person needs, and not for days."""
    opened = promise.opened(settings().secret_key, form.seal.data or "")
    since = time.time() - opened if opened is not None else None
    if since is not None and since < promise.QUICKEST.total_seconds():
        form.refuse(TOO_QUICK)
        return False
    if since is None or since > promise.LASTING.total_seconds():
        form.seal.data = _seal()
        if STALE not in form.form_errors:
            form.refuse(STALE)
        return False
    return True


def _sender() -> str:
    """The mark of who asks, for today."""
    place = neighbourhood(request.remote_addr or "")
    return promise.sender(settings().secret_key, place, now().date())


def _keep_private() -> None:
    """No copy of this answer is kept, and no search engine lists it."""
    _say("Cache-Control", "no-store")
    _say("X-Robots-Tag", "noindex")


def _say(name: str, value: str) -> None:
    """Put a header on the answer to this request."""

    @after_this_request
    def add(response: Response) -> Response:
        response.headers[name] = value
        return response

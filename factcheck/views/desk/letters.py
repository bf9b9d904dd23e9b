"""Letters of readers at the desk: read by reviewers, answered by editors."""

from flask import Blueprint, abort, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.domain.vocabulary import LetterStatus
from factcheck.forms.letters import AnswerForm
from factcheck.models import Claim, Letter
from factcheck.presenters.letters import DeskLetter, DeskLetters
from factcheck.services import claims, letters
from factcheck.services.refusals import EditedMeanwhile, Refused
from factcheck.views.access import EDITOR, REVIEWER, someone
from factcheck.views.desk import conflicts
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_letters", __name__)
LIST = {"page": "desk/letters/list.html", "part": "desk/letters/_list.html"}
SHOW = {"page": "desk/letters/show.html", "part": "desk/letters/_show.html"}
NO_SUCH_CLAIM = "There is no claim with that address. Take it from the claim’s page at the desk."


@shown(blueprint, "/desk/letters", access=REVIEWER, data="listed", **LIST)
def index() -> Names:
    """All letters, those that wait first."""
    found, mark = letters.listed(session(), request.args.get("after", ""))
    return {
        "listed": DeskLetters(
            waiting_count=letters.open_count(session()),
            letters=[DeskLetter.of(letter, editing=someone().edits) for letter in found],
            next=url_for("desk_letters.index", after=mark) if mark else None,
        )
    }


@shown(blueprint, "/desk/letters/<int:letter_id>", access=REVIEWER, data="letter", **SHOW)
def show(letter_id: int) -> Names:
    """One letter, and for editors the form that answers it."""
    letter = _found(letter_id)
    claim = letter.claim.slug if letter.claim else ""
    form = AnswerForm(
        formdata=None, status=letter.status, answer=letter.answer, claim=claim, version=letter.version
    )
    return _names(letter, form)


@sent(blueprint, "/desk/letters/<int:letter_id>", access=EDITOR, **SHOW)
def answer(letter_id: int) -> Names | AnyResponse:
    """Move a letter on, with the answer that readers see."""
    letter, form = _found(letter_id), AnswerForm()
    if not form.validate():
        return _names(letter, form)
    claim = _claim(form)
    if form.claim.data and claim is None:
        form.refuse(NO_SUCH_CLAIM, "claim")
        return _names(letter, form)
    try:
        letters.answer(
            session(),
            someone(),
            letter,
            form.version.data,
            status=LetterStatus(form.status.data),
            answer=form.answer.data or "",
            claim=claim,
        )
    except EditedMeanwhile as conflict:
        return _names(letter, form) | conflicts.both(form, conflict)
    except Refused as refusal:
        form.refuse(str(refusal), "answer")
        return _names(letter, form)
    return done("Saved. Readers see it on the status page.", f"/desk/letters/{letter.id}")


def under(claim: Claim) -> Names:
    """For the workbench: what readers wrote about a claim and nobody has answered yet."""
    found = letters.about(session(), claim)
    return {"letters": [DeskLetter.of(letter, editing=someone().edits) for letter in found]}


def _found(letter_id: int) -> Letter:
    """The letter, or nothing at this address."""
    return letters.get(session(), letter_id) or abort(404)


def _claim(form: AnswerForm) -> Claim | None:
    """The claim that the form names by its address, or the end of it."""
    typed = (form.claim.data or "").rstrip("/").rpartition("/")[2]
    return claims.find(session(), typed) if typed else None


def _names(letter: Letter, form: AnswerForm) -> Names:
    """A letter's page."""
    return {"letter": DeskLetter.of(letter, editing=someone().edits), "form": form, "conflict": {}}

"""Notes at the desk: written, answered, reworded, resolved, each at the address of what it is on."""

from collections.abc import Callable
from http import HTTPStatus

from flask import Blueprint, abort, redirect
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.fields import Form
from factcheck.forms.notes import AnswerForm, NoteEditForm, NoteForm
from factcheck.models import Note
from factcheck.services import attributions, evidence, notes, seals, threads
from factcheck.services.mentioning import MentionsBlind
from factcheck.services.refusals import EditedMeanwhile, Refused
from factcheck.services.threads import Place
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk import talk, workbench
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_notes", __name__)

PAGE = {"page": "desk/notes/show.html", "part": "desk/notes/_show.html"}
ON_CLAIM = "/desk/claims/<slug:slug>/notes"
ON_CELL = "/desk/claims/<slug:slug>/evidence/<int:evidence_id>/notes"
ON_ATTRIBUTION = "/desk/attributions/<int:attribution_id>/notes"
ON_EVIDENCE = "/desk/evidence/<int:evidence_id>/notes"
AT_FIELD: dict[type[Refused], str] = {MentionsBlind: "body", notes.HoldsUnseen: "holds"}


@shown(blueprint, ON_CLAIM, access=REVIEWER, data="talk", **PAGE)
def on_claim(slug: str) -> Names:
    """The notes on a claim."""
    return talk.page(Place(workbench.found_claim(slug)))


@shown(blueprint, ON_CELL, access=REVIEWER, data="talk", **PAGE)
def on_cell(slug: str, evidence_id: int) -> Names:
    """The notes on how one piece of evidence bears on one claim."""
    return talk.page(_cell(slug, evidence_id))


@shown(blueprint, ON_ATTRIBUTION, access=REVIEWER, data="talk", **PAGE)
def on_attribution(attribution_id: int) -> Names:
    """The notes on an attribution."""
    return talk.page(_attribution(attribution_id))


@shown(blueprint, ON_EVIDENCE, access=REVIEWER, data="talk", **PAGE)
def on_evidence(evidence_id: int) -> Names:
    """The notes on a piece of evidence."""
    return talk.page(_evidence(evidence_id))


@sent(blueprint, ON_CLAIM, access=REVIEWER, **PAGE)
def write_on_claim(slug: str) -> Names | Response:
    """Begin a thread on a claim."""
    return _write(Place(workbench.found_claim(slug)))


@sent(blueprint, ON_CELL, access=REVIEWER, **PAGE)
def write_on_cell(slug: str, evidence_id: int) -> Names | Response:
    """Begin a thread on a cell."""
    return _write(_cell(slug, evidence_id))


@sent(blueprint, ON_ATTRIBUTION, access=REVIEWER, **PAGE)
def write_on_attribution(attribution_id: int) -> Names | Response:
    """Begin a thread on an attribution."""
    return _write(_attribution(attribution_id))


@sent(blueprint, ON_EVIDENCE, access=REVIEWER, **PAGE)
def write_on_evidence(evidence_id: int) -> Names | Response:
    """Begin a thread on a piece of evidence."""
    return _write(_evidence(evidence_id))


@shown(blueprint, "/desk/notes/<int:note_id>", access=REVIEWER, page=PAGE["page"])
def show(note_id: int) -> Response:
    """Lead on to where a note stands."""
    note = _found(note_id)
    address = talk.named(threads.place_of(session(), note)).address
    return redirect(f"{address}#note-{note.id}", HTTPStatus.SEE_OTHER)


@sent(blueprint, "/desk/notes/<int:note_id>", access=REVIEWER, **PAGE)
def edit(note_id: int) -> Names | Response:
    """Put one's own note in other words, while nobody answered it."""
    note, form = _found(note_id), NoteEditForm().named(f"edit-{note_id}")
    said = {"holds": bool(form.holds.data), "opened": bool(form.opened.data)}
    version = form.version.data or 0
    try:
        if _granted(
            form, lambda: notes.edit(session(), someone(), note, version, form.body.data or "", **said)
        ):
            return _done("Your note is saved.", note, form.at.data)
    except EditedMeanwhile as meanwhile:
        form.version.data = meanwhile.version
        both = {"Note": (meanwhile.theirs["body"], form.body.data)}
        names = talk.page(threads.place_of(session(), note), **{f"edit-{note_id}": form})
        return names | {"note_conflict": {note_id: both}, "status": meanwhile.status}
    return talk.page(threads.place_of(session(), note), **{f"edit-{note_id}": form})


@sent(blueprint, "/desk/notes/<int:note_id>/answers", access=REVIEWER, **PAGE)
def answer(note_id: int) -> Names | Response:
    """Answer in a thread."""
    root, form = _found(note_id), AnswerForm().named(f"answer-{note_id}")
    place, written = threads.place_of(session(), root), []

    def wish() -> None:
        body, opened = form.body.data or "", bool(form.opened.data)
        written.append(notes.write(session(), someone(), place, body, opened=opened, thread=root))

    if _granted(form, wish):
        return _done("Your answer is in.", written[0], form.at.data)
    return talk.page(place, **{f"answer-{root.thread_id or root.id}": form})


@sent(blueprint, "/desk/notes/<int:note_id>/resolution", access=REVIEWER, **PAGE)
def resolve(note_id: int) -> Names | Response:
    """Close a thread."""
    return _settled(note_id, notes.resolve, "The thread is resolved.")


@sent(blueprint, "/desk/notes/<int:note_id>/reopening", access=REVIEWER, **PAGE)
def reopen(note_id: int) -> Names | Response:
    """Open a thread again."""
    return _settled(note_id, notes.reopen, "The thread is open again.")


def _settled(note_id: int, wish: Callable[..., Note], sentence: str) -> Names | Response:
    """Resolve or reopen, or say why not."""
    note, form = _found(note_id), AnswerForm()
    form.body.validators = []
    if _granted(form, lambda: wish(session(), someone(), note)):
        return _done(sentence, note, form.at.data)
    root_id = note.thread_id or note.id
    names = talk.page(threads.place_of(session(), note))
    return names | {"refused_form": form, "refused_id": root_id}


def _granted(form: Form, wish: Callable[[], object]) -> bool:
    """Whether a wish was granted; what a refused one began is taken back before the page is drawn.

    Raises EditedMeanwhile, and what leaves no form to show the words in.
    """
    if not form.validate():
        return False
    try:
        with session().begin_nested():
            wish()
    except (EditedMeanwhile, notes.NotYours, notes.AlreadyAnswered, notes.NotForYou):
        raise
    except Refused as refused:
        form.refuse(str(refused), AT_FIELD.get(type(refused)))
        return False
    return True


def _write(place: Place) -> Names | Response:
    """Begin a thread at a place."""
    form, written = NoteForm().named("new"), []

    def wish() -> None:
        body, holds, opened = form.body.data or "", bool(form.holds.data), bool(form.opened.data)
        written.append(notes.write(session(), someone(), place, body, holds=holds, opened=opened))

    if _granted(form, wish):
        return _done("Your note is in.", written[0], form.at.data)
    return talk.page(place, new=form)


def _done(sentence: str, note: Note, at: str | None) -> Response:
    """Go back to where the thread was read: the workbench, or the page of its place."""
    place = talk.named(threads.place_of(session(), note))
    page = place.home if at == "bench" and place.kind == "claim" else place.address
    return done(sentence, f"{page}#note-{note.id}")


def _found(note_id: int) -> Note:
    """The note, or the answer that there is none; a hidden one is none."""
    return threads.find(session(), someone(), note_id) or abort(HTTPStatus.NOT_FOUND)


def _cell(slug: str, evidence_id: int) -> Place:
    """A cell of the matrix: evidence that is shown under the claim."""
    claim, found = workbench.found_claim(slug), evidence.find(session(), evidence_id)
    if found is None or claim.id not in seals.rivalry(session(), found):
        abort(HTTPStatus.NOT_FOUND)
    return Place(claim, evidence=found)


def _attribution(attribution_id: int) -> Place:
    """An attribution, or the answer that there is none."""
    found = attributions.find(session(), attribution_id) or abort(HTTPStatus.NOT_FOUND)
    return Place(attribution=found)


def _evidence(evidence_id: int) -> Place:
    """A piece of evidence, or the answer that there is none."""
    return Place(evidence=evidence.find(session(), evidence_id) or abort(HTTPStatus.NOT_FOUND))

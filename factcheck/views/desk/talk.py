"""What pages draw notes from: the threads at a place, the forms to write in them, the counts beside them."""

from collections.abc import Iterable
from typing import Any

from factcheck.db import session
from factcheck.forms.notes import AnswerForm, NoteEditForm, NoteForm
from factcheck.models import Claim
from factcheck.presenters.material import Material
from factcheck.presenters.notes import NoteSeen, PlaceNamed, Talk, Tallies, ThreadSeen
from factcheck.services import threads
from factcheck.services.threads import Place
from factcheck.views.access import someone
from factcheck.views.shapes import Names


class NoteForms:
    """The forms of one page with notes: fresh ones, and the one that was refused."""

    def __init__(self, at: str = "", **refused: AnswerForm) -> None:
        self.at = at
        self.refused = refused

    def new(self) -> AnswerForm:
        """A form to begin a thread."""
        return self.refused.get("new") or NoteForm(formdata=None, data={"at": self.at}).named("new")

    def answer(self, thread: ThreadSeen) -> AnswerForm:
        """A form to answer in a thread."""
        name = f"answer-{thread.first.id}"
        return self.refused.get(name) or AnswerForm(formdata=None, data={"at": self.at}).named(name)

    def edit(self, note: NoteSeen, *, holds: bool) -> AnswerForm:
        """A form to put a note in other words."""
        name = f"edit-{note.id}"
        said = {"body": note.body, "version": note.version, "holds": holds, "at": self.at}
        said["opened"] = not note.hidden
        return self.refused.get(name) or NoteEditForm(formdata=None, data=said).named(name)

    def refuses(self, name: str) -> bool:
        """Whether that form was refused, and so stands open."""
        return name in self.refused


def named(place: Place) -> PlaceNamed:
    """A place with its words and addresses."""
    return PlaceNamed.of(place.claim, place.attribution, place.evidence)


def of(place: Place, *, hides: bool) -> Talk:
    """The threads at a place that the viewer may read."""
    found = threads.threads(session(), someone(), place)
    people = threads.known_people(session(), [note.body for note in found])
    return Talk.of(named(place), found, people, someone(), hides=hides)


def page(place: Place, **refused: AnswerForm) -> Names:
    """What the page of a place's notes is drawn from."""
    hides = threads.hides(session(), someone(), place)
    return {"talk": of(place, hides=hides), "note_forms": NoteForms(**refused), "note_conflict": {}}


def under(claim: Claim, given: Material) -> Names:
    """What the workbench of a claim draws notes from: its threads, and counts of all that is under it."""
    hides = claim.id in given.opened
    own = {"talk": of(Place(claim), hides=hides), "note_forms": NoteForms("bench"), "note_conflict": {}}
    return own | counts([claim], given)


def counts(claims: Iterable[Claim], given: Material) -> Names:
    """How many notes stand at the claims, their attributions, evidence and cells."""
    ids: list[list[Any]] = [[each.id for each in of] for of in (claims, given.attributions, given.evidence)]
    return {"tallies": Tallies(threads.tallies(session(), someone(), *ids))}

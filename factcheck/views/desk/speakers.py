"""Speakers at the desk: found, named, told apart, made one."""

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.domain.vocabulary import SpeakerKind
from factcheck.forms.speakers import MergeForm, NewSpeakerForm, SpeakerForm
from factcheck.models import Speaker
from factcheck.presenters.speakers import DeskSpeaker, DeskSpeakerPage, DeskSpeakers
from factcheck.services import rosters, speakers
from factcheck.services.refusals import EditedMeanwhile, Refused
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk import conflicts
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_speakers", __name__)
LIST, LIST_PART = "desk/speakers/list.html", "desk/speakers/_list.html"
PAGE, PART = "desk/speakers/show.html", "desk/speakers/_speaker.html"
MERGE, MERGE_PART = "desk/speakers/merge.html", "desk/speakers/_merge.html"


@shown(blueprint, "/desk/speakers", page=LIST, part=LIST_PART, access=REVIEWER, data="listed")
def index() -> Names:
    """Speakers, all or those who go by the words typed."""
    return _listed(NewSpeakerForm(formdata=None))


def _listed(form: NewSpeakerForm) -> Names:
    """The list, with the form for somebody new as it stands."""
    q = request.args.get("q", "").strip()
    rows = [DeskSpeaker.of(speaker, count) for speaker, count in rosters.speakers(session(), q)]
    return {"listed": DeskSpeakers(q=q, speakers=rows), "form": form, "most": rosters.LISTED}


@sent(blueprint, "/desk/speakers", access=REVIEWER, page=LIST, part=LIST_PART)
def add() -> Names | AnyResponse:
    """A new speaker, even when another one has the same name."""
    form = NewSpeakerForm()
    if not form.validate():
        return _listed(form)
    kind = SpeakerKind(form.kind.data)
    made = speakers.add(session(), someone(), form.name.data, kind=kind, role=form.role.data)
    return done(f"{made.name} is added.", _home(made))


def _home(speaker: Speaker) -> str:
    """A speaker's page."""
    return url_for("desk_speakers.show", slug=speaker.slug)


@shown(blueprint, "/desk/speakers/<slug:slug>", page=PAGE, part=PART, access=REVIEWER, data="speaker")
def show(slug: str) -> Names | AnyResponse:
    """One speaker, every name, and what they are reported to have said."""
    speaker = _found(slug)
    if speaker.merged_into_id is not None:
        ending = ".json" if request.path.endswith(".json") else ""
        return redirect(_home(speakers.follow(session(), speaker)) + ending, 308)
    return _names(speaker, _form(speaker))


def _found(slug: str) -> Speaker:
    """The speaker, or nothing at this address."""
    return speakers.find(session(), slug) or abort(404)


def _form(speaker: Speaker) -> SpeakerForm:
    """The form as the database has the speaker."""
    values = speakers.values(speaker)
    texts = {"kind": speaker.kind.value, "other_names": "\n".join(values["other_names"])}
    return SpeakerForm(formdata=None, **(values | texts), version=speaker.version)


def _page(speaker: Speaker) -> DeskSpeakerPage:
    """What the desk sees of a speaker."""
    said, counts = rosters.said_by(session(), speaker), rosters.said_counts(session(), speaker)
    return DeskSpeakerPage.about(speaker, said, counts)


def _names(speaker: Speaker, form: SpeakerForm, merge: MergeForm | None = None) -> Names:
    """A speaker's page."""
    return {"speaker": _page(speaker), "form": form, "merge": merge or MergeForm(formdata=None)}


@sent(blueprint, "/desk/speakers/<slug:slug>", access=REVIEWER, page=PAGE, part=PART)
def edit(slug: str) -> Names | AnyResponse:
    """Other names, another role; the address stays."""
    form, speaker = SpeakerForm(), _found(slug)
    if not form.validate():
        return _names(speaker, form)
    try:
        speakers.edit(session(), someone(), speaker, form.version.data, **form.values())
    except EditedMeanwhile as conflict:
        return _names(speaker, form) | conflicts.both(form, conflict)
    except Refused as refusal:
        form.refuse(str(refusal), "name")
        return _names(speaker, form) | {"status": refusal.status}
    return done(f"{speaker.name} is saved.", _home(speaker))


@shown(blueprint, "/desk/speakers/<slug:slug>/merge", page=MERGE, part=MERGE_PART, access=REVIEWER)
def preview(slug: str) -> Names | AnyResponse:
    """What would move if this speaker were another one; nothing moves yet."""
    speaker, form = _found(slug), MergeForm(request.args)
    return _merging(speaker, form, _other(speaker, form))


def _merging(speaker: Speaker, form: MergeForm, into: Speaker | None) -> Names:
    """The merge page: both speakers side by side, or what is wrong with the choice."""
    return {"speaker": _page(speaker), "into": _page(into) if into else None, "form": form}


def _other(speaker: Speaker, form: MergeForm) -> Speaker | None:
    """The speaker that was chosen; None when the form now says why there is none."""
    try:
        into = speakers.named(session(), form.into.data or "")
    except speakers.AmbiguousSpeaker as refusal:
        form.refuse(str(refusal), "into")
        return None
    if into is None:
        form.refuse("No speaker goes by that name. Choose one from the list.", "into")
    elif speaker.merged_into_id is not None:
        form.refuse(speakers.MergedAlready.sentence, "into")
    elif into.id == speaker.id:
        form.refuse(speakers.SameSpeaker.sentence, "into")
    else:
        return into
    return None


@sent(blueprint, "/desk/speakers/<slug:slug>/merge", access=REVIEWER, page=MERGE, part=MERGE_PART)
def merge(slug: str) -> Names | AnyResponse:
    """Make two speakers one; the address of the first leads to the second."""
    form, speaker = MergeForm(), _found(slug)
    into = _other(speaker, form) if form.validate() else None
    if into is None:
        return _merging(speaker, form, None)
    kept = speakers.merge(session(), someone(), speaker, into)
    return done(f"{speaker.name} is now {kept.name}.", _home(kept))

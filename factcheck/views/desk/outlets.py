"""Outlets at the desk: found, named, made one."""

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.forms.outlets import OutletForm
from factcheck.forms.speakers import MergeForm
from factcheck.models import Outlet
from factcheck.presenters.outlets import DeskOutlet, DeskOutletPage, DeskOutlets
from factcheck.services import outlets, rosters
from factcheck.services.refusals import EditedMeanwhile, Refused
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk import conflicts
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_outlets", __name__)
PAGE, PART = "desk/outlets/show.html", "desk/outlets/_outlet.html"
MERGE, MERGE_PART = "desk/outlets/merge.html", "desk/outlets/_merge.html"


@shown(
    blueprint,
    "/desk/outlets",
    page="desk/outlets/list.html",
    part="desk/outlets/_list.html",
    access=REVIEWER,
    data="listed",
)
def index() -> Names:
    """Outlets, all or those whose name holds the words typed."""
    q = request.args.get("q", "").strip()
    rows = [DeskOutlet.of(*row) for row in rosters.outlets(session(), q)]
    return {"listed": DeskOutlets(q=q, outlets=rows), "most": rosters.LISTED}


def _home(outlet: Outlet) -> str:
    """An outlet's page."""
    return url_for("desk_outlets.show", slug=outlet.slug)


@shown(blueprint, "/desk/outlets/<slug:slug>", page=PAGE, part=PART, access=REVIEWER, data="outlet")
def show(slug: str) -> Names | AnyResponse:
    """One outlet and its articles."""
    outlet = _found(slug)
    if outlet.merged_into_id is not None:
        ending = ".json" if request.path.endswith(".json") else ""
        return redirect(_home(outlets.follow(session(), outlet)) + ending, 308)
    return _names(outlet, OutletForm(formdata=None, **outlets.values(outlet), version=outlet.version))


def _found(slug: str) -> Outlet:
    """The outlet, or nothing at this address."""
    return outlets.find(session(), slug) or abort(404)


def _page(outlet: Outlet) -> DeskOutletPage:
    """What the desk sees of an outlet."""
    articles = rosters.printed_by(session(), outlet)
    former = rosters.former_names(session(), outlet)
    return DeskOutletPage.about(outlet, articles, rosters.printed_counts(session(), outlet), former)


def _names(outlet: Outlet, form: OutletForm) -> Names:
    """An outlet's page."""
    return {"outlet": _page(outlet), "form": form, "merge": MergeForm(formdata=None)}


@sent(blueprint, "/desk/outlets/<slug:slug>", access=REVIEWER, page=PAGE, part=PART)
def edit(slug: str) -> Names | AnyResponse:
    """Another name or link; the address stays."""
    form, outlet = OutletForm(), _found(slug)
    if not form.validate():
        return _names(outlet, form)
    try:
        outlets.edit(session(), someone(), outlet, form.version.data, **form.given())
    except EditedMeanwhile as conflict:
        return _names(outlet, form) | conflicts.both(form, conflict)
    except Refused as refusal:
        form.refuse(str(refusal), "name")
        return _names(outlet, form) | {"status": refusal.status}
    return done(f"{outlet.name} is saved.", _home(outlet))


@shown(blueprint, "/desk/outlets/<slug:slug>/merge", page=MERGE, part=MERGE_PART, access=REVIEWER)
def preview(slug: str) -> Names:
    """What would move if this outlet were another one; nothing moves yet."""
    outlet, form = _found(slug), MergeForm(request.args)
    return _merging(outlet, form, _other(outlet, form))


def _merging(outlet: Outlet, form: MergeForm, into: Outlet | None) -> Names:
    """The merge page: both outlets side by side, or what is wrong with the choice."""
    return {"outlet": _page(outlet), "into": _page(into) if into else None, "form": form}


def _other(outlet: Outlet, form: MergeForm) -> Outlet | None:
    """The outlet that was chosen; None when the form now says why there is none."""
    into = outlets.called(session(), form.into.data or "")
    if into is None:
        form.refuse("No outlet has that name. Choose one from the list.", "into")
    elif outlet.merged_into_id is not None:
        form.refuse(outlets.OutletMergedAlready.sentence, "into")
    elif into.id == outlet.id:
        form.refuse(outlets.SameOutlet.sentence, "into")
    else:
        return into
    return None


@sent(blueprint, "/desk/outlets/<slug:slug>/merge", access=REVIEWER, page=MERGE, part=MERGE_PART)
def merge(slug: str) -> Names | AnyResponse:
    """Make two outlets one; name and address of the first lead to the second."""
    form, outlet = MergeForm(), _found(slug)
    into = _other(outlet, form) if form.validate() else None
    if into is None:
        return _merging(outlet, form, None)
    kept = outlets.merge(session(), someone(), outlet, into)
    return done(f"{outlet.name} is now {kept.name}.", _home(kept))

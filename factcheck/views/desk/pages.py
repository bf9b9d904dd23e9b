"""Policy pages, written by editors in Markdown; every change is a new version."""

from flask import Blueprint, abort, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.domain.policies import POLICIES
from factcheck.forms.sites import PolicyForm
from factcheck.models import PolicyPage
from factcheck.presenters.sites import PolicyList, PolicyText
from factcheck.services import sites
from factcheck.services.refusals import EditedMeanwhile
from factcheck.views.access import EDITOR, someone
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_pages", __name__)
PAGE, PART = "desk/pages/edit.html", "desk/pages/_edit.html"


@shown(
    blueprint,
    "/desk/pages",
    page="desk/pages/list.html",
    part="desk/pages/_list.html",
    access=EDITOR,
    data="listed",
)
def index() -> Names:
    """The pages the desk can write."""
    listed = PolicyList(pages=[PolicyText.of(page) for page in sites.pages(session())])
    return {"listed": listed, "pages": listed.pages}


@shown(blueprint, "/desk/pages/<slug:slug>", page=PAGE, part=PART, access=EDITOR)
def edit(slug: str) -> Names:
    """One page to be written on, and its earlier versions."""
    page = _found(slug)
    return _names(page, PolicyForm(formdata=None, title=page.title, body=page.body, version=page.version))


def _found(slug: str) -> PolicyPage:
    """The page in force, or nothing at this address."""
    return sites.page(session(), slug) if slug in POLICIES else abort(404)


def _names(page: PolicyPage, form: PolicyForm) -> Names:
    """The editor's page."""
    versions = [PolicyText.of(version) for version in sites.versions(session(), page.slug)]
    return {"policy": PolicyText.of(page), "form": form, "versions": versions}


@sent(blueprint, "/desk/pages/<slug:slug>", access=EDITOR, page=PAGE, part=PART)
def write(slug: str) -> Names | AnyResponse:
    """A new version, unless somebody wrote one meanwhile."""
    form, page = PolicyForm(), _found(slug)
    if not form.validate():
        return _names(page, form)
    try:
        sites.write(session(), someone(), slug, form.version.data, title=form.title.data, body=form.body.data)
    except EditedMeanwhile as conflict:
        typed = form.given()
        both = {form[name].label.text: (theirs, typed[name]) for name, theirs in conflict.theirs.items()}
        form.version.data = conflict.version
        return _names(page, form) | {"conflict": both, "status": conflict.status}
    return done("The page is saved and shown to readers.", url_for("desk_pages.edit", slug=slug))


@shown(
    blueprint,
    "/desk/pages/<slug:slug>/<int:version>",
    page="desk/pages/version.html",
    part="desk/pages/_version.html",
    access=EDITOR,
)
def version(slug: str, version: int) -> Names:
    """An earlier version, as it stood."""
    return {"policy": PolicyText.of(sites.at(session(), slug, version) or abort(404))}

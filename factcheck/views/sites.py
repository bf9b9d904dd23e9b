"""What the desk says about itself: how it works, and who it is."""

from flask import Blueprint, abort

from factcheck.db import session
from factcheck.domain import claimreview
from factcheck.presenters.sites import PolicyText
from factcheck.services import scales, sites
from factcheck.views.frame import publisher
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("sites", __name__)
PAGE, PART = "sites/show.html", "sites/_page.html"


@shown(blueprint, "/methodology", page=PAGE, part=PART, data="policy")
def methodology() -> Names:
    """How verdicts come about here, with the scale and the rules in force."""
    return {"policy": PolicyText.of(sites.page(session(), "methodology")), "scale": scales.current(session())}


@shown(blueprint, "/about", page=PAGE, part=PART, data="policy")
def about() -> Names:
    """Who stands behind this site."""
    return _page("about") | {"structured": claimreview.organization(publisher())}


@shown(blueprint, "/corrections-policy", page=PAGE, part=PART, data="policy")
def corrections_policy() -> Names:
    """How mistakes are corrected."""
    return _page("corrections-policy")


@shown(blueprint, "/ethics", page=PAGE, part=PART, data="policy")
def ethics() -> Names:
    """What the desk holds itself to."""
    return _page("ethics")


@shown(blueprint, "/funding", page=PAGE, part=PART, data="policy")
def funding() -> Names:
    """Who owns the desk, and who pays for it."""
    return _page("funding")


@shown(
    blueprint,
    '/<any(methodology,about,"corrections-policy",ethics,funding):slug>/<int:version>',
    page=PAGE,
    part=PART,
    data="policy",
)
def version(slug: str, version: int) -> Names:
    """A page exactly as it stood in one version."""
    page = sites.at(session(), slug, version) or abort(404, f"There is no version {version} of this page.")
    newest = sites.page(session(), slug).version
    return {"policy": PolicyText.of(page), "scale": None, "newest": newest}


def _page(slug: str) -> Names:
    """A policy page by itself."""
    return {"policy": PolicyText.of(sites.page(session(), slug)), "scale": None}

"""What the desk says about itself: how it works, and who it is."""

from flask import Blueprint

from factcheck.db import session
from factcheck.presenters.sites import PolicyText
from factcheck.services import scales, sites
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
    return {"policy": PolicyText.of(sites.page(session(), "about")), "scale": None}

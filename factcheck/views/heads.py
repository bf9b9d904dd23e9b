"""The published head: what others hold their copies of our exports against."""

from functools import partial

from flask import Blueprint, Response

from factcheck import db
from factcheck.models.columns import now
from factcheck.presenters import heads as drawn
from factcheck.services import exports, heads
from factcheck.views.exports import site
from factcheck.views.shapes import public

blueprint = Blueprint("heads", __name__)


@public(blueprint, "/export/head.json")
def head() -> Response:
    """What the log came to on each day that is over, and the hash of every dossier."""
    days = heads.days(db.session())
    reading = partial(db.open_session, db.engine(), writes=False)
    pieces = drawn.document(days, exports.everything(reading), site(), now())
    return Response(pieces, content_type="application/json; charset=utf-8")

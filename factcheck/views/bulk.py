"""The files of each day, with their manifest, and the page that explains all data."""

from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Response, abort, request, send_from_directory

from factcheck.db import session
from factcheck.domain import bulk
from factcheck.services import scales
from factcheck.views.exports import licensed
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, public, shown

blueprint = Blueprint("bulk", __name__)
NONE_YET = "There are no daily files here yet. Everything is also at /export/verdicts.jsonl."


@shown(blueprint, "/data", page="data/show.html", part="data/_data.html")
def show() -> Names:
    """Which data there is, in which shapes, on which terms, and how to check it."""
    return {
        "shapes": bulk.SHAPES,
        "excepted": bulk.EXCEPTED,
        "daily": (folder() / "manifest.json").exists(),
        "ratings": scales.current(session()).ratings,
    }


@public(blueprint, "/export/manifest.json")
def manifest() -> Response:
    """The files of each day with their sizes and hashes."""
    path = folder() / "manifest.json"
    if not path.exists():
        abort(HTTPStatus.NOT_FOUND, NONE_YET)
    answer = Response(path.read_bytes(), mimetype="application/json")
    answer.add_etag()
    answer.make_conditional(request)
    return licensed(answer)


@public(blueprint, "/export/daily/<name>")
def daily(name: str) -> Response:
    """One file of a day; what was cut off can be asked for from where it ends (`Range`)."""
    mimetype = bulk.media_type(name) or abort(HTTPStatus.NOT_FOUND)
    return licensed(send_from_directory(folder(), name, mimetype=mimetype, conditional=True))


def folder() -> Path:
    """Where the files lie."""
    return settings().instance / "exports"

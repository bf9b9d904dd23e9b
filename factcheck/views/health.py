"""For machines that run the site: whether it is up, and whether it can work."""

import shutil
from http import HTTPStatus

from flask import Blueprint, Response
from sqlalchemy.exc import SQLAlchemyError

from factcheck import db, schema
from factcheck.views.frame import settings
from factcheck.views.shapes import as_json, public

blueprint = Blueprint("health", __name__)
LEAST_FREE = 50 * 1024 * 1024
"""The free disk space, in bytes, under which we do not call ourselves ready."""


@public(blueprint, "/healthz")
def healthz() -> Response:
    """The process answers; the database is not asked."""
    return as_json({"status": "ok"})


@public(blueprint, "/readyz")
def readyz() -> Response:
    """The database answers, has this version's schema, and there is room."""
    checks = {"database": _database(), "schema": _schema(), "disk": _disk()}
    ready = all(checks.values())
    response = as_json({"status": "ready" if ready else "not ready", "checks": checks})
    response.status_code = HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE
    return response


def _database() -> bool:
    try:
        return db.alive(db.engine())
    except SQLAlchemyError:
        return False


def _schema() -> bool:
    try:
        return schema.current(db.engine()) == schema.head()
    except SQLAlchemyError:
        return False


def _disk() -> bool:
    return shutil.disk_usage(settings().instance).free > LEAST_FREE

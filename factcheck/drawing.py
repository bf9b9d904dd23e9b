"""What was just published, drawn and stored in the transaction that publishes it."""

from typing import Any

from flask import Flask, Response, current_app, g
from sqlmodel import Session

from factcheck import finishing, logs, security
from factcheck.domain import subjects
from factcheck.models import Answer
from factcheck.services import answers

AS_HTMX = {"HX-Request": "true"}


def draw_published(session: Session | None) -> None:
    """Store the own answers of what this session publishes; what fails is drawn when asked for.

    It is the last thing before the commit, so that the pages and the data become
    visible in the same moment.
    """
    addresses = session.info.pop(answers.TO_DRAW, {}) if session else {}
    if not session or not addresses:
        return
    session.flush()
    session.expire_all()
    try:
        with session.begin_nested():
            for address in addresses:
                _draw_thing(session, address)
    except Exception:  # noqa: BLE001 - a page that cannot be drawn must not undo the publication
        logs.log.warning("published", failed="draw", addresses=list(addresses), exc_info=True)


def _draw_thing(session: Session, address: str) -> None:
    """The page, its part, and the data."""
    page, data = subjects.own(address)
    for asked, part in ((page, False), (page, True), (data, False)):
        response = _asked(current_app._get_current_object(), session, asked, part=part)  # type: ignore[attr-defined]  # noqa: SLF001 - the way Flask tells it
        headers = list(response.headers)
        if finishing.storable(response.status_code, headers):
            answer = finishing.finish(response.status_code, headers, response.get_data())
            imprint = current_app.extensions["published"].imprint()
            answers.keep(session, Answer(**finishing.row(asked, imprint, 0, answer, part=part)))


def _asked(app: Flask, session: Session, address: str, *, part: bool) -> Response:
    """What a stranger will get at an address once this session is committed."""
    root = app.config["SETTINGS"].site_url
    with (
        app.app_context(),
        app.test_request_context(address, base_url=root, headers=AS_HTMX if part else {}) as asking,
    ):
        g.session, g.viewer, g.may_write = session, None, False
        try:
            found = asking.request
            view: Any = app.view_functions[found.endpoint or ""]
            response: Response = app.make_response(view(**(found.view_args or {})))
            return security.add_headers(response)
        finally:
            g.pop("session")

"""One address, three shapes: a page, the part of it that changed, and the same thing as JSON."""

from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlsplit

from flask import (
    Blueprint,
    Response,
    flash,
    g,
    json,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from pydantic import BaseModel
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.services import drafts, undo
from factcheck.views.access import PUBLIC, Access, viewer

Names = dict[str, Any]
View = Callable[..., Names | AnyResponse]
PARTS_VARY = ("HX-Request", "HX-Boosted", "HX-History-Restore-Request", "Cookie")


def shown(
    blueprint: Blueprint,
    address: str,
    *,
    page: str,
    part: str | None = None,
    access: Access = PUBLIC,
    data: str | None = None,
    data_address: str | None = None,
) -> Callable[[View], View]:
    """Serve a view that returns names as page or part, and as `<address>.json` from its presenter.

    `part` is the template an htmx request gets; `data` names the presenter among the
    view's names that JSON is drawn from, and without it there is no `.json` address.
    `names["status"]` is the status, where it is not 200; `names["announced"]` is said
    by screen readers.
    """

    def register(view: View) -> View:
        @wraps(view)
        def answer(shape: str = "page", **arguments: Any) -> AnyResponse:
            names = view(**arguments)
            if isinstance(names, AnyResponse):
                return names
            status = names.pop("status", HTTPStatus.OK)
            if shape == "json":
                return as_json(names[data or ""], status)
            data_url = with_question(data_address or f"{request.path}.json") if data else None
            return rendered(page, part, names, status=status, data_url=data_url)

        answer.access = access  # type: ignore[attr-defined]
        # With a shape of its own the page comes first where an address is built.
        blueprint.add_url_rule(address, view_func=answer, defaults={"shape": "page"} if data else {})
        if data:
            with_ending = data_address or f"{address}.json"
            blueprint.add_url_rule(with_ending, view_func=answer, defaults={"shape": "json"})
        return view

    return register


def sent(
    blueprint: Blueprint, address: str, *, access: Access, page: str = "", part: str | None = None
) -> Callable[[View], View]:
    """Serve a view that takes a form by POST.

    It returns `done(…)` when the wish was granted, or the names of its page to
    show the form again, filled in, with status 422 (or `names["status"]`); `names["wait"]`
    says after how many seconds it may be sent again.
    """

    def register(view: View) -> View:
        @wraps(view)
        def answer(**arguments: Any) -> AnyResponse:
            names = view(**arguments)
            if isinstance(names, AnyResponse):
                sent_off()
                return names
            status = names.pop("status", HTTPStatus.UNPROCESSABLE_ENTITY)
            wait = names.pop("wait", None)
            response = rendered(page, part, names, status=status)
            if wait is not None:
                response.headers["Retry-After"] = str(wait)
            return response

        answer.access = access  # type: ignore[attr-defined]
        blueprint.add_url_rule(address, view_func=answer, methods=["POST"])
        return view

    return register


def sent_off() -> None:
    """What was kept of a form while it was typed goes when its wish is granted."""
    asking = viewer()
    if asking and g.get("may_write"):
        drafts.drop(session(), asking, request.path)


def wants_part() -> bool:
    """Whether htmx asks for a part; boosted and history requests get the whole page."""
    headers = request.headers
    whole = "HX-Boosted" in headers or "HX-History-Restore-Request" in headers
    return "HX-Request" in headers and not whole


def rendered(
    page: str, part: str | None, names: Mapping[str, Any], *, status: int = 200, data_url: str | None = None
) -> Response:
    """The page, or for htmx its part with the status line beside it."""
    if part and wants_part():
        body = render_template("_answer.html", part=part, data_url=data_url, **names)
    else:
        body = render_template(page, data_url=data_url, **names)
    response = make_response(body, status)
    response.vary.update(PARTS_VARY)
    if data_url:
        response.headers.add("Link", f'<{data_url}>; rel="alternate"; type="application/json"')
    return response


def with_question(address: str) -> str:
    """An address with what was asked of this one, so that JSON shows the same as the page."""
    asked = quote(request.query_string, safe="=&%+-._~")
    return f"{address}?{asked}" if asked else address


def as_json(value: BaseModel | list[BaseModel] | Names, status: int = HTTPStatus.OK) -> Response:
    """A presenter as JSON, in Unicode, with a new line at the end."""
    body = value.model_dump_json(indent=2) if isinstance(value, BaseModel) else json.dumps(value, indent=2)
    response = Response(body + "\n", status, mimetype="application/json")
    response.vary.add("Cookie")
    return response


def done(sentence: str, address: str) -> AnyResponse:
    """Say what was done, with an offer to undo it where that can be, and go on to an address.

    On the page it is on, htmx fetches the part; another page is opened whole, with
    its own title, styles and scripts.
    """
    entry = undo.last(session()) if g.get("may_write") else None
    flash(sentence, f"undo {entry}" if entry else "message")
    here = urlsplit(request.headers.get("HX-Current-URL", address)).path
    if wants_part() and here != urlsplit(address).path:
        return Response(headers={"HX-Redirect": address})
    return redirect(address, HTTPStatus.SEE_OTHER)


def moved(endpoint: str, **arguments: Any) -> AnyResponse:
    """Lead on for good: to a page from a page, to JSON from JSON."""
    if request.path.endswith(".json"):
        arguments["shape"] = "json"
    return redirect(url_for(endpoint, **arguments), HTTPStatus.MOVED_PERMANENTLY)


def public(
    blueprint: Blueprint, address: str
) -> Callable[[Callable[..., AnyResponse]], Callable[..., AnyResponse]]:
    """Serve a view that makes its own answer, to anybody, by GET."""

    def register(view: Callable[..., AnyResponse]) -> Callable[..., AnyResponse]:
        view.access = PUBLIC  # type: ignore[attr-defined]
        blueprint.add_url_rule(address, view_func=view)
        return view

    return register

"""Put the application together; the only module that knows all the others."""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from http import HTTPStatus
from types import TracebackType
from typing import Any

from flask import Flask, Response, g, request
from flask.typing import ResponseReturnValue
from htmx_flask import Htmx
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import BaseConverter, IntegerConverter

from factcheck import db, drawing, finishing, logs, packing, security, shelf
from factcheck.config import HOME, Settings
from factcheck.published import Assets, Published
from factcheck.views import BLUEPRINTS, access, errors, frame, rates, sessions

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]
LARGEST_BODY = 6 * 1024 * 1024
"""The largest request we read, in bytes: an article of 5 MB and its form."""


class SlugConverter(BaseConverter):
    """A part of an address in a-z, 0-9 and hyphens."""

    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"


class NumberConverter(IntegerConverter):
    """A number in an address, short enough for any database."""

    regex = r"\d{1,9}"


class Factcheck(Flask):
    """A Flask application that commits a good answer and rolls back an error, in one place."""

    def dispatch_request(self) -> ResponseReturnValue:
        """Answer a request; its changes are kept before the answer is sent."""
        response: Response = self.make_response(super().dispatch_request())
        sessions.keep_alive(response)
        if response.status_code < HTTPStatus.BAD_REQUEST:
            drawing.draw_published(g.get("session"))
        return db.settle(response)

    def log_exception(self, exc_info: ExcInfo | tuple[None, None, None]) -> None:
        """A mistake of ours, with where it happened, as one line like all others."""
        logs.log.error("failure", method=request.method, path=request.path, exc_info=exc_info)


def create_app(settings: Settings | None = None) -> Factcheck:
    """The application, on the settings given or found.

    Raises Misconfigured when it would not be safe to start.
    """
    settings = settings or Settings.load()
    settings.require_secret()
    app = Factcheck(
        "factcheck",
        template_folder=str(HOME / "templates"),
        static_folder=str(HOME / "static"),
        instance_path=str(settings.instance),
    )
    configure(app, settings)
    app.url_map.converters |= {"slug": SlugConverter, "int": NumberConverter}
    app.extensions["engine"] = db.make_engine(settings.database)
    logs.configure(settings.log_level)
    logs.watch(app)
    app.after_request(packing.pack)
    security.protect(app)
    app.before_request(sessions.identify)
    app.before_request(access.guard)
    app.after_request(rates.tell)
    app.teardown_appcontext(db.close)
    errors.handle(app)
    frame.furnish(app, static_address)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    Htmx(app)
    app.wsgi_app = front(app, settings)  # type: ignore[method-assign]
    return app


def front(app: Flask, settings: Settings) -> Callable[..., Any]:
    """What stands before the application: proxies we trust, static files, what is published."""
    published = app.extensions["published"] = Published(
        app.wsgi_app,
        shelf.opened(app.extensions["engine"]),
        lambda: finishing.imprint(app.config["SETTINGS"]),
        app.config["TRUSTED_HOSTS"],
    )
    layered = Assets(published, static_address)
    if not settings.proxies:
        return layered
    trusted = settings.proxies
    return ProxyFix(layered, x_for=trusted, x_proto=trusted, x_host=trusted)


def configure(app: Flask, settings: Settings) -> None:
    """Flask's own settings, from ours."""
    app.config.from_mapping(
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_BODY,
        MAX_FORM_PARTS=1000,
        SESSION_COOKIE_NAME="__Host-factcheck-form" if settings.secure else "factcheck-form",
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_ENABLED=True,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_CHECK_DEFAULT=False,
        TRUSTED_HOSTS=[host.strip() for host in settings.trusted_hosts.split(",") if host.strip()] or None,
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]


@cache
def static_address(name: str) -> str:
    """The address of a static file, with a mark that changes with its content."""
    path = HOME / "static" / name
    mark = sha256(path.read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={mark}"

"""What every page is given: the site's name, who asks, and how dates and ratings are written."""

import json
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from flask import Flask, current_app, g
from flask_wtf.csrf import generate_csrf
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from factcheck.config import Settings
from factcheck.db import session
from factcheck.domain import dates, differences, mentions, moments
from factcheck.domain.claimreview import Site
from factcheck.domain.licences import Licence
from factcheck.domain.markdown import to_html
from factcheck.domain.vocabulary import Role
from factcheck.services import licences
from factcheck.views.access import viewer


def settings() -> Settings:
    """The settings of the running application."""
    found: Settings = current_app.config["SETTINGS"]
    return found


def publisher() -> Site:
    """The desk as its markup names it."""
    own = settings()
    return Site(own.site_name, own.site_url.rstrip("/"), licence().url, own.language)


def licence() -> Licence:
    """The data licence in force, looked up once a request."""
    if "licence" not in g:
        g.licence = licences.in_force(session(), settings().license)
    found: Licence = g.licence
    return found


def furnish(app: Flask, static_address: Callable[[str], str]) -> None:
    """Give the templates what all of them need."""
    app.jinja_env.globals.update(static=static_address, csrf_token=generate_csrf, Role=Role)
    app.jinja_env.globals.update(licence=licence)
    app.jinja_env.filters.update(day=spoken_day, moment=spoken_moment, markdown=as_markup, percent=as_percent)
    app.jinja_env.filters.update(compared=differences.compare, written=moments.written)
    app.jinja_env.filters["naming"] = as_naming
    app.jinja_env.filters["jsonld"] = as_data_block
    app.context_processor(names)


def names() -> dict[str, Any]:
    """Who asks, and where; `still` when pages are drawn as files, which nothing answers."""
    return {"viewer": viewer(), "site": settings(), "still": current_app.config.get("STILL", False)}


def spoken_day(value: str | date | None) -> str:
    """A date as a reader reads it; an en dash where there is none."""
    if value is None or value == "":
        return "–"
    if isinstance(value, date):
        return dates.spoken(value.isoformat()[:10])
    return dates.spoken(value[:10]) if dates.valid(value[:10]) else value


def spoken_moment(value: datetime) -> str:
    """A time as a reader reads it, in UTC."""
    return f"{value.day} {value:%B %Y, %H:%M} UTC"


def as_percent(value: float | None) -> str:
    """A share in whole percent."""
    return "–" if value is None else f"{value:.0f} %"


def as_data_block(structured: Mapping[str, Any]) -> Markup:
    """Markup for programs inside a script element that it cannot leave, whatever its texts hold."""
    block = htmlsafe_json_dumps(structured, dumps=partial(json.dumps, ensure_ascii=False))
    return block.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def as_markup(text: str) -> Markup:
    """Markdown as clean HTML."""
    return Markup(to_html(text))  # noqa: S704 - cleaned by nh3


def as_naming(text: str, known: Collection[str]) -> Markup:
    """Markdown as clean HTML, with the user names of known people marked."""
    return Markup(mentions.marked(to_html(text), known))  # noqa: S704 - cleaned by nh3

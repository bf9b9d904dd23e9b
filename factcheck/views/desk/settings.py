"""The settings in force, for admins to read: value, source, and what is unsafe about them."""

from typing import Any

from flask import Blueprint

from factcheck import config, schema
from factcheck.db import engine
from factcheck.domain import mail
from factcheck.views.access import ADMIN
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("desk_settings", __name__)
MEANINGS = {
    "secret_key": "Signs cookies and forms",
    "database_url": "Where everything is kept",
    "site_url": "The address readers know",
    "site_name": "The name on every page",
    "license": "Under which the verdicts may be used",
    "language": "The language of the pages",
    "reviews_required": "Verdicts that a ruling needs, by as many people",
    "four_eyes": "Whether somebody other than the only reviewer publishes",
    "full_text": "Whether readers see whole articles, not excerpts",
    "extractor": "Which extractor suggests attributions",
    "trusted_hosts": "Host names that are answered",
    "proxies": "Proxies in front whose word is taken for the address of the asker",
    "mail_url": "The server that digests are handed to",
    "mail_from": "Whom digests are from",
    "fetch_private": "Whether pages and webhooks inside your own network are asked",
    "demo": "Whether this is the demo",
    "api_rate": "Requests a minute of one program, or of one address without a token; 0 for any number",
    "log_level": "From which level on the log is written",
}


@shown(
    blueprint,
    "/desk/settings",
    page="desk/settings/show.html",
    part="desk/settings/_settings.html",
    access=ADMIN,
)
def show() -> Names:
    """What is set, where it comes from, and what to mend."""
    found = settings()
    sources = config.sources(found)
    rows = [
        {
            "name": name,
            "meaning": MEANINGS.get(name, ""),
            "value": spelled(name, getattr(found, name)),
            "source": source,
        }
        for name, source in sources.items()
    ]
    return {"rows": rows, "concerns": config.concerns(found), "schema": schema.head()}


def spelled(name: str, value: Any) -> str:
    """A value as an admin may see it; secrets are only counted."""
    if name == "secret_key":
        return f"{len(value)} characters, not shown"
    if name == "database_url":
        return _database()
    if name == "mail_url":
        return mail.hidden(value) or "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) or "–"


def _database() -> str:
    """The database's address without its password."""
    return engine().url.render_as_string(hide_password=True)

"""The settings in force, for admins: value, source, what is unsafe; and the data licence to be chosen."""

from typing import Any

from flask import Blueprint, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck import config, schema
from factcheck.db import engine, session
from factcheck.domain import mail
from factcheck.domain.bulk import EXCEPTED
from factcheck.domain.licences import NAMES
from factcheck.forms.sites import LicenceForm
from factcheck.presenters.sites import SettingList, SettingRow
from factcheck.services import licences
from factcheck.services.refusals import EditedMeanwhile, Refused
from factcheck.views.access import ADMIN, someone
from factcheck.views.frame import licence, settings
from factcheck.views.shapes import Names, done, sent, shown

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
    "share_font": "The font for letters that pictures of shared links cannot draw otherwise",
    "demo": "Whether this is the demo",
    "api_rate": "Requests a minute of one program, or of one address without a token; 0 for any number",
    "log_level": "From which level on the log is written",
}


PAGE, PART = "desk/settings/show.html", "desk/settings/_settings.html"
ADDRESS = "/desk/settings"


@shown(blueprint, ADDRESS, page=PAGE, part=PART, access=ADMIN, data="listed")
def show() -> Names:
    """What is set, where it comes from, and what to mend; the licence can be set here."""
    standing = licence()
    return _names(LicenceForm(formdata=None, url=standing.url, version=standing.version))


@sent(blueprint, ADDRESS, access=ADMIN, page=PAGE, part=PART)
def choose_licence() -> Names | AnyResponse:
    """Another data licence, unless somebody chose one meanwhile."""
    form = LicenceForm()
    if not form.validate():
        return _names(form)
    try:
        chosen = licences.choose(
            session(), someone(), settings().license, form.version.data or 0, form.url.data
        )
    except EditedMeanwhile as conflict:
        both = {form.url.label.text: (conflict.theirs["url"], form.url.data)}
        form.version.data = conflict.version
        return _names(form) | {"conflict": both, "status": conflict.status}
    except Refused as refusal:
        form.refuse(str(refusal))
        return _names(form)
    return done(f"The data is under {chosen.name} from now on.", url_for("desk_settings.show"))


def _names(form: LicenceForm) -> Names:
    """The page with a form in it."""
    found = settings()
    sources = config.sources(found) | ({"license": "this page"} if licence().version else {})
    rows = [
        SettingRow(
            name=name,
            meaning=MEANINGS.get(name, ""),
            value=licence().url if name == "license" else spelled(name, getattr(found, name)),
            source=source,
        )
        for name, source in sources.items()
    ]
    listed = SettingList(schema_version=schema.head(), settings=rows, concerns=config.concerns(found))
    told = {"form": form, "licences": NAMES, "excepted": EXCEPTED, "listed": listed}
    return told | {"rows": rows, "concerns": listed.concerns, "schema": listed.schema_version}


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

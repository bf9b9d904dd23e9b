"""What people may send about articles."""

from typing import Any

from wtforms import BooleanField, Field, FileField, StringField, TextAreaField
from wtforms.validators import Length, Optional, Regexp
from wtforms.widgets import HiddenInput

from factcheck.forms.fields import Filled, Form, PartialDate, WebAddress, as_sent, line, one_line, version

LANGUAGE = Regexp("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", message="Write the language as en, ru or pt-BR.")


def link() -> Field:
    """A link, or nothing."""
    return StringField("Address", [Optional(), Length(max=2000), WebAddress()], filters=[one_line])


def language() -> Field:
    """A language tag, or nothing."""
    return StringField("Language", [Optional(), Length(max=20), LANGUAGE], filters=[one_line])


def date(label: str) -> Field:
    """A day, a month, a year, or nothing."""
    return StringField(label, [Optional(), PartialDate()], filters=[one_line])


class Details(Form):
    """What is known of an article besides its text."""

    title = line("Title", most=500)
    url = link()
    outlet = line("Outlet", most=200, required=False)
    byline = line("Byline", most=300, required=False)
    published = date("Published")
    language = language()

    def details(self) -> dict[str, Any]:
        """The fields as the service takes them."""
        names = ("title", "url", "outlet", "byline", "published", "language")
        return {name: self[name].data or "" for name in names}


class ArticleForm(Details):
    """An article pasted, uploaded or fetched."""

    text = TextAreaField("Text", [Filled()], filters=[as_sent])
    file = FileField("File")
    lead = StringField(widget=HiddenInput(), filters=[as_sent])
    tail = StringField(widget=HiddenInput(), filters=[as_sent])
    fetched = StringField(widget=HiddenInput(), filters=[one_line])
    seen = BooleanField(widget=HiddenInput(), false_values=("", "no", False))
    again = BooleanField("Add it a second time")


class ArticleEditForm(Details):
    """What is known of an article, corrected; its text stays."""

    version = version()


class VersionForm(Form):
    """The text as it reads now."""

    text = TextAreaField("Text", [Filled()], filters=[as_sent])
    version = version()

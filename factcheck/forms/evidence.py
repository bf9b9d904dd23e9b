"""What people may send about evidence: what it is, and where it lies."""

from typing import Any

from wtforms import Field, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, Optional, Regexp
from wtforms.widgets import CheckboxInput

from factcheck.domain.vocabulary import Authenticity, EvidenceKind
from factcheck.forms.fields import Form, PartialDate, WebAddress, area, line, one_line, version

FINDINGS = {each.value: each.value.capitalize() for each in Authenticity}
KINDS = {kind.value: kind.value.capitalize() for kind in EvidenceKind}
EMPTY_IS_NONE = ("url", "published", "accessed", "archived", "archive_tried", "sha256", "media_original")


def _date(label: str) -> Field:
    """A day, a month or a year."""
    return StringField(label, [Optional(), Length(max=10), PartialDate()], filters=[one_line])


def _link(label: str) -> Field:
    """A link to the web."""
    return StringField(label, [Optional(), Length(max=2000), WebAddress()], filters=[one_line])


def _hash(label: str) -> Field:
    """The SHA-256 of a file, in hexadecimal."""
    shape = Regexp("^[0-9a-fA-F]{64}$", message="A SHA-256 has 64 characters, 0 to 9 and a to f.")
    return StringField(label, [Optional(), shape], filters=[one_line])


class EvidenceForm(Form):
    """One piece of evidence, with all that lets another person find it again."""

    kind = SelectField(
        "Kind",
        choices=KINDS,
        default=EvidenceKind.DOCUMENT.value,
        validators=[InputRequired("Choose what kind of evidence it is.")],
    )
    title = line("Title", most=500)
    url = _link("Link")
    locator = line("Where in it", most=300, required=False)
    publisher = line("Publisher", most=200, required=False)
    published = _date("Published")
    accessed = _date("Looked at")
    archived = _link("Archived copy")
    archive_tried = _date("Archiving tried")
    archive_failure = line("Why there is no archived copy", most=300, required=False)
    sha256 = _hash("SHA-256 of the copy")
    quote = area("What it says")
    note = area("Note for the desk")
    authenticity = SelectMultipleField(
        "What the image or video turned out to be",
        choices=FINDINGS,
        option_widget=CheckboxInput(),
        validate_choice=False,
    )
    media_context = area("Original context")
    media_original = _link("Link to the original")
    version = version()

    def values(self) -> dict[str, Any]:
        """The fields as the service takes them: nothing typed is None where a column may be empty."""
        given = self.given()
        empty = {name: given[name] or None for name in EMPTY_IS_NONE}
        sha256 = given["sha256"].lower() if given["sha256"] else None
        picked = given["authenticity"] or []
        return given | empty | {"authenticity": picked, "kind": EvidenceKind(given["kind"]), "sha256": sha256}


class WithdrawEvidenceForm(Form):
    """Why a piece of evidence no longer counts."""

    reason = area("Why it no longer counts", most=2000, required=True, id="withdraw-reason")

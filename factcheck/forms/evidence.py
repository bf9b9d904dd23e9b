"""What people may send about evidence: what it is, where it lies, and how it bears on a claim."""

import re
from collections.abc import Mapping
from typing import Any

from wtforms import Field, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional, Regexp

from factcheck.domain.vocabulary import EvidenceKind
from factcheck.forms.fields import Form, PartialDate, WebAddress, area, line, one_line, version

KINDS = {kind.value: kind.value.capitalize() for kind in EvidenceKind}
CELL = re.compile(r"bearing-(\d{1,9})-(\d{1,9})", re.ASCII)
EMPTY_IS_NONE = ("url", "published", "accessed", "archived", "sha256")


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
    sha256 = _hash("SHA-256 of the copy")
    quote = area("What it says")
    note = area("Note for the desk")
    version = version()

    def values(self) -> dict[str, Any]:
        """The fields as the service takes them: nothing typed is None where a column may be empty."""
        given = self.given()
        empty = {name: given[name] or None for name in EMPTY_IS_NONE}
        sha256 = given["sha256"].lower() if given["sha256"] else None
        return given | empty | {"kind": EvidenceKind(given["kind"]), "sha256": sha256}


class BearingsForm(Form):
    """Cells of the matrix, each a field `bearing-<evidence>-<claim>`."""

    def picks(self, sent: Mapping[str, str]) -> dict[tuple[int, int], str]:
        """What was picked, by evidence and claim; empty where nothing was."""
        found = ((CELL.fullmatch(name), value) for name, value in sent.items())
        return {(int(cell[1]), int(cell[2])): value for cell, value in found if cell}


class WithdrawEvidenceForm(Form):
    """Why a piece of evidence no longer counts."""

    reason = area("Why it no longer counts", most=2000, required=True, id="withdraw-reason")

"""What readers may write to the desk, and what the desk answers."""

from typing import Any

from wtforms import Field, HiddenField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from factcheck.domain.vocabulary import LetterStatus
from factcheck.forms.fields import Form, WebAddress, area, line, one_line, version

STATUSES = {status.value: status.value.capitalize() for status in LetterStatus}
TRAPPED = "Leave this field empty, and send the letter again: only programs fill it in."
CARRIED = ("page", "seal", "homepage")
"""Fields that are not the letter itself."""


def link(label: str) -> Field:
    """A link to the web."""
    return StringField(label, [Optional(), Length(max=2000), WebAddress()], filters=[one_line])


class LetterForm(Form):
    """A letter; nobody sees `homepage`, so whoever fills it in is a program."""

    contact = line("How to reach you", most=254, required=False)
    homepage = StringField("Homepage")
    page = HiddenField()
    seal = HiddenField()

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether it was filled in as a person does it."""
        good = super().validate(extra_validators)
        if self.homepage.data:
            self.refuse(TRAPPED, "homepage")
        return good and not self.homepage.data

    def letter(self) -> dict[str, Any]:
        """What was written."""
        return {name: value or "" for name, value in self.given().items() if name not in CARRIED}


class ReportForm(LetterForm):
    """An error that a reader found."""

    words = area("What is wrong", most=5000, required=True)
    source = link("A link that shows it")


class SuggestionForm(LetterForm):
    """A claim that a reader wants checked."""

    words = area("Which claim", most=5000, required=True)
    source = link("A link to where it was said")


class AnswerForm(Form):
    """How far the desk is with a letter, and what readers are told of it."""

    status = SelectField("Status", [InputRequired("Choose a status.")], choices=STATUSES, id="letter-status")
    answer = area("Answer, for readers", most=5000)
    claim = line("Claim it is about or led to", most=500, required=False)
    version = version()

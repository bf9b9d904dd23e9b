"""What an editor may send for the gate: a search for contradicting evidence, a request for a reply."""

from datetime import date
from typing import Any

from wtforms import Field, SelectField, StringField
from wtforms.validators import Optional, ValidationError

from factcheck.forms.fields import Filled, Form, area, line, one_line, version

SOMEBODY = "Somebody else"
"""What the choice of a claimant says for who is not on record."""


class Day:
    """A day that exists: 2023-05-03."""

    def __call__(self, _form: Any, field: Any) -> None:
        """Raise ValidationError with the shape that will do."""
        try:
            date.fromisoformat(field.data)
        except ValueError as error:
            raise ValidationError("Write the day as 2023-05-03.") from error


def _day(label: str, *, required: bool = False) -> Field:
    """A field for a day."""
    return StringField(label, [Filled() if required else Optional(), Day()], filters=[one_line])


class SearchForm(Form):
    """What was searched for evidence against the ruling, and where."""

    searched = area("What was searched, and where", most=2000, required=True)
    outcome = area("What was found", most=2000)
    version = version()


class ReplyForm(Form):
    """Who was asked for a reply, how and until when; and the answer word for word."""

    speaker_id = SelectField("Claimant", choices={}, coerce=str, default="", validate_choice=True)
    addressee = line("Who was asked", most=200)
    channel = line("How", most=200)
    sent = _day("Sent", required=True)
    deadline = _day("Deadline")
    answer = area("Answer, word for word")
    answered = _day("Answered")
    version = version()

    def offer(self, claimants: dict[int, str]) -> None:
        """Let one choose among those who put the claim forward."""
        self.speaker_id.choices = {"": SOMEBODY} | {str(key): name for key, name in claimants.items()}

    def given(self) -> dict[str, Any]:
        """The fields as the service takes them."""
        typed = super().given()
        number = int(typed["speaker_id"]) if typed["speaker_id"] else None
        days = {name: typed[name] or None for name in ("deadline", "answered")}
        return typed | days | {"speaker_id": number}

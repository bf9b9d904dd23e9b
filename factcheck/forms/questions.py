"""What people may send about questions."""

from typing import Any

from wtforms import StringField, TextAreaField
from wtforms.validators import Length, ValidationError

from factcheck.forms.fields import Filled, Form, area, line, one_line, version

LONGEST_TOPIC = 120
"""The longest name of a topic, in characters."""


def sentence(label: str) -> TextAreaField:
    """One sentence of at most 500 characters, in a field that shows all of it."""
    return TextAreaField(label, [Filled(), Length(max=500)], filters=[one_line])


def topics() -> StringField:
    """Topics, with commas between them."""
    return StringField("Topics", [Length(max=1000), short_names], filters=[one_line])


def short_names(_form: Any, field: Any) -> None:
    """Raise ValidationError for a topic that is a sentence."""
    if any(len(name) > LONGEST_TOPIC for name in split(field.data)):
        raise ValidationError("A topic is a word or two. Put commas between topics.")


def split(text: str | None) -> list[str]:
    """The names in a list with commas; an Arabic or ideographic comma is one too."""
    plain = (text or "").replace("،", ",").replace("、", ",")
    return [name.strip() for name in plain.split(",") if name.strip()]


class QuestionForm(Form):
    """What is contested, and what the desk says about it."""

    text = sentence("Question")
    summary = area("Summary")
    topics = topics()
    version = version()

    def values(self) -> dict[str, Any]:
        """The fields as the service takes them."""
        return self.given() | {"topics": split(self.topics.data)}


class RivalForm(Form):
    """Another answer to a question."""

    text = sentence("Claim")
    short = line("Short form", most=60, required=False)

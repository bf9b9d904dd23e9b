"""What all forms share: the token, the version they started from, and tidy text."""

from typing import Any

from flask import g, request
from flask_wtf import FlaskForm
from flask_wtf.form import _Auto
from werkzeug.datastructures import CombinedMultiDict
from wtforms import Field, IntegerField, StringField, TextAreaField
from wtforms.validators import Length, Optional, StopValidation
from wtforms.widgets import HiddenInput, Select

from factcheck.domain import dates
from factcheck.domain.text import blank, tidy

STALE = "This page was open for too long to prove where it came from. Your text is kept: send it again."


class Form(FlaskForm):  # type: ignore[misc]
    """A form that keeps what was typed when it is refused."""

    class Meta:
        """The token is checked before the view; the form says what came of it."""

        csrf = False

        def wrap_formdata(self, _form: Any, formdata: Any) -> Any:
            """What the browser's form sent; never JSON, whose depth nobody has looked at."""
            if formdata is not _Auto:
                return formdata
            return CombinedMultiDict((request.files, request.form)) if request.method == "POST" else None

        def render_field(self, field: Any, render_kw: Any) -> Any:
            """A list in which something is always chosen need not be told that it is required."""
            if type(field.widget) is Select and next((each.value for each in field.iter_choices()), ""):
                render_kw = {"required": False} | render_kw
            return super().render_field(field, render_kw)  # type: ignore[misc]

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything was filled in, and sent from our page."""
        good = bool(super().validate(extra_validators))
        if not g.get("may_write", True):
            self.form_errors.append(STALE)
        return good and not self.form_errors

    def refuse(self, sentence: str, field: str | None = None) -> None:
        """Put a sentence at a field, or over the whole form."""
        if field is not None and field in self:
            self[field].errors = [*self[field].errors, sentence]
        else:
            self.form_errors.append(sentence)

    def given(self) -> dict[str, Any]:
        """The values typed, by field name, without the version."""
        return {name: value for name, value in self.data.items() if name not in {"version", "csrf_token"}}


def one_line(value: str | None) -> str:
    """Typed text as one tidy line."""
    return tidy(value or "")


def many_lines(value: str | None) -> str:
    """Typed text with its lines ended alike and no blank ends."""
    return (value or "").replace("\r\n", "\n").strip()


def as_sent(value: str | None) -> str:
    """Text that must stay as it is, but for how browsers end lines."""
    return (value or "").replace("\r\n", "\n")


def line(label: str, *, most: int, required: bool = True, **more: Any) -> Field:
    """A field of one line."""
    first = Filled() if required else Optional()
    return StringField(label, [first, Length(max=most)], filters=[one_line], **more)


def area(label: str, *, most: int = 20_000, required: bool = False, **more: Any) -> Field:
    """A field of many lines."""
    first = Filled() if required else Optional()
    return TextAreaField(label, [first, Length(max=most)], filters=[many_lines], **more)


def version() -> Field:
    """The version a form started from; a stale one is a conflict."""
    return IntegerField(widget=HiddenInput(), default=1)


class Filled:
    """The field must hold more than spaces and what nobody sees."""

    field_flags = {"required": True}  # noqa: RUF012 - the shape WTForms asks for

    def __call__(self, _form: Any, field: Any) -> None:
        """Raise StopValidation with a sentence that names the field."""
        if not field.data or blank(str(field.data)):
            raise StopValidation(f"{field.label.text} is missing.")


class PartialDate:
    """A day, a month or a year that exists: 2023-05-03, 2023-05 or 2023."""

    def __call__(self, _form: Any, field: Any) -> None:
        """Raise StopValidation with the shapes that will do."""
        if field.data and not dates.valid(field.data):
            raise StopValidation("Write the date as 2023-05-03, or 2023-05, or 2023.")


class WebAddress:
    """A link that starts with http:// or https://."""

    def __call__(self, _form: Any, field: Any) -> None:
        """Raise StopValidation for any other kind of link."""
        if field.data and not field.data.startswith(("http://", "https://")):
            raise StopValidation("A link starts with https:// or http://.")

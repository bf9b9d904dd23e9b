"""What people write to each other at the desk."""

from typing import Self

from wtforms import BooleanField, HiddenField

from factcheck.forms.fields import Form, area, version


class AnswerForm(Form):
    """An answer in a thread."""

    body = area("Answer", required=True)
    opened = BooleanField("Open it to those who have not given their verdict")
    at = HiddenField()

    def named(self, name: str) -> Self:
        """The form with ids of its own, so that several stand on one page."""
        for field in self:
            field.id = f"{name}-{field.short_name}"
        return self


class NoteForm(AnswerForm):
    """A note that begins a thread."""

    body = area("Note", required=True)
    holds = BooleanField("Needs an answer before publication")


class NoteEditForm(NoteForm):
    """A note in other words."""

    version = version()

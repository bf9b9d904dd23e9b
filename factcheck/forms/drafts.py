"""A draft as the browser sends it."""

import json
from typing import Any

from wtforms import StringField, ValidationError
from wtforms.validators import InputRequired, Length, Regexp

from factcheck.forms.fields import Form

OURS = Regexp(r"/desk(/[^\s?#]*)?(\?[^\s#]*)?$", message="A draft belongs to a page of the desk.")
MOST_FIELDS = 500


class DraftForm(Form):
    """What was typed so far into the form that is sent to `form`, on the page `page`."""

    form = StringField("Form", [InputRequired(), Length(max=300), OURS])
    page = StringField("Page", [InputRequired(), Length(max=300), OURS])
    title = StringField("Title", [Length(max=2000)])
    fields = StringField("Fields", [InputRequired()])

    def validate_fields(self, field: Any) -> None:
        """Names with lists of texts, as JSON."""
        try:
            self.read = json.loads(field.data)
        except (ValueError, RecursionError):
            raise ValidationError("A draft's fields are JSON.") from None
        if not _named_lists(self.read):
            raise ValidationError("A draft's fields are lists of texts by name.")


def _named_lists(read: Any) -> bool:
    """Whether it is lists of texts by name, and not too many."""
    return (
        isinstance(read, dict)
        and len(read) <= MOST_FIELDS
        and all(isinstance(values, list) for values in read.values())
        and all(isinstance(value, str) for values in read.values() for value in values)
    )

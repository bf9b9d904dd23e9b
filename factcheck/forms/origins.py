"""What people may decide about origins."""

from typing import Any

from wtforms import SelectMultipleField, StringField
from wtforms.validators import Length, Optional
from wtforms.widgets import HiddenInput

from factcheck.forms.fields import Form, line, one_line


class OriginForm(Form):
    """Things chosen, and whether they are one origin, by which name, or independent of each other."""

    items = SelectMultipleField("What it is about", validate_choice=False)
    name = line("Name of the origin", most=80, required=False)
    do = StringField(validators=[Optional(), Length(max=20)], filters=[one_line], widget=HiddenInput())

    @property
    def keys(self) -> list[str]:
        """The things chosen, as `attribution:7`."""
        chosen: list[Any] = self.items.data or []
        return [str(each) for each in chosen]

    @property
    def parts(self) -> bool:
        """Whether they are to be kept apart."""
        return bool(self.do.data == "apart")

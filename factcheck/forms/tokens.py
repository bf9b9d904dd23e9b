"""What people may send about tokens."""

from wtforms import SelectField, SelectMultipleField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from factcheck.domain.scopes import MEANINGS
from factcheck.forms.fields import Form, line

LIVES = {"7": "a week", "30": "30 days", "90": "90 days", "180": "180 days", "365": "a year"}


class TokenForm(Form):
    """A token to be made: what for, for what, for how long."""

    name = line("Name", most=120)
    scopes = SelectMultipleField(
        "What it may do",
        choices={scope.value: f"{scope.value}: {meaning}" for scope, meaning in MEANINGS.items()},
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validators=[InputRequired("Choose at least one thing that the token may do.")],
    )
    days = SelectField(
        "How long it lives", choices=LIVES, default="90", validators=[InputRequired("Choose how long.")]
    )

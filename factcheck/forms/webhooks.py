"""What admins may send about webhooks."""

from wtforms import SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from factcheck.domain.webhooks import Told
from factcheck.forms.fields import Filled, Form, WebAddress, one_line

EVENTS = {
    Told.PUBLISHED.value: "A claim is published",
    Told.CORRECTED.value: "A claim is corrected",
    Told.WITHDRAWN.value: "A claim is withdrawn",
}


class WebhookForm(Form):
    """A new webhook."""

    url = StringField("Address", [Filled(), Length(max=2000), WebAddress()], filters=[one_line])
    events = SelectMultipleField(
        "Told when",
        [InputRequired("Choose at least one thing it is told of.")],
        choices=EVENTS,
        default=list(EVENTS),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )


class WishForm(Form):
    """Nothing but the wish: a button."""

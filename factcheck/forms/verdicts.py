"""What a reviewer may send about a claim: a rating, how sure, and why."""

from wtforms import Field, IntegerField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from factcheck.forms.fields import Form, area

CONFIDENCES = {"": "choose"} | {str(percent): f"{percent} %" for percent in range(0, 101, 5)}


def reliances() -> Field:
    """Pieces of evidence by their numbers; the page draws a box for each."""
    return SelectMultipleField("Evidence it relies on", coerce=int, choices=[], validate_choice=False)


class VerdictForm(Form):
    """One verdict; the choices of the rating come from the scale in force."""

    rating = RadioField(
        "Rating",
        validators=[InputRequired("Choose a rating.")],
        id="verdict-rating",
    )
    confidence = SelectField(
        "Confidence",
        choices=CONFIDENCES,
        validators=[InputRequired("Say how sure you are, from 0 to 100 %.")],
        id="verdict-confidence",
    )
    rationale = area("Rationale", required=True, id="verdict-rationale")
    relies = reliances()
    version = IntegerField(widget=HiddenInput(), default=0)
    """0 says: no verdict of mine was in when the form was drawn."""

    @property
    def share(self) -> float:
        """The confidence from 0 to 1."""
        return int(self.confidence.data) / 100

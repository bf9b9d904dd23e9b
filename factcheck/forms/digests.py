"""What people send about mail."""

from wtforms import SelectField
from wtforms.validators import InputRequired

from factcheck.domain.vocabulary import Digest
from factcheck.forms.fields import Form, line, version

CHOICES = {
    Digest.OFF.value: "Never",
    Digest.DAILY.value: "Once a day, if there is something",
    Digest.WEEKLY.value: "Once a week, if there is something",
}


class DigestForm(Form):
    """Where and how often somebody is told by mail."""

    email = line("E-mail address", most=254, required=False)
    digest = SelectField(
        "Send me what I have not seen", [InputRequired("Choose how often.")], choices=CHOICES
    )
    version = version()

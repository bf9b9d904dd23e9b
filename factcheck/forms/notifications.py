"""What people send about what they were told."""

from wtforms import HiddenField

from factcheck.forms.fields import Form


class SeenForm(Form):
    """The wish to have seen something; `onward` leads to it."""

    onward = HiddenField()

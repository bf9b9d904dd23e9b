"""What the desk writes about its site: policy pages, and the rating scale."""

from wtforms import FieldList, FormField, IntegerField, StringField, TextAreaField
from wtforms import Form as PlainForm
from wtforms.validators import Length, NumberRange, Optional

from factcheck.domain.markdown import LONGEST
from factcheck.forms.fields import Form, area, line, many_lines, one_line, version

MOST_RATINGS = 12
"""How many steps a scale may have."""


class PolicyForm(Form):
    """A policy page in Markdown."""

    title = line("Title", most=200)
    body = area("Text", most=LONGEST, required=True)
    version = version()


class LicenceForm(Form):
    """The licence of the data."""

    url = line("Address of the licence", most=2000)
    version = version()


class RatingForm(PlainForm):
    """One step of the scale; a row left empty is no step."""

    key = StringField("Key", [Length(max=40)], filters=[one_line])
    word = StringField("Word", [Length(max=80)], filters=[one_line])
    value = IntegerField("Number", [Optional(), NumberRange(1, 99, message="A number is from 1 to 99.")])
    definition = TextAreaField("Definition", [Length(max=600)], filters=[many_lines])


class ScaleForm(Form):
    """The whole scale, step by step."""

    ratings = FieldList(FormField(RatingForm), min_entries=1, max_entries=MOST_RATINGS)
    version = version()

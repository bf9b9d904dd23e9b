"""What people send to assign a claim, or to end an assignment."""

from collections.abc import Iterable
from typing import Self

from wtforms import DateField, SelectMultipleField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from factcheck.forms.fields import Form, area


class PeopleField(SelectMultipleField):
    """Several people, a box to tick for each."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class AssignForm(Form):
    """Who is to judge the claim, and until when."""

    people = PeopleField("Who is to judge it", coerce=int)
    due = DateField("Deadline", [Optional()])

    def offer(self, person_ids: Iterable[int]) -> Self:
        """The same form, in which these people can be chosen."""
        self.people.choices = [(person_id, str(person_id)) for person_id in person_ids]
        return self


class HandBackForm(Form):
    """Why the claim is handed back."""

    reason = area("Why you hand it back", most=2_000, required=True)


class TakeAwayForm(Form):
    """Why the assignment is taken away."""

    reason = area("Why it is taken away", most=2_000, required=True)

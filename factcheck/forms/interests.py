"""What a person sends to declare an interest: one thing by its name, and what it is about."""

from factcheck.forms.fields import Form, line


class InterestForm(Form):
    """An interest in a speaker, an outlet or a topic; one of them."""

    speaker = line("Speaker", most=200, required=False)
    outlet = line("Outlet", most=200, required=False)
    topic = line("Topic", most=120, required=False)
    note = line("What the interest is", most=300, required=False)

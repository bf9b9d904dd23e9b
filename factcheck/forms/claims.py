"""What people may send about claims."""

from factcheck.forms.fields import Form, line, version
from factcheck.forms.questions import sentence, split, topics


class ClaimForm(Form):
    """One checkable sentence, and the question it answers."""

    text = sentence("Claim")
    short = line("Short form", most=60, required=False)
    question = line("Question it answers", most=600, required=False)
    topics = topics()
    version = version()

    def subjects(self) -> list[str]:
        """The topics typed, one by one."""
        return split(self.topics.data)

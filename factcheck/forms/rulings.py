"""What an editor may send to rule on a claim."""

from wtforms import RadioField
from wtforms.validators import InputRequired

from factcheck.forms.fields import Form, area, line

SUMMARY_MOST = 300
"""The longest summary a ruling takes; a search engine shows about 75 characters of it."""


class AgreementForm(Form):
    """A ruling that says what all reviewers said."""

    summary = line("Summary", most=SUMMARY_MOST, id="ruling-summary")
    explanation = area("Explanation", required=True, id="ruling-explanation")


class AdjudicationForm(AgreementForm):
    """A ruling of the editor's own, with the reason that is printed on the page."""

    rating = RadioField(
        "Rating",
        validators=[InputRequired("Choose a rating.")],
        id="ruling-rating",
    )
    reason = area("Reason", most=5000, required=True, id="ruling-reason")

"""What an editor may send to decline a claim, or to reopen one."""

from wtforms import RadioField
from wtforms.validators import InputRequired

from factcheck.domain.vocabulary import Obstacle
from factcheck.forms.fields import Form, area

OBSTACLES = {
    Obstacle.OPINION: "It says what somebody thinks of something; there is no fact to compare it with.",
    Obstacle.PREDICTION: "It is about what has not happened yet.",
    Obstacle.VAGUE: "Its words can mean several things, and nobody can say which one is meant.",
    Obstacle.NO_EVIDENCE: "Nothing that anybody could find would decide it.",
    Obstacle.OUTSIDE: "It can be checked, but not by this desk.",
}
"""What each obstacle means, in public words."""
REASON_MOST = 2_000


class DecliningForm(Form):
    """What keeps the claim from being checked, in the list's words and in one's own."""

    obstacle = RadioField(
        "What keeps it from being checked",
        choices={key.value: f"{key.value.capitalize()}: {means}" for key, means in OBSTACLES.items()},
        validators=[InputRequired("Choose what keeps the claim from being checked.")],
        id="declining-obstacle",
    )
    reason = area("Reason, in your own words", most=REASON_MOST, required=True, id="declining-reason")


class ReopeningForm(Form):
    """Why the desk thinks again."""

    reason = area("Why it can be checked after all", most=REASON_MOST, required=True, id="reopening-reason")

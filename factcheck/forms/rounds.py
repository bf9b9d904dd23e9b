"""What an editor may send to open a round, and a reviewer in it: her verdict kept or changed, and why."""

from typing import Any

from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired

from factcheck.forms.fields import Form, area
from factcheck.forms.verdicts import CONFIDENCES, reliances

KEEP, CHANGE = "keep", "change"


class RoundForm(Form):
    """A round to open; without a split it needs a reason, which the service asks for."""

    reason = area("What is new", most=2000, id="round-why")


class ReconsiderForm(Form):
    """One's own verdict again; what is changed counts only where it says so."""

    way = RadioField(
        "Having read the others",
        choices={KEEP: "I keep my verdict", CHANGE: "I change my verdict"},
        validators=[InputRequired("Say whether you keep or change your verdict.")],
        id="round-way",
    )
    reason = area("Reason", most=5000, required=True, id="round-reason")
    rating = RadioField("Rating", validate_choice=False, id="round-rating")
    confidence = SelectField("Confidence", choices=CONFIDENCES, validate_choice=False, id="round-confidence")
    rationale = area("Rationale", id="round-rationale")
    relies = reliances()

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for name in MISSING:
            self[name].flags.required = True

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything is there; a changed verdict needs what a first one needs."""
        good = super().validate(extra_validators)
        if good and self.way.data == CHANGE:
            for name, sentence in MISSING.items():
                if not self[name].data or (name == "confidence" and self[name].data not in CONFIDENCES):
                    self.refuse(sentence, name)
        return good and not any(field.errors for field in self)

    def changed(self) -> dict[str, Any]:
        """The verdict as it is to be; nothing when it is kept."""
        if self.way.data != CHANGE:
            return {}
        share = int(self.confidence.data) / 100
        said = {"rating": self.rating.data, "confidence": share, "rationale": self.rationale.data}
        return said | {"relies": self.relies.data}


MISSING = {
    "rating": "Choose a rating.",
    "confidence": "Say how sure you are, from 0 to 100 %.",
    "rationale": "Rationale is missing.",
}

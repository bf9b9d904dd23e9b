"""What an editor may send to publish a ruled claim, correct it, or withdraw it."""

from typing import Any

from wtforms import RadioField
from wtforms.validators import InputRequired

from factcheck.domain.gate import SOFT
from factcheck.domain.vocabulary import CorrectionKind
from factcheck.forms.fields import Form, area

MEANINGS = {
    CorrectionKind.MINOR: "Spelling, a link, a name: nothing a reader would decide differently on.",
    CorrectionKind.UPDATE: "Something new has become known; what was published was right at the time.",
    CorrectionKind.SUBSTANTIAL: "Something we published was wrong. It stands in the log of corrections.",
}
KINDS = {kind.value: kind.value.capitalize() for kind in MEANINGS}


class PublishForm(Form):
    """A first publication says what the ruling says; besides, a reason for each check set aside."""

    def reasons(self) -> dict[str, str]:
        """The reasons that were typed, by check."""
        typed = {key.value: self[f"reason-{key}"].data for key in SOFT}
        return {key: reason for key, reason in typed.items() if reason}

    def given(self) -> dict[str, Any]:
        """What is said of the publication itself."""
        return {name: value for name, value in super().given().items() if not name.startswith("reason-")}

    def lack(self, key: str, sentence: str) -> None:
        """Say at a check that it needs a reason."""
        self.refuse(f"{sentence} Give a reason, or mend it.", f"reason-{key}")


for _key in SOFT:
    setattr(PublishForm, f"reason-{_key}", area("Reason, for readers", most=1000))


class CorrectionForm(PublishForm):
    """Why a later publication differs from the one before."""

    kind = RadioField(
        "Kind of correction",
        choices=KINDS,
        validators=[InputRequired("Choose the kind of correction.")],
        id="publication-kind",
    )
    note = area("What changed, for readers", most=2000, required=True, id="publication-note")


class WithdrawalForm(Form):
    """Why a published claim is taken back."""

    reason = area("Reason, for readers", most=2000, required=True, id="withdrawal-reason")

"""What an editor may send to publish a ruled claim, correct it, or withdraw it."""

from wtforms import RadioField
from wtforms.validators import InputRequired

from factcheck.domain.vocabulary import CorrectionKind
from factcheck.forms.fields import Form, area

MEANINGS = {
    CorrectionKind.MINOR: "Spelling, a link, a name: nothing a reader would decide differently on.",
    CorrectionKind.UPDATE: "Something new has become known; what was published was right at the time.",
    CorrectionKind.SUBSTANTIAL: "Something we published was wrong. It stands in the log of corrections.",
}
KINDS = {kind.value: kind.value.capitalize() for kind in MEANINGS}


class PublishForm(Form):
    """Nothing to say: a first publication carries what the ruling says."""


class CorrectionForm(Form):
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

"""What people may send about whether somebody really said it."""

from typing import Any

from wtforms import IntegerField
from wtforms.validators import DataRequired, NumberRange, Optional

from factcheck.domain.vocabulary import Fidelity
from factcheck.forms.attributions import LARGEST_NUMBER, choice
from factcheck.forms.fields import Form, area, line

FIDELITIES = {
    Fidelity.CONFIRMED.value: "Confirmed: they said it like this",
    Fidelity.MISQUOTED.value: "Misquoted: they said something else",
    Fidelity.NOT_FOUND.value: "Not found: no trace of it where I looked",
    Fidelity.UNCHECKED.value: "Not checked: take back what was found",
}


class FidelityForm(Form):
    """What a check of the quote found, and where somebody looked."""

    fidelity = choice("Did they really say it?", FIDELITIES, DataRequired("Choose what was found."))
    hop = IntegerField(
        "What you opened",
        [Optional(), NumberRange(min=0, max=LARGEST_NUMBER, message="The chain has no such hop.")],
    )
    opened = line("Where, if it has no address", most=2000, required=False)
    right_words = area("What they really said", most=20_000)
    found = area("Note on what you found", most=5000)

    def looked(self) -> dict[str, Any]:
        """The check as the service takes it.

        Who says only what was found there, and not where, looked at the first hop.
        """
        opened, note = self.opened.data or "", self.found.data or ""
        return {
            "found": self.fidelity.data,
            "hop": 0 if self.hop.data is None else self.hop.data,
            "opened": opened or (note if self.hop.data is None else ""),
            "right_words": self.right_words.data or "",
            "note": note,
        }

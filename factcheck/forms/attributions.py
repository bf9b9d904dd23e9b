"""What people may send about attributions."""

from typing import Any

from wtforms import (
    Field,
    FieldList,
    FormField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms import Form as PlainForm
from wtforms.validators import AnyOf, DataRequired, Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from factcheck.domain.vocabulary import Manner, SpeakerKind, Stance
from factcheck.forms.articles import date
from factcheck.forms.fields import Filled, Form, area, as_sent, line, one_line, version
from factcheck.forms.speakers import KINDS

STANCES = {
    Stance.ASSERTS.value: "asserts it",
    Stance.DENIES.value: "denies it",
    Stance.DOUBTS.value: "doubts it",
    Stance.RELAYS.value: "relays it",
}
MANNERS = {Manner.DIRECT.value: "direct", Manner.INDIRECT.value: "indirect", Manner.MIXED.value: "mixed"}
LARGEST_NUMBER = 2**31 - 1
LONGEST_HOP = {"medium": 60, "outlet": 200, "url": 2000}


def offset(label: str) -> Field:
    """A place in the text, in code points."""
    bound = NumberRange(min=-LARGEST_NUMBER, max=LARGEST_NUMBER, message="There is no such place in a text.")
    return IntegerField(label, [Optional(), bound])


def hidden_number() -> Field:
    """The number of something, which nobody types."""
    bound = NumberRange(min=1, max=LARGEST_NUMBER, message="There is no such suggestion.")
    return IntegerField(validators=[Optional(), bound], widget=HiddenInput())


def choice(label: str, words: dict[str, str], *first: Any) -> Field:
    """One of several words."""
    known = AnyOf(list(words), message="Choose one of these.")
    return RadioField(label, [*first, known], choices=words, validate_choice=False)


class HopForm(PlainForm):
    """One hop of the chain."""

    medium = StringField("Medium", filters=[one_line])
    outlet = StringField("Outlet", filters=[one_line])
    url = StringField("Address", filters=[one_line])


class PassageForm(Form):
    """A passage of an article: told by its words, perhaps also by its place."""

    exact = TextAreaField("Quote", [Filled(), Length(max=100_000)], filters=[as_sent])
    start = offset("First character")
    end = offset("After the last one")
    taken = StringField(widget=HiddenInput(), filters=[as_sent])
    prefix = StringField("Words just before it", [Optional(), Length(max=200)])
    suffix = StringField("Words just after it", [Optional(), Length(max=200)])

    def passage(self, text: str) -> dict[str, Any]:
        """The passage as the service takes it.

        Words changed by hand after a passage was taken are looked for inside it first.
        """
        exact, start, end = self.exact.data or "", self.start.data, self.end.data
        if start is None or end is None:
            around = {"prefix": self.prefix.data or "", "suffix": self.suffix.data or ""}
            half = {"start": start, "end": end} if (start, end) != (None, None) else {}
            return {"exact": exact if half else exact.strip()} | around | half
        if self.taken.data and self.taken.data != exact:
            return _narrowed(text, exact.strip(), start, end)
        return {"exact": exact, "start": start, "end": end}


def _narrowed(text: str, exact: str, start: int, end: int) -> dict[str, Any]:
    """A part of a passage, or words that are now looked for everywhere."""
    inside = text[max(start, 0) : max(end, 0)]
    if not exact or inside.count(exact) != 1:
        return {"exact": exact}
    begun = start + inside.index(exact)
    return {"exact": exact, "start": begun, "end": begun + len(exact)}


class AttributionFields(Form):
    """Who takes which stance on what, and how it reached us."""

    speaker = line("Speaker", most=320)
    kind = SelectField("Kind", choices=KINDS, default=SpeakerKind.PERSON.value)
    role = line("Role", most=300, required=False)
    stance = choice("Stance", STANCES, DataRequired("Choose a stance."))
    claim = line("Claim", most=500, required=False)
    question = line("Question", most=500, required=False)
    manner = choice("Manner", MANNERS, Optional())
    cue = line("Cue", most=120, required=False)
    said = date("Said on")
    steps = FieldList(FormField(HopForm), "Chain", max_entries=12)
    origin = line("Origin", most=80, required=False)
    note = area("Note")

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything was filled in, the rows of the chain too."""
        super().validate(extra_validators)
        for number, row in enumerate(self.steps, 1):
            for sentence in _wrong(row.data):
                self.refuse(f"Hop {number} of the chain: {sentence}")
        return not self.errors and not self.form_errors

    def rows(self) -> list[dict[str, str]]:
        """The rows of the chain as they were typed."""
        return [{name: row.data[name] or "" for name in LONGEST_HOP} for row in self.steps]

    def show_rows(self, rows: list[dict[str, str]]) -> None:
        """Let the form show these rows."""
        while self.steps.entries:
            self.steps.pop_entry()
        for row in rows:
            self.steps.append_entry(row)


def _wrong(row: dict[str, str]) -> list[str]:
    """What is wrong with one hop."""
    long = [name for name, most in LONGEST_HOP.items() if len(row[name] or "") > most]
    link = row["url"] and not row["url"].startswith(("http://", "https://"))
    too_long = [f"the {name} is longer than {LONGEST_HOP[name]} characters." for name in long]
    return [*too_long, "a link starts with https:// or http://."] if link else too_long


class AttributionForm(PassageForm, AttributionFields):
    """An attribution recorded while reading; perhaps a machine suggested it."""

    suggestion = hidden_number()
    order = StringField(widget=HiddenInput(), filters=[one_line])


class AttributionEditForm(AttributionFields):
    """An attribution corrected; its passage stays."""

    version = version()


class WithdrawForm(Form):
    """An attribution that counts no longer."""

    reason = area("Reason", most=5000, required=True)


class RefuseForm(Form):
    """A suggestion that is none."""

    reason = line("Reason", most=500, required=False)

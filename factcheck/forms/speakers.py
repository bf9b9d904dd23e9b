"""What people may send about speakers."""

from typing import Any

from wtforms import Field, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional, Regexp

from factcheck.domain.text import tidy
from factcheck.domain.vocabulary import SpeakerKind
from factcheck.forms.fields import Form, area, line, one_line, version

KINDS = {
    SpeakerKind.PERSON.value: "Person",
    SpeakerKind.GOVERNMENT.value: "Government or authority",
    SpeakerKind.ORGANISATION.value: "Organisation",
    SpeakerKind.ANONYMOUS.value: "Anonymous source",
}


def kind() -> Field:
    """What a speaker is."""
    chosen = [InputRequired("Choose a kind.")]
    return SelectField("Kind", chosen, choices=KINDS, default=SpeakerKind.PERSON.value)


def wikidata() -> Field:
    """A Wikidata id: Q and a number."""
    shape = Regexp("^Q[1-9][0-9]*$", message="A Wikidata id is a Q and a number, like Q159.")
    return StringField("Wikidata id", [Optional(), Length(max=20), shape], filters=[one_line])


class SpeakerForm(Form):
    """Who a speaker is, and every name they go by."""

    name = line("Name", most=200)
    kind = kind()
    role = line("Role", most=300, required=False)
    wikidata = wikidata()
    other_names = area("Other names")
    version = version()

    def values(self) -> dict[str, Any]:
        """The fields as the service takes them."""
        given = self.given()
        names = [name for name in map(tidy, given["other_names"].split("\n")) if name]
        return given | {"kind": SpeakerKind(given["kind"]), "other_names": names}


class NewSpeakerForm(Form):
    """A speaker nobody quoted yet, or a second one of the same name."""

    name = line("Name", most=200)
    kind = kind()
    role = line("Role", most=300, required=False)


class MergeForm(Form):
    """Which other one a speaker or an outlet is."""

    into = line("The one to keep", most=320)

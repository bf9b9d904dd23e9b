"""What people may send about outlets."""

from wtforms import StringField
from wtforms.validators import Length, Optional

from factcheck.forms.fields import Form, WebAddress, line, one_line, version
from factcheck.forms.speakers import wikidata


class OutletForm(Form):
    """What an outlet is called and where it is."""

    name = line("Name", most=200)
    url = StringField("Web address", [Optional(), Length(max=2000), WebAddress()], filters=[one_line])
    wikidata = wikidata()
    version = version()

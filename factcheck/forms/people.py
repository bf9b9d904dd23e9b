"""What people send about themselves and about each other."""

from wtforms import HiddenField, PasswordField, SelectField
from wtforms.validators import InputRequired, Length

from factcheck.domain.passwords import MOST
from factcheck.domain.vocabulary import Role
from factcheck.forms.fields import Form, line, version

ROLES = {
    Role.REVIEWER.value: "Reviewer: annotates and gives verdicts",
    Role.EDITOR.value: "Editor: also rules, publishes, corrects",
    Role.ADMIN.value: "Admin: also people, scale, settings",
}


def secret(label: str) -> PasswordField:
    """A password; never shown again, never tidied."""
    sentence = f"{label} is missing."
    return PasswordField(label, [InputRequired(sentence), Length(max=MOST)])


class SignInForm(Form):
    """A name, a password, and where to go afterwards."""

    username = line("User name", most=200)
    password = secret("Password")
    next = HiddenField()


class ProfileForm(Form):
    """How readers know a person."""

    public_name = line("Public name", most=120)
    version = version()


class PasswordForm(Form):
    """A new password, and proof that its owner is asking."""

    password = secret("Present password")
    new_password = secret("New password")
    repeated = secret("New password again")

    def validate(self, extra_validators: object = None) -> bool:
        """Whether both new passwords are the same."""
        good = super().validate(extra_validators)
        if good and self.new_password.data != self.repeated.data:
            self.refuse("The two new passwords differ.", "repeated")
            return False
        return good


class NewPersonForm(Form):
    """Somebody new."""

    username = line("User name", most=60)
    public_name = line("Public name", most=120)
    role = SelectField(
        "Role", [InputRequired("Role is missing.")], choices=ROLES, default=Role.REVIEWER.value
    )


class RoleForm(Form):
    """What a person may do."""

    role = SelectField("Role", [InputRequired("Role is missing.")], choices=ROLES)


class ConfirmForm(Form):
    """Nothing but the wish: a button."""

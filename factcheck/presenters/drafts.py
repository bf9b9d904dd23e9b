"""Drafts, for who typed them."""

from pydantic import BaseModel

from factcheck.presenters.dossier_parts import Moment, Part


class DraftKept(Part):
    """What was typed into one form and not sent."""

    form: str
    page: str
    title: str
    saved: Moment
    fields: dict[str, list[str]]

    @property
    def beginning(self) -> str:
        """The longest thing typed, which tells drafts apart."""
        typed = (value for values in self.fields.values() for value in values)
        return max(typed, key=len, default="")


class DraftList(BaseModel):
    """One's own drafts, the newest first."""

    drafts: list[DraftKept]

"""The index of everything published: letters, topics, and the claims under one letter."""

from factcheck.presenters.dossier_parts import Part


class Letter(Part):
    """A letter, and how many claims begin with it."""

    letter: str
    count: int


class Named(Part):
    """A topic, and how many claims are filed under it."""

    slug: str
    name: str
    count: int


class Entry(Part):
    """A claim under its letter."""

    slug: str
    text: str
    rating: str
    label: str


class BrowsePage(Part):
    """The index, or one page of a letter; `next` is the address of the following one."""

    letters: list[Letter]
    topics: list[Named]
    letter: str | None = None
    claims: tuple[Entry, ...] = ()
    next: str | None = None

"""Extractors: what reads an article, found by name among the installed ones."""

from collections.abc import Callable, Sequence
from importlib.metadata import entry_points

from factcheck.domain.extract import Suggestion as Found

GROUP = "factcheck.extractors"
"""The entry points under which a package offers one: `name = "module:function"`."""
DEFAULT = "rules"
Extractor = Callable[..., Sequence[Found]]
"""Called with a text and the keywords `published`, `outlet` and `language`."""


def names() -> list[str]:
    """The extractors that are installed."""
    return sorted(entry_points(group=GROUP).names)


def load(name: str) -> Extractor:
    """The extractor of that name; raises LookupError where none is installed."""
    found = next(iter(entry_points(group=GROUP, name=name)), None)
    if found is None:
        raise LookupError(unknown(name))
    extractor: Extractor = found.load()
    return extractor


def unknown(name: str) -> str:
    """What to say of a name that no installed extractor has."""
    return f"There is no extractor called “{name}”. Installed: {', '.join(names())}."

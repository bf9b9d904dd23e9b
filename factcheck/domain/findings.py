"""What a lint finds: which rule, how bad, in words, and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Markup = Mapping[str, Any]
Level = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or that could be better; `place` is a path in the markup."""

    key: str
    level: Level
    sentence: str
    place: str


def error(key: str, place: str, sentence: str) -> Finding:
    """What readers of the markup refuse, or what is not so."""
    return Finding(key, "error", sentence, place)


def warning(key: str, place: str, sentence: str) -> Finding:
    """What they take, but could be better."""
    return Finding(key, "warning", sentence, place)


def listed(value: Any) -> list[Any]:
    """What stands once or several times, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def nodes(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in the markup with its path, itself first."""
    yield path, value
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from nodes(each, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from nodes(each, f"{path}[{number}]")

"""The vocabulary of schema.org as a judge: types, properties, and the kinds of value each may have."""

from collections.abc import Iterator
from typing import Any

from schema_org import registry

WORDS = {"Text", "URL", "CssSelectorType", "XPathType", "PronounceableText"}
MOMENTS = {"Date", "DateTime"}
NUMBERS = {"Number", "Integer", "Float"}
KEYWORDS = {"@context", "@type", "@id"}


def problems(node: dict[str, Any], path: str = "") -> Iterator[str]:
    """What schema.org does not know, or does not allow there, in a piece of markup."""
    kind = node.get("@type")
    if kind is None:
        if set(node) != {"@id"}:
            yield f"{path} has no type and is no reference"
        return
    if kind not in registry.CLASS_METADATA:
        yield f"{path} is a {kind}, which does not exist"
        return
    for name, value in node.items():
        if name not in KEYWORDS:
            yield from _property(kind, name, value, f"{path}.{name}")


def _property(kind: str, name: str, value: Any, path: str) -> Iterator[str]:
    """What is wrong with one property of a type."""
    known = registry.PROPERTY_BY_SCHEMA.get(name)
    if known is None or not lineage(kind) & set(known.domains):
        yield f"{path}: a {kind} has no such property"
        return
    for number, each in enumerate(value if isinstance(value, list) else [value]):
        place = f"{path}[{number}]"
        if not allowed(each, set(known.ranges)):
            yield f"{place}: {each!r} is none of {known.ranges}"
        if isinstance(each, dict):
            yield from problems(each, place)


def lineage(kind: str) -> set[str]:
    """A type and all above it."""
    return {kind, *registry.ancestry(kind)}


def allowed(value: Any, ranges: set[str]) -> bool:
    """Whether a property with these ranges may have that value."""
    if isinstance(value, dict):
        return "@type" not in value or bool(lineage(value["@type"]) & ranges)
    if isinstance(value, str):
        members = {one for each in ranges for one in registry.ENUM_MEMBERS.get(each, ())}
        return bool(ranges & (WORDS | MOMENTS)) or value in members
    return bool(ranges & NUMBERS) and not isinstance(value, bool)

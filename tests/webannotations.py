"""The MUSTs of the W3C Web Annotation Data Model as JSON Schema, written from the specification's text.

https://www.w3.org/TR/annotation-model/ (2017-02-23); the section stands beside each.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
IRI = {"type": "string", "format": "iri"}
MOMENT = {"type": "string", "format": "date-time", "pattern": "Z$"}
MOTIVATIONS = [
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
]


def one_or_more(shape: dict[str, Any]) -> dict[str, Any]:
    """That shape, or a list of some."""
    return {"anyOf": [shape, {"type": "array", "minItems": 1, "items": shape}]}


AGENT = {
    "anyOf": [IRI, {"type": "object", "properties": {"id": IRI, "name": one_or_more({"type": "string"})}}]
}
SELECTORS = {
    # 4.2.4: exactly one `exact`, at most one `prefix` and `suffix`
    "TextQuoteSelector": {
        "required": ["exact"],
        "properties": {name: {"type": "string"} for name in ("exact", "prefix", "suffix")},
    },
    # 4.2.5: exactly one `start` and `end`, both non-negative integers
    "TextPositionSelector": {
        "required": ["start", "end"],
        "properties": {name: {"type": "integer", "minimum": 0} for name in ("start", "end")},
    },
}
STATE = {  # 4.3.1
    "type": "object",
    "required": ["type", "sourceDate"],
    "properties": {"type": {"const": "TimeState"}, "sourceDate": MOMENT, "cached": one_or_more(IRI)},
    "not": {"anyOf": [{"required": ["sourceDateStart"]}, {"required": ["sourceDateEnd"]}]},
}
SPECIFIC_RESOURCE = {  # 4.1
    "type": "object",
    "required": ["source"],
    "properties": {
        "source": {"anyOf": [IRI, {"type": "object", "required": ["id"]}]},
        "purpose": one_or_more({"enum": MOTIVATIONS}),
        "selector": one_or_more(
            {
                "type": "object",
                "required": ["type"],
                "properties": {"type": {"enum": list(SELECTORS)}},
                "allOf": [
                    {"if": {"properties": {"type": {"const": kind}}}, "then": shape}
                    for kind, shape in SELECTORS.items()
                ],
            }
        ),
        "state": one_or_more(STATE),
    },
}
TEXTUAL_BODY = {  # 3.2.4
    "type": "object",
    "required": ["value"],
    "properties": {
        "value": {"type": "string"},
        "format": {"type": "string"},
        "language": {"type": "string"},
        "purpose": one_or_more({"enum": MOTIVATIONS}),
    },
}
RESOURCE = {
    "type": "object",
    "required": ["type"],
    "allOf": [
        {
            "if": {"properties": {"type": {"const": "TextualBody"}}},
            "then": TEXTUAL_BODY,
            "else": SPECIFIC_RESOURCE,
        }
    ],
}
ANNOTATION = {  # 3.1, 3.3
    "type": "object",
    "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {"const": CONTEXT},
        "id": IRI,
        "type": {"anyOf": [{"const": "Annotation"}, {"type": "array", "contains": {"const": "Annotation"}}]},
        "target": one_or_more(RESOURCE),
        "body": one_or_more(RESOURCE),
        "motivation": one_or_more({"enum": MOTIVATIONS}),
        "creator": one_or_more(AGENT),
        "created": MOMENT,
        "modified": MOMENT,
        "rights": one_or_more(IRI),
    },
    "not": {"required": ["body", "bodyValue"]},
}
PAGE = {  # 5.2
    "type": "object",
    "required": ["id", "type", "items"],
    "properties": {
        "id": IRI,
        "type": {"const": "AnnotationPage"},
        "partOf": {"anyOf": [IRI, {"type": "object", "required": ["id"]}]},
        "next": IRI,
        "prev": IRI,
        "startIndex": {"type": "integer", "minimum": 0},
        "items": {"type": "array", "minItems": 1, "items": ANNOTATION},
    },
}
ALONE = PAGE | {
    "required": ["@context", *PAGE["required"], "partOf"],
    "properties": PAGE["properties"] | {"@context": {"const": CONTEXT}},
}
COLLECTION = {  # 5.1
    "type": "object",
    "required": ["@context", "id", "type"],
    "properties": {
        "@context": {"const": CONTEXT},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "label": one_or_more({"type": "string"}),
        "total": {"type": "integer", "minimum": 0},
        "first": {"anyOf": [IRI, PAGE]},
        "last": IRI,
        "modified": MOMENT,
        "creator": one_or_more(AGENT),
        "rights": one_or_more(IRI),
    },
    # A collection that holds something says where its first page is.
    "if": {"properties": {"total": {"minimum": 1}}, "required": ["total"]},
    "then": {"required": ["first"]},
}


def holds(shape: dict[str, Any], value: Any) -> bool:
    """Whether a value has every MUST; raises what it lacks."""
    Draft202012Validator(shape, format_checker=FormatChecker()).validate(value)
    return True


def failing(clone: Path, manifest: str, value: Any) -> Iterator[str]:
    """The MUSTs of a clone of w3c/web-annotation-tests that a value does not pass, by name."""
    root = "http://annotation.example/"
    definitions = {path.name: path for path in (clone / "definitions").glob("*.json")}
    registry: Registry[Any] = Registry().with_resources(
        (root + name, Resource.from_contents(_read(path, root), default_specification=DRAFT4))
        for name, path in definitions.items()
    )
    for path in sorted((clone / manifest).rglob("*.json")):
        shape = _read(path, root)
        if shape.get("assertionType") == "must":
            judge = Draft4Validator(shape, registry=registry, format_checker=FormatChecker())
            if not judge.is_valid(value):
                yield f"{path.name}: {shape.get('errorMessage', '')}"


def _read(path: Path, root: str) -> dict[str, Any]:
    """A schema with an address; a reference at its root, which would hide it, moved into `allOf`."""

    shape: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if "$ref" in shape:
        shape["allOf"] = [*shape.get("allOf", []), {"$ref": shape.pop("$ref")}]
    return shape | {"id": root + path.name}

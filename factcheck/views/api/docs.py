"""The API told to people: one page drawn from the OpenAPI document, without a script."""

from collections.abc import Iterator
from typing import Any

from flask import Blueprint
from markupsafe import Markup, escape

from factcheck.views.api.document import COMPONENTS, document
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("docs", __name__)
Schema = dict[str, Any]
BOUNDS = {
    "format": "",
    "minimum": "≥ ",
    "maximum": "≤ ",
    "minLength": "at least ",
    "maxLength": "at most ",
    "maxItems": "at most ",
}
"""How limits of a value are spelled."""


@shown(blueprint, "/docs", page="docs/show.html", part="docs/_docs.html")
def show() -> Names:
    """Every operation by heading, and every shape."""
    said = document()
    found = [{"tag": tag, "operations": list(_of(said, tag["name"]))} for tag in said["tags"]]
    shapes = [{"name": name, **_shape(schema)} for name, schema in said["components"]["schemas"].items()]
    return {"api": said, "headings": found, "shapes": shapes}


def _of(said: Schema, tag: str) -> Iterator[Schema]:
    """The operations under a heading."""
    for path, methods in said["paths"].items():
        for method, made in methods.items():
            if tag in made["tags"]:
                yield made | {
                    "path": path,
                    "method": method.upper(),
                    "more": made["description"].partition("\n")[2].strip(),
                    "asked": [one | {"kind": spelled(one["schema"])} for one in made["parameters"]],
                    "body": _carried(made.get("requestBody")),
                    "answers": {status: _answered(one) for status, one in made["responses"].items()},
                }


def _carried(carrier: Schema | None) -> Markup | None:
    """The shape of what a body carries."""
    return spelled(next(iter(carrier["content"].values()))["schema"]) if carrier else None


def _answered(one: Schema) -> Schema:
    """An answer in words, and its shape."""
    return {"description": one["description"], "kind": _carried(one)}


def _shape(schema: Schema) -> Schema:
    """A shape's fields, or the words it can be."""
    required = schema.get("required", [])
    fields = [
        {
            "name": name,
            "kind": spelled(field),
            "required": name in required,
            "description": field.get("description", ""),
        }
        for name, field in schema.get("properties", {}).items()
    ]
    return {"description": schema.get("description", ""), "fields": fields, "kind": spelled(schema)}


def spelled(schema: Schema) -> Markup:
    """What a value is, in words, with a link to a shape that is described below."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(COMPONENTS)
        return Markup('<a href="#shape-{0}">{0}</a>').format(name)
    either = schema.get("anyOf") or schema.get("oneOf")
    if either:
        return Markup(" or ").join(spelled(one) for one in either)
    if "enum" in schema or "const" in schema:
        words = schema.get("enum", [schema.get("const")])
        return Markup(", ").join(Markup("<code>{}</code>").format(word) for word in words)
    return _of_kind(schema)


def _of_kind(schema: Schema) -> Markup:
    """A list of something, an object of something, or a plain value with its limits."""
    kind = schema.get("type", "anything")
    if kind == "array" and "items" in schema:
        return Markup("list of ") + spelled(schema["items"])
    if kind == "array" and "prefixItems" in schema:
        return Markup("list of ") + Markup(" and ").join(spelled(one) for one in schema["prefixItems"])
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return Markup("object of ") + spelled(schema["additionalProperties"])
    limits = [f"{words}{schema[name]}" for name, words in BOUNDS.items() if name in schema]
    return escape(f"{kind} ({', '.join(limits)})" if limits else kind)

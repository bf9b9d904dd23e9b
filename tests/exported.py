"""What an export holds, compared with what another site exports: addresses and numbers aside."""

import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from factcheck.presenters import exports

FORMATS = FormatChecker(formats=["date-time", "date", "uri"])
"""The formats that are quick to check; that of international addresses is not."""


@cache
def validator() -> Draft202012Validator:
    """Holds a document to `/export/schema.json`."""
    schema = exports.schema("http://localhost")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FORMATS)


def valid(document: Any) -> bool:
    """Whether a document holds to the schema; raises what is wrong with it."""
    validator().validate(document)
    return True


def parsed(lines: str) -> list[dict[str, Any]]:
    """The dossiers of a .jsonl, each valid."""
    found = [json.loads(line) for line in lines.splitlines()]
    assert all(valid(dossier) for dossier in found)
    return found


def elsewhere(value: Any, site_url: str) -> Any:
    """A dossier less its site's address, and the numbers things have there."""
    if isinstance(value, dict):
        kept = {key: elsewhere(inner, site_url) for key, inner in value.items()}
        if isinstance(kept.get("id"), int):
            kept["id"] = 0
        return kept
    if isinstance(value, list):
        return [elsewhere(each, site_url) for each in value]
    return value.replace(site_url, "") if isinstance(value, str) else value

"""The OpenAPI document, its page, and the API held to it by a judge that we did not write."""

import re

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

from factcheck import db
from factcheck.domain.scopes import Scope
from tests import dossiers
from tests.addresses import ROWS
from tests.programs import secret_of
from tests.test_addresses import SLUGS

PLACE = re.compile(r"<(?:[^:>]*:)?(\w+)>")


def test_the_document_holds_to_openapi_31(cy):
    answer = cy.get("/openapi.json")
    assert answer.mimetype == "application/json"
    assert answer.json["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(answer.json).validate()


def test_every_operation_is_documented_with_its_scope_and_none_besides(cy):
    paths = cy.get("/openapi.json").json["paths"]
    told = {
        (method.upper(), path, made.get("x-scope", "public"))
        for path, methods in paths.items()
        for method, made in methods.items()
    }
    rows = {
        (method, PLACE.sub(r"{\1}", rule), least)
        for method, rule, least in ROWS
        if rule.startswith("/api/v1/")
    }
    assert told == rows


def test_every_write_takes_a_key_and_says_what_may_go_wrong(cy):
    for path, methods in cy.get("/openapi.json").json["paths"].items():
        for made in [made for method, made in methods.items() if method == "post"]:
            assert "Idempotency-Key" in {each["name"] for each in made["parameters"]}, path
            told = set(made["responses"])
            assert {"400", "401", "403", "409", "413", "415", "422", "429"} <= told, path
            assert len({"200", "201"} & told) == 1, path
            assert made["security"] == [{"token": []}], path


def test_operations_have_names_of_their_own(cy):
    made = [one for methods in cy.get("/openapi.json").json["paths"].values() for one in methods.values()]
    names = [one["operationId"] for one in made]
    assert len(set(names)) == len(names)
    assert all(one["summary"] and one["responses"] for one in made)


def test_the_page_tells_every_operation_and_shape_without_a_script_or_another_host(cy):
    said, page = cy.get("/openapi.json").json, cy.get("/docs").text
    for path, methods in said["paths"].items():
        for method, made in methods.items():
            assert f"<strong>{method.upper()}</strong> {path}<" in page
            assert f'id="{made["operationId"]}"' in page
    main = page[page.index("<main") : page.index("</main>")]
    assert set(re.findall(r'href="#shape-([^"]+)"', main)) <= set(said["components"]["schemas"])
    assert {place for place in re.findall(r'href="#([^"]+)"', main) if f'id="{place}"' not in main} == set()
    assert "<script" not in main
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


def test_each_shape_that_is_told_is_the_one_that_is_checked(cy):
    shapes = cy.get("/openapi.json").json["components"]["schemas"]
    assert shapes["NewVerdict"]["required"] == ["rating", "confidence", "rationale"]
    assert shapes["NewVerdict"]["additionalProperties"] is False
    assert "rivals" in shapes["Dossier"]["required"]


UNCHECKED = {"positive_data_acceptance"}
"""A body of the right shape may still be refused by a rule of the desk, with 422 and a sentence."""


SPOKEN = sorted((method, PLACE.sub(r"{\1}", rule)) for method, rule, _ in ROWS if rule.startswith("/api/v1/"))
ASKED_FOR_NOTHING = {"/api/v1/me", "/api/v1/scale"}
"""Addresses at which nothing can be sent wrongly."""


def of_the_story(path: str) -> dict[str, str | int] | None:
    """What stands in the places of an address, so that something is there."""
    names = re.findall(r"/(\w+)/{(\w+)}", path)
    return {name: SLUGS[noun] if name == "slug" else 1 for noun, name in names} or None


@pytest.fixture(scope="module")
def told(application):
    """The document as schemathesis reads it."""
    return schemathesis.openapi.from_wsgi("/openapi.json", application)


@pytest.fixture
def proof(app, ada, ben, eve) -> dict[str, str]:
    """An editor's token for everything, on a site with a published claim."""
    with db.transaction(app.extensions["engine"]) as session:
        claim = dossiers.contested(session)
        dossiers.judge(session, claim, ada.viewer, ben.viewer)
        dossiers.rule(session, claim, eve.viewer)
        dossiers.publish(session, claim, eve.viewer)
    return {"Authorization": f"Bearer {secret_of(eve, *Scope)}"}


@pytest.mark.once
@pytest.mark.parametrize(("method", "path"), SPOKEN)
def test_schemathesis_finds_no_answer_that_the_document_does_not_tell(told, proof, method, path):
    operation = told[path][method]
    good = operation.as_strategy(path_parameters=of_the_story(path))
    bad = (
        () if path in ASKED_FOR_NOTHING else (operation.as_strategy(generation_mode=GenerationMode.NEGATIVE),)
    )
    unchecked = [CHECKS.get_one(name) for name in UNCHECKED]

    @settings(
        max_examples=8,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(good, *bad))
    def judge(case):
        case.call_and_validate(headers=proof, excluded_checks=unchecked)

    judge()

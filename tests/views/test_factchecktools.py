"""Google's Fact Check Tools API, answered here in its own shape."""

import pytest

from factcheck import db
from tests import dossiers

SEARCH = "/v1alpha1/claims:search"


@pytest.fixture(autouse=True)
def _story(app, ada, ben, eve):
    with db.transaction(app.extensions["engine"]) as session:
        claim = dossiers.contested(session)
        other = dossiers.make_claim(session, "The wind broke the window.", question=claim.question)
        for each in (claim, other):
            dossiers.judge(session, each, ada.viewer, ben.viewer)
            dossiers.rule(session, each, eve.viewer)
            dossiers.publish(session, each, eve.viewer)


def ask(cy, asked: str, status: int = 200) -> dict:
    answer = cy.get(f"{SEARCH}{asked}")
    assert answer.status_code == status, answer.text
    assert answer.mimetype == "application/json"
    return answer.json


def test_a_claim_has_exactly_googles_fields(cy):
    found = ask(cy, "?query=neighbour%20nat&key=AIza&languageCode=en-US&alt=json")
    assert list(found) == ["claims"]
    claim = found["claims"][0]
    review = claim.pop("claimReview")
    assert claim == {
        "text": "Neighbour Nat broke the window.",
        "claimant": "Vera Lind",
        "claimDate": "2024-05-02T00:00:00Z",
    }
    date = review[0].pop("reviewDate")
    assert date.endswith("Z")
    assert review == [
        {
            "publisher": {"name": "Test Desk", "site": "localhost"},
            "url": "http://localhost/claims/neighbour-nat-broke-the-window",
            "title": "Neighbour Nat broke the window.",
            "textualRating": "Supported",
            "languageCode": "en",
        }
    ]


def test_nothing_found_is_an_empty_object_as_google_has_it(cy):
    assert ask(cy, "?query=unheard") == {}
    assert ask(cy, "?query=window&languageCode=ru") == {}
    assert ask(cy, "?query=window&reviewPublisherSiteFilter=other.example") == {}
    assert ask(cy, "?query=window&offset=5") == {}


def test_pages_lead_on_by_their_tokens(cy):
    first = ask(cy, "?query=window&pageSize=1")
    second = ask(cy, f"?query=window&pageSize=1&pageToken={first['nextPageToken']}")
    assert "nextPageToken" not in second
    texts = {page["claims"][0]["text"] for page in (first, second)}
    assert texts == {"Neighbour Nat broke the window.", "The wind broke the window."}
    assert ask(cy, "?query=window&pageSize=1&offset=1")["claims"] == second["claims"]


def test_the_publisher_alone_and_the_age_may_be_asked(cy):
    assert len(ask(cy, "?reviewPublisherSiteFilter=localhost")["claims"]) == 2
    assert len(ask(cy, "?query=window&maxAgeDays=1")["claims"]) == 2
    assert len(ask(cy, "?query=window&maxAgeDays=2147483647")["claims"]) == 2


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "?query=",
        "?query=window&pageSize=-1",
        "?query=window&pageSize=many",
        "?query=window&pageToken=nonsense",
        "?query=window&maxAgeDays=-1",
        "?query=window&offset=99999999999999999999",
    ],
)
def test_an_error_has_googles_shape(cy, asked):
    error = ask(cy, asked, 400)["error"]
    assert sorted(error) == ["code", "message", "status"]
    assert (error["code"], error["status"]) == (400, "INVALID_ARGUMENT")
    assert error["message"]


def test_other_addresses_err_in_googles_shape_too(cy):
    assert cy.get("/v1alpha1/nowhere").json["error"]["status"] == "NOT_FOUND"
    assert cy.client.post(SEARCH).json["error"]["code"] == 405


def test_a_search_by_picture_finds_nothing_and_says_so_in_googles_shape(cy):
    assert cy.get("/v1alpha1/claims:imageSearch?imageUri=https://x.example/a.jpg").json == {}
    assert cy.get("/v1alpha1/claims:imageSearch").status_code == 400

"""The page of the course says what the code does, line by line, in words and in the drawing."""

import re
from html import unescape

from factcheck.domain.course import COURSE, ROLES, Act, Status
from factcheck.domain.drawing_course import draw
from factcheck.domain.vocabulary import Role
from tests.addresses import ROWS

ADDRESSES = {
    Act.JUDGE: "verdicts",
    Act.REVISE: "verdicts",
    Act.RECONSIDER: "reconsiderations",
    Act.RULE: "rulings/agreement",
    Act.PUBLISH: "publications",
    Act.CORRECT: "publications",
    Act.WITHDRAW: "withdrawal",
    Act.DECLINE: "declining",
    Act.REOPEN: "reopening",
}
ROW = re.compile(r"<tr>\s*<th scope=\"row\">.*?</tr>", re.DOTALL)


def test_the_table_of_the_page_is_the_table_of_the_code(ada):
    page = ada.get("/desk/course").text
    rows = [cells(row) for row in ROW.findall(page)]
    assert rows == [
        [each.act, each.role, " ".join(each.sources), " ".join(each.targets), each.needs, each.leaves]
        for each in COURSE
    ]


def test_the_drawing_shows_every_status_and_every_way(ada):
    page = ada.get("/desk/course").text
    svg = page[page.index("<svg") : page.index("</svg>")]
    assert re.findall(r'<text class="name"[^>]*>([^<]+)</text>', svg) == list(Status)
    ways = re.findall(r"<title>([^<]+) to ([^<]+)</title>", svg)
    assert ways == [(arrow.source, arrow.target) for arrow in draw().arrows]
    assert 'role="img"' in svg
    assert "<desc" in svg


def test_programs_get_the_same_table(ada):
    told = ada.get("/desk/course.json").json
    assert [(step["act"], step["sources"], step["targets"]) for step in told["steps"]] == [
        (each.act, list(each.sources), list(each.targets)) for each in COURSE
    ]
    assert [each["status"] for each in told["statuses"]] == list(Status)
    assert told["reviews_required"] == 2


def test_a_stranger_does_not_see_it(cy):
    assert cy.get("/desk/course").status_code == 303


def test_the_role_of_each_act_is_the_role_of_its_address():
    asked = {
        rule.removeprefix("/desk/claims/<slug:slug>/"): role
        for method, rule, role in ROWS
        if method == "POST"
    }
    assert {act: Role(asked[name]) for act, name in ADDRESSES.items()} == ROLES


def cells(row):
    """The words of a row's cells."""
    found = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split()) for cell in found]

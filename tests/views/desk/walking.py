"""Every address one person may read, asked in every world: the answers, less what differs by itself."""

import re
from functools import partial
from itertools import product

from sqlalchemy import event
from sqlmodel import select
from werkzeug.routing import AnyConverter, IntegerConverter, PathConverter

from factcheck import db
from factcheck.domain.vocabulary import Role
from factcheck.models import Article, Attribution, Claim, Evidence, Outlet, Question, Speaker, Topic
from factcheck.services import per_edition, prints
from factcheck.views.access import PUBLIC

OWN_TIME = re.compile(
    r'name="(csrf_token|seal)" value="[^"]+"|request [0-9a-f]{8,}|"(generated|dateModified|now)": ?"[^"]+"'
    r"|since=20[0-9T:Z.+%A-F-]+|data-[a-z-]+=.20[0-9T:Z.-]+"
)
"""What differs between two answers to the same question a moment apart."""
OWN_HEADERS = {"Date", "X-Request-ID", "Set-Cookie", "RateLimit"}
APART = re.compile(r"^/(healthz|readyz|metrics)|/(log|heads?)\b")
"""How the machine is; and the log's head, which counts every change of every kind and says nothing of any."""
NOUNS = {
    "claims": Claim.slug,
    "questions": Question.slug,
    "speakers": Speaker.slug,
    "outlets": Outlet.slug,
    "topics": Topic.slug,
    "articles": Article.id,
    "attributions": Attribution.id,
    "evidence": Evidence.id,
}
"""What stands in an address after each noun; other numbers are tried from 1 to 3."""


def addresses(app, role: Role, method: str = "GET") -> list[str]:
    """All addresses that the role may ask, with every thing of the story in every place."""
    with db.open_session(app.extensions["engine"], writes=False) as session:
        things = {noun: list(session.exec(select(column))) for noun, column in NOUNS.items()}
    found = []
    for rule in app.url_map.iter_rules():
        if method in rule.methods and may(app, rule, role) and not APART.search(rule.rule):
            names = sorted(rule.arguments - set(rule.defaults or {}))
            for values in product(*(candidates(rule, name, things) for name in names)):
                given = dict(zip(names, values, strict=True)) | (rule.defaults or {})
                found.append(rule.build(given)[1])
    return sorted(set(found))


def may(app, rule, role: Role) -> bool:
    """Whether the role may ask the rule."""
    access = getattr(app.view_functions[rule.endpoint], "access", None)
    return access == PUBLIC or (access is not None and role.rank >= Role(access).rank)


def candidates(rule, name: str, things: dict[str, list]) -> list:
    """What may stand in one place of an address."""
    converter = rule._converters[name]
    noun = re.search(rf"([a-z]+)/<[^>]*:?{name}>", rule.rule)
    if noun and things.get(noun[1]):
        return things[noun[1]]
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)
    if isinstance(converter, IntegerConverter):
        return [1, 2, 3]
    return ["style.css"] if isinstance(converter, PathConverter) else ["about"]


def answers(app, browser, asked: list[str]) -> dict[str, tuple]:
    """Every answer, at the desk as a part too: status, headers, text, how often the database was asked.

    Each walk begins like a new process, so that none is spared a question that the other had to ask.
    """
    for kept in (per_edition._kept, prints._kept):
        kept.clear()
    return {
        f"{address}{' as a part' if part else ''}": answer(app, partial(browser.get, address, part=part))
        for address in asked
        for part in ((False, True) if address.startswith("/desk") else (False,))
    }


def refusals(app, browser, asked: list[str]) -> dict[str, tuple]:
    """What every form says that does not prove where it came from."""
    return {address: answer(app, partial(browser.post, address, honest=False)) for address in asked}


def answer(app, ask) -> tuple:
    """One answer, less what differs by itself."""
    count = []
    engine = app.extensions["engine"]

    def note(_connection, _cursor, statement, *_more) -> None:
        count.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        said = ask()
        text = OWN_TIME.sub("", said.get_data(as_text=True))
    finally:
        event.remove(engine, "before_cursor_execute", note)
    headers = sorted((name, value) for name, value in said.headers if name not in OWN_HEADERS)
    # What strangers may read is kept once it is drawn, so the first to ask pays for it.
    at_desk = said.request.path.startswith("/desk")
    return said.status_code, headers, text, len(count) if at_desk else None


def differing(one: dict[str, tuple], other: dict[str, tuple]) -> list[str]:
    """The addresses whose answers differ, with the first line that does."""
    wrong = []
    for address, said in one.items():
        if said != other[address]:
            lines = zip(said[2].splitlines(), other[address][2].splitlines(), strict=False)
            line = next((f"{a.strip()} ≠ {b.strip()}" for a, b in lines if a != b), "")
            numbers = f"{said[0]}, {said[3]} queries ≠ {other[address][0]}, {other[address][3]}"
            wrong.append(f"{address} [{numbers}]: {line[:300]}")
    return wrong

"""`factcheck import`: what was exported comes back the same; a bad line takes nothing in."""

import html
import json
import re

import pytest
from sqlmodel import col, func, select

from factcheck import db
from factcheck.commands import demo
from factcheck.domain.fingerprints import fingerprint
from factcheck.models import (
    Article,
    ArticleVersion,
    Attribution,
    Claim,
    Event,
    Evidence,
    Listing,
    Mention,
    Override,
    Person,
    Publication,
    Question,
    Search,
    Speaker,
    Verdict,
)
from factcheck.services import agreement, rulings, soundness, verdicts
from tests.commands import running
from tests.conftest import empty
from tests.dossiers import publish
from tests.exported import elsewhere, parsed, valid
from tests.views.desk.worlds import DECIDED

HERE, THERE = "http://localhost", "https://verdicts.example"


@pytest.fixture
def run(settings, engine, tmp_path):
    return running.on(settings, tmp_path, THERE)


@pytest.fixture(scope="module")
def exported(application, settings, tmp_path_factory):
    """What the demo's site exports, by shape; the database is empty again."""
    folder, engine = tmp_path_factory.mktemp("demo"), application.extensions["engine"]
    demo.furnish(engine, settings.with_values({"instance": folder}))
    run = running.on(settings, folder, HERE)
    found = {shape: run("export", "verdicts", "--format", shape).stdout for shape in ("jsonl", "json", "csv")}
    empty(engine)
    return found


@pytest.fixture
def taken(run, exported):
    """The demo, taken in by another site."""
    answer = run("import", "verdicts", "-", text=exported["jsonl"])
    assert answer.exit_code == 0, (answer.stderr, answer.exception)
    return answer


@pytest.fixture
def reading(engine, taken):
    with db.open_session(engine, writes=False) as session:
        yield session


def count(engine, model):
    with db.open_session(engine, writes=False) as session:
        return session.exec(select(func.count()).select_from(model)).one()


def lines(exported):
    return exported["jsonl"].splitlines(keepends=True)


def first_slug(exported):
    return json.loads(lines(exported)[0])["slug"]


# Round trips


def test_what_comes_back_is_what_went_out(run, exported, taken):
    before, after = parsed(exported["jsonl"]), parsed(run("export", "verdicts").stdout)
    assert len(after) == 11
    assert elsewhere(after, THERE) == elsewhere(before, HERE)


def test_the_one_document_comes_back_the_same_too(run, exported):
    assert run("import", "verdicts", "-", text=exported["json"]).stderr == "11 taken, 0 here already.\n"
    before = json.loads(exported["json"])
    after = json.loads(run("export", "verdicts", "--format", "json").stdout)
    assert valid(after)
    assert elsewhere(after["verdicts"], THERE) == elsewhere(before["verdicts"], HERE)


def test_the_table_comes_back_the_same(run, exported, taken):
    after = run("export", "verdicts", "--format", "csv").stdout
    assert after.replace(THERE, HERE) == exported["csv"]


def test_a_second_round_trip_changes_nothing_any_more(run, exported, taken, engine):
    once = run("export", "verdicts").stdout
    empty(engine)
    run("import", "verdicts", "-", text=once)
    assert run("export", "verdicts").stdout == once


def test_corrections_history_and_withdrawals_come_along(run, taken):
    after = {each["slug"]: each for each in parsed(run("export", "verdicts").stdout)}
    corrected = after["partisans-kremlin-drones"]
    assert [(entry["version"], entry["kind"]) for entry in corrected["history"]] == [(1, None), (2, "update")]
    assert [entry["kind"] for entry in corrected["corrections"]] == ["update"]
    assert "mistake" in after["million-man-march-870000"]["reason"]


# What the importing site holds


def test_what_was_taken_in_is_sound(reading):
    assert list(soundness.problems(reading)) == []


def test_each_document_has_this_sites_addresses_numbers_and_hash(reading):
    for publication in reading.exec(select(Publication).where(col(Publication.document).is_not(None))):
        assert fingerprint(publication.document) == publication.sha256
        assert HERE not in publication.document
        for said in json.loads(publication.document).get("attributions", ()):
            attribution = reading.get_one(Attribution, said["id"])
            assert attribution.span.exact == said["quote"]
            assert attribution.article.id == said["article"]["id"]
            assert [hop.medium for hop in attribution.hops] == [hop["medium"] for hop in said["chain"]]


def test_of_earlier_versions_only_the_hash_is_kept(reading, exported):
    claim = reading.exec(select(Claim).where(Claim.slug == "partisans-kremlin-drones")).one()
    first, second = claim.publications
    told = next(each for each in parsed(exported["jsonl"]) if each["slug"] == claim.slug)
    assert (first.document, first.sha256) == (None, told["history"][0]["sha256"])
    assert second.document


def test_of_articles_only_the_hash_is_known(reading, exported):
    told = {
        said["article"]["sha256"]
        for each in parsed(exported["jsonl"])
        for said in each.get("attributions", ())
    }
    assert {version.sha256 for version in reading.exec(select(ArticleVersion))} == told
    assert {version.text for version in reading.exec(select(ArticleVersion))} == {None}


def test_what_several_dossiers_share_is_there_once(reading):
    assert reading.exec(select(func.count()).select_from(Question)).one() == 3
    titles = reading.exec(select(Article.title)).all()
    assert len(titles) == len(set(titles))
    names = reading.exec(select(Speaker.name)).all()
    assert len(names) == len(set(names))
    pieces = reading.exec(select(Evidence.title)).all()
    assert len(pieces) == len(set(pieces))


def test_reviewers_come_as_people_who_cannot_sign_in(reading):
    people = reading.exec(select(Person)).all()
    assert {person.public_name for person in people} == {"Nadia Okonkwo", "Tomás Lindqvist", "Mei Tanaka"}
    assert all(person.disabled and person.password_hash is None for person in people)
    assert reading.exec(select(Verdict)).first().person in people


def test_one_event_tells_of_each_dossier(reading):
    told = [event for event in reading.exec(select(Event)) if event.action == "imported"]
    assert len(told) == 11
    assert {event.noun for event in told} == {"publication"}
    assert all(event.after["source"].startswith(HERE) for event in told)


def test_the_public_lists_know_what_was_taken_in(reading):
    listed = reading.exec(select(Listing)).all()
    assert len(listed) == 11
    assert len([listing for listing in listed if listing.withdrawn]) == 1
    keys = set(reading.exec(select(Mention.key).where(Mention.kind == "speaker")))
    assert {"ilya-ponomarev", "the-kremlin", "farouk-el-baz"} <= keys


def test_every_page_of_what_was_taken_in_can_be_read(taken, cy):
    waiting, seen = ["/"], set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        answer = cy.get(address)
        assert answer.status_code in {200, 410}, address
        found = re.findall(
            r'href="(/(?:claims|questions|speakers|outlets|articles|topics|corrections)[^"#]*)"', answer.text
        )
        waiting += {html.unescape(each) for each in found} - seen - set(waiting)
    assert {"/claims/partisans-kremlin-drones/history/1", "/speakers/ilya-ponomarev", "/corrections"} <= seen


def test_a_claim_of_which_only_the_end_is_known_is_headed_by_its_address(taken, cy):
    page = cy.get("/claims/million-man-march-870000")
    assert page.status_code == 410
    assert "million-man-march-870000" in re.search(r"<h1.*?</h1>", page.text, re.DOTALL)[0]


# Again, and again


def test_taken_in_again_nothing_changes_and_it_is_said(run, exported, taken, engine):
    before = count(engine, Event)
    again = run("import", "verdicts", "-", text=exported["jsonl"])
    assert again.exit_code == 0
    assert again.stderr.endswith("0 taken, 11 here already.\n")
    assert f"line 1: {first_slug(exported)} is here already." in again.stderr
    assert count(engine, Event) == before


def test_what_is_new_in_a_file_is_taken_and_the_rest_skipped(run, exported, engine):
    first = "".join(lines(exported)[:4])
    run("import", "verdicts", "-", text=first)
    articles = count(engine, Article)
    answer = run("import", "verdicts", "-", text=exported["jsonl"])
    assert answer.stderr.endswith("7 taken, 4 here already.\n")
    assert count(engine, Article) >= articles
    with db.open_session(engine, writes=False) as session:
        titles = session.exec(select(Article.title)).all()
        assert len(titles) == len(set(titles))


def test_a_site_takes_back_its_own_export_and_says_that_it_has_it(settings, exported, engine, tmp_path):
    own = running.on(settings, tmp_path, HERE)
    own("import", "verdicts", "-", text=exported["jsonl"])
    answer = own("import", "verdicts", "-", text=own("export", "verdicts").stdout)
    assert answer.stderr.endswith("0 taken, 11 here already.\n")


def test_another_version_of_a_claim_that_is_here_is_refused(run, exported, taken, engine):
    said = json.loads(lines(exported)[0])
    said["ruling"]["summary"] = "Something else."
    before = count(engine, Event)
    answer = run("import", "verdicts", "-", text=json.dumps(said))
    assert answer.exit_code == 1
    assert "is here already, in other words or another version" in answer.stderr
    assert count(engine, Event) == before


def test_an_address_of_ours_is_not_taken_over(run, exported, engine):
    with db.transaction(engine) as session:
        session.add(Claim(slug=first_slug(exported), text="Ours."))
    answer = run("import", "verdicts", "-", text=lines(exported)[0])
    assert answer.exit_code == 1
    assert "belongs to a claim that is not published here" in answer.stderr


def test_the_text_of_an_article_that_is_here_is_used(run, exported, engine):
    said = json.loads(lines(exported)[0])
    article = said["attributions"][0]["article"]
    with db.transaction(engine) as session:
        ours = Article(title=article["title"])
        ours.versions.append(ArticleVersion(sha256=article["sha256"]))
        session.add(ours)
        session.flush()
        number = ours.id
    assert run("import", "verdicts", "-", text=json.dumps(said)).exit_code == 0
    with db.open_session(engine, writes=False) as session:
        assert number in set(session.exec(select(Attribution.article_id)))


# What is refused: the place is named and nothing stays


def spoiled(exported, **changes):
    """The export with its third dossier changed, at paths like `ruling__version`."""
    found = lines(exported)
    said = json.loads(found[2])
    for path, value in changes.items():
        *way, last = (int(part) if part.isdigit() else part for part in path.split("__"))
        inner = said
        for step in way:
            inner = inner[step]
        inner[last] = value
    found[2] = json.dumps(said) + "\n"
    return "".join(found)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"ruling__rating": "true-ish"}, "not on the scale"),
        ({"ruling__version": 7}, "history does not lead up"),
        ({"ruling__published": "yesterday"}, "ruling.published"),
        ({"ruling__published": "2023-05-09T12:00:00"}, "ruling.published"),
        ({"claim": None}, "claim"),
        ({"claim": "long " * 200}, "there is room for 500"),
        ({"claim": "NUL \x00 inside"}, "cannot be stored"),
        ({"short": "\ud800"}, "cannot be stored"),
        ({"slug": "x" * 120}, "there is room for 100"),
        ({"extra": 1}, "extra"),
        ({"verdicts__0__confidence": 7}, "verdicts.0.confidence"),
        ({"attributions__0__stance": "shouts"}, "attributions.0.stance"),
        ({"attributions__0__said": "2023-02-31"}, "no such date as 2023-02-31"),
        ({"attributions__0__selector__1__end": 3}, "not as long as the passage"),
        ({"attributions__0__selector__1__start": 10**30}, "not as long as the passage"),
        ({"evidence__0__published": "2023-14"}, "no such date as 2023-14"),
        ({"topics": [{"slug": "t", "name": " "}]}, "no name"),
    ],
)
def test_a_bad_dossier_is_refused_by_its_line_and_nothing_is_taken(run, exported, engine, changes, sentence):
    answer = run("import", "verdicts", "-", text=spoiled(exported, **changes))
    assert answer.exit_code == 1
    assert "line 3: " in answer.stderr
    assert sentence in answer.stderr
    assert "Nothing was taken." in answer.stderr
    assert (count(engine, Claim), count(engine, Event), count(engine, Speaker)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{broken", "line 1: It is not JSON"),
        ("[1, 2]", "line 1: It is not a dossier"),
        ('"words"', "line 1: It is not a dossier"),
        ("{}\n{}", "line 1: id: Field required"),
        (b"\xff\xfe\x00", "line 1: It is not UTF-8"),
        ("[" * 100_000, "line 1: It is nested too deep"),
        ('{"withdrawn": "2023-05-03T00:00:00Z"}', "line 1: id: Field required"),
        ('{"format": "factcheck-verdicts", "version": 2, "verdicts": []}', "version 1"),
        ('{"format": "something else"}', "version 1"),
        (
            '{"format": "factcheck-verdicts", "version": 1, "next": "https://x", "verdicts": []}',
            "one page of several",
        ),
        ('{"format": "factcheck-verdicts", "version": 1, "verdicts": {}}', "no list of verdicts"),
        ('{"format": "factcheck-verdicts", "version": 1, "verdicts": [3]}', "verdict 1: It is not a dossier"),
        ('{\n"format": "factcheck-verdicts",\n', "line 1: It is not JSON"),
    ],
)
def test_what_is_no_export_is_refused_with_a_sentence(run, engine, text, sentence):
    answer = run("import", "verdicts", "-", text=text)
    assert answer.exit_code == 1
    assert sentence in answer.stderr
    assert "Nothing was taken." in answer.stderr


def test_a_dossier_nested_without_end_is_refused(run, exported):
    deep = {"claim": "deep"}
    for _ in range(50):
        deep = {"inner": deep}
    answer = run("import", "verdicts", "-", text=spoiled(exported, extra=deep))
    assert "line 3: It is nested too deep" in answer.stderr


def test_the_line_is_counted_with_the_blank_ones(run, exported):
    text = "\n\n" + lines(exported)[0] + "\n{broken\n"
    assert "line 5: It is not JSON" in run("import", "verdicts", "-", text=text).stderr


def test_an_empty_file_takes_nothing_and_is_no_error(run, tmp_path):
    file = tmp_path / "empty.jsonl"
    file.touch()
    assert run("import", "verdicts", str(file)).stderr == "0 taken, 0 here already.\n"


def test_a_file_that_is_not_there_is_told(run):
    answer = run("import", "verdicts", "nowhere.jsonl")
    assert answer.exit_code == 1
    assert "nowhere.jsonl cannot be read" in answer.stderr


def test_two_reviewers_of_one_name_stay_two(run, exported, engine):
    said = json.loads(lines(exported)[0])
    said["verdicts"] = [each | {"reviewer": "A. Reviewer"} for each in said["verdicts"]]
    text = json.dumps(said)
    assert run("import", "verdicts", "-", text=text).exit_code == 0
    assert count(engine, Person) == len(said["verdicts"]) == 3


def test_things_of_two_sites_with_the_same_numbers_stay_apart(run, exported, engine):
    one = json.loads(lines(exported)[0])
    other = json.loads(lines(exported)[0].replace(HERE, "https://another.example"))
    other |= {"slug": "another-claim", "id": "https://another.example/claims/another-claim"}
    for attribution in other["attributions"]:
        attribution["article"] |= {"title": "Another article", "sha256": "0" * 64}
    text = f"{json.dumps(one)}\n{json.dumps(other)}\n"
    assert run("import", "verdicts", "-", text=text).exit_code == 0
    with db.open_session(engine, writes=False) as session:
        assert "Another article" in set(session.exec(select(Article.title)))


def test_how_it_was_checked_comes_along(taken, engine, exported):
    told = [json.loads(line) for line in exported["jsonl"].splitlines()]
    standing = [each for each in told if "withdrawn" not in each]
    with db.open_session(engine, writes=False) as session:
        searched = set(session.exec(select(Search.searched)))
        reasons = set(session.exec(select(Override.check, Override.reason)))
    assert searched == {search["searched"] for each in standing for search in each["searches"]}
    assert searched
    assert reasons == {(one["check"], one["reason"]) for each in standing for one in each["overrides"]}


def test_a_dossier_of_before_the_gate_is_taken_in_with_its_own_hash(run, exported, engine):
    told = [json.loads(line) for line in exported["jsonl"].splitlines()]
    old = next(each for each in told if "withdrawn" not in each)
    for name in ("overrides", "searches", "replies", "policies"):
        del old[name]
    for piece in old["evidence"]:
        piece.pop("archive_tried", None)
        piece.pop("archive_failure", None)
    body = {name: value for name, value in old.items() if name not in {"rivals", "corrections", "history"}}
    old["history"][-1]["sha256"] = fingerprint(json.dumps(body))
    answer = run("import", "verdicts", "-", text=json.dumps(old) + "\n")
    assert answer.exit_code == 0, (answer.stderr, answer.exception)
    out = json.loads(run("export", "verdicts", "--format", "jsonl").stdout)
    assert not {"overrides", "searches", "replies", "policies"} & out.keys()
    assert out["history"][-1]["sha256"] == old["history"][-1]["sha256"]
    with db.open_session(engine, writes=False) as session:
        assert list(soundness.problems(session)) == []
        assert not session.exec(select(Override)).all()


def test_what_a_verdict_was_before_a_round_outlives_a_correction_made_here(run, exported, engine, eve):
    """Agreement counts what was given blind, here as there."""
    dossier = next(each for each in parsed(exported["jsonl"]) if len(each.get("verdicts", ())) > 1)
    was = {"rating": "supported", "label": "Supported", "confidence": 0.4}
    dossier["verdicts"][0]["before"] = was
    assert run("import", "verdicts", "-", text=json.dumps(dossier) + "\n").exit_code == 0
    with db.transaction(engine) as session:
        claim = session.exec(select(Claim)).one()
        verdicts.unseal(session, eve.viewer, claim)
        rulings.adjudicate(session, eve.viewer, claim, **DECIDED)
        publish(session, claim, eve.viewer, kind="minor", note="A comma.")
        blind = {each.word for each in agreement.ratings(session, eve.viewer)}
    (after,) = parsed(run("export", "verdicts").stdout)
    assert after["ruling"]["version"] == dossier["ruling"]["version"] + 1
    assert [each.get("before") for each in after["verdicts"]] == [
        each.get("before") for each in dossier["verdicts"]
    ]
    assert "supported" in blind
    assert "changed on reading the others" in eve.get(f"/desk/claims/{dossier['slug']}").text

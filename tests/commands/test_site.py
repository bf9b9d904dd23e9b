"""The public side as files: every link leads somewhere, and what did not change is not written again."""

import gzip
import hashlib
import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import brotli
import pytest

from factcheck import db
from factcheck.domain.site_files import Places, ending
from factcheck.domain.vocabulary import SpeakerKind
from factcheck.models import Speaker
from factcheck.services import publications, speakers
from tests.commands import running
from tests.dossiers import contested, crowd, judge, publish, rule
from tests.factories import make_claim, make_speaker

pytestmark = pytest.mark.once

LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
ROOT = "http://localhost"


@pytest.fixture
def world(settings, engine, ada, ben, eve):
    """Claims with rivals, many attributions and a history; one withdrawn, one speaker merged into another."""
    with db.transaction(engine) as session:
        first = contested(session)
        crowd(session, first, 3)
        beside = make_claim(session, "Кот разбил окно 🪟.", question=first.question)
        gone = make_claim(session, "Nobody broke it.")
        for claim in (first, beside, gone):
            judge(session, claim, ada.viewer, ben.viewer)
            rule(session, claim, eve.viewer)
            publish(session, claim, eve.viewer)
        publications.withdraw(session, eve.viewer, gone, "Forged.")
        double = make_speaker(session, "V. Lind", kind=SpeakerKind.PERSON)
        vera = next(each.speaker for each in first.attributions if each.speaker.name == "Vera Lind")
        speakers.merge(session, eve.viewer, double, vera)
        return {"claim": first.slug, "gone": gone.slug, "double": double.slug, "vera": vera.slug}


@pytest.fixture
def run(settings, world):
    return running.on(settings, settings.instance)


@pytest.fixture
def files(run, tmp_path):
    """The folder, written once."""
    written(run, tmp_path / "site")
    return tmp_path / "site"


def written(run, folder, *words) -> str:
    """What the command says."""
    answer = run("site", str(folder), *words)
    assert answer.exit_code == 0, answer.output
    return answer.output


def tree(folder):
    """Every file with its hash and when it was written."""
    return {
        path.relative_to(folder).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
        )
        for path in folder.rglob("*")
        if path.is_file()
    }


def lying(folder, address):
    """The file that a host with nothing but files sends for an address; None where it has none."""
    path = folder / address.partition("?")[0].lstrip("/")
    path = path / "index.html" if path.is_dir() else path
    return path if path.is_file() else None


def links(folder):
    """Every link of every page within the site: the page and the address, as a browser follows it."""
    for path in folder.rglob("*.html"):
        page = f"{ROOT}/{path.relative_to(folder).as_posix().removesuffix('index.html')}"
        for found in LINK.findall(path.read_text(encoding="utf-8")):
            address, _ = urldefrag(urljoin(page, unescape(found)))
            if address.startswith(f"{ROOT}/"):
                yield path, address.removeprefix(ROOT)


def test_every_link_leads_to_a_file(files):
    found = list(links(files))
    assert len(found) > 200
    assert {(str(page), address) for page, address in found if lying(files, address) is None} == set()


def test_every_place_that_a_link_names_is_on_its_page(files):
    for path in files.rglob("*.html"):
        page = f"{ROOT}/{path.relative_to(files).as_posix().removesuffix('index.html')}"
        for found in LINK.findall(path.read_text(encoding="utf-8")):
            address, place = urldefrag(urljoin(page, unescape(found)))
            if place and address.startswith(f"{ROOT}/") and not path.match("404.html"):
                target = lying(files, address.removeprefix(ROOT))
                assert f'id="{place}"' in target.read_text(encoding="utf-8"), (path, found)


def test_every_page_has_its_data_beside_it_and_nothing_needs_the_application(files, world):
    for address in (
        f"claims/{world['claim']}",
        "questions/who-broke-the-window",
        f"speakers/{world['vera']}",
    ):
        assert json.loads((files / f"{address}.json").read_text(encoding="utf-8"))
        text = (files / address / "index.html").read_text(encoding="utf-8")
        assert not re.search(r"<form|/signin|/report|<script src=[^>]*(htmx|factcheck)", text)
        assert f'<link rel="alternate" type="application/json" href="/{address}.json">' in text
    assert 'role="search"' not in (files / "index.html").read_text(encoding="utf-8")
    assert "/browse/" in (files / "index.html").read_text(encoding="utf-8")


def test_whatever_is_on_the_map_of_the_site_is_written_and_the_feeds_of_ratings_are(files):
    told = re.findall("<loc>([^<]+)</loc>", (files / "sitemap.xml").read_text(encoding="utf-8"))
    assert f"{ROOT}/outlets/radio-one" in told
    assert [address for address in told if lying(files, address.removeprefix(ROOT)) is None] == []
    for name in ("ratings/supported/feed.atom", "ratings/refuted/feed.json", "outlets/radio-one/feed.atom"):
        assert (files / name).is_file(), name


def test_the_data_is_what_the_application_gives(files, cy, world):
    for address in (f"/claims/{world['claim']}.json", "/export/verdicts.jsonl", "/export/verdicts.csv"):
        assert (files / address[1:]).read_bytes() == cy.get(address).data
    numbers = [each["id"] for each in cy.get(f"/claims/{world['claim']}.json").json["attributions"]]
    for number in numbers:
        assert (files / f"attributions/{number}.jsonld").read_bytes() == cy.get(
            f"/attributions/{number}.jsonld"
        ).data
    collection = json.loads((files / "export/annotations.jsonld").read_text(encoding="utf-8"))
    assert lying(files, urlsplit(collection["first"]).path)


def test_what_moved_leads_on_and_what_is_not_there_is_told(files, world):
    page = (files / "speakers" / world["double"] / "index.html").read_text(encoding="utf-8")
    assert f'content="0; url=/speakers/{world["vera"]}/"' in page
    assert f'rel="canonical" href="/speakers/{world["vera"]}/"' in page
    same = [(files / f"speakers/{world[name]}.json").read_bytes() for name in ("double", "vera")]
    assert same[0] == same[1]
    assert "There is nothing at this address" in (files / "404.html").read_text(encoding="utf-8")
    stone = (files / "claims" / world["gone"] / "index.html").read_text(encoding="utf-8")
    assert "Forged." in stone
    assert "Report an error" not in stone
    for page in ("history", "history/2"):
        versions = files / "claims" / world["gone"] / page / "index.html"
        assert "<form" not in versions.read_text(encoding="utf-8")


def test_twins_hold_the_same_bytes(files):
    twins = [path for path in files.rglob("*") if path.suffix in {".gz", ".br"}]
    assert len(twins) > 50
    for path in twins:
        unpack = gzip.decompress if path.suffix == ".gz" else brotli.decompress
        assert unpack(path.read_bytes()) == path.with_suffix("").read_bytes()


def test_a_second_time_nothing_is_written(run, files):
    before = tree(files)
    said = written(run, files)
    assert tree(files) == before
    assert said.startswith("0 files written")
    assert "0 removed" in said


def test_a_correction_writes_what_tells_of_it_and_leaves_the_rest(run, files, engine, eve, world):
    before = tree(files)
    with db.transaction(engine) as session:
        claim = publications.latest(session, world["claim"]).claim
        session.get_one(Speaker, claim.attributions[0].speaker_id).role = "caretaker"
        session.flush()
        publish(session, claim, eve.viewer, kind="minor", note="A caretaker.")
    written(run, files)
    after = tree(files)
    changed = {name for name in after if after[name] != before.get(name)}
    assert f"claims/{world['claim']}/index.html" in changed
    assert f"claims/{world['claim']}/history/2/index.html" in changed
    assert not [name for name in changed if name.startswith(("static/", "about", f"claims/{world['gone']}"))]


def test_what_is_gone_is_removed_and_what_is_not_ours_stays(run, files):
    names = json.loads((files / ".factcheck-site.json").read_text(encoding="utf-8"))
    (files / ".factcheck-site.json").write_text(
        json.dumps([*names, "claims/old/index.html"]), encoding="utf-8"
    )
    (files / "claims/old").mkdir()
    for name in ("claims/old/index.html", "CNAME"):
        (files / name).write_text("mine", encoding="utf-8")
    assert "1 removed" in written(run, files)
    assert not (files / "claims/old").exists()
    assert (files / "CNAME").exists()


def test_a_folder_with_other_things_is_not_touched(run, tmp_path):
    (tmp_path / "letters.txt").write_text("mine", encoding="utf-8")
    answer = run("site", str(tmp_path))
    assert answer.exit_code == 1
    assert "Nothing was touched" in answer.output
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_an_empty_site_is_written_too(settings, engine, tmp_path):
    said = written(running.on(settings, settings.instance), tmp_path / "site")
    assert "files written" in said
    assert {
        address for _, address in links(tmp_path / "site") if lying(tmp_path / "site", address) is None
    } == set()


@pytest.mark.parametrize(
    ("address", "path", "link"),
    [
        ("/", "index.html", "/sub/"),
        ("/claims/a", "claims/a/index.html", "/sub/claims/a/"),
        ("/claims/a.json", "claims/a.json", "/sub/claims/a.json"),
        ("/static/style.css?v=abc", "static/style.css", "/sub/static/style.css?v=abc"),
        ("/articles/1#a7", "articles/1/index.html", "/sub/articles/1/#a7"),
    ],
)
def test_addresses_have_their_files_below_the_folder_of_the_site(address, path, link):
    places = Places("https://desk.example/sub/")
    assert places.path(address.partition("#")[0]) == path
    assert places.written(address) == link


def test_pages_of_one_list_lie_apart():
    places = Places("https://desk.example")
    first, second = (places.path(f"/speakers/a?after={mark}") for mark in ("x", "y"))
    assert first != second
    assert re.fullmatch(r"speakers/a/[0-9a-f]{12}/index.html", first)
    assert ending(places.path("/speakers/a.json?after=x")) == ".json"


def test_links_to_what_only_the_application_does_are_taken_away():
    told = []
    places = Places("https://desk.example/sub")
    page = places.page(
        '<p><a href="/report?page=/x">Report</a> <a class="b" href="/claims/a?x=1&amp;y=2#z">A</a> '
        '<a href="https://desk.example/sub/claims/b">B</a> <a href="https://other.example/claims/c">C</a></p>'
        '<link rel="alternate" href="/oembed?url=x"><meta property="og:url" content="https://desk.example/sub/claims/b">',
        told.append,
    )
    assert told == ["/claims/a?x=1&y=2", "/claims/b", "/claims/b"]
    assert page.startswith('<p>Report <a class="b" href="/sub/claims/a/')
    assert (
        'href="https://desk.example/sub/claims/b/">B</a> <a href="https://other.example/claims/c">C</a></p>'
        in page
    )
    assert "oembed" not in page
    assert isinstance(Path(places.path("/claims/b")), Path)

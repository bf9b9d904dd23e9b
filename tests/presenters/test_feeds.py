"""A feed in both shapes, read back by a program that we did not write."""

from datetime import UTC, datetime
from types import SimpleNamespace

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from factcheck.domain.ledger import canonical
from factcheck.domain.text import FORBIDDEN
from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models import Listing, Publication
from factcheck.presenters.atom import TOMBSTONES, as_atom
from factcheck.presenters.feeds import NEVER, Feed, Frame, as_json_feed

SITE = "https://site.example"
MOMENT = datetime(2024, 5, 3, 12, 30, tzinfo=UTC)
FRAME = Frame(
    title="Desk & <friends>",
    subtitle="Everything.",
    page=f"{SITE}/",
    address=f"{SITE}/feed.atom?after=abc",
    first=f"{SITE}/feed.atom",
    next=f"{SITE}/feed.atom?after=def",
    site="Desk",
    site_url=SITE,
    license="https://license.example/",
    language="en",
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    lambda text: not FORBIDDEN.search(text)
)


def item(claim="It fell.", kind=None, note=None, *, ended=False, version=1, document=True):
    said = {"claim": claim, "question": {"text": "What fell?"}}
    said["ruling"] = {"rating": "refuted", "label": "Refuted", "summary": "It stands."}
    publication = Publication(
        id=version,
        claim_id=1,
        version=version,
        kind=kind,
        note=note,
        document=canonical(said) if document else None,
        sha256="ab" * 32,
        published=MOMENT,
    )
    listing = Listing(claim_id=1, slug="it-fell", text=claim, withdrawn=MOMENT if ended else None)
    return SimpleNamespace(publication=publication, listing=listing, ended=ended)


def test_an_entry_says_what_happened_and_keeps_its_address_for_good():
    corrected = item(kind=CorrectionKind.SUBSTANTIAL, note="A film came up.", version=2)
    found = feedparser.parse(as_atom(Feed.of([corrected, item()], FRAME)))
    assert found.bozo is False
    newer, older = found.entries
    assert (newer.id, older.id) == (f"{SITE}/claims/it-fell/history/2", f"{SITE}/claims/it-fell/history/1")
    assert (newer.title, older.title) == ("Correction: Refuted: It fell.", "Refuted: It fell.")
    assert newer.link == f"{SITE}/claims/it-fell"
    assert (
        newer.content[0].value
        == "What fell?\n\nRefuted. It stands.\n\nCorrection, version 2. A film came up."
    )
    assert [tag.term for tag in newer.tags] == ["refuted", "substantial"]
    assert newer.updated == newer.published == "2024-05-03T12:30:00Z"


def test_the_frame_names_the_feed_its_author_and_its_pages():
    found = feedparser.parse(as_atom(Feed.of([item()], FRAME))).feed
    assert (found.title, found.subtitle, found.id) == (FRAME.title, FRAME.subtitle, f"{SITE}/feed")
    assert (found.author, found.language, found.rights) == ("Desk", "en", FRAME.license)
    links = {each.rel: each.href for each in found.links}
    assert links == {
        "alternate": f"{SITE}/",
        "self": FRAME.address,
        "first": FRAME.first,
        "next": FRAME.next,
        "license": FRAME.license,
    }
    assert found.updated == "2024-05-03T12:30:00Z"


def test_what_was_withdrawn_is_a_tombstone_and_no_entry():
    feed = Feed.of([item(kind=CorrectionKind.WITHDRAWN, note="Wrong.", version=2), item(ended=True)], FRAME)
    tree = etree.fromstring(as_atom(feed))
    (stone,) = tree.findall(f"{{{TOMBSTONES}}}deleted-entry")
    assert dict(stone.attrib) == {
        "ref": f"{SITE}/claims/it-fell/history/1",
        "when": "2024-05-03T12:30:00Z",
    }
    assert [etree.QName(node).localname for node in tree][-2:] == ["deleted-entry", "entry"]
    (entry,) = feedparser.parse(as_atom(feed)).entries
    assert entry.title.startswith("Withdrawn: ")
    drawn = as_json_feed(feed)
    assert [each["id"] for each in drawn["items"]] == [f"{SITE}/claims/it-fell/history/2"]
    assert drawn["_withdrawn"]["items"] == [
        {"id": f"{SITE}/claims/it-fell/history/1", "withdrawn": "2024-05-03T12:30:00Z"}
    ]


def test_a_version_of_which_only_the_hash_came_is_told_by_what_the_list_knows():
    feed = Feed.of([item(document=False)], FRAME)
    (entry,) = feedparser.parse(as_atom(feed)).entries
    assert (entry.title, entry.content[0].value) == ("It fell.", "It fell.")
    assert as_json_feed(feed)["items"][0]["_factcheck"]["rating"] is None


def test_a_feed_without_entries_is_still_one():
    feed = Feed.of([], FRAME)
    found = feedparser.parse(as_atom(feed))
    assert (found.bozo, found.entries, feed.updated) == (False, [], NEVER)
    assert as_json_feed(feed)["items"] == []


def test_a_json_feed_has_what_the_specification_asks_for():
    drawn = as_json_feed(Feed.of([item()], FRAME))
    assert drawn["version"] == "https://jsonfeed.org/version/1.1"
    assert (drawn["feed_url"], drawn["next_url"]) == (FRAME.address, FRAME.next)
    (one,) = drawn["items"]
    assert one["id"]
    assert (one["content_text"], one["date_published"]) == (
        "What fell?\n\nRefuted. It stands.",
        "2024-05-03T12:30:00Z",
    )
    last = as_json_feed(Feed.of([item()], FRAME.model_copy(update={"next": None})))
    assert "next_url" not in last


@settings(max_examples=40)
@given(TEXTS, TEXTS)
def test_every_text_that_we_store_comes_back_as_it_was(claim, note):
    feed = Feed.of([item(claim, CorrectionKind.UPDATE, note)], FRAME)
    tree = etree.fromstring(as_atom(feed))
    atom = {"a": "http://www.w3.org/2005/Atom"}
    assert tree.findtext("a:entry/a:title", namespaces=atom) == f"Update: Refuted: {claim}"
    assert tree.findtext("a:entry/a:content", namespaces=atom).endswith(f"version 1. {note}".strip())
    assert as_json_feed(feed)["items"][0]["title"] == f"Update: Refuted: {claim}"


@pytest.mark.parametrize(
    "text", ["</entry><script>", "]]>", "&amp; & <", "\u202eright to left\u202c", "Кремль 🪟"]
)
def test_texts_that_look_like_markup_stay_texts(text):
    (entry,) = feedparser.parse(as_atom(Feed.of([item(text)], FRAME)), sanitize_html=False).entries
    assert entry.title_detail.type == "text/plain"
    tree = etree.fromstring(as_atom(Feed.of([item(text)], FRAME)))
    assert tree.findtext(".//{*}entry/{*}title") == f"Refuted: {text}"

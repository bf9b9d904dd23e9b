"""Outlets are found by name; two that are one become one."""

import pytest
from sqlmodel import select

from factcheck.models import Event
from factcheck.services import outlets
from factcheck.services.naming import TooLong
from factcheck.services.refusals import EditedMeanwhile
from tests.factories import make_article, make_attribution, make_outlet


def events(session):
    return session.exec(select(Event).order_by(Event.id)).all()


def edited(session, outlet, version=None, actor=None, **wanted):
    wanted = outlets.values(outlet) | wanted
    return outlets.edit(session, actor, outlet, version or outlet.version, **wanted)


def test_an_outlet_is_made_once_however_its_name_is_written(session, actor):
    made = outlets.resolve(session, actor, " News.az ", "https://news.example/")
    assert (made.name, made.slug, made.url) == ("News.az", "news-az", "https://news.example/")
    assert outlets.resolve(session, actor, "NEWS.AZ") is made
    (event,) = events(session)
    assert (event.action, event.noun, event.person_id) == ("made", "outlet", actor.id)


@pytest.mark.parametrize("name", ["Обозреватель", "Az\u0259rbaycan Televiziyas\u0131", "الجزيرة", "📰 Daily"])
def test_names_in_any_script_are_found_again(session, actor, name):
    made = outlets.resolve(session, actor, name)
    assert outlets.resolve(session, actor, name.upper()) is made
    assert outlets.matching(session, name[2:5].upper()) == [made]
    assert outlets.find(session, made.slug) is made


def test_an_outlet_needs_a_name(session, actor):
    with pytest.raises(outlets.OutletUnnamed):
        outlets.resolve(session, actor, "  ")
    with pytest.raises(TooLong, match="A name may have 200 characters"):
        outlets.resolve(session, actor, "a" * 201)
    with pytest.raises(outlets.OutletUnnamed):
        edited(session, make_outlet(session), name=" ")


def test_an_edit_keeps_before_and_after(session, actor):
    outlet = make_outlet(session, "CNN")
    edited(session, outlet, actor=actor, name="CNN International", wikidata="Q48340")
    event = events(session)[-1]
    assert (event.before["name"], event.after["name"]) == ("CNN", "CNN International")
    assert (outlet.version, outlet.slug, outlet.wikidata) == (2, "cnn", "Q48340")
    assert outlets.resolve(session, actor, "cnn international") is outlet


def test_a_stale_edit_conflicts_unless_it_says_the_same(session, actor):
    outlet = make_outlet(session, "CNN")
    edited(session, outlet, version=1, url="https://cnn.example/")
    count = len(events(session))
    edited(session, outlet, version=1)
    assert (outlet.version, len(events(session))) == (2, count)
    with pytest.raises(EditedMeanwhile) as conflict:
        edited(session, outlet, version=1, url="https://other.example/")
    assert conflict.value.theirs == {"name": "CNN", "url": "https://cnn.example/", "wikidata": ""}


def test_an_outlet_does_not_take_anothers_name(session, actor):
    make_outlet(session, "CNN")
    with pytest.raises(outlets.OutletNameTaken):
        edited(session, make_outlet(session, "ABC"), name="Cnn")


def test_merging_moves_articles_and_hops_with_one_event(session, actor):
    old, new = make_outlet(session, "News Az"), make_outlet(session, "News.az")
    edited(session, old, url="https://news.example/")
    article = make_article(session, outlet=old)
    hop = make_attribution(session, chain=[("article", "News Az")]).hops[0]
    before = len(events(session))

    assert outlets.merge(session, actor, old, new) is new

    session.expire_all()
    assert (article.outlet_id, hop.outlet_id, new.url) == (new.id, new.id, "https://news.example/")
    (event,) = events(session)[before:]
    assert (event.action, event.after["articles"], event.after["hops"]) == ("merged", [article.id], [hop.id])
    assert outlets.resolve(session, actor, "news az") is new
    assert outlets.matching(session, "news") == [new]


def test_merges_lead_on_to_the_last(session, actor):
    first, second, third = (make_outlet(session, name) for name in ("Uno", "Dos", "Tres"))
    outlets.merge(session, actor, first, second)
    outlets.merge(session, actor, second, third)
    session.expire_all()
    assert first.merged_into_id == third.id
    assert outlets.resolve(session, actor, "uno") is third
    with pytest.raises(outlets.SameOutlet):
        outlets.merge(session, actor, third, first)
    with pytest.raises(outlets.OutletMergedAlready):
        outlets.merge(session, actor, first, third)
    with pytest.raises(outlets.OutletMergedAlready):
        edited(session, first, name="Eins")

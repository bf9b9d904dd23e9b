"""What changed since a moment: everything published, page by page, in one query."""

from datetime import UTC, datetime, timedelta

import pytest

from factcheck.models import Publication
from factcheck.models.columns import now
from factcheck.services import changes, publications, questions
from factcheck.services.public_search import NoSuchChoice, NoSuchPlace
from tests.crowded import editor, published
from tests.dossiers import contested, counted, publish, rule
from tests.factories import make_attribution, make_claim, make_question

DAY = timedelta(days=1)
START = datetime(2026, 5, 3, tzinfo=UTC)


def dated(session, *publications: Publication) -> None:
    """Publish them a day apart from START on."""
    for number, publication in enumerate(publications):
        publication.published = START + number * DAY
        session.add(publication)
    session.flush()


@pytest.fixture
def story(session) -> list[Publication]:
    """A claim published, corrected and withdrawn, and another one; a day apart."""
    claim = published(session, contested(session))
    first = publications.latest(session, claim.slug)
    rule(session, claim, editor(session), summary="Other words.")
    second = publish(session, claim, editor(session), kind="minor", note="Other words.")
    other = make_claim(session)
    make_attribution(session, other)
    published(session, other)
    third = publications.latest(session, other.slug)
    fourth = publications.withdraw(session, editor(session), claim, "It was another window.")
    dated(session, first, second, third, fourth)
    return [first, second, third, fourth]


def ids(found):
    return [each.publication.id for each in found]


def test_everything_since_a_moment_is_there_the_newest_first(session, story):
    found, mark = changes.since(session, START + DAY)
    assert (ids(found), mark) == ([each.id for each in story[:0:-1]], None)
    assert [each.before.id if each.before else None for each in found] == [story[1].id, None, story[0].id]
    assert ids(changes.since(session, START + 4 * DAY)[0]) == []
    assert len(changes.since(session, None)[0]) == 4


def test_the_list_goes_on_page_by_page(session, story, monkeypatch):
    monkeypatch.setattr(changes, "ON_A_PAGE", 2)
    for each in story[:3]:
        each.published = START
        session.add(each)
    session.flush()
    found, mark = [], ""
    while mark is not None:
        page, mark = changes.since(session, START, mark)
        found += ids(page)
    assert found == [story[3].id, story[2].id, story[1].id, story[0].id]
    with pytest.raises(NoSuchPlace):
        changes.since(session, START, "nonsense")


def test_changes_are_counted_where_somebody_named_a_moment(session, story, monkeypatch):
    assert changes.count(session, None) is None
    assert changes.count(session, START + DAY) == 3
    monkeypatch.setattr(changes, "MOST_COUNTED", 2)
    assert changes.count(session, START + DAY) is None
    assert changes.count(session, START + 2 * DAY) == 2


def test_two_queries_for_the_list(session, story):
    with counted(session) as asked:
        assert [each.listing.text for each in changes.since(session, START)[0]]
    assert len(asked) == 2


def reworded(session, **words):
    """The question of the story, edited by an editor."""
    question = questions.find(session, "who-broke-the-window")
    values = questions.values(question) | words
    return questions.edit(session, editor(session), question, question.version, **values)


def test_a_question_that_reads_differently_is_a_change_too(session, story):
    before = now()
    reworded(session, topics=["Glass", "Windows"])
    reworded(session, text="Who really broke the window?")
    reworded(session, summary="Nobody saw it.")
    found, mark = changes.since(session, before)
    assert mark is None
    assert [(each.slug, each.before.text, each.after.text) for each in found] == [
        ("who-broke-the-window", "Who really broke the window?", "Who really broke the window?"),
        ("who-broke-the-window", "Who broke the window?", "Who really broke the window?"),
    ]
    assert [each.after.summary for each in found] == ["Nobody saw it.", ""]
    assert (changes.count(session, before), changes.count(session, START)) == (2, 6)


def test_words_that_readers_never_saw_are_no_change(session):
    make_claim(session, question=make_question(session, "Who broke the window?"))
    reworded(session, text="Who broke it?")
    assert changes.since(session, None) == ([], None)


def test_rewordings_and_publications_make_one_list_over_all_pages(session, story, monkeypatch):
    monkeypatch.setattr(changes, "ON_A_PAGE", 2)
    for text in ("Who did it?", "Who did that?", "Who was it?"):
        reworded(session, text=text)
    kinds, mark = [], ""
    while mark is not None:
        page, mark = changes.since(session, START, mark)
        kinds += [type(each).__name__ for each in page]
    assert sorted(kinds) == ["Corrected"] * 4 + ["Reworded"] * 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", None),
        ("2026-05-03", START),
        ("2026-05-03T02:30:00+02:00", START + timedelta(minutes=30)),
        ("0001-01-01", datetime(1, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_day_or_a_moment_is_understood(text, found):
    assert changes.moment(text) == found


@pytest.mark.parametrize("text", ["yesterday", "2026-02-30", "2026-05", "2026-05-03T25:00:00Z"])
def test_anything_else_is_refused_with_an_example(text):
    with pytest.raises(NoSuchChoice, match="2026-05-03"):
        changes.moment(text)

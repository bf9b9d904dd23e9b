"""Articles: what is kept of a text, and what a new version does to what was marked."""

import pytest

from factcheck.services import articles, log, spans
from factcheck.services.refusals import EditedMeanwhile

TEXT = "Nobody was hurt, the mayor said.\n\n“We were lucky,” she added on Monday."


def test_an_article_keeps_its_text_letter_by_letter(session, actor):
    text = "Zürich – „Привет“ 👩‍👩‍👧‍👦 مرحبا\u00a0e\u0301 \ufb01"
    article = articles.add(session, actor, text=f"\r\n{text}\r\nmore\r\n", title="T")
    assert articles.latest(article).text == f"{text}\nmore"


def test_an_article_makes_its_outlet_once(session, actor):
    first = articles.add(session, actor, text="One.", title="A", outlet="The Herald")
    second = articles.add(session, actor, text="Two.", title="B", outlet="the herald")
    assert first.outlet is second.outlet


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"text": " \n "}, articles.ArticleEmpty),
        ({"text": "a" * (articles.LONGEST + 1)}, articles.ArticleTooLong),
        ({"text": "a\n\n" * (articles.MOST_PARAGRAPHS + 1)}, articles.TooManyParagraphs),
        ({"text": "a\x00b"}, articles.TextUnreadable),
        ({"text": "half \ud83d of an emoji"}, articles.TextUnreadable),
        ({"title": "  "}, articles.ArticleUntitled),
        ({"published": "2023-02-30"}, articles.NoSuchDate),
    ],
)
def test_an_article_that_cannot_be_kept_is_refused(session, actor, fields, refusal):
    with pytest.raises(refusal):
        articles.add(session, actor, **{"text": "Words.", "title": "Title", **fields})


def test_adding_an_article_leaves_one_event_without_its_text(session, actor, events):
    article = articles.add(session, actor, text=TEXT, title="Luck")
    (event,) = events()
    assert (event.action, event.noun, event.person_id) == ("added", "article", actor.id)
    assert event.after["sha256"] == articles.latest(article).sha256
    assert "lucky" not in str(event.after)


def test_a_new_version_leaves_the_old_one_as_it_was(session, actor, article):
    newer = articles.add_version(session, actor, article, TEXT + "\n\nMore.")
    assert [version.number for version in article.versions] == [1, 2]
    assert article.versions[0].text == TEXT
    assert articles.latest(article) is newer


def test_the_same_text_again_is_no_new_version(session, actor, article, events):
    again = articles.add_version(session, actor, article, TEXT + "\r\n")
    assert again.number == 1
    assert len(events()) == 1


def test_a_passage_with_the_same_surroundings_moves_along(session, actor, article):
    span = spans.mark(session, articles.latest(article), exact="We were lucky,")
    newer = articles.add_version(session, actor, article, "Correction: see below.\n\n" + TEXT)
    assert not span.orphaned
    assert span.article_version_id == newer.id
    assert newer.text[span.start : span.end] == span.exact


def test_a_passage_in_other_surroundings_waits_for_a_person(session, actor, article, events):
    span = spans.mark(session, articles.latest(article), exact="We were lucky,")
    articles.add_version(session, actor, article, TEXT.replace("she added", "he lied"))
    assert span.orphaned
    assert span.article_version_id == article.versions[0].id
    assert events()[-1].after["orphaned"] == [span.id]


def test_an_orphan_comes_back_with_its_words_and_surroundings(session, actor, article):
    span = spans.mark(session, articles.latest(article), exact="We were lucky,")
    articles.add_version(session, actor, article, "Gone.")
    assert span.orphaned
    third = articles.add_version(session, actor, article, TEXT)
    assert (span.orphaned, span.article_version_id) == (False, third.id)


def test_an_edit_that_comes_second_sees_what_was_saved_first(session, actor, article):
    change(session, actor, article, 1, title="First")
    with pytest.raises(EditedMeanwhile) as refused:
        change(session, actor, article, 1, title="Second")
    assert (refused.value.theirs["title"], refused.value.version) == ("First", 2)


def test_the_same_edit_twice_is_no_conflict(session, actor, article, events):
    for _ in range(2):
        change(session, actor, article, 1, title="First", outlet="Herald")
    assert article.version == 2
    assert [event.action for event in events()] == ["added", "made", "edited"]


def test_articles_are_found_by_title_byline_and_outlet_whatever_the_case(session, actor):
    moscow = articles.add(session, actor, text="1", title="МОСКВА сегодня", outlet="Коммерсантъ")
    zurich = articles.add(session, actor, text="2", title="Zürich", byline="Ann O’Hara", url="https://z.ch/a")
    assert articles.newest(session, "москва") == [moscow]
    assert articles.newest(session, "коммерсант сегодня") == [moscow]
    assert articles.newest(session, "zurich z.ch") == [zurich]
    assert articles.newest(session, "100%") == []


def test_the_list_goes_on_below_the_last_one_seen(session, actor):
    added = [articles.add(session, actor, text=str(n), title=f"Title {n}") for n in range(5)]
    first = articles.newest(session, limit=2)
    assert first == [added[4], added[3]]
    assert articles.newest(session, before=first[-1].id, limit=9) == [added[2], added[1], added[0]]


def test_a_text_that_is_here_already_is_recognised(session, actor, article):
    assert articles.with_text(session, TEXT.replace("\n", "\r\n")) is article
    assert articles.with_text(session, TEXT + "!") is None


def test_the_log_holds_after_all_of_it(session, actor, article):
    spans.mark(session, articles.latest(article), exact="Nobody", actor=actor)
    articles.add_version(session, actor, article, "Other.")
    assert log.broken_at(session) is None


def change(session, actor, article, version, **values):
    fields = {"title": "T", "url": None, "outlet": "", "byline": None, "published": None, "language": None}
    return articles.edit(session, actor, article, version, **fields | values)


@pytest.fixture
def article(session, actor):
    return articles.add(session, actor, text=TEXT, title="Luck")

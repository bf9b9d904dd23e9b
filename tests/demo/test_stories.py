"""The demo's stories: in our own words, short, and each quotation where it is said to stand."""

import os
from pathlib import Path

import pytest

from factcheck.demo.stories import SIGNS, all_stories
from factcheck.domain.vocabulary import Bearing

LONGEST_SHARED = 90
STORIES = {story.folder.name: story for story in all_stories()}
ARTICLES = [(name, article["key"]) for name, story in STORIES.items() for article in story.said["articles"]]


def seed_article():
    folder = Path(os.environ.get("FACTCHECK_EVAL_DATA") or Path(__file__).parents[3] / "shared" / "data")
    path = folder / "seed_article.txt"
    if not path.exists():
        pytest.skip("the article the product was created from is not here")
    return " ".join(path.read_text(encoding="utf-8").split())


@pytest.mark.parametrize(("name", "article"), ARTICLES)
def test_an_article_has_between_a_hundred_and_two_hundred_and_fifty_words(name, article):
    assert 100 <= len(STORIES[name].text(article).split()) <= 250


def test_the_kremlin_has_five_articles_and_five_rivals_or_more():
    said = STORIES["kremlin"].said
    assert len(said["articles"]) >= 5
    assert len([claim for claim in said["claims"] if not claim.get("alone")]) >= 5
    assert len(said["evidence"]) >= 10


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_every_quotation_stands_once_in_its_article(story):
    for row in story.said["attributions"]:
        assert story.text(row["article"]).count(row["quote"]) == 1, row["quote"]


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_the_newspapers_stand_at_addresses_that_nobody_can_own(story):
    assert all(".example/" in article["url"] for article in story.said["articles"])


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_acts_follow_each_other_in_time_after_the_question(story):
    moments = [act.at for act in story.acts()]
    assert moments == sorted(moments)
    assert all(moment >= story.opening().at for moment in moments)
    assert all(moment.tzinfo is not None for moment in moments)


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_bearing_line_has_one_sign_for_each_rival(story):
    rivals = [claim for claim in story.said["claims"] if not claim.get("alone")]
    for piece in story.said["evidence"]:
        for signs in piece["bearings"].values():
            assert len(signs.split()) == len(rivals)
            assert set(signs.split()) <= set(SIGNS)


def test_the_signs_stand_for_the_bearings():
    assert set(SIGNS.values()) == {bearing.value for bearing in Bearing}


def test_nothing_longer_than_a_short_quotation_is_shared_with_the_seed_article():
    seed = seed_article()
    windows = {seed[at : at + LONGEST_SHARED] for at in range(len(seed) - LONGEST_SHARED + 1)}
    for story in STORIES.values():
        files = [
            path.read_text(encoding="utf-8") for path in sorted(story.folder.iterdir()) if path.is_file()
        ]
        for text in files:
            ours = " ".join(text.split())
            shared = [
                ours[at : at + LONGEST_SHARED]
                for at in range(len(ours) - LONGEST_SHARED + 1)
                if ours[at : at + LONGEST_SHARED] in windows
            ]
            assert not shared

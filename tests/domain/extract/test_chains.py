"""Chains: the hops between a speaker's mouth and the article, the nearest first."""

import pytest

from factcheck.domain.extract import extract
from tests.domain.extract.reading import only

HOPS = {
    "told an outlet's reporter": ("Anna Quist told CNN’s Jo Brand that it was safe.", ("CNN",)),
    "told an outlet": ("Anna Quist told the Karsk Herald that it was safe.", ("Karsk Herald",)),
    "told a newspaper by kind": ("Anna Quist told the newspaper Le Matin that it was safe.", ("Le Matin",)),
    "told a foreign agency": ("Anna Quist told Adnkronos that it was safe.", ("Adnkronos",)),
    "an interview": ("In an interview with Sky News, Anna Quist said it was safe.", ("Sky News",)),
    "shared on a platform": ("“It is safe,” said Anna Quist in a statement shared on Twitter.", ("Twitter",)),
    "a post": ("Anna Quist said in a post on Telegram that it was safe.", ("Telegram",)),
    "a tweet": ("Anna Quist tweeted that it was safe.", ("Twitter",)),
    "an outlet that relays": (
        "The bridge is safe, Anna Quist said, reports Ukrayinska Pravda.",
        ("Ukrayinska Pravda",),
    ),
    "a newspaper that relays": (
        "Officials believe it is safe, the newspaper Le Matin reported.",
        ("Le Matin",),
    ),
    "cited and relayed": (
        "Anna Quist says the bridge is safe, Karsk.com reports citing Reuters.",
        ("Reuters", "Karsk.com"),
    ),
}


@pytest.mark.parametrize(("text", "chain"), HOPS.values(), ids=HOPS)
def test_the_hops_of_a_sentence(text, chain):
    assert extract(text)[0].chain == chain


@pytest.mark.parametrize(
    "text",
    [
        "Anna Quist told Oleg Marsh that it was safe.",
        "Anna Quist told reporters that it was safe.",
        "Anna Quist told Ukraine that it was safe.",
    ],
)
def test_who_is_no_outlet_is_no_hop(text):
    assert extract(text)[0].chain == ()


def test_the_articles_own_outlet_comes_last():
    text = "Anna Quist told CNN that it was safe."

    assert only(text, outlet="Karsk Herald").chain == ("CNN", "Karsk Herald")


def test_a_closing_credit_names_the_outlet():
    assert extract("The mayor said it was safe.\n\nKarsk.Com")[0].chain == ("Karsk.Com",)


def test_a_dateline_names_the_agency():
    assert extract("KARSK, May 3 (Reuters) - The mayor said it was safe.")[0].chain == ("Reuters",)


def test_the_route_stays_with_its_speaker():
    text = (
        "Anna Quist told CNN that it was safe.\n\nThe Kremlin said it was not."
        "\n\n“I cross it every day,” Quist said.\n\nAt a news conference, Quist said she was tired."
    )

    assert [one.chain for one in extract(text)] == [("CNN",), (), ("CNN",), ()]

"""The lint of what was reviewed: the claim's words, who puts it forward, and where it appeared."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.domain import claimreview
from factcheck.domain.findings import Finding, Markup, error, listed, nodes, warning

NOBODY = {"internet", "the internet", "anonymous", "unknown", "various", "social media", "n/a", "none"}
"""Names that name nobody."""
RATINGS = {
    "true", "mostly true", "half true", "false", "mostly false", "fake", "misleading", "hoax",
    "supported", "mostly supported", "refuted", "mostly refuted", "unproven", "conflicting",
}  # fmt: skip
"""Words that desks rate with, besides those of the dossier."""
MARK = r"[:!.,;–—|/-]"


def lint(markup: Markup, dossier: Markup) -> Iterator[Finding]:
    """What is wrong with `claimReviewed` and `itemReviewed`."""
    yield from _words(markup, dossier)
    item = markup.get("itemReviewed")
    if not isinstance(item, dict) or item.get("@type") != "Claim":
        yield error("item", "itemReviewed", "What was reviewed must be a Claim, not a work or nothing.")
        return
    if item.get("text") != dossier["claim"]:
        yield error("claim", "itemReviewed.text", "The claim is not the one on the page.")
    yield from _claimants(item, dossier)
    yield from _works(item, dossier)


def _words(markup: Markup, dossier: Markup) -> Iterator[Finding]:
    """The claim in a line: from the page's words, and without the rating."""
    said = str(markup.get("claimReviewed", ""))
    if said not in (dossier["claim"], claimreview.shortened(dossier["claim"])):
        yield error("claim", "claimReviewed", "The claim is not the one on the page.")
    elif said != dossier["claim"]:
        most = claimreview.LONGEST_CLAIM
        yield warning(
            "claim-long",
            "claimReviewed",
            f"The claim has {len(dossier['claim'])} characters; others see {most} of them. Put it shorter.",
        )
    if rated(said, dossier):
        yield error("claim-rated", "claimReviewed", "The claim holds the rating. Leave the claim to itself.")


def rated(text: str, dossier: Markup) -> bool:
    """Whether a claim brings its rating along: before it, behind it, or in brackets."""
    ruling = dossier["ruling"]
    own = {ruling["label"], ruling["rating"], *(each["label"] for each in dossier["verdicts"])}
    words = "|".join(sorted((re.escape(each.casefold()) for each in own | RATINGS), key=len, reverse=True))
    ahead = rf"^\W*(?:{words})\s*{MARK}"
    behind = rf"(?:{MARK}\s+|\b(?:is|are|was|were)\s+)(?:{words})\W*$"
    return re.search(rf"{ahead}|{behind}|[(\[](?:{words})[)\]]", text.casefold()) is not None


def _claimants(item: Markup, dossier: Markup) -> Iterator[Finding]:
    """Exactly those who assert it, each as what they are."""
    place = "itemReviewed.author"
    given = listed(item.get("author"))
    wanted = listed(claimreview.claimants(claimreview.claiming(dossier["attributions"])))
    if _parties(given) != _parties(wanted):
        yield error("claimants", place, "The claimants are not those who assert it on the page.")
    for each in given:
        if str(each.get("name", "")).strip().casefold() in NOBODY | {""}:
            yield error(
                "claimant-nobody", place, "A claimant needs a name that names somebody; else leave it out."
            )
    if not given and not item.get("firstAppearance") and not item.get("appearance"):
        yield warning("no-origin", place, "Nobody is named who asserts it, nor where. Add an attribution.")


def _parties(given: list[Any]) -> set[tuple[str, str]]:
    """Claimants by type and name."""
    return {(str(each.get("@type")), str(each.get("name"))) for each in given}


def _works(item: Markup, dossier: Markup) -> Iterator[Finding]:
    """Every article in which it is asserted, with its own date, and chains without a broken link."""
    works = [*listed(item.get("firstAppearance")), *listed(item.get("appearance"))]
    full = [each for each in works if isinstance(each, dict)]
    known = {each.get("@id") for each in full}
    place = "itemReviewed.appearance"
    for path, node in nodes(full, place):
        if path.endswith("isBasedOn") and any(each.get("@id") not in known for each in listed(node)):
            yield error("chain", path, "The chain leads to a work that is not there.")
    yield from _articles(full, dossier, place)


def _articles(works: Sequence[Markup], dossier: Markup, place: str) -> Iterator[Finding]:
    """What the markup says of each article in which the claim is asserted."""
    by_id = {work.get("@id"): work for work in works}
    articles = [each["article"] for each in claimreview.claiming(dossier["attributions"])]
    for article in {each["id"]: each for each in articles}.values():
        work = by_id.get(article["url"] or f"{dossier['id']}#article-{article['id']}")
        if work is None:
            yield error("appearance", place, f"The article “{article['title']}” is missing.")
        elif work.get("datePublished") != article["published"]:
            yield error("appearance-date", place, f"The date is not that of “{article['title']}”.")
    if any(each.get("@type") == "OpinionNewsArticle" for each in works):
        yield error("appearance-type", place, "Nobody said that the article is an opinion.")

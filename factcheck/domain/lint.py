"""The lint of ClaimReview markup: Google's rules and ours, and whether it says what the page says."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from factcheck.domain import lint_claims, lint_media, lint_ratings
from factcheck.domain.claimreview import LONGEST_CLAIM
from factcheck.domain.findings import Finding, Markup, error, listed, nodes, warning

__all__ = ["Finding", "lint"]
EMPTY: tuple[Any, ...] = (None, "", [], {})
"""What says nothing; 0 and False do."""


def lint(markup: Markup, dossier: Markup) -> list[Finding]:
    """What is wrong with the markup of a dossier, the errors first; nothing when it is clean.

    `dossier` is the published JSON, with or without its rivals, corrections and history.
    """
    if markup.get("@type") != "ClaimReview":
        return [error("type", "@type", "The markup must be exactly one ClaimReview.")]
    rules = (_whole, _address, _dates, _desk, _terms, _corrections, _one_review)
    found = [each for rule in rules for each in rule(markup, dossier)]
    found += lint_claims.lint(markup, dossier)
    found += lint_ratings.lint(markup, dossier)
    found += lint_media.lint(markup, dossier)
    return sorted(found, key=lambda each: each.level != "error")


def _whole(markup: Markup, _: Markup) -> Iterator[Finding]:
    """What must be there is there, and nothing is empty."""
    for name in ("claimReviewed", "reviewRating", "url"):
        if markup.get(name) in EMPTY:
            yield error("required", name, f"The markup needs {name}.")
    for path, value in nodes(markup):
        if value in EMPTY:
            yield error("empty", path, f"{path} is there and says nothing. Leave it out.")


def _address(markup: Markup, dossier: Markup) -> Iterator[Finding]:
    """The address is the claim's own page, and the review has a name that stays."""
    address = urlsplit(str(markup.get("url", "")))
    if markup.get("url") != dossier["id"] or not address.path.strip("/"):
        yield error("url", "url", "The address must be the claim's own page, not another one.")
    if not str(markup.get("@id", "")).startswith(dossier["id"]):
        yield error(
            "id", "@id", "The review needs an @id of its own that stays: the claim's address with a #."
        )


def _dates(markup: Markup, dossier: Markup) -> Iterator[Finding]:
    """When it was published and changed, as the page says."""
    ruling = dossier["ruling"]
    for name, said in (("datePublished", ruling["published"]), ("dateModified", ruling["modified"])):
        if markup.get(name) != said:
            yield error("date", name, f"{name} is not the time that the page gives.")


def _desk(markup: Markup, dossier: Markup) -> Iterator[Finding]:
    """Who checked it, and that this is not who said it."""
    authors = [each for each in listed(markup.get("author")) if isinstance(each, dict)]
    if not any(each.get("name") or each.get("url") for each in authors):
        yield error("publisher", "author", "The check needs a publisher with a name or an address.")
    names = {str(each.get("name")).casefold() for each in authors}
    speakers = {each["speaker"]["name"].casefold() for each in dossier["attributions"]}
    if names & speakers:
        yield error("own-claim", "author", "The desk may not check what it said itself.")


def _terms(markup: Markup, dossier: Markup) -> Iterator[Finding]:
    """What Google does not read, and others do."""
    wanted = {
        "inLanguage": "Say which language the check is in: set the site's language.",
        "sdLicense": "Say on which terms the markup may be used: set the site's licence.",
    }
    for name, sentence in wanted.items():
        if not markup.get(name):
            yield warning("terms", name, sentence)
    cited, known = listed(markup.get("citation")), dossier["evidence"]
    if len(cited) != len(known):
        yield error("citation", "citation", "The evidence cited is not the evidence on the page.")
    if not known:
        yield warning("evidence", "citation", "No evidence is cited. Add what the ruling rests on.")


def _corrections(markup: Markup, dossier: Markup) -> Iterator[Finding]:
    """Every correction of the page is in the markup."""
    said = [each.get("text") for each in listed(markup.get("correction"))]
    if said != [each["note"] or None for each in dossier.get("corrections", ())]:
        yield error("correction", "correction", "The corrections are not those on the page.")


def _one_review(markup: Markup, _: Markup) -> Iterator[Finding]:
    """One page, one claim, one review."""
    reviews = [path for path, each in nodes(markup) if _is_review(each)]
    if len(reviews) > 1:
        yield error("several", reviews[1], "A page may carry one ClaimReview only.")
    claimed = str(markup.get("claimReviewed", ""))
    if len(claimed) > LONGEST_CLAIM:
        yield error(
            "claim-length", "claimReviewed", f"claimReviewed has more than {LONGEST_CLAIM} characters."
        )


def _is_review(value: Any) -> bool:
    """Whether a piece of markup is a ClaimReview."""
    return isinstance(value, dict) and "ClaimReview" in listed(value.get("@type"))

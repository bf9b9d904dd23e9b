"""The lint of MediaReview: categories that go together, and a way to see what was looked at."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from factcheck.domain.findings import Finding, Markup, error, listed
from factcheck.domain.mediareview import CATEGORIES, SNAPSHOTS
from factcheck.domain.vocabulary import Authenticity

ALTERED = {Authenticity.EDITED, Authenticity.TRANSFORMED, Authenticity.STAGED}
"""What an original is not."""
SOCIAL = {
    "facebook.com", "instagram.com", "threads.net", "tiktok.com", "twitter.com", "x.com", "youtube.com",
    "youtu.be", "t.me", "telegram.me", "telegram.org", "vk.com", "ok.ru", "reddit.com", "whatsapp.com",
    "weibo.com", "bsky.app", "linkedin.com", "rumble.com", "truthsocial.com", "snapchat.com",
}  # fmt: skip
"""Where posts disappear."""


def lint(markup: Markup, dossier: Markup) -> Iterator[Finding]:
    """What is wrong with the reviews of images and videos."""
    for number, each in enumerate(listed(markup.get("associatedMediaReview"))):
        yield from _review(each, f"associatedMediaReview[{number}]")
    found = [each for each in dossier["evidence"] if each["kind"] in SNAPSHOTS and each.get("authenticity")]
    if len(found) != len(listed(markup.get("associatedMediaReview"))):
        sentence = "The images and videos reviewed are not those on the page."
        yield error("media", "associatedMediaReview", sentence)


def _review(review: Markup, place: str) -> Iterator[Finding]:
    """What is wrong with one of them."""
    words = {name: word for word, name in CATEGORIES.items()}
    categories = listed(review.get("mediaAuthenticityCategory"))
    if not categories or not set(categories) <= set(words):
        yield error(
            "media-category", place, "A finding on an image or a video needs one of the six categories."
        )
        return
    named = {words[each] for each in categories}
    context = str(review.get("originalMediaContextDescription", ""))
    seen = review.get("itemReviewed", {}).get("mediaItemAppearance", {})
    for sentence in problems(named, context):
        yield error("media-category", place, sentence)
    if not seen.get("contentUrl") and not seen.get("description"):
        yield error("media-place", place, "Give the image's or video's address, or describe it.")
    if social(seen.get("contentUrl")) and not seen.get("archivedAt"):
        yield error("media-archive", place, "What lies on social media needs an archived copy.")


def problems(categories: Iterable[str], context: str) -> list[str]:
    """What does not go together in a finding on an image or a video, in sentences."""
    named = set(categories)
    found = []
    if Authenticity.ORIGINAL in named and named & ALTERED:
        altered = ", ".join(sorted(named & ALTERED))
        found.append(f"An original is not at the same time {altered}. Choose one.")
    if Authenticity.MISSING_CONTEXT in named and not context.strip():
        found.append("Describe the original context: readers must learn what is missing.")
    return found


def social(address: str | None) -> bool:
    """Whether an address lies on a social network, where posts disappear."""
    host = (urlsplit(address or "").hostname or "").lower()
    return any(host == each or host.endswith(f".{each}") for each in SOCIAL)

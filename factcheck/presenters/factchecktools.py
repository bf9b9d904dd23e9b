"""A published claim in the shape of Google's Fact Check Tools API; what nobody said is left out."""

from collections.abc import Mapping
from typing import Any

from factcheck.domain import claimreview, dates
from factcheck.domain.claimreview import Site


def claim(dossier: Mapping[str, Any], site: Site) -> dict[str, Any]:
    """One `Claim` with its `ClaimReview`; several claimants share the one string there is."""
    forward = claimreview.claiming(dossier["attributions"])
    claimants = dict.fromkeys(each["speaker"]["name"] for each in forward)
    said = min((each["said"] for each in forward if each["said"]), key=dates.first_day, default=None)
    ruling = dossier["ruling"]
    review = {
        "publisher": {"name": site.name, "site": host(site)},
        "url": dossier["id"],
        "title": dossier["claim"],
        "reviewDate": ruling["published"],
        "textualRating": ruling["label"],
        "languageCode": site.language,
    }
    told = {
        "text": dossier["claim"],
        "claimant": ", ".join(claimants),
        "claimDate": f"{dates.first_day(said).isoformat()}T00:00:00Z" if said else None,
    }
    return {name: value for name, value in told.items() if value} | {"claimReview": [review]}


def host(site: Site) -> str:
    """The site's own host name, as `reviewPublisherSiteFilter` names it."""
    return site.url.partition("://")[2].partition("/")[0].partition(":")[0].removeprefix("www.")

"""A verdict inside other people's pages: what the frame shows, and how oEmbed offers it."""

from math import ceil
from typing import Any, Self
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

from factcheck.domain.vocabulary import CorrectionKind
from factcheck.presenters.dossier_parts import Moment, Part
from factcheck.presenters.dossiers import Dossier, Tombstone

WIDTH, NARROWEST, SHORTEST = 600, 280, 180
"""The frame's usual width, and the least it is drawn for, in pixels."""
FRAME = Markup(
    '<iframe src="{address}" title="{title}" width="{width}" height="{height}" loading="lazy" '
    'sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>'
)


class Embed(Part):
    """What the frame shows of a verdict, or of its tombstone."""

    slug: str
    address: str
    frame: str
    claim: str
    rating: str | None
    label: str
    summary: str
    changed: Moment
    version: int | None
    correction: str
    correction_kind: CorrectionKind | None
    correction_count: int
    again: Moment | None = None

    @classmethod
    def of(cls, found: Dossier | Tombstone, text: str) -> Self:
        """The newest version; the last correction with its note; whether it is looked at again."""
        root = found.id.removesuffix(f"/claims/{found.slug}")
        told: dict[str, Any] = {
            "slug": found.slug,
            "address": found.id,
            "frame": f"{root}/embed/claims/{found.slug}",
            "claim": text,
        }
        if isinstance(found, Tombstone):
            gone = {"rating": None, "label": "Withdrawn", "summary": found.reason, "version": None}
            told |= gone | {"changed": found.withdrawn, "correction": "", "correction_kind": None}
            return cls(**told, correction_count=0)
        last = found.corrections[-1] if found.corrections else None
        ruling = found.ruling
        return cls(
            **told,
            rating=ruling.rating,
            label=ruling.label,
            summary=ruling.summary,
            changed=ruling.modified,
            version=ruling.version,
            correction=(last.note or "") if last else "",
            correction_kind=last.kind if last else None,
            correction_count=len(found.corrections),
            again=found.under_review.since if found.under_review else None,
        )

    @property
    def title(self) -> str:
        """The frame in a few words."""
        return f"{self.label}: {self.claim}"

    def height(self, width: int) -> int:
        """About how high the frame is at a width, in pixels; what is longer scrolls."""
        letters = max(width - 40, 200)
        lines = ceil(len(self.claim) * 10 / letters) * 26 + ceil(len(self.summary) * 8 / letters) * 23
        corrected = 30 + ceil(len(self.correction) * 7.5 / letters) * 21 if self.correction_count else 0
        return 150 + lines + corrected + (31 if self.again else 0)

    def code(self, width: int = WIDTH, height: int | None = None) -> Markup:
        """The frame as others put it into their pages."""
        return FRAME.format(
            address=self.frame, title=self.title, width=width, height=height or self.height(width)
        )


def oembed(
    embed: Embed, site_name: str, site_url: str, most: tuple[int | None, int | None]
) -> dict[str, str | int]:
    """The answer of oEmbed 1.0, no wider and no higher than asked for."""
    width = min(WIDTH, most[0] or WIDTH)
    height = min(embed.height(width), most[1] or embed.height(width))
    told: dict[str, str | int] = {
        "version": "1.0",
        "type": "rich",
        "title": embed.title,
        "provider_name": site_name,
        "provider_url": site_url,
        "author_name": site_name,
        "author_url": site_url,
        "cache_age": 3600,
        "html": str(embed.code(width, height)),
        "width": width,
        "height": height,
    }
    if embed.rating and (most[0] or 1200) >= 1200 and (most[1] or 630) >= 630:  # noqa: PLR2004 - the picture's size
        picture = f"{embed.address}/share.png?v={embed.version}"
        told |= {"thumbnail_url": picture, "thumbnail_width": 1200, "thumbnail_height": 630}
    return told


def as_xml(told: dict[str, str | int]) -> bytes:
    """The same as XML."""
    root = Element("oembed")
    for name, value in told.items():
        SubElement(root, name).text = str(value)
    found: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return found


def discovery(address: str, site_url: str) -> dict[str, str]:
    """Where oEmbed answers for an address, by media type."""
    asked = {"application/json+oembed": "json", "text/xml+oembed": "xml"}
    return {
        kind: f"{site_url}/oembed?{urlencode({'url': address, 'format': form})}"
        for kind, form in asked.items()
    }

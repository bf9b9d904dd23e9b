"""A feed as Atom (RFC 4287), with tombstones (RFC 6721) and pages (RFC 5005)."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from factcheck.presenters.dossier_parts import rfc3339
from factcheck.presenters.feed_entries import Entry, Rewording
from factcheck.presenters.feeds import Feed, Frame

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
MEDIA_TYPE = "application/atom+xml"


def as_atom(feed: Feed) -> bytes:
    """The feed as Atom, in UTF-8."""
    spaces = {"xmlns": ATOM, "xmlns:at": TOMBSTONES, "xml:lang": feed.frame.language}
    root = Element("feed", spaces)
    _head(root, feed.frame, rfc3339(feed.updated))
    # The grammar of Atom wants what is not its own before the entries.
    for gone in feed.gone:
        SubElement(root, "at:deleted-entry", {"ref": gone.id, "when": rfc3339(gone.withdrawn)})
    for entry in feed.entries:
        _entry(SubElement(root, "entry"), entry)
    indent(root)
    found: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return found


def _head(root: Element, frame: Frame, updated: str) -> None:
    """What a feed is called, who publishes it, and where it stands."""
    told = {"id": frame.stem, "title": frame.title, "subtitle": frame.subtitle, "updated": updated}
    for name, text in told.items():
        _text(root, name, text)
    author = SubElement(root, "author")
    _text(author, "name", frame.site)
    _text(author, "uri", frame.site_url)
    _text(root, "generator", "factcheck")
    _text(root, "rights", frame.license)
    _link(root, "self", frame.address, MEDIA_TYPE)
    _link(root, "first", frame.first, MEDIA_TYPE)
    if frame.next:
        _link(root, "next", frame.next, MEDIA_TYPE)
    _link(root, "license", frame.license)
    _link(root, "alternate", frame.page, "text/html")


def _entry(node: Element, entry: Entry | Rewording) -> None:
    """One publication, or one change of words."""
    moment = rfc3339(entry.published)
    told = {"id": entry.id, "title": entry.title, "published": moment, "updated": moment}
    for name, text in told.items():
        _text(node, name, text)
    _text(node, "content", entry.text or entry.title, type="text")
    # The claim's own page last: some readers follow the last link whatever its relation.
    _link(node, "related", entry.id, "text/html", title=f"Version {entry.version}")
    _link(node, "alternate", entry.address, "text/html")
    for term, label in entry.categories:
        SubElement(node, "category", {"term": term, "label": label})


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    """A child that holds text."""
    SubElement(parent, name, attributes).text = text


def _link(parent: Element, rel: str, address: str, kind: str = "", **attributes: str) -> None:
    """A link to somewhere."""
    given = {"rel": rel, "href": address} | ({"type": kind} if kind else {})
    SubElement(parent, "link", given | attributes)

"""Markdown that people type, as HTML that can do no harm."""

import nh3
from markdown_it import MarkdownIt

LONGEST = 20_000
"""The longest Markdown we draw, in characters; drawing time grows faster than its length."""

TAGS = {
    "p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li",
    "a", "h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}

_parser = MarkdownIt("js-default", {"html": False, "linkify": False})


def to_html(text: str) -> str:
    """Clean HTML: no scripts, no images, no attributes but a link's."""
    drawn = _parser.render(text[:LONGEST])
    lowered = drawn.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    return nh3.clean(
        lowered, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="nofollow noopener"
    )

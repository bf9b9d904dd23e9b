"""Markdown that people type can do no harm."""

import pytest

from factcheck.domain.markdown import LONGEST, to_html

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "[a](javascript:alert(1))",
    "[a](data:text/html,<script>alert(1)</script>)",
    "![a](https://example.org/pixel.png)",
    "<div data-hx-get='/canary' data-hx-trigger='load'>x</div>",
    "<a href='//example.org' id='main' name='main'>x</a>",
    "<form action='/desk'><button>x</button></form>",
    "<style>body{display:none}</style>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_acts_gets_through(text):
    drawn = to_html(text)
    allowed = drawn.replace("<p>", "").replace("</p>", "").replace("&lt;", "").replace("<a ", "")
    assert "<" not in allowed.replace("</a>", "")
    assert 'href="javascript' not in drawn
    assert 'href="data' not in drawn


def test_ordinary_markdown_is_drawn():
    drawn = to_html("# Why\n\nNot **shown** by [the list](https://example.org/list).\n\n* one\n* two")
    assert "<h2>Why</h2>" in drawn
    assert "<strong>shown</strong>" in drawn
    assert 'href="https://example.org/list" rel="nofollow noopener"' in drawn
    assert drawn.count("<li>") == 2


def test_no_more_is_drawn_than_can_be_drawn_quickly():
    drawn = to_html("a" * (LONGEST + 5))
    assert drawn.count("a") == LONGEST


@pytest.mark.parametrize("text", ["[" * LONGEST, "![[" * LONGEST, "*" * LONGEST, "> " * LONGEST])
def test_hostile_nesting_is_survived(text):
    assert to_html(text).startswith("<")

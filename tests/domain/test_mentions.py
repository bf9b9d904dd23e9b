"""Names in notes."""

import pytest

from factcheck.domain.mentions import marked, named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@ada, look", {"ada"}),
        ("Ask @Ada and @BEN", {"ada", "ben"}),
        ("(@ada)", {"ada"}),
        ("Thanks, @ada.", {"ada", "ada."}),
        ("@jo.doe-smith", {"jo.doe-smith"}),
        ("@jo@desk.example", {"jo@desk.example"}),
        ("@Zoë", {"zoë"}),
        ("@Zoe\u0308", {"zoë"}),
        ("write to ada@example.org", set()),
        ("@ nobody", set()),
        ("@x", set()),
        ("", set()),
    ],
)
def test_who_may_be_meant(text, names):
    assert named(text) == names


def test_known_names_are_marked_and_unknown_ones_stay_text():
    assert marked("<p>@ada and @cy</p>", {"ada"}) == '<p><strong class="mention">@ada</strong> and @cy</p>'


def test_the_full_stop_of_a_sentence_is_not_part_of_the_name():
    assert marked("<p>Thanks, @ada.</p>", {"ada"}) == '<p>Thanks, <strong class="mention">@ada</strong>.</p>'
    assert marked("<p>@ada.</p>", {"ada."}) == '<p><strong class="mention">@ada.</strong></p>'


def test_names_in_links_and_code_are_left_alone():
    for html in ("<code>@ada</code>", '<a href="/@ada">@ada</a>', "<pre><code>x @ada</code></pre>"):
        assert marked(html, {"ada"}) == html
    assert "mention" in marked("<code>x</code> @ada", {"ada"})


def test_marking_never_opens_a_tag_that_was_not_there():
    assert marked("<p>&lt;b&gt;@ada&lt;/b&gt;</p>", {"ada"}).count("<b>") == 0

"""Editors write policy pages; nobody's words are lost."""

from tests.marks import unmarked


def write(browser, body="Our own words.", version="0", title="How we work here", **more):
    return browser.post("/desk/pages/methodology", title=title, body=body, version=version, **more)


def test_an_editor_rewrites_the_methodology_and_readers_see_it(eve, cy):
    assert "How we work" in eve.get("/desk/pages").text
    form = eve.get("/desk/pages/methodology").text
    assert "News of a contested event" in form
    assert write(eve).location == "/desk/pages/methodology"
    page = cy.get("/methodology").text
    assert "Our own words." in page
    assert "Version 1, written on" in page
    assert "What the ratings mean" in page


def test_two_editors_at_once_the_second_sees_both_texts(eve, ida, cy):
    write(eve, body="Eve's words.")
    conflict = write(ida, body="Ida's words.")
    assert conflict.status_code == 409
    assert "Eve&#39;s words." in unmarked(conflict.text)
    assert unmarked(conflict.text).count("Ida&#39;s words.") == 2
    assert 'name="version" value="1"' in conflict.text
    assert "Eve&#39;s words." in cy.get("/methodology").text.replace("Eve’s", "Eve&#39;s").replace(
        "Eve's", "Eve&#39;s"
    )
    assert write(ida, body="Ida's words.", version="1").status_code == 303


def test_earlier_versions_can_be_read(eve):
    write(eve, body="First words.")
    write(eve, body="Second words.", version="1")
    page = eve.get("/desk/pages/methodology").text
    assert "/desk/pages/methodology/1" in page
    assert "First words." in eve.get("/desk/pages/methodology/1").text
    assert "News of a contested event" in eve.get("/desk/pages/methodology/0").text
    assert eve.get("/desk/pages/methodology/9").status_code == 404


def test_an_empty_page_and_an_endless_one_are_refused_with_the_text_kept(eve):
    assert "Text is missing." in write(eve, body=" ").text
    refused = write(eve, body="Words " * 4000)
    assert refused.status_code == 422
    assert refused.text.count("Words") >= 4000


def test_there_are_no_other_pages(eve):
    assert eve.get("/desk/pages/imprint").status_code == 404
    assert eve.post("/desk/pages/imprint", title="x", body="x", version="0").status_code == 404


def test_without_the_token_nothing_is_written_and_the_text_kept(eve, cy):
    answer = write(eve, body="A long text.", honest=False)
    assert answer.status_code == 422
    assert "A long text." in answer.text
    assert "A long text." not in cy.get("/methodology").text

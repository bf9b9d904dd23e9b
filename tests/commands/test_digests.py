"""`factcheck digest`, with a real mail server beside it."""

from datetime import timedelta

import pytest
from click.testing import CliRunner

from factcheck import db
from factcheck.cli import factcheck
from factcheck.domain.vocabulary import Digest, Notice
from factcheck.models import Event, Notification, Person
from factcheck.models.columns import clock, now
from factcheck.services import notes, notifications
from factcheck.services.threads import Place
from tests.commands.running import environment
from tests.dossiers import judge
from tests.factories import make_claim
from tests.mailbox import mailbox
from tests.views.desk.worlds import rows_of


@pytest.fixture
def post():
    with mailbox() as server:
        yield server


@pytest.fixture
def run(settings, tmp_path, post):
    """The command, on the test's own database and mail server."""
    mail = {"FACTCHECK_MAIL_URL": post.url, "FACTCHECK_MAIL_FROM": "Desk <desk@example.org>"}

    def run(*arguments, **other):
        env = environment(settings, tmp_path, "https://desk.example") | mail | other
        return CliRunner().invoke(factcheck, ["digest", *arguments], env=env)

    return run


def subscribe(app, browser, digest=Digest.DAILY, count=1, notice=Notice.ASSIGNED):
    """Somebody who wants mail, and has something to be told."""
    name = browser.viewer.username
    with db.transaction(app.extensions["engine"]) as session:
        person = session.get_one(Person, browser.viewer.id)
        person.email, person.digest = f"{name}@example.org", digest
        claim = make_claim(session, f"The window of {name} is broken.")
        for _ in range(count):
            notifications.tell(session, [person.id], notice, claim=claim)


def test_what_was_not_seen_comes_in_one_mail_a_person_with_links(app, ada, ben, run, post):
    subscribe(app, ada, count=3)
    subscribe(app, ben)
    done = run()
    assert (done.exit_code, "2 sent." in done.stderr) == (0, True)
    (mail,) = post.to("ada@example.org")
    text = mail.get_content()
    assert mail["Subject"] == "Test Desk: 3 notifications for you"
    assert mail["From"] == "Desk <desk@example.org>"
    assert text.count("* Somebody asked you for a verdict") == 3
    assert "The window of ada is broken." in text
    assert "https://desk.example/desk/claims/the-window-of-ada-is-broken" in text
    assert len(post.to("ben@example.org")) == 1


def test_nothing_is_sent_twice(app, ada, run, post):
    subscribe(app, ada)
    run()
    assert "0 sent." in run().stderr
    with clock(now() + timedelta(days=30)):
        assert "0 sent." in run().stderr
    assert len(post.mails) == 1
    assert [event.action for event in rows_of(app, Event)] == ["opened", "mailed a digest to"]


def test_daily_and_weekly_are_respected(app, ada, ben, run, post):
    for browser, digest in ((ada, Digest.DAILY), (ben, Digest.WEEKLY)):
        subscribe(app, browser, digest)
    run()
    for hours in (1, 24, 24 * 7):
        with db.transaction(app.extensions["engine"]) as session:
            for browser in (ada, ben):
                notifications.tell(session, [browser.viewer.id], Notice.ROUND)
        with clock(now() + timedelta(hours=hours)):
            run()
    assert (len(post.to("ada@example.org")), len(post.to("ben@example.org"))) == (3, 2)


def test_who_chose_none_has_seen_all_or_is_disabled_gets_no_mail(app, cast, ada, ben, eve, run, post):
    subscribe(app, ada, Digest.OFF)
    subscribe(app, ben)
    subscribe(app, eve)
    with db.transaction(app.extensions["engine"]) as session:
        notifications.see_all(session, ben.viewer)
        session.get_one(Person, eve.viewer.id).disabled = now()
    assert "0 sent." in run().stderr
    assert post.mails == []


def test_a_mail_that_is_refused_marks_nothing_and_holds_up_nobody(app, ada, ben, run, post):
    subscribe(app, ada)
    subscribe(app, ben)
    post.refused.add("ada@example.org")
    done = run()
    assert done.exit_code != 0
    assert "ada: 550 nobody of that name" in done.output
    assert "1 sent." in done.output
    mailed = {each.person_id: each.mailed is not None for each in rows_of(app, Notification)}
    assert mailed == {ada.viewer.id: False, ben.viewer.id: True}
    post.refused.clear()
    assert "1 sent." in run().stderr
    assert len(post.to("ada@example.org")) == 1


def test_a_server_that_hangs_up_loses_nothing(app, ada, ben, run, post):
    subscribe(app, ada)
    subscribe(app, ben)
    post.hangs_up_at = "ada@example.org"
    done = run()
    assert done.exit_code != 0
    assert "could not be used" in done.output
    assert {each.mailed for each in rows_of(app, Notification)} == {None}
    post.hangs_up_at = ""
    assert "2 sent." in run().stderr


def test_a_server_that_is_not_there_is_a_sentence(app, ada, run):
    subscribe(app, ada)
    done = run(FACTCHECK_MAIL_URL="smtp://127.0.0.1:9")
    assert done.exit_code != 0
    assert "The mail server 127.0.0.1 could not be used" in done.output
    assert rows_of(app, Notification)[0].mailed is None


def test_a_server_without_the_encryption_that_was_asked_for_gets_nothing(app, ada, run, post):
    subscribe(app, ada)
    done = run(FACTCHECK_MAIL_URL=f"{post.url}?tls=yes")
    assert done.exit_code != 0
    assert "STARTTLS" in done.output
    assert post.mails == []


def test_a_name_and_password_are_given_where_there_are_some(app, ada, run, post):
    subscribe(app, ada)
    assert run(FACTCHECK_MAIL_URL=post.url.replace("//", "//desk:secret@")).exit_code == 0
    assert len(post.signed_in) == 1


def test_a_dry_run_prints_the_mails_sends_none_and_marks_nothing(app, ada, run, post):
    subscribe(app, ada)
    printed = run("--dry-run", FACTCHECK_MAIL_URL="").output
    assert "To: ada@example.org" in printed
    assert "The window of ada is broken." in printed
    assert post.mails == []
    assert rows_of(app, Notification)[0].mailed is None


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"FACTCHECK_MAIL_URL": ""}, "FACTCHECK_MAIL_URL is not set"),
        ({"FACTCHECK_MAIL_URL": "mail.example"}, "It must look like smtp://"),
        ({"FACTCHECK_MAIL_FROM": ""}, "Say in mail_from"),
    ],
)
def test_what_is_not_set_is_said(app, run, other, sentence):
    failed = run(**other)
    assert failed.exit_code != 0
    assert sentence in str(failed.exception)


def test_one_click_in_a_mail_program_ends_the_digests(app, ada, cy, run, post):
    subscribe(app, ada)
    run()
    (mail,) = post.mails
    assert mail["List-Unsubscribe"].startswith("<https://desk.example/unsubscribe/"), "not folded"
    link = mail["List-Unsubscribe"].strip("<>")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in mail.get_content()
    address = link.removeprefix("https://desk.example")
    assert "Stop the digests" in cy.get(address).text
    answer = cy.client.post(address, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    subscribed = {person.username: person.digest for person in rows_of(app, Person)}
    assert subscribed == {"ada": Digest.OFF}
    subscribe(app, ada, Digest.OFF)
    assert "0 sent." in run().stderr


def test_no_words_of_a_note_leave_the_house_and_nothing_of_a_hidden_one(app, ada, ben, session, run, post):
    subscribe(app, ben, count=0)
    with db.transaction(app.extensions["engine"]) as writing:
        claim = make_claim(writing, "The window is broken.")
        note = notes.write(writing, ada.viewer, Place(claim), "It was Nat, @ben.")
        notes.write(writing, ada.viewer, Place(claim), "Later words, @ben.")
        judge(writing, claim, ada.viewer)
        notes.edit(writing, ada.viewer, note, 1, "It is refuted.", holds=False, opened=False)
    run()
    (mail,) = post.to("ben@example.org")
    text = mail.get_content()
    assert text.count("Ada named you in a note") == 1
    assert "Nat" not in text
    assert "Later words" not in text
    assert f"/desk/notes/{note.id}\n" not in text

"""Tries to sign in: ten in five minutes for a name and for an address, then none."""

from datetime import timedelta

import pytest
from sqlmodel import select

from factcheck.models import Event, SignInTry
from factcheck.models.columns import clock, now
from factcheck.services import tries
from factcheck.services.tries import TooManyTries, neighbourhood


def test_the_eleventh_try_for_one_name_waits_wherever_it_comes_from(session):
    for number in range(tries.MOST):
        tries.begin(session, "ada", f"192.0.2.{number}")
    with pytest.raises(TooManyTries):
        tries.begin(session, "ada", "198.51.100.1")
    assert tries.begin(session, "ben", "198.51.100.1")


def test_the_eleventh_try_from_one_address_waits_for_whatever_name(session):
    for number in range(tries.MOST):
        tries.begin(session, f"somebody-{number}", "192.0.2.1")
    with pytest.raises(TooManyTries):
        tries.begin(session, "ada", "192.0.2.1")
    assert tries.begin(session, "ada", "192.0.2.2")


def test_after_five_minutes_one_may_try_again_and_the_old_tries_are_forgotten(session):
    started = now()
    with clock(started - timedelta(minutes=11)):
        for _ in range(tries.MOST):
            tries.begin(session, "ada", "192.0.2.1")
    assert tries.begin(session, "ada", "192.0.2.1")
    assert len(session.exec(select(SignInTry)).all()) == 1


def test_a_try_that_was_right_does_not_count(session):
    for _ in range(3 * tries.MOST):
        tries.forget(session, tries.begin(session, "ada", "192.0.2.1"))
    assert session.exec(select(SignInTry)).all() == []


def test_a_failed_try_is_in_the_log_with_name_and_address(session):
    tries.fail(session, tries.begin(session, "ada", "192.0.2.1"))
    event = session.exec(select(Event)).one()
    assert (event.action, event.after["username"], event.after["address"]) == (
        "failed to sign in",
        "ada",
        "192.0.2.1",
    )


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
        ("a socket", "a socket"),
    ],
)
def test_a_network_of_ipv6_is_one_address(address, counted):
    assert neighbourhood(address) == counted

"""The way out to other servers: where it does not lead, and what it does not wait for."""

import gzip
import socket
import time

import pytest
from requests_hardened import ip_filter_adapter

from factcheck import fetching, guarding
from factcheck.fetching import AddressRefused, Client, LeadsElsewhere, TooMuch, Unreachable
from factcheck.guarding import PrivateAddress, TooSlow
from tests import elsewhere

OUTSIDE = Client("https://desk.example")
INSIDE = Client("https://desk.example", private=True)


@pytest.fixture
def names(monkeypatch):
    """What the name server says, name by name; asked once more, it says the next thing."""
    told: dict[str, list[str]] = {}
    real = socket.getaddrinfo

    def ask(host, port, *rest, **more):
        if host in told:
            said = told[host].pop(0) if len(told[host]) > 1 else told[host][0]
            return real(said, port, *rest, **more)
        return real(host, port, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", ask)
    return told


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "127.8.8.8", "2130706433", "0x7f000001", "0177.0.0.1", "localhost"),
        *("[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "0.0.0.0", "0"),
        *("169.254.169.254", "[fe80::1]", "[fd00:ec2::254]", "[fec0::1]", "10.0.0.1", "172.16.5.4"),
        *("192.168.1.1", "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1"),
        *("[64:ff9b::7f00:1]", "[2002:7f00:1::1]", "[2001::1]", "[ff02::1]", "[64:ff9b:1::a00:1]"),
    ],
)
def test_addresses_that_are_not_of_the_public_internet_are_never_asked(host, monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("It knocked."))
    with pytest.raises(PrivateAddress, match="private network"):
        OUTSIDE.get(f"http://{host}/")


@pytest.mark.parametrize("said", ["127.0.0.1", "10.1.2.3", "::1", "169.254.169.254", "::ffff:10.0.0.1"])
def test_a_name_that_leads_to_a_private_address_is_never_asked(names, said):
    names["inner.example"] = [said]
    with elsewhere.serving() as place, pytest.raises(PrivateAddress):
        OUTSIDE.get(f"http://inner.example:8080/{place.url[-5:]}")
    assert place.asked == []


def test_a_name_that_changes_its_mind_is_held_to_what_was_looked_at(names, monkeypatch):
    """DNS rebinding: public when looked at, loopback when connected to."""
    gone = []
    names["turn.example"] = ["192.31.196.1", "127.0.0.1"]
    monkeypatch.setattr(socket.socket, "connect", lambda _self, place: gone.append(place[0]))
    monkeypatch.setattr(socket.socket, "sendall", lambda *_: (_ for _ in ()).throw(OSError()))
    with pytest.raises(Unreachable):
        OUTSIDE.get("http://turn.example/")
    assert set(gone) == {"192.31.196.1"}


def test_a_connection_looks_once_more_even_if_the_library_let_it_pass(monkeypatch):
    monkeypatch.setattr("requests_hardened.ip_filter_adapter.filter_host", lambda host, *_, **__: host)
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("It knocked."))
    with pytest.raises(PrivateAddress):
        OUTSIDE.get("http://127.0.0.1/")


@pytest.fixture
def one_door(monkeypatch):
    """Loopback counts as public under one port alone, as a stand-in for a server outside."""

    def open_to(place):
        door = int(place.url.rsplit(":", 1)[1])
        looked, public, asked = ip_filter_adapter.filter_host, guarding.public, []

        def filter_host(host, port, **more):
            asked.append(port)
            return host if port == door else looked(host, port, **more)

        monkeypatch.setattr(fetching, "PORTS", {door, 80, 443})
        monkeypatch.setattr(ip_filter_adapter, "filter_host", filter_host)
        monkeypatch.setattr(guarding, "public", lambda host: asked[-1] == door or public(host))

    return open_to


@pytest.mark.parametrize("target", ["http://127.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/"])
def test_a_redirect_to_a_private_address_is_not_followed(one_door, target):
    with elsewhere.serving(lambda handler: elsewhere.reply(handler, 302, Location=target)) as place:
        one_door(place)
        with pytest.raises(PrivateAddress):
            OUTSIDE.get(place.url)
        assert len(place.asked) == 1


@pytest.mark.parametrize("target", ["file:///etc/passwd", "gopher://a/", "http://a:b@news.example/"])
def test_a_redirect_to_what_is_no_web_address_is_not_followed(target):
    with (
        elsewhere.serving(lambda handler: elsewhere.reply(handler, 302, Location=target)) as place,
        pytest.raises((AddressRefused, Unreachable)),
    ):
        INSIDE.get(place.url)


@pytest.mark.parametrize(
    "address",
    [
        *("", "news.example", "ftp://news.example/", "file:///etc/passwd", "http://", "https:///a"),
        *("http://ada:secret@news.example/", "http://@news.example/", "http://news.example:22/"),
        *("http://news.example:6379/", "http://news.example:99999/", "javascript:alert(1)", "http://[::1"),
        *("http://news.example\\@127.0.0.1/",),
    ],
)
def test_what_is_no_plain_web_address_is_refused_before_anything_is_asked(address, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("It asked for the name."))
    with pytest.raises(AddressRefused):
        OUTSIDE.get(address)


def test_a_page_is_read_over_redirects_and_says_where_it_was_in_the_end():
    def answer(handler):
        if handler.path == "/old":
            elsewhere.reply(handler, 301, Location="/new")
        else:
            elsewhere.reply(handler, body=b"<p>Bread", kind="text/html; charset=utf-8")

    with elsewhere.serving(answer) as place:
        found = INSIDE.get(f"{place.url}/old")
        agent = place.asked[-1][1]["User-Agent"]
    assert (found.url, found.status, found.body) == (f"{place.url}/new", 200, b"<p>Bread")
    assert found.headers["content-type"] == "text/html; charset=utf-8"
    assert agent.startswith("factcheck/")
    assert agent.endswith("(+https://desk.example)")


def test_redirects_end_somewhere():
    with elsewhere.serving(lambda handler: elsewhere.reply(handler, 302, Location="/")) as place:
        with pytest.raises(LeadsElsewhere):
            INSIDE.get(place.url)
        assert len(place.asked) == 6


def test_what_is_sent_is_not_sent_on():
    with elsewhere.serving(lambda handler: elsewhere.reply(handler, 307, Location="/b")) as place:
        assert INSIDE.post(place.url, b"{}", {"X-Own": "1"}).status == 307
        assert [(path, body) for path, _, body in place.asked] == [("/", b"{}")]


def test_proxies_and_passwords_of_the_environment_are_not_used(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with elsewhere.serving() as place:
        assert INSIDE.get(place.url).status == 200


def test_an_endless_body_is_cut_at_the_limit():
    with elsewhere.serving(elsewhere.endless) as place, pytest.raises(TooMuch, match="larger than 2 MB"):
        INSIDE.get(place.url)


@pytest.mark.parametrize("layers", [1, 2])
def test_a_body_that_swells_when_it_is_unpacked_is_cut_at_the_limit(layers):
    bomb = b"\0" * 200_000_000
    for _ in range(layers):
        bomb = gzip.compress(bomb, 9)
    coding = ", ".join(["gzip"] * layers)
    with (
        elsewhere.serving(
            lambda handler: elsewhere.reply(handler, body=bomb, Content_Encoding=coding)
        ) as place,
        pytest.raises((TooMuch, Unreachable)),
    ):
        INSIDE.get(place.url)


@pytest.mark.parametrize("slow", [elsewhere.dripping, lambda handler: time.sleep(8)])
def test_a_server_that_drips_or_says_nothing_is_hung_up_on(slow):
    with elsewhere.serving(slow) as place:
        begun = time.monotonic()
        with pytest.raises(TooSlow):
            Client(private=True, seconds=1).get(place.url)
        assert time.monotonic() - begun < 6


def test_nobody_there_is_a_sentence(names):
    names["nobody.example"] = ["no such name"]
    with pytest.raises(Unreachable, match="No answer came"):
        OUTSIDE.get("http://nobody.example/")
    with elsewhere.serving() as place:
        pass
    with pytest.raises(Unreachable):
        INSIDE.get(place.url)

"""Which links and addresses may be opened, decided before anything is connected."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import LinkRefused
from bot.sources.fetch.addresses import MAX_URL_LENGTH, check_url, is_loopback, is_public


@pytest.mark.parametrize(
    ("url", "requested"),
    [
        ("HTTPS://Paper.Example.COM/Path#part", "https://paper.example.com/Path"),
        (" https://paper.example.com/a?next=http://127.0.0.1/ ", None),
        ("http://paper.example.com:80/", None),
        ("https://paper.example.com:443/", None),
        ("https://straße.example.com/", "https://xn--strae-oqa.example.com/"),
        ("https://under_score.example.com/@name", None),
        ("https://localhost.example.com/", None),
        ("https://paper.example.com./a", None),
    ],
)
def test_ordinary_links_are_let_through(url: str, requested: str | None) -> None:
    checked = check_url(url)
    assert requested is None or str(checked) == requested


@pytest.mark.parametrize(
    "url",
    [
        "",
        "paper.example.com/a",
        "http://",
        "http:///a",
        "ftp://paper.example.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://paper.example.com:99999/",
        "http://paper.example.com:x/",
        "http://paper.example.com:22/",
        "http://paper.example.com:8080/",
        "http://user:word@paper.example.com/",
        "http://@paper.example.com/",
        "http://paper.example.com\\@127.0.0.1/",
        "http:\\\\127.0.0.1\\",
        "http://pap\ter.example.com/",
        "http://paper.example.com/\r\nHost: other",
        "http://paper\u200b.example.com/",
        "http://paper .example.com/",
        "http://%31%32%37.0.0.1/",
        "http://paper..example.com/",
        "http://-paper.example.com/",
        f"http://{'a' * 64}.example.com/",
        f"http://{'abcdefg.' * 32}com/",
        "http://xn--a.example.com/",
        f"http://paper.example.com/{'a' * MAX_URL_LENGTH}",
        "http://[::1/",
    ],
)
def test_malformed_and_misleading_links_are_refused(url: str) -> None:
    with pytest.raises(LinkRefused):
        check_url(url)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "8.8.8.8",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "0x7f000001",
        "0177.0.0.1",
        "１２７.０.０.１",
        "127。0。0。1",
        "①②⑦.⓪.⓪.①",
        "1.2.3.4.",
        "[::1]",
        "[::ffff:7f00:1]",
        "[2606:4700:4700::1111]",
        "[fe80::1%25eth0]",
    ],
)
def test_hosts_given_by_address_are_refused_in_any_spelling(host: str) -> None:
    with pytest.raises(LinkRefused):
        check_url(f"http://{host}/")


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST.",
        "a.localhost",
        "ｌｏｃａｌｈｏｓｔ",
        "printer",
        "printer.local",
        "nas.home.arpa",
        "router.lan",
        "metadata.google.internal",
        "hidden.onion",
        "paper.test",
    ],
)
def test_names_outside_the_public_internet_are_refused(host: str) -> None:
    with pytest.raises(LinkRefused):
        check_url(f"http://{host}/")


def test_loopback_opens_only_on_request_and_nothing_else_with_it() -> None:
    url = check_url("http://127.0.0.1:8080/a", allow_loopback=True)
    assert str(url) == "http://127.0.0.1:8080/a"
    for other in ("http://127.0.0.2:8080/", "http://10.0.0.1/", "http://localhost:8080/"):
        with pytest.raises(LinkRefused):
            check_url(other, allow_loopback=True)


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "172.32.0.1", "223.255.255.254", "2606:2800:21f::1", "::ffff:93.184.215.14"],
)
def test_hosts_of_the_public_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "paper.example.com",
        *("0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254"),  # noqa: S104 - a case, not a binding
        *("168.63.129.16", "172.16.0.1", "192.0.0.9", "192.0.2.1", "192.88.99.1", "192.168.1.1"),
        *("198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "::10.0.0.1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1"),
        *("64:ff9b:1::1", "100::1", "2001::1", "2001:20::1", "2001:db8::1", "2002:a00:1::1"),
        *("3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1"),
        "ff02::1",
    ],
)
def test_all_other_addresses_are_not(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4))
@settings(max_examples=100, deadline=None)
def test_mapped_addresses_are_judged_as_what_they_map(address: ipaddress.IPv4Address) -> None:
    assert is_public(f"::ffff:{address}") is is_public(str(address))


@given(st.text(max_size=60).map(lambda tail: f"http://{tail}"))
@settings(max_examples=200, deadline=None)
def test_any_link_is_either_refused_or_names_a_public_host(url: str) -> None:
    try:
        checked = check_url(url)
    except LinkRefused:
        return
    assert checked.scheme == "http"
    assert checked.raw_host is not None
    assert "." in checked.raw_host
    assert checked.user is None


def test_loopback_addresses_are_known() -> None:
    assert is_loopback("127.0.0.1")
    assert is_loopback("::1")
    assert not is_loopback("10.0.0.1")
    assert not is_loopback("localhost")

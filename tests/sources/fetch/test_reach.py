"""Hostile links reach no address but public ones: canaries on all others accept nothing."""

from __future__ import annotations

import contextlib
import ssl

import pytest
from yarl import URL

import bot.sources.fetch.guard
import bot.sources.fetch.web
from bot.errors import Unreachable
from tests.sources.fetch.reach import LIMITS, Answers, Case, certificate, open_world, verdict
from tests.sources.fetch.reach_cases import CASES, HOSTS, parse

Trust = tuple[ssl.SSLContext, ssl.SSLContext] | tuple[None, None]


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Trust:
    return certificate(tmp_path_factory.mktemp("tls"), HOSTS) or (None, None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_link_leads_to_public_addresses_or_nowhere(case: Case, trust: Trust) -> None:
    server, client = trust
    if server is None and case.allowed and "https" in " ".join((case.url.lower(), *case.hops)):
        pytest.skip("there is no openssl to make certificates with")
    async with open_world(server) as world:
        if not world.has_ipv6 and any(":" in address for address in case.sites):
            pytest.skip("there is no IPv6 here to play a site's address")
        fault = await verdict(case, world, client)
        assert not fault


async def test_without_the_guard_the_canaries_do_sing(
    trust: Trust, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.sources.fetch.guard, "is_public", lambda _: True)
    monkeypatch.setattr(bot.sources.fetch.web, "check_url", lambda url, **_: URL(url))
    reached = 0
    server, client = trust
    async with open_world(server) as world:
        for case in CASES:
            # Without the checks anything may be raised.
            with contextlib.suppress(Exception):
                await verdict(case, world, client)
            reached += len(world.canaries)
    assert reached > 60


async def test_certificate_of_nobody_is_refused(trust: Trust) -> None:
    server, _ = trust
    if server is None:
        pytest.skip("there is no openssl to make certificates with")
    case = next(case for case in CASES if case.url.startswith("https") and case.allowed)
    async with open_world(server) as world:
        world.set_up(case)
        names = Answers(case.names)
        async with bot.sources.fetch.web.Web(LIMITS, resolver=names) as web:
            with pytest.raises(Unreachable, match="certificate is not valid"):
                await web.fetch(case.url)


def test_table_of_cases_is_read() -> None:
    table = "\n".join(
        (
            "# a comment",
            "a1\tallow\t-\tpaper.example.com=93.184.215.14\thttps://paper.example.com/\tplain",
            "a2\tdeny\tsyntax\t-\thttp://\tno host",
            "a3\tdeny\trebind\tf.example.com=SEQ 1.1.1.1|10.0.0.1;f.example.com/a -> 302 /b now\t"
            "https://f.example.com/a\tflips",
            "a4\tdeny\tredirect\tp.example.com=1.1.1.1;hops=/1 -> /2\thttps://p.example.com/\t-",
            "a5\tdeny\taddress\tc.example.com=CNAME x.internal=10.0.0.1,::1\thttp://c.example.com/\t-",
        )
    )
    plain, empty, flip, hops, alias = parse(table)
    assert plain.allowed
    assert plain.names == {"paper.example.com": [["93.184.215.14"]]}
    assert (empty.allowed, empty.names, empty.url) == (False, {}, "http://")
    assert flip.names == {"f.example.com": [["1.1.1.1"], ["10.0.0.1"]]}
    assert flip.hops == ("/b",)
    assert hops.hops == ("/1", "/2")
    assert alias.names == {"c.example.com": [["10.0.0.1", "::1"]]}

"""A world for links that lead where they must not: sites, canaries, and a name service that lies.

Sites stand at the public addresses that a case names, over real HTTP and TLS. Canaries stand at
all other addresses and note every connection they accept. Where the process has a network of its
own, all addresses of the internet are routed to it and the connections are the real ones. Elsewhere
`rerouted` takes connections to listeners on loopback after the bot has chosen where they go.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import shutil
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.errors import SourceError
from bot.sources.fetch.web import Web
from bot.sources.limits import Limits

LIMITS = Limits(total_seconds=5.0, connect_seconds=2.0, site_gap=0, cache_bytes=0)

_PORTS = (22, 25, 53, 80, 110, 443, 2375, 3306, 5432, 6379, 8000, 8080, 8443, 9200, 11211)


@dataclass(frozen=True)
class Case:
    """A link and the world around it.

    Attributes:
        name: For reports.
        allowed: Whether a page must come of it.
        url: The link.
        names: What the name service answers; one list of addresses for each look-up, the last
            one from then on.
        hops: Locations that the sites redirect to, one after the other; "" is a redirect without.
        page: What the last page holds.
    """

    name: str
    allowed: bool
    url: str
    names: dict[str, list[list[str]]] = field(default_factory=dict)
    hops: tuple[str, ...] = ()
    page: str = "<!doctype html><title>Here</title><p>The ferry sails again.</p>"

    @property
    def sites(self) -> set[str]:
        """The first answers for every name of a case that is to be read: sites stand there."""
        found = {_plain(address) for answers in self.names.values() for address in answers[0]}
        return {address for address in found if address in PUBLIC}


PUBLIC = {
    *("93.184.215.14", "172.32.0.1", "198.20.0.1", "223.255.255.254", "172.15.255.255"),
    *("100.63.255.255", "100.128.0.1", "11.0.0.1", "9.255.255.255", "126.255.255.254"),
    *("169.253.255.255", "192.167.255.255", "198.17.255.255", "203.0.114.1", "128.0.0.1"),
    *("2606:2800:21f:cb07:6820:80da:af6b:8b2c", "2606:4700:4700::1111", "2a00:1450:4001:81b::1"),
    *("2001:200::1", "2003::1", "3ffe::1"),
}


class Answers(AbstractResolver):
    """A name service that says what a case wants, and notes who was asked for."""

    def __init__(self, names: dict[str, list[list[str]]]) -> None:
        self.asked: list[str] = []
        self._left = {host: [list(answer) for answer in all_] for host, all_ in names.items()}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        host = host.rstrip(".")
        self.asked.append(host)
        answers = self._left.get(host)
        if not answers:
            raise OSError("no such name")
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in addresses
        ]

    async def close(self) -> None:
        return None


class World:
    """Sites and canaries.

    Attributes:
        canaries: The addresses that accepted a connection and must not have.
        asked: The links that sites were asked for.
    """

    def __init__(self, tls: ssl.SSLContext | None, *, own_network: bool) -> None:
        self.canaries: list[str] = []
        self.asked: list[str] = []
        self._tls = tls
        self._own_network = own_network
        self._case: Case | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._listeners: list[socket.socket] = []
        self._ports: dict[tuple[socket.AddressFamily, str], int] = {}
        self._server = web.Server(self._answer, access_log=None)

    async def open(self) -> None:
        """Listen."""
        for family, anywhere, here in (
            (socket.AF_INET, "0.0.0.0", "127.0.0.1"),  # noqa: S104 - a network of its own
            (socket.AF_INET6, "::", "::1"),
        ):
            if self._own_network:
                for port in _PORTS:
                    self._listen(family, anywhere, port, {80: "plain", 443: "tls"}.get(port, ""))
            else:
                for role in ("plain", "tls", ""):
                    with contextlib.suppress(OSError):
                        self._ports[family, role] = self._listen(family, here, 0, role)

    async def close(self) -> None:
        """Stop listening."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for listener in self._listeners:
            listener.close()
        await self._server.shutdown(0.1)

    def set_up(self, case: Case) -> None:
        """Put a case's sites where its names lead."""
        self._case = case
        self.canaries.clear()
        self.asked.clear()

    def _listen(self, family: socket.AddressFamily, host: str, port: int, role: str) -> int:
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listener.setblocking(False)
        self._listeners.append(listener)
        listener.bind((host, port))
        listener.listen(50)
        self._spawn(self._accept(listener, role))
        return int(listener.getsockname()[1])

    def _spawn(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _accept(self, listener: socket.socket, role: str) -> None:
        loop = asyncio.get_running_loop()
        while True:
            connection, _ = await loop.sock_accept(listener)
            address = _plain(connection.getsockname()[0])
            if not role or (self._own_network and not self._is_site(address)):
                self.canaries.append(address)
                connection.close()
            else:
                self._spawn(self._serve(connection, self._tls if role == "tls" else None))

    async def _serve(self, connection: socket.socket, tls: ssl.SSLContext | None) -> None:
        loop = asyncio.get_running_loop()
        try:
            await loop.connect_accepted_socket(self._server, connection, ssl=tls)
        except OSError:
            connection.close()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        assert self._case is not None
        hops = self._case.hops
        self.asked.append(f"{request.host}{request.rel_url}")
        turn = len(self.asked) - 1
        if turn >= len(hops):
            return web.Response(text=self._case.page, content_type="text/html")
        headers = {"Location": hops[turn]} if hops[turn] else {}
        return web.Response(status=302, headers=headers)

    def _is_site(self, address: str) -> bool:
        return self._case is not None and _plain(address) in self._case.sites

    def _role(self, address: str, port: int) -> str:
        known = {80: "plain", 443: "tls"}
        return known.get(port, "") if self._is_site(address) else ""

    @contextlib.contextmanager
    def rerouted(self) -> Iterator[None]:
        """Take all connections of this event loop to the listeners on loopback."""
        loop: Any = asyncio.get_running_loop()
        connect = loop.sock_connect

        async def reroute(sock: socket.socket, address: tuple[Any, ...]) -> None:
            here = "::1" if sock.family == socket.AF_INET6 else "127.0.0.1"
            port = self._ports.get((sock.family, self._role(address[0], address[1])))
            if port is None:
                raise OSError("no IPv6 here")
            await connect(sock, (here, port))

        loop.sock_connect = reroute
        try:
            yield
        finally:
            del loop.sock_connect

    @property
    def has_ipv6(self) -> bool:
        """Whether this machine can play IPv6 addresses."""
        return self._own_network or (socket.AF_INET6, "") in self._ports


@contextlib.asynccontextmanager
async def open_world(
    tls: ssl.SSLContext | None = None, *, own_network: bool = False
) -> AsyncIterator[World]:
    """Build a world, and reroute connections to it unless all addresses are its own."""
    world = World(tls, own_network=own_network)
    await world.open()
    try:
        with contextlib.nullcontext() if own_network else world.rerouted():
            yield world
    finally:
        await world.close()


async def verdict(case: Case, world: World, trust: ssl.SSLContext | None = None) -> str:
    """Follow a case's link and say what went wrong; nothing if all is well.

    What must not be read ends in an error, or in the page of its own site without another
    request. No canary may have accepted a connection by then.
    """
    world.set_up(case)
    names = Answers(case.names)
    outcome = ""
    async with Web(LIMITS, resolver=names, ssl_context=trust) as client:
        try:
            await client.fetch(case.url)
        except SourceError as exc:
            outcome = type(exc).__name__
    await asyncio.sleep(0.002)  # for a canary to notice what has just arrived
    if world.canaries:
        return f"reached {', '.join(world.canaries)}"
    if case.allowed:
        return f"was refused: {outcome}" if outcome else ""
    if not case.names and names.asked:
        return f"looked up {', '.join(names.asked)}"
    if not outcome and (len(world.asked) != 1 or case.hops):
        return f"was read, by way of {' '.join(world.asked)}"
    return ""


def certificate(folder: Path, hosts: Sequence[str]) -> tuple[ssl.SSLContext, ssl.SSLContext] | None:
    """Return what the sites of a world prove themselves with, and what trusts nothing else.

    None where there is no openssl to make it.
    """
    openssl = shutil.which("openssl")
    if openssl is None:
        return None
    key, cert = folder / "key.pem", folder / "cert.pem"
    names = ",".join(f"DNS:{host}" for host in hosts)
    subprocess.run(
        [
            *(openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-nodes", "-days", "2", "-subj", "/CN=precis test", "-addext"),
            *(f"subjectAltName={names}", "-keyout", str(key), "-out", str(cert)),
        ],
        check=True,
        capture_output=True,
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(cert, key)
    return server, ssl.create_default_context(cafile=str(cert))


def _plain(address: str) -> str:
    """Return an address in its usual spelling, an IPv4-mapped one as IPv4."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return str(mapped or ip)

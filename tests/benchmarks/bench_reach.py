"""Links made to lead a server astray: how many are judged right, and what they reached.

The cases are those of BENCH_DATA's `ssrf_urls.txt`, without one those of the tests. As root on
Linux they run in a network of their own, to which every address of the internet is routed, so that
a connection to any of them would be a real one; elsewhere connections are taken to listeners on
loopback. Then all runs once more without the guard, to show that the canaries can sing.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from yarl import URL

from bot.errors import LinkRefused
from bot.sources.fetch.addresses import check_url
from tests.benchmarks.data import files
from tests.sources.fetch.reach import Case, certificate, open_world, verdict
from tests.sources.fetch.reach_cases import CASES, parse

INSIDE = "BENCH_REACH_INSIDE"
_NETWORK = (
    "ip link set lo up && ip route add local 0.0.0.0/0 dev lo && ip -6 route add local ::/0 dev lo"
)


def cases() -> Sequence[Case]:
    """Return the cases to run."""
    tables = files("ssrf_urls.txt")
    return parse(tables[0].read_text(encoding="utf-8")) if tables else CASES


def hosts(chosen: Sequence[Case]) -> list[str]:
    """Return the hosts that need a certificate."""
    found = set()
    for case in chosen:
        for host in case.names:
            try:
                found.add(check_url(f"http://{host}/").raw_host or "")
            except LinkRefused:
                continue
    return sorted(found)


async def measure() -> None:
    """Print the figures."""
    chosen = cases()
    own_network = INSIDE in os.environ
    with tempfile.TemporaryDirectory() as folder:
        tls = certificate(Path(folder), hosts(chosen))
    server, client = tls or (None, None)
    right = accepted = 0
    async with open_world(server, own_network=own_network) as world:
        for case in chosen:
            fault = await verdict(case, world, client)
            accepted += len(world.canaries)
            right += not fault
            if fault:
                print(f"  {case.name} {case.url[:80]}: {fault}")
        way = "a network of its own" if own_network else "rerouted on loopback"
        print(f"{right}/{len(chosen)} right; connections canaries accepted: {accepted} ({way})")
        reached = 0
        with (
            patch("bot.sources.fetch.guard.is_public", lambda _: True),
            patch("bot.sources.fetch.web.check_url", lambda url, **_: URL(url)),
        ):
            for case in chosen:
                # Without the checks anything may be raised.
                with contextlib.suppress(Exception):
                    await verdict(case, world, client)
                reached += len(world.canaries)
        print(f"without the guard: {reached}")


def main() -> None:
    """Run the benchmark."""
    if INSIDE in os.environ or not _has_own_network():
        asyncio.run(measure())
        return
    program = f"{_NETWORK} && exec {sys.executable} -m tests.benchmarks.bench_reach"
    subprocess.run(
        ["unshare", "-n", "sh", "-c", program],  # noqa: S607 - found above
        env=os.environ | {INSIDE: "1"},
        check=True,
    )


def _has_own_network() -> bool:
    if not (shutil.which("unshare") and shutil.which("ip")):
        return False
    tried = subprocess.run(
        ["unshare", "-n", "sh", "-c", _NETWORK],  # noqa: S607 - found above
        capture_output=True,
        check=False,
    )
    return tried.returncode == 0


if __name__ == "__main__":
    main()

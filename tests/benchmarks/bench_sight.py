"""What a digest may draw on: leaks and needless omissions over servers with random exceptions.

Each draw is a server of 3 roles and 6 channels. A leak is a member who sees one channel and may
not read the other one, by discord.py's own `permissions_for`; an omission is needless where there
is no such member. What is for adults is left out elsewhere in any case, and counted apart.
"""

from __future__ import annotations

import random
import time

from hypothesis import HealthCheck, Phase, given, settings

from bot.cogs.sight import Readers
from tests.cogs.matrix import EXCEPTED, EXCEPTIONS, GRANTED, GRANTS, Counts, Ground, Server

DRAWS = 2000
AT_RANDOM = 300


def main() -> None:
    """Print the counts for what hypothesis draws, and for servers with few and many exceptions."""
    ground = Ground()
    _show("drawn by hypothesis", _drawn(ground), None)
    chance = random.Random(6)
    for name, share in (("few exceptions", 0.1), ("some exceptions", 0.3), ("many", 0.8)):
        counts, taken = Counts(), 0.0
        for _ in range(AT_RANDOM):
            server = _at_random(ground, chance, share)
            taken += _seconds(server)
            counts.add(server, lambda here: Readers(here).may_read)
        _show(name, counts, taken)


def _drawn(ground: Ground) -> Counts:
    counts = Counts()

    @settings(
        max_examples=DRAWS,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(grants=GRANTED, exceptions=EXCEPTED)
    def draw(grants: tuple[int, ...], exceptions: tuple[int, ...]) -> None:
        server = ground.server(grants, exceptions)
        counts.add(server, lambda here: Readers(here).may_read)

    draw()
    return counts


def _show(name: str, counts: Counts, taken: float | None) -> None:
    pairs = counts.pairs
    look = "" if taken is None else f"; {taken / pairs * 1e6:.0f} us a pair"
    print(
        f"{name:20} {pairs} pairs, {counts.allowed} allowed, leaks {counts.leaks}, "
        f"needless {counts.needless}, for adults {counts.adult}{look}"
    )


def _at_random(ground: Ground, chance: random.Random, share: float) -> Server:
    exceptions = [
        chance.randrange(1, 27) if chance.random() < share else 0 for _ in range(EXCEPTIONS)
    ]
    return ground.server([chance.randrange(9) for _ in range(GRANTS)], exceptions)


def _seconds(server: Server) -> float:
    began = time.perf_counter()
    for here in server.places:
        readers = Readers(here)
        for there in server.places:
            readers.may_read(there)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()

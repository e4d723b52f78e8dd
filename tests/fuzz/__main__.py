"""Fuzz each target for a bounded time, in a process of its own; exit with 1 if one fails."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz.targets import SEEDS

STATISTIC = re.compile(r"stat::(number_of_executed_units|peak_rss_mb):\s+(\d+)")


def main() -> None:
    """Read the command line, and print what each target came to."""
    parser = argparse.ArgumentParser(prog="tests.fuzz", description=__doc__)
    parser.add_argument("target", nargs="*", metavar="TARGET", help=", ".join(SEEDS))
    parser.add_argument("--seconds", type=int, default=30)
    asked = parser.parse_args()
    failed = [name for name in asked.target or SEEDS if not fuzz(name, asked.seconds)]
    sys.exit(1 if failed else 0)


def fuzz(name: str, seconds: int) -> bool:
    """Fuzz a target; tell whether nothing went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, seed in enumerate(SEEDS[name]):
            (corpus / str(number)).write_bytes(seed)
        command = [
            *(sys.executable, "-m", "tests.fuzz.targets", name, str(corpus)),
            *(f"-max_total_time={seconds}", "-timeout=30", "-rss_limit_mb=2048"),
            *("-max_len=20000", "-print_final_stats=1", f"-artifact_prefix=.fuzz-{name}-"),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    figures = dict(STATISTIC.findall(done.stderr))
    units, peak = figures.get("number_of_executed_units", "0"), figures.get("peak_rss_mb", "?")
    print(f"{name:10} {units:>8} inputs, peak {peak} MB, exit {done.returncode}")
    if done.returncode:
        print(done.stderr[-4000:])
    return done.returncode == 0


if __name__ == "__main__":
    main()

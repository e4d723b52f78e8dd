"""Run the benchmarks: `python -m tests.benchmarks [NAME…]`, all of them without a name."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Run every `bench_*.py` beside this file, or those named."""
    here = Path(__file__).parent
    known = sorted(path.stem.removeprefix("bench_") for path in here.glob("bench_*.py"))
    unknown = set(sys.argv[1:]) - set(known)
    if unknown:
        sys.exit(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    for name in sys.argv[1:] or known:
        print(f"== {name}")
        import_module(f"tests.benchmarks.bench_{name}").main()


if __name__ == "__main__":
    main()

"""What benchmarks read: files of a folder the caller names, or text that is made up here."""

from __future__ import annotations

import os
import random
from pathlib import Path

_SUBJECTS = ("the ferry", "the council", "a baker", "the old mill", "every teacher", "nobody")
_VERBS = ("opened", "bought", "repaired", "counted", "forgot", "described", "closed")
_OBJECTS = ("a bridge", "four boats", "the school roof", "9,000 apples", "the river path")
_ENDS = ("in May", "after the storm", "for 12 million crowns", "without a word", "before dawn")


def files(pattern: str) -> list[Path]:
    """Return the files of BENCH_DATA that fit a pattern, at any depth; none when unset."""
    folder = os.environ.get("BENCH_DATA")
    return sorted(Path(folder).rglob(pattern)) if folder else []


def made_up_text(paragraphs: int, seed: int = 1) -> str:
    """Return plain paragraphs of four to nine sentences, always the same ones for a seed."""
    choice = random.Random(seed)
    return "\n\n".join(
        " ".join(_sentence(choice) for _ in range(choice.randint(4, 9))) for _ in range(paragraphs)
    )


def _sentence(choice: random.Random) -> str:
    clauses = [
        " ".join(choice.choice(part) for part in (_SUBJECTS, _VERBS, _OBJECTS, _ENDS))
        for _ in range(choice.randint(1, 3))
    ]
    return f"{', and '.join(clauses).capitalize()}."

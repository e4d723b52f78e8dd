"""Retrieval beside a plain BM25: is a passage that answers among the first, and how long it takes.

Reads the `retr_*.jsonl` of BENCH_DATA: a document a row, with `passages` and `questions`, each with
the places of the passages that answer it as `gold`. Without them, passages are made up, each with a
name that a question asks for. hit@k is the share of questions with a gold passage in the first k.
"""

from __future__ import annotations

import json
import math
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bot.core.passages import PassageIndex
from tests.benchmarks.data import files, made_up_text

DEPTHS = (1, 3, 5)
K1, B = 1.2, 0.75

Rank = Callable[[str], list[int]]
Documents = list[dict[str, Any]]


def ours(passages: Sequence[str]) -> Rank:
    return PassageIndex(passages).rank


def plain_bm25(passages: Sequence[str]) -> Rank:
    """Index whole words as they stand, as a search box without a language would."""
    counts = [Counter(re.findall(r"\w+", passage.lower())) for passage in passages]
    lengths = [count.total() for count in counts]
    mean = statistics.mean(lengths) or 1
    holding = Counter(word for count in counts for word in count)

    def score(number: int, words: set[str]) -> float:
        norm = K1 * (1 - B + B * lengths[number] / mean)
        found = ((holding[word], counts[number][word]) for word in words)
        return sum(
            math.log(1 + (len(counts) - held + 0.5) / (held + 0.5))
            * times
            * (K1 + 1)
            / (times + norm)
            for held, times in found
        )

    def rank(question: str) -> list[int]:
        words = set(re.findall(r"\w+", question.lower()))
        scores = [score(number, words) for number in range(len(counts))]
        return sorted(range(len(counts)), key=scores.__getitem__, reverse=True)

    return rank


METHODS: dict[str, Callable[[Sequence[str]], Rank]] = {"ours": ours, "plain BM25": plain_bm25}


def documents() -> Iterator[tuple[str, Documents]]:
    """Yield the name of each set with its documents."""
    found = files("retr_*.jsonl")
    for path in found:
        lines = path.read_text(encoding="utf-8").splitlines()
        yield path.stem, [json.loads(line) for line in lines if line]
    if not found:
        yield "made up", [made_up(seed) for seed in range(5)]


def made_up(seed: int) -> dict[str, Any]:
    passages = made_up_text(40, seed=seed).split("\n\n")
    names = [f"Harbourmaster{number * 7 + seed}" for number in range(len(passages))]
    return {
        "passages": [f"{p} {name} signed it." for p, name in zip(passages, names, strict=True)],
        "questions": [
            {"q": f"What was signed by {name}?", "gold": [number]}
            for number, name in enumerate(names)
        ],
    }


def figures(rows: Documents, method: Callable[[Sequence[str]], Rank]) -> str:
    """Return hit@1, 3 and 5, milliseconds to index a document and to ask it one question."""
    hits = dict.fromkeys(DEPTHS, 0)
    indexing, asking = [], []
    for row in rows:
        begun = time.perf_counter()
        rank = method(row["passages"])
        indexing.append(time.perf_counter() - begun)
        for question in row["questions"]:
            begun = time.perf_counter()
            ranked = rank(question["q"])
            asking.append(time.perf_counter() - begun)
            for depth in DEPTHS:
                hits[depth] += not set(question["gold"]).isdisjoint(ranked[:depth])
    shares = " ".join(f"{hits[depth] / len(asking):6.3f}" for depth in DEPTHS)
    return f"{shares} {1000 * statistics.mean(indexing):9.1f} {1000 * statistics.mean(asking):9.3f}"


def main() -> None:
    """Print a table for each set."""
    for name, rows in documents():
        print(f"{name}: {len(rows)} documents")
        print(f"{'':12} {'hit@1':>6} {'hit@3':>6} {'hit@5':>6} {'ms/doc':>9} {'ms/query':>9}")
        for label, method in METHODS.items():
            print(f"{label:12} {figures(rows, method)}")

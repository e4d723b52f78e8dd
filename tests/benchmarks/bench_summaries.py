"""Three key sentences beside the first three: ROUGE F1 against reference highlights, and time.

Reads `summ*.jsonl` of BENCH_DATA: one object a line with `text` and `summary` (a string or
a list of sentences).
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from typing import Any

from bot.core import sentences
from bot.core.ranking import key_sentences
from tests.benchmarks.data import files, made_up_text

COUNT = 3

Summarizer = Callable[[str], list[str]]


def ours(text: str) -> list[str]:
    return [sentence.text for sentence in key_sentences(text, count=COUNT)]


def lead(text: str) -> list[str]:
    return [sentence.text for sentence in sentences.split(text)[:COUNT]]


def timed(summarize: Summarizer, texts: list[str]) -> tuple[list[str], float]:
    """Return a summary of each text and the median milliseconds one took."""
    summaries, spent = [], []
    for text in texts:
        started = time.perf_counter()
        summaries.append("\n".join(summarize(text)))
        spent.append((time.perf_counter() - started) * 1000)
    return summaries, statistics.median(spent)


def rouge(rows: list[dict[str, Any]], summaries: list[str]) -> str:
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
    totals = {"rouge1": 0.0, "rouge2": 0.0}
    for row, summary in zip(rows, summaries, strict=True):
        wanted = row["summary"]
        reference = wanted if isinstance(wanted, str) else "\n".join(wanted)
        for kind, score in scorer.score(reference, summary).items():
            totals[kind] += 100 * score.fmeasure / len(rows)
    return f"ROUGE-1 {totals['rouge1']:5.2f}  ROUGE-2 {totals['rouge2']:5.2f}"


def main() -> None:
    rows = [
        json.loads(line)
        for path in files("summ*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    texts = [row["text"] for row in rows] or [made_up_text(8, seed) for seed in range(50)]
    key_sentences(texts[0], count=COUNT)
    print(f"{len(texts)} articles, {COUNT} sentences each")
    for name, summarize in (("ours", ours), (f"lead-{COUNT}", lead)):
        summaries, milliseconds = timed(summarize, texts)
        quality = rouge(rows, summaries) if rows else "no references: made-up text"
        print(f"{name:8} {quality}  {milliseconds:6.1f} ms an article")
    long_text = made_up_text(2000)
    _, milliseconds = timed(ours, [long_text])
    print(f"{len(long_text.split()):,} words in one text: {milliseconds / 1000:.2f} s")


if __name__ == "__main__":
    main()

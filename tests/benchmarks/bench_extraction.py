"""Finding the article in a page, beside trafilatura alone: F1 of words, and lines kept exactly.

The pages are ours (`tests/benchmarks/pages`), so the text that a reader reads is known exactly. F1
is that of the multisets of words, as usual for extraction; in Chinese, Japanese and Thai every
character is a word. Pages marked as kept aside were not looked at while the reader was tuned.
"""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import regex
import trafilatura

from bot.errors import SourceError
from bot.models import SourceKind
from bot.sources.page.html import read_html
from bot.sources.raw import Raw
from tests.benchmarks.pages.cases import Case, cases

_WORD: Final = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]"
    r"|[\p{L}\p{M}\p{N}--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]]+",
    regex.V1,
)
_URL: Final = "https://www.tannau-courier.example.com/2024/story"

Reader = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Score:
    """What one reader made of one page; `kept` only counts where lines should stay."""

    case: Case
    f1: float
    kept: bool


def ours(html: str) -> str:
    raw = Raw(html.encode(), SourceKind.PAGE, "text/html; charset=utf-8", _URL)
    try:
        return read_html(raw, min_words=20).article.text
    except SourceError:
        return ""


def plain(html: str) -> str:
    return trafilatura.extract(html, include_comments=False) or ""


def recall(html: str) -> str:
    return trafilatura.extract(html, include_comments=False, favor_recall=True) or ""


READERS: Final[dict[str, Reader]] = {"ours": ours, "plain": plain, "recall": recall}


def f1(found: str, wanted: str) -> float:
    """Return the F1 of two texts' multisets of words, 0 to 1."""
    ours_, theirs = Counter(_WORD.findall(found)), Counter(_WORD.findall(wanted))
    common = (ours_ & theirs).total()
    return 2 * common / (ours_.total() + theirs.total()) if common else 0.0


def score(case: Case, read: Reader) -> Score:
    text = read(case.html)
    lines = {_unmarked(line) for line in text.split("\n")}
    kept = all(_unmarked(line) in lines for line in case.kept)
    return Score(case, f1(text, case.text), kept)


def _unmarked(line: str) -> str:
    """Return a line without the mark of a list or the bars around a table's row."""
    return regex.sub(r"^(?:- |\d+\. |\| ?)|(?: ?\|)$", "", line).rstrip()


def mean(scores: Iterable[Score]) -> float:
    return statistics.mean(one.f1 for one in scores)


def main() -> None:
    pages = cases()
    results, seconds = {}, {}
    for name, read in READERS.items():
        read(pages[0].html)
        started = time.perf_counter()
        results[name] = [score(case, read) for case in pages]
        seconds[name] = time.perf_counter() - started
    langs = len({case.html.partition('lang="')[2][:2] for case in pages})
    aside = sum(case.aside for case in pages)
    print(f"{len(pages)} pages in {langs} languages, {aside} of them kept aside; F1 of words")
    print(f"{'':14} pages " + "".join(f"{name:>8}" for name in READERS))
    _table(results, "overall", lambda case: True)
    _table(results, "tuned on", lambda case: not case.aside)
    _table(results, "kept aside", lambda case: case.aside)
    for kind in sorted({case.kind for case in pages}):
        _table(results, f"  {kind}", lambda case, kind=kind: case.kind == kind)
    held = [sum(s.kept for s in scores if s.case.kept) for scores in results.values()]
    total = sum(1 for case in pages if case.kept)
    print(f"{'lines exact':14} {total:5} " + "".join(f"{count:8}" for count in held))
    spent = [1000 * seconds[name] / len(pages) for name in READERS]
    print(f"{'ms a page':14} {'':5} " + "".join(f"{one:8.1f}" for one in spent))


def _table(results: dict[str, list[Score]], name: str, fits: Callable[[Case], bool]) -> None:
    chosen = {key: [s for s in scores if fits(s.case)] for key, scores in results.items()}
    count = len(next(iter(chosen.values())))
    print(f"{name:14} {count:5} " + "".join(f"{mean(scores):8.3f}" for scores in chosen.values()))


if __name__ == "__main__":
    main()

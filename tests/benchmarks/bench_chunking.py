"""Chunking beside LangChain's and semchunk's: time, fill, where chunks end, whether text is lost.

Time is processor time as a multiple of one plain count of the text; the least of some rounds, in
which splitters and plain counts take turns, so that other work on the machine weighs on all alike.
Fill is the text's count over what as many full chunks would hold. A chunk ends well when its last
mark ends a sentence or a line break follows; in Thai, which has no such marks, when a space does.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.core.chunking import chunk
from tests.benchmarks.data import files, made_up_text

LIMITS = (2000, 500)
ROUNDS = 3
_WELL_ENDED = re.compile(r"(?:[.!?…。！？।؟۔][\"'”’“»)\]」』\d]*|\n)\s*$")
_THAI = re.compile(r"[\u0E00-\u0E7F]\s*$")

Count = Callable[[str], int]
Splitter = Callable[[str, int, Count], list[str]]


def estimate(text: str) -> int:
    """Return roughly how many tokens a text has, when no vocabulary can be loaded."""
    return sum(1 + len(word) // 6 for word in text.split())


def counter() -> tuple[Count, str]:
    """Return what counts tokens, and its name."""
    try:
        import tiktoken

        encoding = tiktoken.get_encoding("o200k_base")
    except (ImportError, OSError):
        return estimate, "an estimate from words: no vocabulary could be loaded"
    return lambda text: len(encoding.encode_ordinary(text)), "tiktoken o200k_base"


def ours(text: str, limit: int, count: Count) -> list[str]:
    return [piece.text for piece in chunk(text, limit=limit, count=count)]


def langchain(text: str, limit: int, count: Count) -> list[str]:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(
        chunk_size=limit, chunk_overlap=0, length_function=count
    ).split_text(text)


def semchunk(text: str, limit: int, count: Count) -> list[str]:
    import semchunk as library

    return list(library.chunk(text, chunk_size=limit, token_counter=count, memoize=False))


SPLITTERS: dict[str, Splitter] = {"ours": ours, "langchain": langchain, "semchunk": semchunk}


@dataclass(frozen=True)
class Figures:
    """What one splitter made of one text, or the sum over texts."""

    seconds: float
    plain: float
    tokens: int
    room: int
    chunks: int
    well_ended: int
    over: int
    lossless: bool

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.seconds + other.seconds,
            self.plain + other.plain,
            self.tokens + other.tokens,
            self.room + other.room,
            self.chunks + other.chunks,
            self.well_ended + other.well_ended,
            self.over + other.over,
            self.lossless and other.lossless,
        )

    def __str__(self) -> str:
        return (
            f"{self.seconds / self.plain:6.1f}x {self.tokens / self.room:6.3f}"
            f" {self.well_ended / self.chunks:6.3f} {'yes' if self.lossless else 'no':>9}"
            f" {self.over:5} {self.chunks:7}"
        )


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def figures(text: str, limit: int, count: Count) -> Iterator[tuple[str, Figures]]:
    """Yield the name of each splitter that is installed, with its figures."""
    pieces: dict[str, list[str]] = {}
    for name, split in SPLITTERS.items():
        try:
            pieces[name] = split(text, limit, count)
        except ImportError:
            print(f"{name} is not installed")
    spent: dict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        spent["plain"].append(seconds(lambda: count(text)))
        for name in pieces:
            spent[name].append(seconds(lambda name=name: SPLITTERS[name](text, limit, count)))
    for name, found in pieces.items():
        yield (
            name,
            Figures(
                min(spent[name]),
                min(spent["plain"]),
                count(text),
                len(found) * limit,
                len(found),
                well_ended(text, found),
                sum(count(piece) > limit for piece in found),
                "".join(found) == text,
            ),
        )


def well_ended(text: str, pieces: list[str]) -> int:
    """Return how many pieces end a sentence, a line or the text."""
    place, ended = 0, 0
    for piece in pieces:
        place = max(place, text.find(piece, place)) + len(piece)
        gap = text[place : place + 40]
        space = gap[: len(gap) - len(gap.lstrip())]
        spaced = _THAI.search(piece) and (space or piece[-1].isspace())
        ended += bool(_WELL_ENDED.search(piece) or "\n" in space or spaced) or not gap.strip()
    return ended


def texts() -> Iterator[tuple[str, str]]:
    found = files("*.txt")
    for path in found:
        text = path.read_text(encoding="utf-8")
        if len(text) > 50_000:
            yield path.stem[:22], text
    if not found:
        yield "made up", made_up_text(3000)


def main() -> None:
    count, unit = counter()
    print(f"counted by {unit}")
    print(
        f"{'text':22} {'limit':>5} {'splitter':10} {'time':>6} {'fill':>7} {'ends':>6} "
        f"{'lossless':>9} {'over':>5} {'chunks':>7}"
    )
    totals: dict[tuple[int, str], Figures] = {}
    for title, text in texts():
        for limit in LIMITS:
            for name, found in figures(text, limit, count):
                print(f"{title:22} {limit:5} {name:10} {found}")
                known = totals.get((limit, name))
                totals[limit, name] = known + found if known else found
    for (limit, name), total in totals.items():
        print(f"{'in total':22} {limit:5} {name:10} {total}")


if __name__ == "__main__":
    main()

"""Links found in messages: how many messages are read right, and what that costs.

Reads `url_detection*.jsonl` of BENCH_DATA: a message a row as `content`, with the links a person
expects as `explicit` (the bot was asked) and `auto` (it only watches), each with url, canonical and
kind, in order. Without them, messages are made up. The regular expression beside it is what bots
usually take; the hostile messages, far longer than Discord allows, show how time grows. The worst
of all messages that one, two or three pieces fill up to what Discord allows is what an event loop
may have to wait for.
"""

from __future__ import annotations

import itertools
import json
import re
import time
from collections.abc import Callable
from typing import Any

from bot.core.links import find_links
from tests.benchmarks.data import files, made_up_text

REPEATS = 20
MEGABYTE = 1_000_000
HOSTILE = (
    "[",
    "||",
    "`",
    "(",
    "[a](",
    "<https://",
    "](https://a",
    "<https://a",
    "\\",
    "_",
    "https://a.example/_ ",
)
LONGEST_MESSAGE = 4000
PIECES = (
    *(
        "https://",
        "http://a",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "||",
        "`",
        "_",
        "\\",
        " ",
        "\n",
        "/",
        "?",
    ),
    *(
        "#",
        "m.",
        "/amp",
        "](",
        "[a](",
        '"',
        "'",
        "http://é",
        "http://m.é",
        "http://😀.b",
        "❤.ws",
        ".",
        "{",
        "-",
    ),
    *("cdn.ampproject.org/c/", "/print", "a-b-c", "\u200d"),
)
_PLAIN = re.compile(r"https?://[^\s<]+[^<.,:;\"'\]\s]")


def rows() -> list[dict[str, Any]]:
    found = [json.loads(line) for path in files("url_detection*.jsonl") for line in path.open("rb")]
    if found:
        return found
    link = {"url": "https://a.example/b", "canonical": "https://a.example/b", "kind": "article"}
    said = [f"{text} https://a.example/b." for text in made_up_text(50).split("\n\n")]
    return [{"content": content, "explicit": [link], "auto": [link]} for content in said]


def _right(row: dict[str, Any], policy: str) -> bool:
    found = find_links(row["content"], auto=policy == "auto")
    expected = [(link["url"], link["canonical"], link["kind"]) for link in row[policy]]
    return [(link.url, link.canonical, link.kind) for link in found] == expected


def _plainly_right(row: dict[str, Any], policy: str) -> bool:
    return _PLAIN.findall(row["content"]) == [link["url"] for link in row[policy]]


def _microseconds(read: Callable[[str], object], messages: list[str]) -> float:
    began = time.perf_counter()
    for message in messages * REPEATS:
        read(message)
    return (time.perf_counter() - began) / (REPEATS * len(messages)) * 1e6


def _milliseconds(message: str) -> float:
    began = time.thread_time()
    find_links(message, auto=False)
    return (time.thread_time() - began) * 1000


def _filled(unit: str, *, numbered: bool) -> str:
    count = LONGEST_MESSAGE // len(unit) + 1
    whole = "".join(f"{unit}{index:x}" for index in range(count)) if numbered else unit * count
    return whole[:LONGEST_MESSAGE]


def _worst() -> tuple[float, str]:
    """Return the slowest message; a slow one is read again, as other work may have held it up."""
    worst = (0.0, "")
    for size in (1, 2, 3):
        for unit in map("".join, itertools.product(PIECES, repeat=size)):
            for numbered in (False, True) if size < 3 else (False,):
                message = _filled(unit, numbered=numbered)
                taken = _milliseconds(message)
                if taken > worst[0]:
                    worst = max(worst, (min(taken, *map(_milliseconds, [message] * 4)), message))
    return worst


def main() -> None:
    """Print rows read right under both policies, and the time a message takes."""
    given = rows()
    for policy in ("explicit", "auto"):
        wrong = [row.get("id", "?") for row in given if not _right(row, policy)]
        plain = sum(_plainly_right(row, policy) for row in given)
        print(f"{policy:10} {len(given) - len(wrong)}/{len(given)} right; urls by regex {plain}")
        if wrong:
            print(f"{'':10} wrong: {' '.join(wrong)}")
    messages = [row["content"] for row in given]
    ours = _microseconds(lambda message: find_links(message, auto=False), messages)
    print(
        f"{'time':10} {ours:.1f} us a message; regex {_microseconds(_PLAIN.findall, messages):.1f}"
    )
    for piece in HOSTILE:
        seconds = []
        for size in (MEGABYTE // 4, MEGABYTE):
            text = piece * (size // len(piece))
            began = time.perf_counter()
            find_links(text, auto=False)
            seconds.append(time.perf_counter() - began)
        print(f"{'hostile':10} {piece!r:24} 0.25 MB {seconds[0]:6.2f} s, 1 MB {seconds[1]:6.2f} s")
    taken, message = _worst()
    print(f"{'worst':10} {taken:.1f} ms for {LONGEST_MESSAGE} characters: {message[:32]!r}...")


if __name__ == "__main__":
    main()

"""What is fuzzed. As a program: one target, with libFuzzer's own options."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from typing import Any

from tests.sources.samples import SAMPLES

MESSAGES = (
    b"see <https://a.example/x_(y)>, ||https://b.example/z?utm_source=q||!",
    '[text](https://bücher.example/ä "t") `https://c.example` https://discord.gg/x'.encode(),
    b"https://www.google.com/amp/s/amp.a.example/story-of-the-day/amp?print=1#:~:text=a",
)
SEEDS: dict[str, tuple[bytes, ...]] = {
    "links": MESSAGES,
    "format": tuple(data for data, _ in SAMPLES.values()),
    **{name: (data,) for name, (data, _) in SAMPLES.items()},
}


def target_of(name: str) -> Callable[[bytes], Any]:
    """Return what a target does with an input."""
    from bot.core.links import find_links
    from bot.core.urls import canonical_url
    from bot.models import SourceKind
    from bot.sources.attachments import file_format
    from bot.sources.raw import Raw
    from bot.sources.sniffing import decode

    def links(data: bytes) -> None:
        text = data.decode("utf-8", "replace")[:4000]
        for link in find_links(text, auto=False):
            if canonical_url(link.canonical) != link.canonical:
                raise AssertionError(f"{link.canonical} is no canonical form")

    def form(data: bytes) -> None:
        file_format(data, name="a", content_type=None)
        decode(data)

    def read(data: bytes) -> None:
        SAMPLES[name][1](Raw(data, SourceKind.PAGE, url="https://a.example/a"), min_words=1)

    return {"links": links, "format": form}.get(name, read)


def main() -> None:
    """Fuzz one target until libFuzzer has enough."""
    import atheris

    from bot.errors import SourceError

    with atheris.instrument_imports(include=["bot"]):
        target = target_of(sys.argv[1])

    def one(data: bytes) -> None:
        with contextlib.suppress(SourceError):
            target(data)

    atheris.Setup([sys.argv[0], *sys.argv[2:]], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""The articles of the benchmark, read from `articles/*.txt`: typed blocks, so the text is known.

The files look like Markdown: `# ` heading, `- ` and `1. ` lists, `| ` table, ``` code, `> ` quote;
and of their own `>> ` a pull quote, `~ ` a caption, `@ ` an entry of a live blog.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "articles"
_NOTE: Final = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article.

    Attributes:
        kind: p, h, ul, ol, table, code, quote, pull, caption or entry.
        lines: Its lines without their marks; a table's rows have their cells split.
    """

    kind: str
    lines: tuple[str, ...]

    @property
    def cells(self) -> list[list[str]]:
        """Return a table's cells."""
        return [[cell.strip() for cell in line.strip("| ").split("|")] for line in self.lines]


@dataclass(frozen=True, slots=True)
class Sample:
    """An article whose text is known."""

    name: str
    lang: str
    kind: str
    title: str
    author: str
    blocks: tuple[Block, ...]

    def text(self, blocks: tuple[Block, ...] | None = None) -> str:
        """Return what a reader reads, without pull quotes, captions and marks of footnotes."""
        shown = [_plain(block) for block in (self.blocks if blocks is None else blocks)]
        return "\n\n".join(filter(None, shown))


def load() -> list[Sample]:
    """Return all articles, by name."""
    return [_read(path) for path in sorted(_FOLDER.glob("*.txt"))]


def _read(path: Path) -> Sample:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    known = dict(re.findall(r"(?m)^(\w+): ?(.*)$", head))
    return Sample(
        path.stem, known["lang"], known["kind"], known["title"], known["author"], _blocks(body)
    )


def _blocks(body: str) -> tuple[Block, ...]:
    # A fenced block may hold blank lines, so fences are cut out first.
    pieces = re.split(r"(?ms)^```\n(.*?)^```$", body)
    blocks: list[Block] = []
    for at, piece in enumerate(pieces):
        if at % 2:
            blocks.append(Block("code", tuple(piece.rstrip("\n").split("\n"))))
        else:
            blocks += [_block(part.strip("\n")) for part in piece.split("\n\n") if part.strip()]
    return tuple(blocks)


def _block(part: str) -> Block:
    lines = part.split("\n")
    marks = {"# ": "h", "- ": "ul", "1. ": "ol", ">> ": "pull", "> ": "quote", "~ ": "caption"}
    for mark, kind in {**marks, "@ ": "entry"}.items():
        if part.startswith(mark):
            return Block(kind, tuple(re.sub(r"^(\d+\.|[#>~@-]+) ", "", line) for line in lines))
    return Block("table" if part.startswith("| ") else "p", tuple(lines))


def _plain(block: Block) -> str:
    if block.kind in {"pull", "caption"}:
        return ""
    if block.kind == "table":
        return "\n".join(" | ".join(row) for row in block.cells)
    text = "\n".join(block.lines)
    return text if block.kind == "code" else _NOTE.sub("", text).replace("`", "")

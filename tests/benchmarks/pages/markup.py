"""The blocks of an article as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from tests.benchmarks.pages.articles import Block

Entry = tuple[str, str, tuple[Block, ...]]


def html_blocks(
    blocks: tuple[Block, ...],
    *,
    code: Callable[[Block], str] | None = None,
    anchors: bool = False,
    notes: bool = False,
) -> list[str]:
    """Return one string of HTML for each block."""
    return [_html(block, code or plain_code, anchors=anchors, notes=notes) for block in blocks]


def beginning(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return about the first half of an article, up to a paragraph's end."""
    middle = (len(blocks) + 1) // 2
    while blocks[middle - 1].kind != "p":
        middle -= 1
    return blocks[:middle]


def split_entries(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], list[Entry]]:
    """Return what stands before a live blog's entries, and each with its time and heading."""
    starts = [at for at, block in enumerate(blocks) if block.kind == "entry"]
    entries = []
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        time, _, head = blocks[start].lines[0].partition(" ")
        entries.append((time, head, blocks[start + 1 : end]))
    return blocks[: starts[0]] if starts else blocks, entries


def plain_code(block: Block) -> str:
    return f"<pre><code>{escape(chr(10).join(block.lines))}</code></pre>"


def highlighted(block: Block) -> str:
    """Wrap the tokens of code in spans, as highlighters do."""
    text = escape("\n".join(block.lines))
    spans = re.sub(
        r"\b(def|while|if|is|try|except|else|continue)\b", r'<span class="k">\1</span>', text
    )
    return f'<div class="highlight-python"><div class="highlight"><pre>{spans}\n</pre></div></div>'


def _html(block: Block, code: Callable[[Block], str], *, anchors: bool, notes: bool) -> str:
    kind, lines = block.kind, block.lines
    if kind == "code":
        return code(block)
    if kind == "table":
        return _table(block)
    if kind in {"ul", "ol"}:
        return f"<{kind}>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</{kind}>"
    text = _inline(escape(" ".join(lines), quote=False), notes=notes)
    anchor = '<a class="headerlink" href="#h" title="Link">¶</a>' if anchors else ""
    return {
        "p": f"<p>{text}</p>",
        "h": f"<h2>{text}{anchor}</h2>",
        "quote": f"<blockquote><p>{text}</p></blockquote>",
        "pull": f'<aside class="pullquote"><p>{text}</p></aside>',
        "caption": f'<figure><img src="/p.jpg" alt=""><figcaption>{text}</figcaption></figure>',
        "entry": f"<h2>{text}</h2>",
    }[kind]


def _inline(text: str, *, notes: bool) -> str:
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
    note = r'<sup id="r\1" class="reference"><a href="#n\1">[\1]</a></sup>' if notes else ""
    return re.sub(r"\[(\d+)\]", note, text)


def _table(block: Block) -> str:
    head, *rows = block.cells
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f'<table class="data"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'

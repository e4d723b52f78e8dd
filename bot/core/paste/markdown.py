"""Reading Markdown as text: its words stay, its marks go."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.core.paste.dates import find_dates
from bot.core.paste.lines import Line, Piece, join_text, tidy
from bot.core.paste.result import Pasted

_FRONT_MATTER = regex.compile(
    r"\A\ufeff?---[ \t]*\r?\n((?:.*\r?\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
_FIELD = regex.compile(r"^(title|author|date)[ \t]*:[ \t]*(\S.*?)[ \t\r]*$", regex.M | regex.I)
_NEW_LINE = regex.compile(r"\r\n?|\n")
_TAG = regex.compile(r"<!--(?:(?!-->).)*+(?:-->)?|<[^<>]*>", regex.DOTALL)
_LINE_BREAK = regex.compile(r"<br\s*/?>", regex.IGNORECASE)
_REACH = 2000
"""Characters to look ahead for the next words: a link's address may stand between."""
_BIT = regex.compile(r"\s+|\w+|[^\w\s]")


def clean_markdown(raw: str) -> Pasted:
    """Read Markdown as an article: link texts, list items, table rows and code stay as lines.

    A heading above all other text is the title, unless front matter (a block between `---`
    lines) names one; author and date are front matter's. Images and HTML tags are left out.
    """
    front = _FRONT_MATTER.match(raw)
    fields = (
        {name.lower(): value.strip("\"'") for name, value in _FIELD.findall(front[1])}
        if front
        else {}
    )
    reader = _Reader(raw, front.end() if front else 0, title=fields.get("title", ""))
    separators = ["\n\n" if line.apart else "\n" for line in reader.lines[1:]]
    text, origin = join_text(reader.lines, [*separators, ""][: len(reader.lines)])
    days = [written.day for written in find_dates(fields.get("date", "")) if written.day]
    return Pasted(
        text=text,
        title=reader.title,
        author=fields.get("author"),
        published=days[0].isoformat() if days else None,
        origin=origin,
    )


class _Reader:
    """Turns the tokens of a Markdown text from `start` on into lines.

    Attributes:
        lines: What was read; a line is `apart` when a paragraph of its own.
        title: The title given, else the heading above all lines.
    """

    def __init__(self, raw: str, start: int, *, title: str) -> None:
        self.lines: list[Line] = []
        self.title = title
        self._raw = raw
        self._starts = [start, *(each.end() for each in _NEW_LINE.finditer(raw, start)), len(raw)]
        self._at, self._ends = start, len(raw)
        self._parts: list[tuple[str, int]] = []
        self._apart = True
        self._in_heading = self._in_row = False
        for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(raw[start:]):
            if token.map:
                self._enter(*token.map)
            self._read(token)

    def _enter(self, first: int, end: int) -> None:
        last = len(self._starts) - 1
        self._at = max(self._at, self._starts[min(first, last)])
        self._ends = self._starts[min(end, last)]

    def _read(self, token: Token) -> None:
        match token.type:
            case "inline":
                self._read_inline(token)
            case "heading_open" | "paragraph_open":
                self._apart |= not token.hidden
                self._in_heading = token.type == "heading_open"
            case "bullet_list_open" | "ordered_list_open" | "table_open":
                self._apart |= token.level == 0
            case "list_item_open":
                self._parts = []
                self._write(f"{token.info}{token.markup} ")
            case "th_open" | "td_open" if self._parts:
                self._write(" | ")
            case "tr_open" | "tr_close":
                self._in_row = token.nesting > 0
                self._end_line()
            case "fence" | "code_block":
                self._read_code(token.content)
            case "html_block":
                self._read_html(token.content)

    def _read_inline(self, token: Token) -> None:
        for child in token.children or []:
            if child.type in {"text", "code_inline"}:
                self._write(child.content)
            elif child.type == "softbreak":
                self._put(" ", self._at)
            elif child.type == "hardbreak" or _LINE_BREAK.match(child.content):
                self._put(" ", self._at)
                self._end_line()
        self._end_line()

    def _write(self, words: str) -> None:
        """Add words of the source; where it spells them with escapes they are found bit by bit."""
        found = self._find(words)
        if found >= 0:
            self._put(words, found)
            return
        for bit in _BIT.findall(words):
            found = self._find(bit)
            self._put(bit, self._at if found < 0 else found)

    def _find(self, words: str) -> int:
        near = self._at + len(words) + _REACH
        return self._raw.find(words, self._at, min(near, self._ends))

    def _put(self, words: str, at: int) -> None:
        self._parts.append((words, at))
        self._at = min(at + len(words), self._ends)

    def _end_line(self) -> None:
        if self._in_row:
            return
        content = "".join(words for words, _ in self._parts)
        text, pieces = tidy(content, 0)
        is_title = self._in_heading and not self.lines and self.title in {"", text}
        if is_title:
            self.title = text
        elif text:
            self._add(text, pieces, content)
        self._parts = []

    def _add(self, text: str, pieces: Sequence[Piece], content: str) -> None:
        places = _traced(len(text), pieces, self._parts)
        self.lines.append(Line(text, places, content, self._apart))
        self._apart = False

    def _read_code(self, code: str) -> None:
        self._apart = True
        for row in code.splitlines():
            self._parts = []
            self._write(row)
            if row.strip():
                self._add(row, (Piece(0, 0),), row)
        self._parts = []

    def _read_html(self, content: str) -> None:
        self._apart = True
        for words in _TAG.sub(" ", content).splitlines():
            if words.strip():
                self._write(words.strip())
                self._end_line()


def _traced(
    length: int, pieces: Sequence[Piece], parts: Sequence[tuple[str, int]]
) -> tuple[Piece, ...]:
    """Return the places in the source of a line whose `pieces` are places in its written parts."""
    sources = [at + i for words, at in parts for i in range(len(words))]
    traced: list[Piece] = []
    ends = [*(piece.start for piece in pieces[1:]), length]
    for piece, end in zip(pieces, ends, strict=True):
        for i in range(piece.start, end):
            raw = sources[piece.raw + i - piece.start]
            if not traced or raw - traced[-1].raw != i - traced[-1].start:
                traced.append(Piece(i, raw))
    return tuple(traced)

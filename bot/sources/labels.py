"""Which of the labels that programs write into a document can be shown as its title or author."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from bot.sources.headline import clean_authors, fold
from bot.sources.rendering import one_line

_PROGRAM: Final = re.compile(
    r"^(?:microsoft (?:word|powerpoint)|powerpoint presentation)\b.*", re.I
)
_UNTITLED: Final = re.compile(
    r"^(?:untitled|document|dokument|title|slide|layout|template|unbenannt|sans titre|"
    r"sin título|new document|word document|(?:full )?page|scan)[\s_\d().-]*$",
    re.I,
)
_ENDINGS: Final = frozenset(
    (
        *(".doc", ".docx", ".dvi", ".eps", ".htm", ".html", ".indd", ".md", ".odt", ".pages"),
        *(".pdf", ".pmd", ".ps", ".qxd", ".rtf", ".tex", ".tmp", ".txt"),
    )
)
_NOBODY: Final = frozenset(
    (
        *(
            "admin",
            "administrator",
            "anonymous",
            "author",
            "default",
            "microsoftofficeuser",
            "owner",
        ),
        *("pythondocx", "root", "unknown", "user", "windowsuser", "pc", "guest", "word", "scanner"),
    )
)
_FEWEST_LETTERS: Final = 4


def plausible_title(title: str | None) -> str:
    """Return a title out of a file's properties, empty when a program made it up."""
    line = one_line(title or "")
    letters = sum(map(str.isalpha, line))
    if letters < _FEWEST_LETTERS and line.isascii():
        return ""
    # A name of a file: no spaces, or an ending that only files have.
    if PurePath(line).suffix.lower() in _ENDINGS or (" " not in line and set(line) & set("_/\\")):
        return ""
    return "" if _PROGRAM.match(line) or _UNTITLED.match(line) else line


def plausible_author(name: str | None) -> str | None:
    """Return an author out of a file's properties, None when it is an account or a program."""
    names = re.split(r"\s*;\s*", one_line(name or ""))
    return clean_authors(
        tuple(name for name in names if len(name) > 1 and fold(name) not in _NOBODY), site=None
    )

"""Words of scripts that put no spaces between them, as far as repetition shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

_LONGEST: Final = 6
"""Glyphs of a name at most; Thai and its kin write a syllable with several."""
_SPELLED_LONGEST, _SPELLED_SHORTEST = 14, 4

_PIECES: Final = regex.compile(
    r"""
    # Chinese: what joins, points and asks parts the runs.
    (?:什么|什麼|怎么|怎麼|为什么|為什麼|可以|应该|應該|可能|因为|因為|所以|如果|但是|然后|然後|或者|而且|觉得|覺得|知道|
    今天|明天|昨天|现在|現在|大家|谢谢|謝謝|一下|一个|一個|有点|有點|时候|時候|的话|的話|还是|還是|已经|已經|需要|我们|我們|
    你们|你們|他们|他們|没有|沒有|就是|不是|还有|還有|这个|這個|那个|那個|好像|感觉|感覺|其实|其實|真的|問題|问题|
    [的了吗嗎呢吧啊呀嘛是在我你您他她它们們这這那哪很也就还還不没沒和跟给給把被])
    |[ぁ-ゖゝゞ]+
    |(?:ครับ|ค่ะ|คะ|ไม่|ที่|และ|หรือ|แต่|ของ|เป็น|จะ|ได้|ให้|กับ|ว่า|แล้ว|ก็|มี|ไป|มา|อยู่|นี้|นั้น|เรา|ผม|ฉัน|คุณ|ต้อง)
    """,
    regex.VERBOSE,
)
_RUN: Final = regex.compile(
    r"(?P<glyphs>[\p{Han}\p{Katakana}ー々]+)|(?P<spelled>[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+)"
)
_EDGE: Final = frozenset(
    "都会會要有来來去看说說上下里裡个個到对對想做得地着著过過好多点點为為人年月日时時让讓从從用以能再更最先"
)
_MARK: Final = regex.compile(r"[\p{M}\u0E30-\u0E3A\u0E45-\u0E4E]")


def glyph_names(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield start and end of what may be a word, and how likely its edges are (0 to 1).

    Whole pieces between what joins words come with 1; parts of longer pieces are yielded as well,
    for only their repetition elsewhere can tell which of them are words.
    """
    bare = _PIECES.sub(lambda found: " " * len(found[0]), text)
    for run in _RUN.finditer(bare):
        shortest, longest = (
            (2, _LONGEST) if run["glyphs"] else (_SPELLED_SHORTEST, _SPELLED_LONGEST)
        )
        for start in range(run.start(), run.end() - shortest + 1):
            for end in range(start + shortest, min(run.end(), start + longest) + 1):
                if _MARK.match(bare, start) or _MARK.match(bare, end):
                    continue
                whole = start == run.start() and end == run.end()
                yield start, end, _edges(bare, start, end) * (1.0 if whole else 0.5)


def _edges(text: str, start: int, end: int) -> float:
    return 0.5 ** ((text[start] in _EDGE) + (text[end - 1] in _EDGE))

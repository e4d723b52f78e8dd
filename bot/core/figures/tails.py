"""Read what stands around a number: its magnitude, percent signs and currencies."""

from __future__ import annotations

from typing import NamedTuple

import regex

from bot.core.figures import units
from bot.core.figures.figure import Form, Reading
from bot.core.quotes.vocabulary import word_set

_NEXT = regex.compile(
    r"(?P<blank>(?:(?<=mio|mrd|tsd|mln|mld|tys|bn|mn|тыс|млн|млрд)\.)?+[ \u00a0'-]?)"
    r"(?:(?P<east>[十百千万萬億亿兆만억조]++)"
    r"|(?P<sign>[%‰])|(?P<money>\p{Sc}(?!\d))|(?P<word>[\p{L}\p{M}]++\$?+))"
)
_BEFORE = regex.compile(
    r"(?<![\p{L}\p{M}])(?:r|us|a|c|nz|hk|s|ca|au)?(?P<sign>\p{Sc})[ \u00a0]?\Z"
    r"|(?<![\p{L}\p{M}])(?P<code>chf|eur|usd|gbp|jpy|cny|rmb|inr|rs\.?|sek|nok|dkk|pln)[ \u00a0]?\Z"
)
_ORDINAL = word_set("st nd rd th er re e eme º ª o a de ste")
_STEPS = 5


class Tail(NamedTuple):
    """What the words after a number make of it.

    Attributes:
        end: Where they end.
        scales: What the number is multiplied by, each way it may be read.
        kinds: What it counts, each way it may be read, and the share of it that is meant.
        form: How the number is written.
    """

    end: int
    scales: tuple[float, ...]
    kinds: tuple[tuple[str, float], ...]
    form: Form

    def readings(self, values: tuple[float, ...]) -> tuple[Reading, ...]:
        """Return each way to read a number of these values."""
        return tuple(
            dict.fromkeys(
                Reading(value * scale * share, kind)
                for value in values
                for scale in self.scales
                for kind, share in self.kinds
            )
        )


def before(bare: str, start: int) -> tuple[int, str]:
    """Return where the currency before a number begins, and the currency or ""."""
    found = _BEFORE.search(bare, max(0, start - 6), start)
    if not found:
        return start, ""
    sign = found["sign"] or found["code"].rstrip(".")
    if sign == "$" and found[0].startswith("r"):
        sign = "r$"
    return found.start(), units.SIGNS.get(sign, sign)


def after(spelt: str, bare: str, end: int, money: str, form: Form) -> Tail:
    """Read the words after a number that ends at `end`.

    Args:
        spelt: The text in its common spelling.
        bare: Its skeleton.
        end: Where the number ends.
        money: The currency before it, or "".
        form: How the number itself is written.
    """
    tail = Tail(end, (1.0,), ((money, 1.0),), form)
    for _ in range(_STEPS):
        found = _NEXT.match(bare, tail.end)
        step = _step(spelt, tail, found, money) if found else None
        if step is None:
            break
        tail, final = step
        if final:
            break
    return tail


def _step(spelt: str, tail: Tail, found: regex.Match[str], money: str) -> tuple[Tail, bool] | None:
    """Return the tail with one more word read, and whether that was the last one."""
    if found["east"]:
        return _east(tail, found), False
    if sign := found["sign"] or found["money"]:
        share = 0.1 if sign == "‰" else 1.0
        kind = units.PERCENT if found["sign"] else units.SIGNS.get(sign, sign)
        return tail._replace(end=found.end(), kinds=((kind, share),)), True
    millions = spelt[found.start("word") : found.end("word")] == "M"
    attached = (millions or not found["blank"]) and tail.form is not Form.WORD
    if attached and (read := _letter(spelt, tail, found, money)):
        return read
    if values := units.SCALES.get(found["word"]):
        scales = tuple(scale * value for scale in tail.scales for value in values)
        return tail._replace(end=found.end("word"), scales=scales), False
    return _counted(tail, found, money)


def _east(tail: Tail, found: regex.Match[str]) -> Tail:
    factor = 1.0
    for char in found["east"][:4]:
        factor *= units.EAST_SCALES[char]
    return tail._replace(end=found.end("east"), scales=tuple(s * factor for s in tail.scales))


def _letter(
    spelt: str, tail: Tail, found: regex.Match[str], money: str
) -> tuple[Tail, bool] | None:
    """Read letters that stand right after digits: "1.2M", "3rd", "1990s", "50p"."""
    word, end = found["word"], found.end("word")
    if word in units.LETTER_SCALES and tail.scales == (1.0,):
        scales = units.LETTER_SCALES[word]
        sure = bool(money) or spelt[found.start("word")] in "MB"
        return tail._replace(end=end, scales=scales[:1] if sure else scales), False
    if word in _ORDINAL:
        return tail._replace(end=end, form=Form.ORDINAL), True
    if word == "s":
        return tail._replace(end=end, form=Form.DECADE), True
    return None


def _counted(tail: Tail, found: regex.Match[str], money: str) -> tuple[Tail, bool] | None:
    """Read what a figure counts: percent, points, a currency or its hundredths."""
    word, end = found["word"], found.end("word")
    if kinds := _kinds(word, money):
        return tail._replace(end=end, kinds=kinds), True
    following = _NEXT.match(found.string, end)
    second = following["word"] if following else None
    if following and (word, second) in units.PERCENT_PAIRS:
        return tail._replace(end=following.end("word"), kinds=((units.PERCENT, 1.0),)), True
    if word in units.BETWEEN and (second in units.MONEY or second in units.SCALES):
        return tail._replace(end=end), False
    return None


def _kinds(word: str, money: str) -> tuple[tuple[str, float], ...]:
    """Return what a word says a figure counts; empty where it says nothing that is checked."""
    if word in units.PERCENT_WORDS:
        return ((units.PERCENT, 1.0),)
    if word in units.POINTS:
        return ("", 1.0), (units.PERCENT, 1.0)
    if word in units.COINS and not money:
        return ("", 1.0), *((kind, 0.01) for kind in units.COINS[word])
    return ((money or units.MONEY[word], 1.0),) if word in units.MONEY else ()

"""Catch what a model must not say: its own instructions, and secrets in whatever spelling.

An article may ask a model to repeat what it was told. A prompt is no secret worth much, but a
summary that recites it is no summary of the article, and a key or a fence's tag must never leave.
"""

from __future__ import annotations

import base64
import codecs
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import regex

_ENOUGH = 12
"""What a run must weigh; a word weighs 2, a glyph of a script without spaces 1."""
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_LETTER = rf"(?:(?![{_UNSPACED}])[\p{{L}}\p{{M}}\p{{N}}])"
_TOKEN = regex.compile(rf"(?P<glyph>[{_UNSPACED}])|{_LETTER}+(?:'{_LETTER}+)*+")
_HIDDEN = regex.compile(r"[\p{Cf}*_~`|\\]+")
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`", "'"))
_APART = r"[^\p{L}\p{M}\p{N}]*+"

_SHORTEST_SECRET = 8
_PART = 12
"""As much of a long secret, with a figure in it, gives it away."""
_LONG_SECRET = 24
_NO_LETTER = regex.compile(r"[^\p{L}\p{N}]+")
_HEX_PREFIX = regex.compile(r"(?i)(?:\\x|0x|%|&#x)(?=[0-9a-f]{2})")
_BASE64_HEADS = (0, 2, 3)
"""Digits of base64 that also depend on what stands before, for 0, 1 or 2 bytes more."""


def echoes(statement: str, instructions: str, source: str) -> bool:
    """Tell whether a statement recites instructions; see `EchoGuard.catches`."""
    return EchoGuard(instructions).catches(statement, source)


class EchoGuard:
    """Instructions and secrets made ready for looking at many statements; may be pickled.

    Args:
        instructions: What a model was told, without the article.
        secrets: What may never be said; those of fewer than 8 characters are passed over.
    """

    def __init__(self, instructions: str, secrets: Sequence[str] = ()) -> None:
        self._runs = frozenset(" ".join(run) for run in _runs(instructions))
        self._squeezed: frozenset[str] = frozenset()
        self._literal: frozenset[str] = frozenset()
        self._learn(secrets)

    def knowing(self, *secrets: str) -> EchoGuard:
        """Return a guard that knows more secrets, such as the tag of one request's fence."""
        other = EchoGuard("")
        other._runs = self._runs
        other._squeezed, other._literal = self._squeezed, self._literal
        other._learn(secrets)
        return other

    def catches(self, statement: str, source: str = "") -> bool:
        """Tell whether a statement gives a secret away or recites the instructions.

        It recites them with six words in a row (twelve glyphs of a script without spaces) that
        the source does not have, whatever their case, marks and blanks.
        """
        if self._tells_secret(statement):
            return True
        recited = [run for run in _runs(statement) if " ".join(run) in self._runs]
        folded = _folded(source) if recited else ""
        return any(not _stands_in(run, folded) for run in recited)

    def _learn(self, secrets: Iterable[str]) -> None:
        known = [s.strip() for s in secrets if s and len(s.strip()) >= _SHORTEST_SECRET]
        spellings = {spelling for secret in known for spelling in _spellings(secret)}
        self._squeezed |= {s for s in spellings if len(s) >= _SHORTEST_SECRET}
        self._literal |= {s for s in known if len(_squeezed(s)) < _SHORTEST_SECRET}

    def _tells_secret(self, statement: str) -> bool:
        if any(secret in statement for secret in self._literal):
            return True
        if not self._squeezed:
            return False
        plain = _squeezed(statement)
        told = (plain, _squeezed(_HEX_PREFIX.sub("", statement)))
        return any(secret in words for secret in self._squeezed for words in told)


def _runs(text: str) -> Iterator[list[str]]:
    """Yield, from every token on, the shortest run that weighs enough."""
    found = list(_TOKEN.finditer(_folded(text)))
    words = [token[0] for token in found]
    weights = [1 if token["glyph"] else 2 for token in found]
    end = total = 0
    for start, weight in enumerate(weights):
        while end < len(words) and total < _ENOUGH:
            total += weights[end]
            end += 1
        if total < _ENOUGH:
            return
        yield words[start:end]
        total -= weight


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", _HIDDEN.sub("", text))
    return plain.translate(_APOSTROPHES).casefold()


def _stands_in(run: Sequence[str], folded: str) -> bool:
    """Tell whether a run of words stands in a folded source, without cutting up all of it."""
    first = rf"(?<!{_LETTER}'?)" if not regex.match(f"[{_UNSPACED}]", run[0]) else ""
    last = rf"(?!'?{_LETTER})" if not regex.match(f"[{_UNSPACED}]", run[-1]) else ""
    return regex.search(first + _APART.join(map(regex.escape, run)) + last, folded) is not None


def _squeezed(text: str) -> str:
    """Return the letters and digits of a text and nothing else, without case."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", text).casefold())


def _spellings(secret: str) -> Iterator[str]:
    """Yield a secret, and what it looks like encoded, turned round or shifted; all squeezed."""
    raw = secret.encode()
    whole = _squeezed(secret)
    yield whole
    yield whole[::-1]
    yield _squeezed(codecs.encode(secret, "rot13"))
    yield raw.hex()
    for shift, head in enumerate(_BASE64_HEADS):
        padded = bytes(shift) + raw
        yield _squeezed(base64.b64encode(padded).decode()[head : len(padded) * 8 // 6])
    if len(whole) >= _LONG_SECRET:
        parts = (whole[at : at + _PART] for at in range(len(whole) - _PART + 1))
        yield from (part for part in parts if any(c.isdigit() for c in part))

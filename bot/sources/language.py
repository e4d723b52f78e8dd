"""Which language a text is in. The model takes 70 MB, so only worker processes load it."""

from __future__ import annotations

from functools import cache
from typing import Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SAMPLE: Final = 3000
_SHORTEST: Final = 10
_LIKELY: Final = 0.5
# Varieties the model tells apart, by the ISO 639-1 language their written form counts as.
_VARIETY_OF: Final = {"ary": "ar", "arz": "ar", "nn": "no", "nb": "no", "wuu": "zh", "yue": "zh"}
_RENAMED: Final = {"in": "id", "iw": "he", "ji": "yi"}


@cache
def load_model() -> LanguageIdentifier:
    """Return the model, read from its package at the first call (0.8 s)."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect(text: str) -> str | None:
    """Return a text's ISO 639-1 code, or None when it is too short or not clearly one language."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _SHORTEST:
        return None
    shares: dict[str, float] = {}
    for label, share in load_model().rank(sample):
        code = _VARIETY_OF.get(label, label)
        shares[code] = shares.get(code, 0.0) + share
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _LIKELY and len(best) == 2 else None


def choose(text: str, declared: str | None) -> str | None:
    """Return the language of a text whose page declares one.

    The text decides, because templates declare the wrong language; the declaration serves where
    the text is unclear.

    Args:
        text: The article.
        declared: A BCP 47 tag such as `en-GB`.
    """
    return detect(text) or _primary(declared)


def _primary(tag: str | None) -> str | None:
    code = (tag or "").strip().replace("_", "-").partition("-")[0].lower()
    code = _VARIETY_OF.get(code, _RENAMED.get(code, code))
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None

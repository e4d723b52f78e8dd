"""What each sign counts, when a sentence is chosen and when it is decided whether it answers.

Logistic regressions, fitted on news articles in ten languages and on encyclopaedia paragraphs, each
with questions, and with the same questions after the sentences that answer them were taken out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCE: Final[Mapping[str, float]] = {
    "cov": 1.26,
    "around": -0.455,
    "has": 0.182,
    "lacks": -0.789,
    "close": 0.242,
    "asked_before": 8.542,
    "asks": -2.672,
    "rare": 0.367,
    "met": -0.004,
    "len": -0.226,
    "hascov": 1.116,
    "lackscov": -1.618,
    "fclose": -1.192,
    "focus": 0.145,
    "relc": 0.946,
    "rela": 5.111,
}
"""Signs by which sentences are put in order."""

ANSWERED: Final[Mapping[str, float]] = {
    "cov": 0.576,
    "around": 1.006,
    "doc": 1.062,
    "strangers": -0.56,
    "known": -0.416,
    "rare": -0.191,
    "n": 0.464,
    "met": 0.202,
    "focusdoc": -0.028,
    "hasfocus": -0.129,
    "k_money": -0.369,
    "k_age": -3.547,
    "k_duration": 0.11,
    "k_time": 0.299,
    "k_number": 0.188,
    "k_name": -3.265,
    "k_person": 0.074,
    "k_place": 0.499,
    "k_reason": 0.626,
    "k_other": 0.303,
    "top": 0.053,
    "margin": 0.089,
    "bh": 0.332,
    "ba": 1.058,
    "gap": -0.355,
    "gapa": -0.954,
    "f3": 0.163,
    "cl3": -0.104,
    "h3": 0.239,
    "len": 1.12,
}
"""Signs by which the best sentence is believed."""

BIAS: Final = -2.831
SENTENCE_BIAS: Final = -2.473

"""Counting words in any script, so that coverage lines and reading times mean the same for all."""

from __future__ import annotations

import regex

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = regex.compile(
    rf"[\p{{L}}\p{{N}}--[{_UNSPACED}]][\p{{L}}\p{{M}}\p{{N}}\u200c\u200d--[{_UNSPACED}]]*"
    rf"(?:['’.,\-‐][\p{{L}}\p{{N}}--[{_UNSPACED}]][\p{{L}}\p{{M}}\p{{N}}--[{_UNSPACED}]]*)*",
    regex.V1,
)
_LETTERS_A_WORD = {
    regex.compile(r"\p{Han}+"): 1.6,
    regex.compile(r"[\p{Hiragana}\p{Katakana}]+"): 2.0,
    regex.compile(r"[[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]&&\p{L}]+", regex.V1): 4.4,
}
_WORDS_A_MINUTE = 238


def count_words(text: str) -> int:
    """Return how many words `text` has.

    Scripts that put spaces between words are counted; "don't", "well-known" and "3.5" are one
    word each, and combining marks never split one. Scripts without spaces are estimated from
    their letters: 1.6 Han characters, 2 kana, or 4.4 Thai, Lao, Khmer or Burmese letters (marks
    not counted) a word. Han and Thai were measured on translations of the same passages into
    spaced languages; kana is set so that mixed Japanese comes near two characters a word.
    """
    counted = len(_WORD.findall(text))
    if text.isascii():
        return counted
    estimated = sum(
        sum(map(len, script.findall(text))) / letters for script, letters in _LETTERS_A_WORD.items()
    )
    return counted + round(estimated)


def reading_minutes(words: int) -> int:
    """Return the minutes an adult needs to read so many words silently, at least one.

    The rate is 238 words a minute, the mean for non-fiction in M. Brysbaert, "How many words do
    we read per minute?", Journal of Memory and Language 109 (2019).
    """
    return max(1, round(words / _WORDS_A_MINUTE))

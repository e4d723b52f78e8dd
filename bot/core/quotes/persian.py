"""Find sources in Persian clauses: the verb comes last, the subject first, offices beside it."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from bot.core.quotes import vocabulary
from bot.core.quotes.clauses import Source

_IS_PERSIAN = regex.compile(r"[گچپژی]")
_IS_ARABIC = regex.compile(r"[ةىيك]")
_VERB = regex.compile(
    r"(?<!\p{L})(?:گفت(?:ه است|ند)?|می[\u200c ]?گوی(?:د|ند)|می[\u200c ]?افزاید|"
    r"می[\u200c ]?نویسد|افزود(?:ند)?|نوشت|پرسید"
    r"|(?:پاسخ|توضیح|هشدار|ادامه) (?:داد|می[\u200c ]?دهد)|(?:تأکید|تاکید|اعلام|بیان|تصریح|"
    r"اظهار|اضافه|ابراز \p{L}+) (?:کرد|داشت|می[\u200c ]?کند)"
    r"|معتقد است|باور دارد|می[\u200c ]?پرسد|یادآور شد|به یاد می[\u200c ]?آورد)(?!\p{L})"
)
_ACCORDING = regex.compile(
    r"(?<!\p{L})(?:به گفته(?:ٔ|[\u200c ]?ی)?|به نقل از|به نوشته)\s(?P<who>[^،.:«»]{2,40})"
)
_SMALL = vocabulary.word_set(
    """
    در از به با که را این آن روز شنبه یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه امروز دیروز
    نیز هم اما ولی و
    درباره برای تا پس پیش خبرنگاران همچنین است بود هنوز باز می آنها ما
    """
)
_TITLES = vocabulary.word_set(
    "آقای خانم دکتر مهندس استاد سرهنگ سردار معلم کشاورز ماهیگیر نماینده وزیر شهردار رئیس مدیر"
    " سخنگوی بازنشسته مدیرکل فرماندار"
    " استاندار بخشدار دبیر معاون عضو پژوهشگر کارشناس نویسنده فرمانده دادستان"
)
_PRONOUNS = {"او", "وی", "ایشان"}
_BREAK = regex.compile(r"[،؛:.!؟\n]")
_SHORTEST, _LONGEST = 2, 3


def is_persian(text: str) -> bool:
    """Return whether a text in Arabic script is Persian, by the letters only one of them has."""
    sample = text[:2_000]
    return len(_IS_PERSIAN.findall(sample)) > 2 * len(_IS_ARABIC.findall(sample))


def lead(stretch: str, start: int) -> Source | None:
    """Return the source that the words before a quotation name."""
    verbs = list(_VERB.finditer(stretch))
    if verbs:
        return _subject(stretch[: verbs[-1].start()], start) or Source("dropped", start)
    return _according(stretch, start)


def tail(stretch: str, start: int) -> Source | None:
    """Return the source that the words after a quotation name."""
    sentence = regex.split(r"[.!؟\n]", stretch)[0]
    verb = _VERB.search(sentence)
    if verb is None:
        return _according(sentence, start)
    before = sentence[: verb.start()].strip("، ")
    return _subject(before or sentence[verb.end() :], start) or Source("dropped", start)


def says(stretch: str) -> bool:
    """Return whether a stretch begins with somebody's saying something."""
    return bool(_VERB.search(regex.split(r"[.!؟\n]", stretch)[0][:60]))


def people(text: str) -> set[str]:
    """Return the names that verbs of saying show."""
    sentences = regex.split(r"[.!؟\n]", text)
    found = (lead(s, 0) for s in sentences)
    return {s.text for s in found if s and s.kind == "name"}


def _according(stretch: str, start: int) -> Source | None:
    match = _ACCORDING.search(stretch)
    if match is None:
        return None
    return _phrase(match["who"].split(), start)


def _subject(clause: str, start: int) -> Source | None:
    found = (_phrase(words, start) for words in _phrases(clause))
    kept = [source for source in found if source]
    return next((s for s in kept if s.kind != "noun"), kept[0] if kept else None)


def _phrases(clause: str) -> Iterator[list[str]]:
    """Yield the runs of words before any small word, one from each piece between commas."""
    for piece in _BREAK.split(clause):
        words = piece.split()
        while words and words[0] in _SMALL:
            words = words[1:]
        end = next((i for i, w in enumerate(words) if w in _SMALL), len(words))
        if words:
            yield words[:end]


def _phrase(words: list[str], start: int) -> Source | None:
    if words[0] in _PRONOUNS or words[0] == "این":
        return Source("pronoun", start, words[0])
    office = [i + 1 for i, w in enumerate(words) if w in _TITLES]
    rest = words[office[-1] :] if office else words
    rest = rest[-_SHORTEST:] if office and len(rest) > _SHORTEST else rest
    if not rest:
        return None
    if _SHORTEST <= len(rest) <= _LONGEST and words[0] not in {"یک", "یکی"}:
        return Source("noun" if office and office[0] == 1 else "name", start, " ".join(rest))
    return Source("noun", start, " ".join(words)) if len(words) <= _LONGEST else None

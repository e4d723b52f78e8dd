"""Tell whether what stands around a pair of marks reports what they hold.

Verbs of saying come from the lexicon. Idioms, the quoting particles of East Asian languages and a
reported sentence that runs on past its first quotation are known here.
"""

from __future__ import annotations

import regex

from bot.core.quotes.context import Context
from bot.core.quotes.lexicon import GESTURES, SAY, THAT, WORD

NEAR = 60
"""How many characters away from the marks a word still goes with them."""

ONE_WORD, TWO_WORDS = 1.4, 2.4
"""Upper limits, in the units of a context, of words that are counted as one or two."""

SET_OFF = (",", "?", "!", "，", "？", "！", "—", "…")
"""What a quotation ends with when its tag follows."""

PAUSES = (":", "：", ",", "，", "،")
EXCLAIMS = regex.compile(r"[?!？！؟]+$")
STOPS = regex.compile(r"[.…。।]$")
DETERMINER = regex.compile(
    r"(?<![\p{L}’'])(?:the|an?|its|his|her|their|this|that|these|those|such|der|die|das|dem|den|des"
    r"|eine?[mnrs]?|keine?[mnrs]?|les|la|une?|el|los|las|un[ao]?|il|lo|gli|uma?|het|een|det|ett|et"
    r"|το|η|ο|τη|την|τον|του|της|τα|οι)\s*$|(?<![\p{L}])(?:d|l|dell|all|nell)[’']$",
    regex.IGNORECASE,
)
_FIRM = 2.0
_PARTICLE = regex.compile("이?라고|고 |이?라며|이?라면서|며 |면서 |다며")
_QUOTATIVE = regex.compile(r"\s*(?:と|って|olduğunu|diye|کہ|कहकर)")
_INDIRECT = regex.compile(
    r"\b(?:sei|seien)\s+(?:das|der|die|dies|diese[rs]?|es|er|sie|man|eine?)\b"
    r"|\b(?:das|dies|es|er|sie|man|\p{Lu}\p{Ll}+)\s+(?:sei|seien)\b"
)
_SA = regex.compile(
    r"\bsa\s+(?:han|hon|hun|dei?|\p{Lu}\p{Ll})|(?:^|\s)(?:han|hon|hun|\p{Lu}\p{Ll}+)\s+sa\b"
)
_FIRST_TWO = regex.compile(r"\P{L}*[\p{L}\p{M}’'-]+(?:\P{L}+[\p{L}\p{M}’'-]+)?")
_IDIOMS = (
    r"\bput it to\b|\bma[dk]es? (?:it )?(?:clear|plain)\b",
    r"\b(?:it seems|apparently|reportedly|by (?:his|her|their) own account),\s*$",
    r"\bh(?:ie|ä)lt\s.{1,40}\svor,|\bg[ai]bt? (?:an,|zu (?:bedenken|protokoll))",
    r"\bfai[st]\w* (?:remarquer|valoir|savoir|observer|comprendre)\b",
    r"\bdej[aó]\w* claro\b|\bd(?:io|ieron|a) a entender\b|\bdeixou claro\b",
    r"\bfatto (?:notare|sapere|presente)\b|\bsi legge\b",
    r"\bl(?:aten|iet|ieten) weten\b|\bh(?:ield|oudt)\s.{1,40}\svoor dat\b",
    r"\bsl(?:og|år) fast\b|\bgjorde klart\b|\bdo zrozumienia\b|\bдал\w* (?:понять|зрозуміти)",
    r"\böne sür|\bileri sür|\bdikkat çek",
)
"""Saying put in several words, a row for each group of languages."""
_IDIOM = regex.compile("|".join(_IDIOMS), regex.IGNORECASE)
_CLAUSE_END = regex.compile(
    r"(?:です|ます|ません|ました|でした|でしょう|ください|[よねかぞさなただいうろ])[。！？…]?$"
)
_KOREAN_END = regex.compile("[다요까죠라자네][.?!…]?$")
CARRIES_ON = regex.compile(
    r"\W*(?:(?:and|but)\s+(?:that|would|will|had|has|was|were|could|should|might)"
    r"|(?:und|aber)\s+(?:dass|werde|wolle|habe|sei|könne|müsse)|et (?:que\b|qu[’'])"
    r"|[ye] que|e ch[eé]|en dat|och att|og at|i że|и что|і що|a že|ja että)(?![\p{L}])[^;:]*",
    regex.IGNORECASE,
)
"""The rest of a reported sentence, whose second half needs no verb of saying of its own."""


def says(text: str) -> bool:
    """Tell whether a text reports speech; Nordic `sa` only beside its subject."""
    return SAY.search(text) or _SA.search(text) is not None or _IDIOM.search(text) is not None


def last_word(text: str) -> str:
    """Return the last word of a text, casefolded, or nothing."""
    words = WORD.findall(text)
    return words[-1].casefold() if words else ""


def told(after: str) -> bool:
    """Tell whether a tag follows at once: `, said …`, `– … said` or a quoting particle."""
    if _PARTICLE.match(after) or _QUOTATIVE.match(after):
        return says(after[:NEAR]) or not after.isascii()
    tag = _FIRST_TWO.match(after)
    return tag is not None and (says(tag[0]) or GESTURES.search(tag[0]))


def reporting(c: Context) -> float:
    """Score a verb of saying before the words, or one after them."""
    points = 0.0
    if says(c.before[-NEAR:]):
        points = 1.5
    elif says(c.before):
        points = 1.0
    last = last_word(c.before)
    if last in SAY or (points and last in THAT):
        points += 1.0
    elif points and _reported_clause(c.before):
        points += 0.75
    elif _INDIRECT.search(c.before):
        points = 1.5
    if 1.0 < points < _FIRM and _predicate(c):
        points += 0.5
    return max(points, reported_after(c))


def _predicate(c: Context) -> bool:
    """Tell whether two words in lower case stand without an article, as a judgement does."""
    two = ONE_WORD < c.units < TWO_WORDS
    return two and c.inner[0].islower() and not DETERMINER.search(c.before)


def _reported_clause(before: str) -> bool:
    """Tell whether a conjunction follows the verb of saying; English `at` is none."""
    said = max((end for _, end in SAY.finditer(before)), default=0)
    rest = before[said:]
    words = {word.casefold() for word in WORD.findall(rest)}
    return not (THAT - {"at"}).isdisjoint(words) or regex.search(r",\s+at\s", rest) is not None


def reported_after(c: Context) -> float:
    """Score a verb of saying or a quoting particle after the words."""
    after = c.after[:NEAR]
    if _PARTICLE.match(after):
        return 4.5 if _KOREAN_END.search(c.inner) else 2.0
    if _CLAUSE_END.search(c.inner) and regex.match("って|と(?=[^「『])", after):
        return 2.0
    if not says(after):
        return 0.0
    if c.inner.endswith(SET_OFF) or after.lstrip()[:1] in ",،，–—-" or _QUOTATIVE.match(after):
        return 2.0
    first = WORD.search(after)
    at_once = first is not None and first[0].casefold() in SAY
    return 2.0 if at_once or _IDIOM.match(after.lstrip()) else 1.25

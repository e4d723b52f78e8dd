"""Paywalls and login walls: did the site show the article, a teaser, or only the door?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from lxml.etree import _ElementUnicodeResult
from lxml.html import HtmlElement

from bot.core.words import count_words
from bot.errors import LoginRequired
from bot.sources.headline import fold
from bot.sources.page.structured import Structured

TEASER_WORDS: Final = 300
"""A gated page that shows more than this is taken to show the article."""

_TEASER_SHARE: Final = 0.2
_SAME_LENGTH: Final = 0.1
_LOGIN_WORDS: Final = 80
_FORM_WORDS: Final = 40
"""Beside more text than this, a field for a password is a corner of the page."""
_ENDING: Final = 3
_SENTENCE_WORDS: Final = 12
_PAGE_CHARACTERS: Final = 200_000
_GATED_PART_WORDS: Final = 50

_SUBSCRIBE: Final = re.compile(
    "|".join(
        (
            r"\b(subscribe|sign up|register|join|upgrade|pay)\b.{0,40}\b(to|and) "
            r"(continue|keep reading|read|finish|unlock|view|access)\b",
            r"\bto (continue|keep|finish) reading\b",
            r"\b(article|story|content|post|page) is (only |exclusively )?(available |reserved )?"
            r"(only )?(for|to) (\w+ ){0,2}(subscribers|members)\b",
            r"\b(subscribers?|members?)[- ]only\b",
            r"\b(unlock|read) (this|the) (full|entire|whole|rest of (the|this)) "
            r"(article|story|post|piece|text)\b",
            r"\b(reached|used) your .{0,20}limit of .{0,10}articles\b",
            r"\b(im abo|mit .{1,30}) weiterlesen\b",
            r"\bum .{0,40}weiterzulesen\b",
            r"\b(artikel|inhalt|text|beitrag) ist (nur |exklusiv )?für abonnent",
            r"\b(réservée?|exclusif) (aux|à nos|pour les) abonn",
            r"\bil vous reste .{0,20}(à lire|de cet article)",
            r"\bpour lire la suite\b|\babonnez-vous pour\b",
            r"\b(solo|exclusivo|exclusiva) para (suscriptores|abonados|assinantes)\b",
            r"\bpara (seguir|continuar) (leyendo|lendo|a ler)\b",
            r"\briservat[oa] agli abbonati\b|\bper continuare a leggere\b",
            r"\b(alleen|exclusief) voor abonnees\b|\bom verder te lezen\b",
            r"\bför (våra )?prenumeranter\b|\bfor (våre )?abonnenter\b",
            r"\bfor at læse (videre|hele)\b",
            r"\btylko dla (prenumeratorów|subskrybentów)\b|\baby czytać dalej\b",
            r"только для подписчиков|чтобы продолжить чтение",
            r"会員限定|有料会員|続きを読むには|구독자 전용",
            r"(订阅|訂閱|会员|會員).{0,8}(阅读|閱讀|全文)",
        )
    )
)
_LOGIN: Final = re.compile(
    "|".join(
        (
            r"\b(sign|log) ?in\b.{0,30}\bto (continue|read|view|see|access|proceed)\b",
            r"\b(please|you (must|need to|have to)) (be logged in|log ?in|sign ?in)\b",
            r"\b(bitte|zuerst) (anmelden|einloggen)\b|\bmelden sie sich .{0,30}an\b",
            r"\b(connectez|identifiez)-vous pour\b|\binici(a|e) sesión para\b",
            r"\baccedi per\b|\b(faça|inicie) .{0,6}(login|sessão) para\b|\blog in om\b",
            r"войдите, чтобы|ログインして(ください|続)|(请|請)(先)?(登录|登錄|登入)|로그인이 필요",
        )
    )
)
_LOGIN_TITLE: Final = re.compile(
    r"\W*(log ?in|sign ?in|log ?on|anmelden|einloggen|anmeldung|connexion|se connecter|"
    r"inici(ar|e) sesión|accedi|entrar|inloggen|logga in|logg inn|log ind|zaloguj się|вход|войти|"
    r"ログイン|登录|登錄|登入|로그인)( page| required| to continue| to your account)?"
    r"\W*($|[|:·•»–—]|\s-\s)",
    re.IGNORECASE,
)
_ASKED_FOR_ELSE: Final = re.compile(
    r"\bnewsletter|\brundbrief|рассылк|メルマガ|뉴스레터|\bcomment(s|er|ing)?\b|\bkomment(ar|ier)"
    r"|\bcomentari|\bcomentário|\bcommentaires?\b|\bcommenti\b|комментар|コメント|评论|評論|댓글"
    r"|\bad[- ]free\b|\bwerbefrei|\bsans publicité"
)
"""What else than the article sites ask readers to sign in or pay for."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "em", "font", "i", "label", "mark"}
    | {"q", "s", "small", "span", "strong", "sub", "sup", "u"}
)


def check_login_wall(tree: HtmlElement, *, title: str, words: int) -> None:
    """Refuse a page that asks for a login in place of an article.

    Args:
        tree: The whole page.
        title: Its title.
        words: Words of article text found in it.

    Raises:
        LoginRequired: when little text was found beside a login form or a demand to sign in.
    """
    if words >= _LOGIN_WORDS:
        return
    form = "//input[@type='password']" if words < _FORM_WORDS else "//main//input[@type='password']"
    asked = _LOGIN_TITLE.match(title) or tree.xpath(f"boolean({form})")
    if asked or _says(tree, _LOGIN, article=""):
        raise LoginRequired


def is_teaser(tree: HtmlElement, structured: Structured, *, text: str, words: int) -> bool:
    """Tell whether the site showed only the beginning of the article.

    Args:
        tree: The whole page.
        structured: What the page tells machines.
        text: The article text found in it.
        words: Words of that text.
    """
    whole = max(structured.words, count_words(structured.body))
    if is_gated(tree, structured):
        return whole > 2 * words or _is_cut(tree, structured, text, words)
    if words >= TEASER_WORDS:
        return False
    if structured.free is None and words < _TEASER_SHARE * whole:
        return True
    return _says(tree, _SUBSCRIBE, article=text)


def _is_cut(tree: HtmlElement, structured: Structured, text: str, words: int) -> bool:
    """Tell whether a gated article ends early, which long beginnings do as well."""
    if abs(structured.words - words) <= _SAME_LENGTH * structured.words:
        return False
    if _shows_gated_part(tree, structured.gated_classes):
        return False
    return words < TEASER_WORDS or _says(tree, _SUBSCRIBE, article=text)


def is_gated(tree: HtmlElement, structured: Structured) -> bool:
    """Tell whether a page says that not everyone may read its article."""
    return structured.free is False or _is_locked(tree)


def _is_locked(tree: HtmlElement) -> bool:
    tiers = tree.xpath("//meta[@property='article:content_tier']/@content")
    return any(tier.strip().lower() == "locked" for tier in tiers)


def _shows_gated_part(tree: HtmlElement, classes: tuple[str, ...]) -> bool:
    parts = [part for name in classes for part in tree.find_class(name)]
    return any(len(part.text_content().split()) >= _GATED_PART_WORDS for part in parts)


def _says(tree: HtmlElement, demand: re.Pattern[str], *, article: str) -> bool:
    """Tell whether a page makes a demand of its readers, other than in the article's own words."""
    own = "\n".join(map(fold, _own_paragraphs(article)))
    return any(
        demand.search(sentence) and not _ASKED_FOR_ELSE.search(sentence)
        for block in _blocks(tree)
        if demand.search(block) and fold(block) not in own
        for sentence in _SENTENCE_END.split(block)
    )


def _own_paragraphs(article: str) -> list[str]:
    """Return the paragraphs that are surely the article's: a wall may have been read as its end."""
    paragraphs = [line for line in article.split("\n") if line.strip()]
    ending = paragraphs[-_ENDING:-1]
    return paragraphs[:-_ENDING] + [each for each in ending if count_words(each) >= _SENTENCE_WORDS]


def _blocks(tree: HtmlElement) -> Iterator[str]:
    """Yield the text of the page's paragraphs, headings and boxes, case-folded."""
    left = _PAGE_CHARACTERS
    texts = tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")
    for _, pieces in groupby(texts, key=_block_around):
        block = " ".join(" ".join(pieces)[:left].split())
        left -= len(block)
        if block:
            yield block.casefold()


def _block_around(text: _ElementUnicodeResult) -> HtmlElement:
    element = text.getparent()
    if text.is_tail:
        element = element.getparent()
    while element.tag in _INLINE:
        element = element.getparent()
    return element

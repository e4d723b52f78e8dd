"""Pages that stand where an article should: consent, a script's shell, "not found"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from bot.errors import ConsentRequired, PageNotFound, ScriptRequired
from bot.sources.headline import fold

_FEW_WORDS: Final = 100
"""A page with more text than this says more than that something is missing."""
_CONSENT_WORDS: Final = 350
_CONSENT_SHARE: Final = 0.5
_LOOKED_AT: Final = 20_000
_SHORT_HEADING: Final = 90

_MISSING: Final = re.compile(
    "|".join(
        (
            r"\b(page|article|story|file|post|content|document)( was| is|'s|’s)? "
            r"(not found|no longer (available|exists?)|(does not|doesn['’]t) exist"
            r"|(gone|missing)\W*$)",
            r"\b(can(not|['’]t)|could(n['’]t| not)) (be found|find (the|that|this) (page|article))",
            # A story may begin with so many homes or so many million.
            r"^\W*((http|server)?[ -]?(error|fehler|erreur|errore|ошибка) )?404"
            r"(?=\W*$|\s*[|:–—!?]|\s*[.,](?!\d)|\s-\s"
            r"|\W+(error|file|not|page|the page|fehler|seite|nicht|erreur|página|pagina|sid[ae]n"
            r"|stron[ay]|ошибка|страница)\b|\W*(页面|頁面|找不到|ページ|페이지|الصفحة))",
            r"\berror 404\b",
            r"\b(seite|artikel) (wurde |ist )?(leider )?nicht (mehr )?(gefunden|verfügbar)",
            r"\bseite existiert (leider )?nicht",
            r"\bpage (est )?(introuvable|inexistante)",
            r"\b(page|article)\b.{0,30}n['’]existe (pas|plus)",
            r"\b(página|artículo)( solicitad[ao])? (no (encontrad[ao]|existe|(está )?disponible))",
            r"\bno se (ha )?encontr(ó|ado) (la|el) (página|artículo)",
            r"\b(pagina|articolo) non (è stat[ao] )?(trovat[ao]|esiste|disponibile)",
            r"\bpágina não (foi )?(encontrada|existe)|\bpagina (is )?(niet gevonden|bestaat niet)",
            r"\bsidan (kunde inte hittas|finns inte)|\bsiden (finnes ikke|findes ikke|blev ikke)",
            r"\bstron[ay] nie (została znaleziona|znaleziono|istnieje)|\bnie znaleziono strony",
            r"\bstránka (nebyla )?nenalezena|\bsivua ei löyt",
            r"страниц\w+ не (найдена|существует)|ничего не найдено|сторінку не знайдено",
            r"\bsayfa bulunamadı|الصفحة غير موجودة|لم يتم العثور|הדף לא נמצא|صفحه یافت نشد",
            r"(पृष्ठ|पेज) नहीं मिला|ページが?(見つかり|存在し)ません|页面(不存在|未找到|没有找到)",
            r"(找不到|沒有找到)(該|这个|此)?(页面|頁面|网页|網頁)|페이지를 찾을 수 없|ไม่พบหน้า",
            r"\bkhông tìm thấy trang|\bhalaman tidak ditemukan",
        )
    ),
    re.IGNORECASE,
)
_CONSENT: Final = re.compile(
    r"\bcookies?\b|\bconsent|\bpersonal data\b|\bprivacy\b|\bour (\d+ )?partners\b"
    r"|\bzustimm|\beinwillig|\bdatenschutz|\bpersonenbezogen|\bunsere partner"
    r"|\bconsentement|\bdonnées personnelles|\bnos partenaires|\bvie privée"
    r"|\bconsentimiento|\bdatos personales|\bnuestros socios|\bprivacidad"
    r"|\bconsenso|\bdati personali|\bnostri partner|\bconsentimento|\bdados pessoais"
    r"|\btoestemming|\bpersoonsgegevens|\bsamtyck|\bsamtykke|\bpersonuppgifter|\bpersonopply"
    r"|\bzgod[aęy]|\bdanych osobowych|\bsouhlas|\bsuostumu"
    r"|согласи|персональн\w+ данн|файл\w+ cookie|\bçerez|kişisel veri"
    r"|ملفات تعريف الارتباط|الخصوصية|موافقت|कुकी|सहमति|गोपनीयता"
    r"|クッキー|同意|個人情報|隐私|隱私|個人資料|个人信息|쿠키|동의|개인정보",
    re.IGNORECASE,
)
_ACCEPT: Final = re.compile(
    r"(i )?(accept|agree|allow|consent)( (all|and (continue|close)|cookies|to all))*"
    r"|got it|(alle |alles )?(akzeptieren|zustimmen|annehmen|erlauben)( und (weiter|schließen))?"
    r"|(zustimmen|akzeptieren) (und|&) weiter(lesen)?|einverstanden"
    r"|(tout )?accepter( (et (fermer|continuer)|tout))?|j['’]accepte"
    r"|aceptar( (todo|todas|y (continuar|cerrar)))?|acepto"
    r"|accett[ao]( (tutt[oie]|e (continua|chiudi)))?|accetta tutti"
    r"|aceitar( (tudo|todos|e continuar))?|(alles )?accepteren|akkoord( gaan)?|ik ga akkoord"
    r"|(acceptera|godkänn)( alla)?|(godta|aksepter|accepter|tillad)( alle)?"
    r"|(akceptuj[ęe]?|zgadzam się)( wszystk\w+)?|hyväksy( kaikki)?|souhlasím|přijmout( vše)?"
    r"|(принять|принимаю|согласен|соглашаюсь)( все)?|(tümünü )?kabul (et|ediyorum)"
    r"|(قبول|موافق|أوافق)( الكل)?|(सभी )?स्वीकार( करें)?|सहमत"
    r"|(すべて)?(に)?(同意(する|します)?|許可する)|(全部)?(接受|同意|允许)(全部|并继续)?"
    r"|(모두 )?(동의|수락)(합니다|하기)?",
    re.IGNORECASE,
)
_SCRIPTS_OFF: Final = re.compile(
    r"\b(enable|turn on|activate|requires?|needs?|without|disabled)\b.{0,40}\bjava ?script"
    r"|\bjava ?script\b.{0,40}\b(required|enabled?|disabled|turned on|needed|necessary"
    r"|aktivier|deaktivier|benötigt|activ|désactiv|habilit|deshabilit|necesari|abilit|attiv"
    r"|inschakel|aktiver|włącz|включ|отключ|etkinleştir)"
    r"|\b(aktivieren|activez|activer|activa|habilit\w+|active|attiva\w*|ative|schakel|włącz"
    r"|включите|slå på|aktivera?|etkinleştirin)\b.{0,40}\bjava ?script"
    r"|java ?script ?(を有効|が無効|が必要|を使用)|(启用|啟用|开启|打开).{0,8}java ?script"
    r"|java ?script.{0,6}(사용|활성)|(تفعيل|تمكين).{0,12}java ?script|java ?script.{0,12}सक्षम",
    re.IGNORECASE,
)
_OF_COMMENTS: Final = re.compile(r"comment|disqus|kommentar|commentaire", re.IGNORECASE)
_ROOTS: Final = (
    "//body//*[@id='root' or @id='app' or @id='__next' or @id='__nuxt' or @id='___gatsby' "
    "or @id='svelte' or @id='react-root' or @id='app-root' or self::app-root]"
    "[not(normalize-space(.))]"
)
_HEADINGS: Final = (
    "//title | //h1 | //h2[not(ancestor::aside or ancestor::footer or ancestor::nav)]"
)
_BUTTONS: Final = "//button | //a | //*[@role='button'] | //input[@type='submit' or @type='button']"
_MOST_BUTTONS: Final = 100
_COMPARED: Final = 200
"""Letters of a line that tell it from others."""


def check_missing(tree: HtmlElement, *, title: str, text: str, words: int) -> None:
    """Refuse a page that says, in place of an article, that there is none.

    Args:
        tree: The whole page.
        title: Its title.
        text: What was found in it.
        words: Words of that text.

    Raises:
        PageNotFound: when title, heading or a very short text says so.
    """
    if words >= _FEW_WORDS:
        return
    named = [title, *_texts(tree, _HEADINGS)]
    if any(len(name) <= _SHORT_HEADING and _MISSING.search(name) for name in named):
        raise PageNotFound
    if words < _FEW_WORDS / 2 and _MISSING.search(text):
        raise PageNotFound


def check_consent(tree: HtmlElement, *, text: str, words: int) -> None:
    """Refuse a page that asks for consent in place of an article.

    Raises:
        ConsentRequired: when the text found is about consent, or there is next to none beside
            such a question, and a button that gives consent stands with it. A banner before
            scripts have filled the page is none, nor is one beside an article.
    """
    if words >= _CONSENT_WORDS or tree.xpath(f"boolean({_ROOTS})"):
        return
    lines = [line for line in text.split("\n") if line.strip()]
    about = sum(len(line) for line in lines if _CONSENT.search(line))
    asks = about >= _CONSENT_SHARE * sum(map(len, lines))
    if asks and _CONSENT.search(_seen(tree)) and _has_button(tree, lines):
        raise ConsentRequired


def check_scripts(tree: HtmlElement) -> None:
    """Refuse a page without an article that only a browser fills.

    Raises:
        ScriptRequired: when it says so, or its one container is empty.
    """
    notices = [text for text in _texts(tree, "//noscript") if not _OF_COMMENTS.search(text)]
    said = any(_SCRIPTS_OFF.search(notice) for notice in notices)
    if said or _SCRIPTS_OFF.search(_seen(tree)) or tree.xpath(f"boolean({_ROOTS})"):
        raise ScriptRequired


def _has_button(tree: HtmlElement, lines: list[str]) -> bool:
    """Tell whether a button that gives consent belongs to the text, not to a banner beside it.

    The everyday words of consent stand in many a short article, and a banner on most sites.
    """
    accepting = (each for each in tree.xpath(_BUTTONS) if _ACCEPT.fullmatch(_label(each)))
    boxes = dict.fromkeys(_boxes(tree, list(islice(accepting, _MOST_BUTTONS))))
    longest = fold(max(lines, key=len, default=""))[:_COMPARED]
    return any(box is None or longest in fold(box.text_content()) for box in boxes)


def _boxes(tree: HtmlElement, buttons: list[HtmlElement]) -> Iterator[HtmlElement | None]:
    """Yield the widest container of each button that has no article in it, None for the page."""
    articles = tree.xpath("//body//article | //body//main")
    wide = {outer for article in articles for outer in article.iterancestors()}
    for button in buttons:
        box = None
        for outer in button.iterancestors():
            if outer in wide or outer.tag in {"body", "html"}:
                break
            box = outer
        yield box


def _label(button: HtmlElement) -> str:
    text = " ".join(button.text_content()[:_LOOKED_AT].split()) or button.get("value", "")
    return str(text).strip(" .!✓✔→»")


def _texts(tree: HtmlElement, where: str) -> list[str]:
    return [" ".join(each.text_content()[:_LOOKED_AT].split()) for each in tree.xpath(where)]


def _seen(tree: HtmlElement) -> str:
    pieces = tree.xpath(
        "//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]"
    )
    return " ".join(" ".join(pieces)[:_LOOKED_AT].split())

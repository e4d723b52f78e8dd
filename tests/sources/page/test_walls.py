"""Pages that stand where an article should be: not found, consent, scripts."""

from __future__ import annotations

import pytest

from bot.errors import ConsentRequired, PageNotFound, ScriptRequired, TooShort
from bot.models import SourceKind
from bot.sources.page.html import read_html
from bot.sources.raw import Raw


def read(html: str) -> str:
    raw = Raw(html.encode(), SourceKind.PAGE, "text/html; charset=utf-8", "https://a.example.com/b")
    return read_html(raw, min_words=40).article.text


def page(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Page not found", "Sorry, we looked everywhere. Try the search or go to the front page."),
        ("404 | River Post", "This is not the page you are looking for, we are afraid."),
        ("Seite nicht gefunden", "Leider gibt es diese Seite nicht. Hier geht es zur Startseite."),
        ("Page introuvable", "Désolé, cette adresse ne mène nulle part. Retournez à l'accueil."),
        ("Página no encontrada", "Lo sentimos, la dirección no existe. Vuelve a la portada."),
        ("Pagina non trovata", "Ci dispiace, torna alla pagina principale del sito."),
        ("Página não encontrada", "Lamentamos, volte à página inicial."),
        ("Pagina niet gevonden", "Sorry, ga terug naar de voorpagina."),
        ("Страница не найдена", "К сожалению, такой страницы нет. Вернитесь на главную."),
        ("الصفحة غير موجودة", "عذرا، لا توجد صفحة بهذا العنوان. عد إلى الرئيسية."),
        ("पृष्ठ नहीं मिला", "क्षमा करें, यह पता सही नहीं है।"),
        ("ページが見つかりません", "お探しのページは移動したか削除された可能性があります。"),
        ("找不到页面", "抱歉，您访问的地址不存在，请返回首页。"),
        ("페이지를 찾을 수 없습니다", "주소를 다시 확인해 주세요."),
        ("River Post", "The article you want does not exist. The page was not found here."),
    ],
)
def test_page_that_says_there_is_none_is_not_found(title: str, text: str) -> None:
    with pytest.raises(PageNotFound):
        read(page(title, f"<div><h2>{title}</h2><p>{text}</p></div>"))


def test_article_about_a_missing_page_is_an_article() -> None:
    story = (
        "<p>The library has lost a page of its oldest book, and nobody knows when. A reader found "
        "the gap on Monday when she compared the copy with a photograph taken in 1936.</p>"
        "<p>The page was cut out with a very sharp knife, the keeper of the collection said, and "
        "whoever did it took the one with the map of the harbour. The police have been told. A "
        "second copy is held in the capital, and the library will ask for a picture of it.</p>"
        "<p>Readers now have to leave their bags at the door, as they did until the nineties, and "
        "the reading room closes an hour earlier than before until further notice.</p>"
    )
    html = page("Page not found in oldest book", f"<article>{story}</article>")
    assert read(html).startswith("The library")


STORY = (
    "<p>The old bridge over the river reopened on Monday after two years of repairs.</p>"
    "<p>Mayor Ana Ruiz said that the work had taken longer than planned, for the piers were in a "
    "worse state than the engineers had believed.</p>"
    "<p>Buses will use it from Thursday, and a lane for bicycles leads to the square.</p>"
)


@pytest.mark.parametrize(
    ("title", "aside"),
    [
        ("404 new homes planned for Leeds", ""),
        ("404-home estate planned for Leeds", ""),
        ("404.5 million for a bridge", ""),
        ("Court file missing after fire", ""),
        ("Post gone from the old bridge, says the mayor", ""),
        ("Bridge reopens", "<aside><h2>Treaty document gone from archive</h2></aside>"),
        ("Bridge reopens", "<footer><h2>Story not found? Write to us</h2></footer>"),
    ],
)
def test_short_story_that_speaks_of_what_is_missing_is_read(title: str, aside: str) -> None:
    html = page(title, f"<main><article><h1>{title}</h1>{STORY}</article></main>{aside}")
    assert read(html).startswith("The old bridge")


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "404 - River Post",
        "404: nothing here",
        "404 Page not found",
        "Error 404",
        "404 页面",
        "404. Sorry",
        "This page is gone.",
        "Article missing",
    ],
)
def test_heading_that_says_nothing_is_there_is_believed(title: str) -> None:
    with pytest.raises(PageNotFound):
        read(page("River Post", f"<div><h1>{title}</h1><p>Try the search at the top.</p></div>"))


@pytest.mark.parametrize(
    ("text", "button"),
    [
        (
            "Before you continue: we and our partners use cookies and process personal data.",
            "Accept all",
        ),
        ("Wir brauchen Ihre Zustimmung, um Cookies auf Ihrem Gerät zu speichern.", "Akzeptieren"),
        ("Avec votre consentement, nos partenaires utilisent des cookies.", "Tout accepter"),
        (
            "Con tu consentimiento, nuestros socios usan cookies en tu equipo.",
            "Aceptar y continuar",
        ),
        ("Con il tuo consenso noi e i nostri partner usiamo i cookie.", "Accetta tutti"),
        ("Met uw toestemming gebruiken wij cookies voor advertenties.", "Akkoord"),
        ("Med ditt samtycke lagrar vi cookies på din enhet.", "Godkänn alla"),
        ("Za Twoją zgodą używamy plików cookie i danych osobowych.", "Zgadzam się"),
        ("Мы просим согласия на обработку персональных данных.", "Принять все"),
        ("نستخدم ملفات تعريف الارتباط ونحترم الخصوصية.", "قبول الكل"),
        ("हम आपकी सहमति से कुकी का उपयोग करते हैं।", "सभी स्वीकार करें"),
        ("クッキーの使用に同意してください。個人情報を保護します。", "すべて同意する"),
        ("我们需要您同意使用 Cookie 并处理个人信息。", "全部接受"),
        ("쿠키 사용에 동의해 주세요. 개인정보를 보호합니다.", "모두 동의"),
    ],
)
def test_question_for_consent_in_place_of_an_article_is_told(text: str, button: str) -> None:
    body = f"<div class='wall'><p>{text}</p><p>{text}</p><button>{button}</button></div>"
    with pytest.raises(ConsentRequired):
        read(page("River Post", body))


def test_banner_beside_an_article_asks_nothing() -> None:
    story = "".join(
        f"<p>The {name} will be rebuilt beside the river, the council said on Monday night.</p>"
        for name in ("pool", "mill", "old bridge", "school")
    )
    banner = "<div><p>We use cookies.</p><button>Accept</button></div>"
    assert read(page("Pool", f"{banner}<article>{story}</article>")).startswith("The pool")


@pytest.mark.parametrize(
    ("paragraphs", "button"),
    [
        (
            (
                "A court ruled on Monday that parents must give their consent before schools may "
                "photograph pupils, a judgment that was awaited for two years.",
                "Teachers had asked for consent by letter since 2021, but the judge found that "
                "the letters did not say where the pictures would be shown.",
            ),
            "Got it",
        ),
        (
            (
                "The shop Goodbuy has been fined two million euros because its cookie banner left "
                "visitors no real choice, the authority said on Tuesday.",
                "Those who refused cookies had to click through four screens, while consent took "
                "a single tap. The firm said that it would appeal.",
            ),
            "Accept all",
        ),
        (
            (
                "Стороны согласились продолжить переговоры о мосте через реку в понедельник, "
                "сообщила мэр города Анна Ройзман после встречи с советом и инженерами.",
                "Ремонт длился два года, потому что опоры оказались в худшем состоянии, чем "
                "думали инженеры, которые согласились с выводами комиссии о причинах аварии.",
            ),
            "Принять",
        ),
        (
            (
                "Il sindaco perde consenso tra i commercianti della riva est, secondo un "
                "sondaggio pubblicato lunedì dal giornale della città vecchia.",
                "Il ponte ha riaperto dopo due anni di lavori, ma il consenso per la giunta è "
                "sceso di nove punti, dicono gli autori dello studio sul voto.",
            ),
            "Accetta tutti",
        ),
        (
            (
                "两国政府周一表示同意修复横跨河流的旧桥，这项工程预计耗资九百万欧元，并将持续两年。",
                "市长说，工程所需的时间比计划更长，因为桥墩的状况更差，议会也同意了新的预算方案。",
            ),
            "接受",
        ),
    ],
)
def test_short_article_about_consent_is_no_question_for_it(
    paragraphs: tuple[str, ...], button: str
) -> None:
    story = f"<main>{''.join(f'<p>{each}</p>' for each in paragraphs)}</main>"
    banner = f"<div><p>We use cookies.</p><button>{button}</button></div>"
    for body in (f"{story}{banner}", f"<div class='page'>{banner}{story}</div>"):
        assert paragraphs[0] in read(page("Bridge", body))


@pytest.mark.parametrize(
    "button", ["<button>Accept</button>", "<form><input type='submit' value='Accept all'></form>"]
)
def test_question_that_is_the_whole_page_is_told(button: str) -> None:
    ask = "<p>Before you continue: we and our partners use cookies and personal data.</p>" * 2
    with pytest.raises(ConsentRequired):
        read(page("River Post", f"<main><div>{ask}</div>{button}</main>"))
    with pytest.raises(ConsentRequired):
        read(page("River Post", f"{ask}<button>Accept</button>"))


@pytest.mark.parametrize(
    "body",
    [
        "<div id='root'></div>",
        "<div id='x'></div><noscript>You need to enable JavaScript to run this app.</noscript>",
        "<noscript>Bitte aktivieren Sie JavaScript, um fortzufahren.</noscript>",
        "<noscript>Veuillez activer JavaScript dans votre navigateur.</noscript>",
        "<noscript>Por favor, habilite JavaScript para continuar.</noscript>",
        "<noscript>Пожалуйста, включите JavaScript в браузере.</noscript>",
        "<noscript>JavaScriptを有効にしてください。</noscript>",
        "<noscript>请启用 JavaScript 后继续。</noscript>",
        "<p>This site requires JavaScript.</p>",
        "<div id='app'></div><div><p>We use cookies.</p><button>Accept</button></div>",
    ],
)
def test_page_that_scripts_must_fill_is_told(body: str) -> None:
    with pytest.raises(ScriptRequired):
        read(page("River Post", body))


def test_comments_that_need_scripts_make_no_such_page() -> None:
    body = (
        "<article><p>The pool is closed today. It opens again tomorrow at nine.</p></article>"
        "<noscript>Please enable JavaScript to view the comments.</noscript>"
    )
    with pytest.raises(TooShort):
        read(page("Pool", body))

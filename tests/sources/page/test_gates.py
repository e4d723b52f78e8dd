"""Login walls and paywalls, told from what sites ask of their readers beside an article."""

from __future__ import annotations

import json

import pytest

from bot.errors import LoginRequired
from bot.models import Article, SourceKind
from bot.sources.page.html import read_html
from bot.sources.raw import Raw

PARAGRAPHS = (
    "The old bridge over the river reopened on Monday after two years of repairs that cost the "
    "town nine million euros.",
    "Mayor Ana Ruiz said the work had taken longer than planned because the piers were in a worse "
    "state than the engineers had believed.",
    "Shopkeepers on the east bank hope that visitors will now return, for many of them lost a "
    "third of their trade.",
    "Buses will use the bridge from Thursday, and a new lane for bicycles leads from the station "
    "to the market square.",
    "A second stage of the project, which covers the lamps and the railings, is to begin in the "
    "spring of next year.",
)
SHORT = PARAGRAPHS[:3]
WALL = "<div class='wall'><p>Subscribe to continue reading this article.</p></div>"


def page(
    *paragraphs: str, head: str = "", title: str = "Bridge reopens", inside: str = "", **around: str
) -> str:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html><head><title>{title}</title>{head}</head><body>{around.get('before', '')}"
        f"<main><article><h1>{title}</h1>{story}{inside}</article></main>"
        f"{around.get('after', '')}</body></html>"
    )


def gated(**fields: object) -> str:
    part = {"isAccessibleForFree": False, "cssSelector": ".metered"}
    data = {"@type": "NewsArticle", "isAccessibleForFree": False, "hasPart": part, **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def read(html: str, *, min_words: int = 40) -> Article:
    url = "https://www.herald.example.com/news/bridge-reopens"
    raw = Raw(html.encode(), SourceKind.PAGE, "text/html; charset=utf-8", url)
    return read_html(raw, min_words=min_words).article


@pytest.mark.parametrize(
    "beside",
    [
        "<div><p>You must be <a href='/login'>logged in</a> to post a comment.</p></div>",
        "<div>Please log in to leave a comment.</div>",
        "<p>Sign up or log in to view and write comments.</p>",
        "<div><p>Melden Sie sich für unseren Newsletter an.</p></div>",
        "<p>Bitte anmelden, um zu kommentieren!</p>",
        "<header><form><input name='u'><input type='password'></form></header>",
    ],
)
def test_corner_for_members_beside_a_short_article_is_no_wall(beside: str) -> None:
    assert read(page(*SHORT, after=beside)).coverage.complete
    assert read(page(*SHORT, before=beside)).coverage.complete


def test_headline_that_begins_with_the_word_for_login_is_none() -> None:
    html = page(
        "Вход на станцию метро «Речная» со стороны улицы Мира закрыт с понедельника до конца "
        "ноября, сообщила пресс-служба метрополитена в своём канале.",
        "Пассажирам советуют пользоваться вторым вестибюлем, который работает как обычно, с "
        "половины шестого утра и до часа ночи.",
        "Причиной закрытия стал ремонт трёх эскалаторов, которые служили почти сорок лет и были "
        "признаны устаревшими.",
        title="Вход на станцию метро закрыт до декабря",
    )
    assert read(html).text.startswith("Вход на станцию")


@pytest.mark.parametrize("title", ["Вход", "Log in - Herald", "Sign in to continue", "登录"])
def test_title_that_is_all_login_asks_for_one(title: str) -> None:
    with pytest.raises(LoginRequired):
        read(page("Use your account of the Herald to go on.", title=title))


def test_field_for_a_password_counts_in_an_article_or_beside_next_to_nothing() -> None:
    form = "<form><input type='password'></form>"
    with pytest.raises(LoginRequired):
        read(page(*SHORT, inside=form))
    with pytest.raises(LoginRequired):
        read(page(SHORT[0], after=form))


def test_short_last_page_beside_a_login_form_is_read() -> None:
    html = page(SHORT[0], before="<header><form><input type='password'></form></header>")
    assert read(html, min_words=1).text == SHORT[0]


@pytest.mark.parametrize(
    "beside",
    [
        "<p><a href='/r.pdf'>Read the full report of the engineers</a>.</p>",
        "<footer><h3>News</h3><p>Sign up to our newsletter and read the news first.</p></footer>",
        "<aside><a href='/m'>Become a member: join us to support and read ad-free</a></aside>",
        "<div><p>Sign up or log in to view and write comments.</p></div>",
        "<script>'Subscribe to continue reading'</script>",
    ],
)
def test_offers_beside_a_complete_article_make_no_teaser(beside: str) -> None:
    assert read(page(*PARAGRAPHS, after=beside)).coverage.complete
    assert read(page(*PARAGRAPHS, inside=beside)).coverage.complete


@pytest.mark.parametrize(
    "own",
    [
        "The last members-only club in the old town opened its doors to the public on Monday.",
        "Residents have to <b>register</b> online and pay a small fee to access the car park by "
        "the bridge.",
    ],
)
def test_articles_own_words_make_no_teaser(own: str) -> None:
    assert read(page(own, *PARAGRAPHS)).coverage.complete
    assert read(page(*PARAGRAPHS[:3], own, *PARAGRAPHS[3:])).coverage.complete


@pytest.mark.parametrize(
    "wall",
    [
        WALL,
        "<p>Subscribe to continue reading.</p><p>Cancel at any time.</p>",
        "<div><a href='/s'>Read the full article</a></div>",
        "<div>This story is for members only. <a>Join</a> to read it, comment and more.</div>"
        "<div>Already one of our <i>members</i>? Sign in.</div><p>A members-only story</p>",
    ],
)
def test_wall_makes_a_teaser_wherever_it_stands(wall: str) -> None:
    assert not read(page(*PARAGRAPHS, after=wall)).coverage.complete
    assert not read(page(*PARAGRAPHS, inside=wall)).coverage.complete


def test_gated_article_as_long_as_the_page_says_is_complete() -> None:
    words = read(page(*PARAGRAPHS)).words
    assert read(page(*PARAGRAPHS, head=gated(wordCount=words - 4))).coverage.complete
    assert not read(page(*PARAGRAPHS, head=gated(wordCount=words * 3 // 2))).coverage.complete


def test_long_beginning_of_a_gated_article_is_a_teaser_where_its_wall_stands() -> None:
    story = [text.replace("bridge", f"bridge {at}") for at in range(4) for text in PARAGRAPHS]
    assert not read(page(*story, head=gated(), inside=WALL)).coverage.complete
    assert read(page(*story, head=gated())).coverage.complete
    assert read(page(*story, inside=WALL)).coverage.complete
    shown = f"<div class='metered'><p>{' '.join(PARAGRAPHS)}</p></div>"
    assert read(page(*story, head=gated(), inside=shown, after=WALL)).coverage.complete

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.render.parts import footer, link_of, linked_title, meta_line, quote_lines, title_of
from bot.models import Article, Coverage, Mark, Quote, Selection, SourceKind, Summary

ALL = Coverage(complete=True, words_read=1240)
URL = "https://www.paper.example/ice_(2)"


def quoted(text: str, *, speaker: str | None = None, language: str | None = None) -> str:
    article = Article(text=text, coverage=ALL, kind=SourceKind.FILE, language=language)
    (shown,) = quote_lines(article, [Quote(0, len(text), text, speaker)], style="embed")
    return shown


@pytest.mark.parametrize(
    ("coverage", "shown"),
    [
        (ALL, "Read all 1,240 words"),
        (Coverage(complete=True, words_read=1), "Read all 1 word"),
        (Coverage(complete=True, words_read=14200, parts=9), "Read all 14,200 words in 9 parts"),
        (
            Coverage(complete=False, words_read=180, note="only the first page was readable"),
            "Only the first page was readable",
        ),
        (
            Coverage(complete=True, words_read=9, note="a live blog: what it said at 14:05 UTC"),
            "Read all 9 words · a live blog: what it said at 14:05 UTC",
        ),
    ],
)
def test_coverage_line_says_how_much_was_read(coverage: Coverage, shown: str) -> None:
    made = Selection((), engine="extractive")
    assert footer(coverage, made) == f"{shown} · extractive, no model used"


def test_footer_tells_what_the_engine_read_and_that_figures_were_checked() -> None:
    read = Coverage(False, 1_100, 9, "8 of 9 parts read")
    summary = Summary("", (), (), "llm", "small-1", coverage=read, figures_checked=True)
    assert footer(ALL, summary) == "8 of 9 parts read · small-1 · figures checked"


@pytest.mark.parametrize(
    ("engine", "model", "shown"),
    [
        ("extractive", None, "extractive, no model used"),
        ("llm", "tiny-1", "tiny-1"),
        ("llm", None, "llm"),
    ],
)
def test_footer_names_who_wrote(engine: str, model: str | None, shown: str) -> None:
    summary = Summary("", (), (), engine, model, note="in English only")
    assert footer(ALL, summary) == f"Read all 1,240 words · {shown} · in English only"


def test_meta_line_tells_what_is_known() -> None:
    article = Article(
        "", ALL, url=URL, site="The *Paper*", author="I. Brack", published="2026-03-05"
    )
    assert meta_line(article) == "The \\*Paper\\* · I. Brack · 5 Mar 2026 · 5 min read"


def test_meta_line_skips_what_is_unknown() -> None:
    assert meta_line(Article("", ALL, url=URL, published="spring")) == "paper.example · 5 min read"
    assert meta_line(Article("", Coverage(complete=False, words_read=90))) == ""


def test_look_alike_host_is_shown_in_punycode() -> None:
    assert meta_line(Article("", ALL, url="https://раураӏ.example/")).startswith("xn--")


@pytest.mark.parametrize(
    ("url", "link"),
    [
        (None, None),
        ("javascript:alert(1)", None),
        ("https://paper.example/" + "a" * 2048, None),
        (URL, URL),
        ("https://paper.example/a b|c", "https://paper.example/a%20b%7Cc"),
    ],
)
def test_only_web_addresses_discord_takes_are_linked(url: str | None, link: str | None) -> None:
    assert link_of(Article("", ALL, url=url)) == link


def test_title_falls_back_to_what_names_the_source() -> None:
    assert title_of(Article("", ALL, title="Ice", site="Paper", url=URL)) == "Ice"
    assert title_of(Article("", ALL, site="notes.txt")) == "notes.txt"
    assert title_of(Article("", ALL, url=URL)) == "paper.example"
    assert title_of(Article("", ALL)) == "Untitled text"


def test_title_in_the_text_is_linked_where_there_is_a_link() -> None:
    article = Article("", ALL, title="[Ice] *now*", url=URL)
    assert linked_title(article) == "**[(Ice) \\*now\\*](https://www.paper.example/ice_%282%29)**"
    assert linked_title(Article("", ALL, title="[Ice]")) == "**\\[Ice\\]**"


def test_quote_links_to_its_passage() -> None:
    text = "Ina said: “We sledged to work.”"
    page = Article(text=text, coverage=ALL, url="https://paper.example/")
    quotes = [Quote(11, 30, text[11:30], "Ina")]
    address = "https://paper.example/#:~:text=We%20sledged%20to%20work"
    said = "“We sledged to work.” — Ina"
    assert quote_lines(page, quotes, style="embed") == (f"{said} ([source]({address}))",)
    assert quote_lines(page, quotes, style="plain") == (f"{said} ([source](<{address}>))",)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "“so”"),
        (None, "“so”"),
        ("de", "„so“"),
        ("fr", "« so »"),
        ("ja", "「so」"),
        ("xx", "“so”"),
    ],
)
def test_quote_marks_are_those_of_the_language(language: str | None, shown: str) -> None:
    assert quoted("so", language=language) == shown


def test_comma_before_the_reporters_clause_is_not_shown() -> None:
    assert quoted("We sledged to work,", language="en") == "“We sledged to work”"
    assert quoted("Is it over?", language="en") == "“Is it over?”"


def test_quote_keeps_every_word_under_escape_marks() -> None:
    assert quoted("a *b*\n\n[c]_d", speaker="<@1>") == "“a \\*b\\* \\[c\\]\\_d” — @1"


@pytest.mark.parametrize(
    "text", ["ping @everyone now", "see https://evil.example", "discord.gg/abc"]
)
def test_quote_that_cannot_be_shown_word_for_word_is_left_out(text: str) -> None:
    article = Article(text=text, coverage=ALL)
    assert quote_lines(article, [Quote(0, len(text), text)], style="embed") == ()


def test_long_quote_is_cut_after_a_sentence() -> None:
    sentence = "The ice held until Friday and nobody in the town had seen that. "
    shown = quoted(sentence * 9)
    assert shown == f"“{(sentence * 4).strip()} …”"


def test_long_sentence_is_cut_after_a_word() -> None:
    shown = quoted("Short. " + "and so it went on " * 40)
    assert len(shown) <= 302
    assert shown.endswith(("and…”", "so…”", "it…”", "went…”", "on…”"))


def test_long_chinese_quote_is_cut_after_a_sentence() -> None:
    assert quoted("渡船回来了，大家都很高兴。" * 40).endswith("高兴。 …”")


def test_quote_names_its_page_or_moment_where_there_is_one() -> None:
    text = "Nothing moves here."
    marks = (Mark(0, 7),)
    paper = Article(text, ALL, url="https://a.example/b.pdf", kind=SourceKind.PDF, marks=marks)
    quotes = [Quote(0, len(text), text)]
    (shown,) = quote_lines(paper, quotes, style="embed")
    assert shown.endswith("([p. 7](https://a.example/b.pdf#page=7))")
    (shown,) = quote_lines(replace(paper, url=None), quotes, style="embed")
    assert shown.endswith(" (p. 7)")

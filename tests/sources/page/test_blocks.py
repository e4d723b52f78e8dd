"""Code, tables, lists and quotations of a page, as they stand in the text."""

from __future__ import annotations

import pytest

from bot.models import SourceKind
from bot.sources.page.html import read_html
from bot.sources.raw import Raw

FIRST = (
    "The tide tables of the harbour are made by a program that an old pilot wrote, and the town "
    "still prints them every winter on paper that does not mind the rain."
)
LAST = (
    "Nobody has found a fault in them for eleven years, which is why the harbour master keeps the "
    "program on two machines and a copy of it in the safe beside the chain of office."
)


def read(inside: str) -> str:
    """Return what stands between the two paragraphs of an article with `inside` there."""
    html = (
        "<html lang='en'><head><title>Tide tables</title></head><body>"
        f"<article><h1>Tide tables</h1><p>{FIRST}</p>{inside}<p>{LAST}</p></article></body></html>"
    )
    raw = Raw(html.encode(), SourceKind.PAGE, "text/html", "https://harbour.example.com/tides")
    text = read_html(raw, min_words=20).article.text
    assert text.startswith(FIRST)
    assert text.endswith(LAST)
    return text.removeprefix(FIRST).removesuffix(LAST).strip("\n")


CODE = "def tide(hour):\n    if hour > 6:\n        return low\n\n    return high  # m"


@pytest.mark.parametrize(
    "markup",
    [
        f"<pre><code>{CODE.replace('>', '&gt;')}</code></pre>",
        f"<pre>\n{CODE}\n\n</pre>".replace("hour >", "hour &gt;"),
        "<div class='highlight'><pre><span class='k'>def</span> tide(hour):\n\tif hour &gt; 6:\n"
        "\t    return low\n \n\n    return high  # m</pre></div>",
        "<pre class='c'><span class='lineno'>1</span>def tide(hour):<br>    if hour &gt; 6:<br>"
        "        return low<br><br>    return high  # m</pre>",
        "<table class='highlighttable'><tr><td class='linenos'><pre>1\n2\n3\n4\n5</pre></td><td>"
        f"<pre><span></span>{CODE.replace('>', '&gt;')}</pre></td></tr></table>",
        f"<figure><pre><code>{CODE.replace('>', '&gt;')}</code></pre>"
        "<figcaption>Listing 1</figcaption></figure>",
    ],
)
def test_code_keeps_its_lines_and_indentation(markup: str) -> None:
    assert read(markup) == CODE


def test_code_within_a_sentence_is_part_of_it() -> None:
    assert read("<p>Call <code>tide(6)</code> and press <kbd>Enter</kbd> once.</p>") == (
        "Call tide(6) and press Enter once."
    )


def test_letter_set_as_preformatted_text_becomes_paragraphs() -> None:
    letter = (
        "Dear harbour master, the boats came back on Friday evening with\n"
        "more fish than the cold store could take, so we sold half of it\n"
        "on the quay.\n\n"
        "The rest is in ice behind the net loft, and the cats know about\n"
        "it, I am afraid to say."
    )
    assert read(f"<pre>{letter}</pre>") == (
        "Dear harbour master, the boats came back on Friday evening with more fish than the cold "
        "store could take, so we sold half of it on the quay.\n\n"
        "The rest is in ice behind the net loft, and the cats know about it, I am afraid to say."
    )


def test_empty_code_is_nothing() -> None:
    assert read("<pre> \n </pre>") == ""


def test_rows_of_a_table_are_lines_of_cells() -> None:
    table = (
        "<table><thead><tr><th>Place</th><th>High</th></tr></thead><tbody><tr><td>East<br>pier</td>"
        "<td>6.1 m</td></tr><tr><td>Dock</td><td>5.9 m</td></tr></tbody></table>"
    )
    assert read(table) == "Place | High\nEast pier | 6.1 m\nDock | 5.9 m"


def test_cell_that_spans_rows_is_said_in_each() -> None:
    table = (
        "<table><tr><th>Day</th><th>Time</th><th>Level</th></tr>"
        "<tr><td rowspan=3>Monday</td><td>06:10</td><td>6.1 m</td></tr>"
        "<tr><td>12:20</td><td>0.8 m</td></tr><tr><td>18:40</td><td rowspan='x'>6.0 m</td></tr>"
        "</table>"
    )
    assert read(table).split("\n")[1:] == [
        "Monday | 06:10 | 6.1 m",
        "Monday | 12:20 | 0.8 m",
        "Monday | 18:40 | 6.0 m",
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<table role='presentation'><tr><td><p>{}</p></td><td></td></tr></table>",
        "<table><tr><td><p>{}</p></td></tr></table>",
        "<table><tr><td>x</td><td><table><tr><td><p>{}</p></td></tr></table></td></tr></table>",
    ],
)
def test_table_that_only_lays_out_is_no_table(table: str) -> None:
    text = "The pilot wrote it in one winter, he says, because there was nothing else to do then."
    assert text in read(table.format(text)).split("\n\n")


def test_box_of_facts_and_table_of_links_are_left_out() -> None:
    box = "<table class='infobox'><tr><th>Founded</th><td>1811</td></tr></table>"
    links = (
        "<table><tr>" + "<td><a href='/x'>Tides of another harbour</a></td>" * 4 + "</tr></table>"
    )
    assert read(box + links) == ""


def test_numbered_and_nested_lists_are_readable() -> None:
    markup = (
        "<ol start='3'><li>Open the <b>sluice</b>.<ul><li>first the left</li><li>then the right"
        "<ol><li>slowly</li></ol></li></ul></li><li value='9'>Wait for the bell.</li></ol>"
    )
    assert read(markup) == (
        "3. Open the sluice.\n  - first the left\n  - then the right\n    1. slowly\n"
        "9. Wait for the bell."
    )


def test_reversed_list_counts_down() -> None:
    items = "<li>the mill</li><li>the market</li><li>the bridge</li>"
    assert read(f"<ol reversed>{items}</ol>") == "3. the mill\n2. the market\n1. the bridge"
    assert read(f"<ol reversed start='9'>{items}</ol>").startswith("9. the mill\n8. the market")


def test_number_beyond_reason_is_passed_over() -> None:
    markup = f"<ol><li value='{'9' * 5000}'>the mill</li><li>the market</li></ol>"
    assert read(markup) == "1. the mill\n2. the market"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("10<sup>9</sup> drops", "10⁹ drops"),
        ("6.02 × 10<sup>23</sup> drops", "6.02 × 10²³ drops"),
        ("<b>10</b><sup>−4</sup> drops", "10⁻⁴ drops"),
        ("10<sup><i>9</i></sup> drops", "10⁹ drops"),
        ("12 km<sup>2</sup> of sand", "12 km² of sand"),
        ("3<sup>1</sup>/<sub>2</sub> feet", "3 1/2 feet"),
        ("<sup>3</sup>⁄<sub>4</sub> of a foot", "3/4 of a foot"),
        ("the 4<sup>th</sup> lock", "the 4th lock"),
        ("in 1999<sup><a href='#n2'>2</a></sup> again", "in 1999 again"),
        ("CO<sub>2</sub> in the air", "CO2 in the air"),
    ],
)
def test_powers_and_fractions_stay_what_they_are(markup: str, text: str) -> None:
    assert read(f"<p>They say that the tide brings {markup}, as it seems to the pilots.</p>") == (
        f"They say that the tide brings {text}, as it seems to the pilots."
    )
    assert read(f"<ul><li>of the tides of May, {markup}</li></ul>") == (
        f"- of the tides of May, {text}"
    )


@pytest.mark.parametrize("name", ["del", "s", "strike"])
def test_struck_text_is_no_longer_said(name: str) -> None:
    struck = f"<{name}>twelve <s>old</s></{name}> <ins>fifteen</ins>"
    assert read(f"<p>The town has printed {struck} tables in each of the last few years.</p>") == (
        "The town has printed fifteen tables in each of the last few years."
    )


def test_definitions_stand_under_their_terms() -> None:
    markup = (
        "<dl><dt>Neap</dt><dd>the smallest tide</dd>"
        "<div><dt>Spring</dt><dd>the greatest of them</dd></div></dl>"
    )
    assert read(markup) == "Neap\n  the smallest tide\nSpring\n  the greatest of them"


def test_lists_of_links_and_of_boxes_are_not_the_articles() -> None:
    links = "<ul><li><a href='/a'>Another harbour</a></li><li><a href='/b'>A third</a></li></ul>"
    assert "Another" not in read(links)


def test_quotation_carries_the_marks_that_a_browser_shows() -> None:
    markup = (
        "<p>He calls it <q>my winter <em>child</em></q>, and she calls it <q>“his”</q>, with "
        "love.</p>"
        "<p>It is <q>done</q>, at least for the time being, as far as anybody can tell.</p>"
    )
    assert read(markup) == (
        "He calls it “my winter child”, and she calls it “his”, with love.\n\n"
        "It is “done”, at least for the time being, as far as anybody can tell."
    )


def test_day_within_a_sentence_is_part_of_it() -> None:
    assert read("<p>It ran first on <time datetime='2013-05-04'>4 May</time> at noon.</p>") == (
        "It ran first on 4 May at noon."
    )


def test_quotation_set_as_a_figure_stays_and_a_pull_quote_goes() -> None:
    said = "The sea keeps its own books, and I only copy them out for the town."
    figure = f"<figure><blockquote>{said}</blockquote><figcaption>The pilot</figcaption></figure>"
    pulled = "<blockquote class='pullquote'><p>Nobody has found a fault in them</p></blockquote>"
    pulled += "<div class='pull-quote'>a copy of it in the safe beside</div>"
    text = read(figure + pulled)
    assert said in text
    assert "fault" not in text
    assert "safe" not in text


def test_captions_are_no_prose() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>The pilot at home</figcaption></figure>"
    assert read(figure) == ""


def test_text_loose_between_line_breaks_becomes_paragraphs() -> None:
    one = "The first print was so small that the pilots used a glass to read it at night."
    two = "The second was larger, and the council complained about the price of the paper."
    markup = f"{one}<br><br>{two[:10]}<b>{two[10:]}</b><br><br>"
    html = f"<html><body><div class='post'><p>{FIRST}</p>{markup}<p>{LAST}</p></div></body></html>"
    raw = Raw(html.encode(), SourceKind.PAGE, "text/html")
    assert f"{one}\n\n{two}" in read_html(raw, min_words=20).article.text


def test_cards_of_other_stories_are_left_out() -> None:
    card = (
        "<div class='card'><a href='/s'><h3>A bridge for the west</h3></a><p>The council looks at "
        "four plans, and one of them is said to be affordable.</p></div>"
    )
    more = f"<p>{FIRST.replace('old', 'young')}</p><p>{LAST.replace('eleven', 'twelve')}</p>"
    assert "affordable" not in read(f"{more}<div class='grid'>{card * 3}</div>")


def test_text_cannot_forge_a_block() -> None:
    assert "\ufdd0" not in read(
        "<p>It was\ufdd0 a quiet\ufdd2 winter for everybody in the harbour.</p>"
    )


def test_list_of_sections_or_of_long_texts_is_left_to_the_extractor() -> None:
    sections = (
        "<ul><li><h4>East</h4><p>The pier of the east is the older one of them.</p></li></ul>"
    )
    assert "- " not in read(sections)
    long = "The pier is old and every winter takes a plank or two of it away with the ice. " * 20
    assert "- " not in read(f"<ul><li>{long}</li></ul>")


def test_list_of_a_menu_is_no_list() -> None:
    assert "Prices" not in read("<nav><ul><li>Prices</li><li>Opening hours</li></ul></nav>")


def test_list_nested_beyond_reason_is_flattened() -> None:
    markup = "".join(f"<ul><li>step {n}" for n in range(9)) + "</li></ul>" * 9
    lines = read(markup).split("\n")
    assert [line.strip() for line in lines[:6]] == [f"- step {n}" for n in range(6)]
    assert lines[6].strip().split() == ["-", "step", "6", "step", "7", "step", "8"]


def test_items_without_words_and_stray_parts_of_lists_say_nothing() -> None:
    markup = "<ul><li> </li><li>the only one</li><script>1</script><ul><li>below it</li></ul></ul>"
    assert read(markup) == "- the only one\n  - below it"


def test_table_too_large_or_without_words_is_not_held() -> None:
    assert read("<table><tr><td> </td><td> </td></tr></table>") == ""


def test_page_that_begins_with_code_takes_no_title_from_it() -> None:
    html = f"<html><body><article><pre>x = 1\ny = 2</pre><p>{FIRST}</p><p>{LAST}</p></article>"
    article = read_html(Raw(html.encode(), SourceKind.PAGE, "text/html"), min_words=20).article
    assert article.text.startswith("x = 1\ny = 2\n\n")
    assert article.title == ""


def test_text_of_a_few_letters_between_blocks_makes_no_paragraph() -> None:
    html = (
        f"<html><body><div class='post'><p>{FIRST}</p>Share: <a href='/s'>here</a><br><p>{LAST}</p>"
        "</div></body></html>"
    )
    article = read_html(Raw(html.encode(), SourceKind.PAGE, "text/html"), min_words=20).article
    assert article.text == f"{FIRST}\n\n{LAST}"


def test_day_that_stands_alone_is_no_sentence() -> None:
    assert read("<p>Printed <time>4 May</time></p>") in {"", "Printed"}


def test_heading_that_lays_out_a_page_is_no_row() -> None:
    table = "<table><tr><td><h1>Tides</h1></td><td>x</td></tr></table>"
    assert "|" not in read(table)

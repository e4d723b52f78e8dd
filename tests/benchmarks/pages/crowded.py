"""Templates of crowded pages: more furniture than article, and markup that says little."""

from __future__ import annotations

from html import escape

from tests.benchmarks.pages import markup
from tests.benchmarks.pages.articles import Sample
from tests.benchmarks.pages.templates import linked_data, links, whole, words


def cards(sample: Sample) -> str:
    """Write a page whose list of other stories, each with a lead, is as long as the article."""
    said = words(sample)
    story = "".join(markup.html_blocks(sample.blocks))
    leads = [block.lines[0] for block in sample.blocks if block.kind == "p"][:2]
    card = "".join(
        f'<div class="card"><a href="/s{at}"><h3>{escape(name)}</h3></a><p>{escape(lead[:90])}…'
        f'</p><span class="date">7.10.2024</span></div>'
        for at, (name, lead) in enumerate(zip(said.teasers * 2, leads * 3, strict=True))
    )
    body = (
        f'<div class="top"><ul class="nav-list">{links(said.menu)}</ul></div>'
        f'<div class="consent-layer"><p>{said.cookies}</p><button>{said.accept}</button></div>'
        f'<div class="wrap"><div class="lead-col"><p class="kicker">{said.menu[1]}</p>'
        f"<h1>{escape(sample.title)}</h1><div class='who'>{escape(sample.author)} · 8.10.2024</div>"
        f'<div class="copy">{story}</div><p class="hint">{said.newsletter}</p></div>'
        f'<div class="grid"><h2>{said.related}</h2>{card}</div></div>'
        f'<div class="bottom"><ul>{links(said.menu)}</ul><p>{said.rights}</p></div>'
    )
    return whole(sample, linked_data(sample), body)


def interrupted(sample: Sample) -> str:
    """Write a page with a box after every other paragraph, all of them siblings of the text."""
    said = words(sample)
    boxes = (
        f'<div class="promo"><strong>{said.related}:</strong> <a href="/1">{said.teasers[0]}</a>'
        "</div>",
        f"<p><em>{said.advert}</em></p>",
        f'<p><strong>{said.related}:</strong> <a href="/2">{said.teasers[1]}</a></p>',
        f'<div class="box"><h4>{said.newsletter}</h4><input><button>{said.accept}</button></div>',
    )
    parts: list[str] = []
    for at, part in enumerate(markup.html_blocks(sample.blocks)):
        parts.append(part)
        if at % 2 and at // 2 < len(boxes):
            parts.append(boxes[at // 2])
    body = (
        f'<div id="hd">{links(said.menu, "b")}</div><div id="bd"><div class="item">'
        f"<h1>{escape(sample.title)}</h1>{''.join(parts)}</div></div>"
        f'<div id="ft">{said.rights}</div>'
    )
    return whole(sample, "", body)


def split_columns(sample: Sample) -> str:
    """Write an article in several containers, as page builders do, among widgets."""
    said = words(sample)
    parts = markup.html_blocks(sample.blocks)
    rows = "".join(
        f'<div class="row-{at} vc_row"><div class="column-inner"><div class="text-element">'
        f"{''.join(parts[at : at + 2])}</div></div></div>"
        for at in range(0, len(parts), 2)
    )
    body = (
        f'<header class="hdr"><div class="nav-wrap"><ul>{links(said.menu)}</ul></div></header>'
        f'<div class="page-builder"><div class="vc_row title-row"><h1>{escape(sample.title)}</h1>'
        f"</div>{rows}<div class='vc_row'><div class='cta'><h3>{said.newsletter}</h3>"
        f'<a class="btn" href="/x">{said.accept}</a></div></div></div>'
        f'<div class="vc_row"><h4>{said.comments}</h4><div class="reviews"><p>{said.comment}</p>'
        f'</div></div><footer class="ftr">{said.rights}</footer>'
    )
    return whole(sample, "", body)


def line_breaks(sample: Sample) -> str:
    """Write an article as one block of text with line breaks, as old content systems do."""
    said = words(sample)
    story = "<br />\n<br />\n".join(
        part.removeprefix("<p>").removesuffix("</p>") for part in markup.html_blocks(sample.blocks)
    )
    body = (
        f'<div id="navi">{links(said.menu, "span")}</div><div id="container"><div id="inhalt">'
        f"<h2>{escape(sample.title)}</h2><span class='small'>{escape(sample.author)}</span><br>"
        f"<br>{story}<br><br><a href='javascript:history.back()'>«</a></div>"
        f"<div id='rechts'><b>{said.related}</b><br>{links(said.teasers, 'div')}</div></div>"
        f"<div id='fuss'>{said.rights}</div>"
    )
    return whole(sample, "", body)


def styled(sample: Sample) -> str:
    """Write a page whose elements all carry generated classes, quotations as figures."""
    said = words(sample)
    parts = [
        part.replace("<p>", '<p class="css-1x8q4z evys1bk0">')
        .replace("<h2>", '<h2 class="css-13o6u42 eoo0vm40">')
        .replace("<blockquote>", '<figure class="css-q"><blockquote>')
        .replace("</blockquote>", "</blockquote></figure>")
        for part in markup.html_blocks(sample.blocks)
    ]
    body = (
        f'<div id="app"><div><div class="css-10 nav">{links(said.menu, "span")}</div>'
        '<main id="site">'
        f'<article class="css-vxcmzt"><header class="css-0"><h1 class="css-h">'
        f'{escape(sample.title)}</h1><p class="css-sum">{escape(sample.author)}</p></header>'
        f'<section name="body" class="meteredContent css-1r7ky0e"><div class="css-1fan">'
        f'{"".join(parts[:3])}</div><aside class="css-ew4t" aria-label="more"><p>'
        f'{said.newsletter}</p></aside><div class="css-1fan">{"".join(parts[3:])}</div></section>'
        f'<div class="bottom-of-article"><p class="css-au">{escape(sample.author)} {said.about}</p>'
        f'</div></article></main><footer class="css-f">{said.rights}</footer></div></div>'
    )
    return whole(sample, linked_data(sample), body)

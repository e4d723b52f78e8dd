"""Templates of pages, each built as another kind of site builds its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from html import escape
from typing import Final

from tests.benchmarks.pages import markup
from tests.benchmarks.pages.articles import Sample
from tests.benchmarks.pages.phrases import PHRASES, Phrases

Template = Callable[[Sample], str]

_SITE: Final = "Tannau Courier"
_RTL: Final = {"ar"}


def words(sample: Sample) -> Phrases:
    return PHRASES[sample.lang]


def whole(sample: Sample, head: str, body: str, *, body_class: str = "") -> str:
    direction = ' dir="rtl"' if sample.lang in _RTL else ""
    return (
        f'<!doctype html>\n<html lang="{sample.lang}"{direction}>\n<head><meta charset="utf-8">'
        f"<title>{escape(sample.title)} | {_SITE}</title>"
        f'<meta property="og:site_name" content="{_SITE}">{head}'
        "<style>.x{color:red}</style><script>window.dataLayer=[];</script></head>\n"
        f'<body class="{body_class}">{body}<script src="/app.js"></script></body></html>'
    )


def links(names: Sequence[str], tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/{at}">{escape(n)}</a></{tag}>' for at, n in enumerate(names))


def linked_data(sample: Sample, **fields: object) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": sample.title,
        "author": {"@type": "Person", "name": sample.author},
        "datePublished": "2024-10-08T06:00:00Z",
        **fields,
    }
    text = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="application/ld+json">{text}</script>'


def broadsheet(sample: Sample) -> str:
    """Write a newspaper's page: article and aside elements, boxes between the paragraphs."""
    said = words(sample)
    parts = markup.html_blocks(sample.blocks)
    middle = len(parts) // 2
    box = (
        f'<aside class="related-inline"><h3>{said.related}</h3><ul>{links(said.teasers)}</ul>'
        f'</aside><div class="ad-slot"><span>{said.advert}</span></div>'
        f'<section class="newsletter-box"><p>{said.newsletter}</p>'
        '<form><input type="email"><button>OK</button></form></section>'
    )
    story = "".join(parts[:middle]) + box + "".join(parts[middle:])
    body = (
        f'<div id="cookie-banner"><p>{said.cookies}</p><button>{said.accept}</button></div>'
        f"<header><nav><ul>{links(said.menu)}</ul></nav></header><main><article>"
        f'<header><h1>{escape(sample.title)}</h1><p class="byline">{escape(sample.author)}</p>'
        '<time datetime="2024-10-08">8.10.2024</time></header>'
        f'<div class="share-bar"><span>{said.share}</span><a href="#">X</a></div>{story}'
        f'</article><section id="comments"><h2>{said.comments} (1)</h2>'
        f"<p>{said.comment}</p></section></main>"
        f"<footer><p>© 2024 {_SITE}. {said.rights}</p></footer>"
    )
    return whole(sample, linked_data(sample), body)


def weblog(sample: Sample) -> str:
    """Write a blog of the usual kind, with widgets, an author box and a list of comments."""
    said = words(sample)
    story = "\n".join(markup.html_blocks(sample.blocks))
    body = (
        f'<div id="page" class="site"><div id="masthead"><p class="site-title">{_SITE}</p>'
        f'<div class="menu-main"><ul id="primary-menu">{links(said.menu)}</ul></div></div>'
        '<div id="primary"><div id="post-41" class="post-41 post type-post hentry">'
        f'<h1 class="entry-title">{escape(sample.title)}</h1>'
        f'<div class="entry-meta">8.10.2024 · <a rel="author">{escape(sample.author)}</a></div>'
        f'<div class="entry-content">{story}'
        f'<div class="sharedaddy"><h3 class="sd-title">{said.share}</h3><ul>{links(("A", "B"))}'
        f'</ul></div><div id="jp-relatedposts"><h3>{said.related}</h3>{links(said.teasers, "p")}'
        "</div></div>"
        f'<div class="author-box"><p>{escape(sample.author)} {said.about}</p></div></div>'
        f'<div id="comments" class="comments-area"><h2>{said.comments}</h2>'
        f'<ol class="comment-list">'
        f'<li class="comment"><p>{said.comment}</p></li></ol></div></div>'
        f'<div id="secondary" class="widget-area"><div class="widget"><h2>{said.related}</h2><ul>'
        f'{links(said.teasers)}</ul></div><div class="widget"><p>{said.newsletter}</p></div></div>'
        f'<div id="colophon">© {_SITE}. {said.rights}</div></div>'
    )
    return whole(sample, "", body, body_class="single single-post")


def div_soup(sample: Sample) -> str:
    """Write a page of divs with meaningless classes; paragraphs are divs as well."""
    said = words(sample)
    story = "".join(
        part.replace("<p>", '<div class="c-9">').replace("</p>", "</div>")
        for part in markup.html_blocks(sample.blocks)
    )
    body = (
        f'<div class="a1"><div class="b2">{links(said.menu, "div")}</div></div>'
        f'<div class="a3"><div class="b7"><div class="k1">{escape(sample.title)}</div>'
        f'<div class="k2">{escape(sample.author)}</div><div class="z4">{story}</div>'
        f'<div class="m1"><div class="m2">{said.related}</div>{links(said.teasers, "div")}</div>'
        f'</div><div class="b9"><div>{said.newsletter}</div></div></div>'
        f'<div class="a9"><div>{said.cookies}</div><div>© {_SITE}</div><div>{said.rights}</div>'
        "</div>"
    )
    return whole(sample, f'<meta name="author" content="{escape(sample.author)}">', body)


def old_table(sample: Sample) -> str:
    """Write a page of the nineties: tables for layout, line breaks for paragraphs."""
    said = words(sample)
    story = ""
    for block, part in zip(sample.blocks, markup.html_blocks(sample.blocks), strict=True):
        plain = block.kind == "p"
        story += f"{part.removeprefix('<p>').removesuffix('</p>')}<br><br>\n" if plain else part
    rows = "".join(f'<tr><td><a href="/{n}">{escape(n)}</a></td></tr>' for n in said.menu)
    body = (
        '<table width="100%" cellpadding="0"><tr><td colspan="3" bgcolor="#003">'
        f'<font size="5" color="#fff">{_SITE}</font></td></tr><tr>'
        f'<td width="140" valign="top"><table>{rows}</table></td>'
        f'<td valign="top"><font size="5"><b>{escape(sample.title)}</b></font><br>'
        f"<i>{escape(sample.author)}</i><br><br><font face=arial>{story}</font></td>"
        f'<td width="160" valign="top"><b>{said.related}</b><br>{links(said.teasers, "div")}</td>'
        f'</tr><tr><td colspan="3"><font size="1">© {_SITE}. {said.rights}</font></td></tr></table>'
    )
    return whole(sample, "", body)


def handbook(sample: Sample) -> str:
    """Write a page of technical documentation: highlighted code, table of contents, pager."""
    said = words(sample)
    heads = [block.lines[0] for block in sample.blocks if block.kind == "h"]
    story = "".join(markup.html_blocks(sample.blocks, code=markup.highlighted, anchors=True))
    body = (
        f'<div class="wy-nav-side"><ul class="toctree">{links((*said.menu, *said.teasers))}</ul>'
        f'</div><section class="wy-nav-content-wrap"><div class="rst-content">'
        f'<div role="navigation"'
        f' aria-label="breadcrumbs"><ul class="wy-breadcrumbs">{links(said.menu[:2])}</ul></div>'
        f'<div role="main" class="document" itemscope><div itemprop="articleBody"><section>'
        f'<h1>{escape(sample.title)}<a class="headerlink" href="#t">¶</a></h1>'
        f'<div class="contents local topic"><ul>{links(heads)}</ul></div>{story}'
        f"</section></div></div>"
        f'<footer><div class="rst-footer-buttons"><a rel="next" href="/guide/other">'
        f"{said.teasers[0]} →</a></div><p>© {_SITE}. {said.rights}</p></footer></div></section>"
    )
    return whole(sample, "", body)


def encyclopedia(sample: Sample) -> str:
    """Write a wiki's page: box of facts, contents, edit links, footnotes, categories."""
    said = words(sample)
    heads = [block.lines[0] for block in sample.blocks if block.kind == "h"]
    story = "".join(markup.html_blocks(sample.blocks, notes=True))
    story = story.replace(
        "</h2>", '<span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>'
    )
    facts = "".join(
        f"<tr><th>{escape(a)}</th><td>{escape(b)}</td></tr>"
        for a, b in zip(said.menu[1:4], said.teasers, strict=True)
    )
    notes = "".join(
        f'<li id="n{n}"><span><a href="#r{n}">^</a> <i>{escape(t)}</i>, {1960 + n}, p. {n}.</span>'
        "</li>"
        for n, t in enumerate(said.teasers, 1)
    )
    body = (
        f'<div id="mw-navigation"><div class="portal"><ul>{links(said.menu)}</ul></div></div>'
        f'<div id="content" class="mw-body" role="main">'
        f'<h1 id="firstHeading">{escape(sample.title)}'
        '</h1><div id="bodyContent"><div id="mw-content-text"><div class="mw-parser-output">'
        f'<table class="infobox vcard"><caption>{escape(sample.title)}</caption>{facts}</table>'
        f'<div id="toc" class="toc"><ul>{links(heads)}</ul></div>{story}'
        f'<div class="reflist"><ol class="references">{notes}</ol></div>'
        f'<div class="navbox"><table><tr><th>{said.related}</th><td>{links(said.teasers, "span")}'
        "</td></tr></table></div></div></div>"
        f'<div id="catlinks">{links(said.menu, "span")}</div></div></div>'
        f'<div id="footer"><ul><li>{said.rights}</li></ul></div>'
    )
    return whole(sample, "", body)


def board(sample: Sample) -> str:
    """Write a forum's thread: the first post and a short answer, with boxes of the members."""
    said = words(sample)
    story = "".join(markup.html_blocks(sample.blocks))
    body = (
        f'<div class="forum-header"><div class="menubar">{links(said.menu, "span")}</div></div>'
        f'<div class="p-body"><h1 class="p-title-value">{escape(sample.title)}</h1>'
        '<div class="message message--post" id="post-1"><div class="message-user">'
        f"<h4>{escape(sample.author)}</h4><div>Posts: 214</div><div>2019</div></div>"
        '<div class="message-cell"><div class="message-attribution">8.10.2024 #1</div>'
        f'<div class="bbWrapper">{story}</div><div class="message-signature">{said.menu[0]} · '
        f'{said.menu[1]}</div></div></div><div class="message message--post comment" id="post-2">'
        '<div class="message-user"><h4>kuno77</h4></div><div class="message-cell">'
        f'<div class="bbWrapper">{said.comment}</div></div></div></div>'
        f'<div class="p-footer"><p>{said.rights}</p></div>'
    )
    return whole(sample, "", body)


def ticker(sample: Sample) -> str:
    """Write a live blog: newest entry first, each with its time."""
    said = words(sample)
    intro, entries = markup.split_entries(sample.blocks)
    posts = "".join(
        f'<article class="live-post" id="p{at}"><header>'
        f'<time datetime="2024-10-08T{time}:00Z">{time}'
        f"</time><h2>{escape(head)}</h2></header>{''.join(markup.html_blocks(blocks))}"
        f'<div class="share-tools"><a href="#">{said.share}</a></div></article>'
        for at, (time, head, blocks) in enumerate(entries)
    )
    updates = [
        {
            "@type": "BlogPosting",
            "headline": head,
            "datePublished": f"2024-10-08T{time}:00Z",
            "articleBody": sample.text(blocks),
        }
        for time, head, blocks in entries
    ]
    data = {"@type": "LiveBlogPosting", "liveBlogUpdate": updates} if entries else {}
    body = (
        f'<nav class="top">{links(said.menu, "span")}</nav><main id="main"><h1>'
        f'{escape(sample.title)}</h1><div class="intro">{"".join(markup.html_blocks(intro))}</div>'
        f'<div class="live-feed">{posts}</div></main><aside><h3>{said.related}</h3><ul>'
        f"{links(said.teasers)}</ul></aside><footer>{said.rights}</footer>"
    )
    return whole(sample, linked_data(sample, **data), body)


def script_shell(sample: Sample) -> str:
    """Write a page whose text stands in its JSON-LD alone; scripts would show it."""
    data = linked_data(sample, articleBody=sample.text(), isAccessibleForFree=True)
    body = (
        '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>'
    )
    return whole(sample, data, body)


def teaser(sample: Sample) -> str:
    """Write a gated page: the first paragraphs and an offer."""
    said = words(sample)
    story = "".join(markup.html_blocks(markup.beginning(sample.blocks)))
    data = linked_data(sample, isAccessibleForFree=False, wordCount=1400)
    body = (
        f'<header class="site-header"><nav>{links(said.menu, "span")}</nav></header>'
        f'<article class="post-content"><h1>{escape(sample.title)}</h1>{story}'
        f'<div class="paywall"><h2>{said.gate}</h2><a href="/subscribe">{said.accept}</a></div>'
        f"</article><footer>{said.rights}</footer>"
    )
    return whole(sample, data, body)


def paged(sample: Sample) -> str:
    """Write the first page of an article on several pages."""
    said = words(sample)
    story = "".join(markup.html_blocks(markup.beginning(sample.blocks)))
    pager = (
        '<div class="page-links"><span class="current">1</span> <a href="?page=2">2</a> '
        '<a href="?page=3">3</a> <a href="?page=2" class="next">»</a></div>'
    )
    body = (
        f'<div class="topbar">{links(said.menu, "span")}</div><div class="layout"><div id="story">'
        f'<h1>{escape(sample.title)}</h1><div class="text">{story}</div>{pager}'
        f'<p class="tagline">{said.share}</p></div><div class="rail"><h3>{said.related}</h3><ul>'
        f"{links(said.teasers)}</ul></div></div><div class='foot'>{said.rights}</div>"
    )
    return whole(sample, '<link rel="next" href="?page=2">', body)


def magazine(sample: Sample) -> str:
    """Write a long read: sections, a drop cap, pull quotes and pictures between the paragraphs."""
    said = words(sample)
    parts = markup.html_blocks(sample.blocks)
    first = parts[0].replace("<p>", '<p class="dropcap lede">', 1)
    sections = "".join(
        f'<section class="chapter"><div class="col">{part}</div></section>' for part in parts[1:]
    )
    body = (
        f'<div class="hero"><h1>{escape(sample.title)}</h1>'
        f'<p class="credits">{escape(sample.author)}'
        f'</p></div><main class="longform"><div class="col">{first}</div>{sections}'
        f'<div class="end-note"><p>{escape(sample.author)} {said.about}</p></div></main>'
        f'<div class="more-stories"><h2>{said.related}</h2>{links(said.teasers, "div")}</div>'
        f'<div class="legal"><p>{said.rights}</p><p>{said.cookies}</p></div>'
    )
    return whole(sample, linked_data(sample), body)


def portal(sample: Sample) -> str:
    """Write a page of a large content system: fields, regions, blocks in the sidebar."""
    said = words(sample)
    story = "\n".join(markup.html_blocks(sample.blocks))
    body = (
        f'<div class="region region-header"><ul class="menu">{links(said.menu)}</ul></div>'
        f'<div class="region region-content"><div class="node node--type-article"><h1>'
        f'<span class="field field--name-title">{escape(sample.title)}</span></h1>'
        f'<div class="field field--name-body field__item">'
        f'<div class="tex2jax_process">{story}</div>'
        f'</div><div class="field field--name-field-tags">{links(said.menu[1:3], "span")}'
        "</div></div>"
        f'<div class="views-element"><h2>{said.related}'
        f"</h2>{links(said.teasers, 'div')}</div></div>"
        f'<div class="region region-sidebar"><div class="block"><h2>{said.newsletter}'
        f"</h2></div></div>"
        f'<div class="region region-footer"><p>{said.rights}</p></div>'
    )
    return whole(sample, "", body, body_class="path-node page-node-type-article")


def letter(sample: Sample) -> str:
    """Write a newsletter's archive page: offers between the paragraphs, buttons in headings."""
    said = words(sample)
    parts = markup.html_blocks(sample.blocks)
    offer = (
        f'<div class="subscription-widget-wrap"><div class="preamble">'
        f"<p>{said.newsletter}</p></div>"
        f"<form><input><button>{said.accept}</button></form></div>"
    )
    parts[2:2] = [offer]
    body = (
        f'<div class="main-menu">{_SITE}<button>{said.menu[0]}</button></div>'
        f'<div class="single-post-container"><article class="newsletter-post post">'
        f'<div class="post-header"><h1 class="post-title">{escape(sample.title)}</h1>'
        f'<div class="byline-wrapper">{escape(sample.author)}</div><div>8.10.2024</div></div>'
        f'<div class="available-content"><div class="body markup">{"".join(parts)}</div></div>'
        f'<div class="post-footer"><a>{said.share}</a></div></article>'
        f'<div class="discussion"><h4>{said.comments}</h4><div class="comment-body"><p>'
        f'{said.comment}</p></div></div><div class="portable-archive">'
        f'{links(said.teasers, "div")}</div></div><div class="footer-terms">{said.rights}</div>'
    )
    return whole(sample, linked_data(sample), body)

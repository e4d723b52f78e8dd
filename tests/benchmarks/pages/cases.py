"""Which article stands in which template, and which pages were kept aside while tuning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.benchmarks.pages import crowded, markup, templates
from tests.benchmarks.pages.articles import Block, Sample, load

_GENERAL: Final = (templates.broadsheet, templates.weblog, templates.div_soup, templates.old_table)
_CROWDED: Final = (crowded.cards, crowded.interrupted, crowded.split_columns)
_KEPT_ASIDE: Final = (
    templates.magazine,
    templates.portal,
    templates.letter,
    crowded.line_breaks,
    crowded.styled,
)
_OF_KIND: Final = {
    "docs": (templates.handbook,),
    "wiki": (templates.encyclopedia,),
    "forum": (templates.board,),
    "live": (templates.ticker,),
    "longread": (templates.encyclopedia, templates.board),
    "table": (templates.encyclopedia, templates.handbook),
    "blog": (templates.paged, templates.teaser),
}
_NEWS: Final = (templates.teaser, templates.paged, templates.script_shell)
_ARTICLES_ASIDE: Final = frozenset({"forum", "doku", "bada", "risotto", "trails"})


@dataclass(frozen=True, slots=True)
class Case:
    """A page and what a reader reads in it.

    Attributes:
        aside: Whether nobody looked at what went wrong in it while the reader was tuned.
        kept: Lines of code, tables and lists that should stand in the text as they are.
    """

    name: str
    kind: str
    html: str
    text: str
    aside: bool
    kept: tuple[str, ...]


def cases() -> list[Case]:
    """Return all pages: every article in a few templates, the same ones at every run."""
    return [case for at, sample in enumerate(load()) for case in _of(sample, at)]


def _of(sample: Sample, at: int) -> list[Case]:
    general = _GENERAL if sample.kind != "live" else ()
    chosen = [
        *(general[(at + step) % 4] for step in range(2) if general),
        *_OF_KIND.get(sample.kind, ()),
        *((_NEWS[at % 3],) if sample.kind == "news" else ()),
        *((_CROWDED[at % 3],) if sample.kind != "live" else ()),
        *((_KEPT_ASIDE[at % 5], _KEPT_ASIDE[(at + 2) % 5]) if sample.kind != "live" else ()),
    ]
    return [_case(sample, template) for template in chosen]


def _case(sample: Sample, template: templates.Template) -> Case:
    partial = template in {templates.teaser, templates.paged}
    blocks = markup.beginning(sample.blocks) if partial else sample.blocks
    special = partial or template is templates.script_shell
    return Case(
        name=f"{sample.name}/{template.__name__}",
        kind=template.__name__ if special else sample.kind,
        html=template(sample),
        text=sample.text(blocks),
        aside=sample.name in _ARTICLES_ASIDE or template in _KEPT_ASIDE,
        kept=tuple(line for block in blocks for line in _exact(block)),
    )


def _exact(block: Block) -> list[str]:
    if block.kind == "table":
        return [" | ".join(row) for row in block.cells]
    return list(block.lines) if block.kind in {"code", "ul", "ol"} else []

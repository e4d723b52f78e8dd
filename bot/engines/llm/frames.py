"""Prompts without what changes from call to call: to count them, and to know a recital of them."""

from __future__ import annotations

from typing import Final

from bot.core.languages import english_name
from bot.models import Article, Length
from bot.prompts import Prompts

SECRET_LENGTH: Final = 16
_ABOUT: Final = 300
"""Characters of a title, a site or a name that a model is told."""
_BLANKS: Final = (
    *("fence", "article", "notes", "about", "passages", "statements"),
    *("conversation", "question", "talk", "topics", "headlines"),
)


def frame(prompts: Prompts, name: str, length: Length) -> str:
    """Return what a prompt says whatever it is filled in with."""
    blank = dict.fromkeys(_BLANKS, "")
    fixed = {"length": length, "quotes": 9, "most": 9, "language": "English", "problem": ""}
    told = prompts[name].render(**blank, **fixed)
    return f"{told.system}\n{told.user}"


def instructions(prompts: Prompts) -> str:
    """Return what all prompts say."""
    return "\n".join(frame(prompts, name, Length.DETAILED) for name in prompts.by_name)


def about(article: Article) -> str:
    """Return what is known of an article, in one line."""
    known = (article.title, article.site, article.author, article.published)
    return " · ".join(" ".join(each.split())[:_ABOUT] for each in known if each)


def language_name(language: str | None, article: Article) -> str:
    """Return what the model is told to write in: a language asked for, or the article's."""
    return english_name(language or article.language) or "the article's own language"


def secrets(key: str) -> tuple[str, ...]:
    """Return an API key if it is one."""
    # Servers on one's own machine take any word for a key, such as their own name.
    is_secret = len(key) >= SECRET_LENGTH and any(sign.isdigit() for sign in key)
    return (key,) if is_secret else ()

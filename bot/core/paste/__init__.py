"""Taking an article out of what a member pasted: page furniture goes, every sentence stays."""

from __future__ import annotations

from bot.core.paste.cleaning import clean_paste
from bot.core.paste.markdown import clean_markdown
from bot.core.paste.result import Pasted

__all__ = ["Pasted", "clean_markdown", "clean_paste"]

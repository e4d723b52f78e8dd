"""The languages an asker can choose from; Discord shows at most 25 choices."""

from __future__ import annotations

from typing import Final

from babel import Locale, UnknownLocaleError

LANGUAGES: Final = {
    "en": "English",
    "ar": "العربية",
    "cs": "Čeština",
    "da": "Dansk",
    "de": "Deutsch",
    "el": "Ελληνικά",
    "es": "Español",
    "fa": "فارسی",
    "fi": "Suomi",
    "fr": "Français",
    "hi": "हिन्दी",
    "id": "Bahasa Indonesia",
    "it": "Italiano",
    "ja": "日本語",
    "ko": "한국어",
    "nl": "Nederlands",
    "no": "Norsk",
    "pl": "Polski",
    "pt": "Português",
    "ru": "Русский",
    "sv": "Svenska",
    "tr": "Türkçe",
    "uk": "Українська",
    "vi": "Tiếng Việt",
    "zh": "中文",
}
"""ISO 639-1 code -> the language's own name."""


def english_name(code: str | None) -> str | None:
    """Return a language's English name by its ISO 639-1 code; None when it is not known."""
    try:
        return Locale.parse(code or "").english_name
    except (UnknownLocaleError, ValueError):
        return None

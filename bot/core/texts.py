"""Every fixed word of a reply, in one place, so that wording (and later language) is one decision.

Plain data: no markup of a source, no sentence built from several halves.
"""

from __future__ import annotations

from typing import Final

UNTITLED: Final = "Untitled text"
SPOILER_TITLE: Final = "Spoiler"
SOURCE: Final = "source"
KEY_QUOTES: Final = "Key quotes"
NOTHING_TO_SAY: Final = "I found nothing in this to sum up."
NO_QUOTES: Final = "I found no direct quotes in this."
EXTRACTIVE: Final = "extractive, no model used"
FIGURES_CHECKED: Final = "figures checked"

READ_ALL: Final = "Read all {words} {unit}"
READ_IN_PARTS: Final = "Read all {words} {unit} in {parts} parts"
READ_PART: Final = "Only a teaser of {words} {unit} was readable"
MINUTES: Final = "{minutes} min read"
WORD: Final = "word"
WORDS: Final = "words"
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

FIRST_OF_SEVERAL: Final = "I read the first of {total} things in that message."
FIRST_OF_MANY: Final = "I read the first {shown} of {total} links."

READING: Final = "Reading {subject} …"
READING_UNNAMED: Final = "Reading …"
READING_WORDS: Final = "Reading {words} {unit} …"
READING_PARTS: Final = "Reading {words} {unit} · part {part} of {parts}"
READ_ALL_PARTS: Final = "Read {words} {unit} in {parts} parts · writing …"
WRITING: Final = "Writing …"
BAR_FULL: Final = "▰"
BAR_EMPTY: Final = "▱"

GO: Final = "Go ahead"
FREE: Final = "Free, without the model"
OFFER_EXPIRED: Final = "That offer has expired. Please ask again."
NOT_YOURS: Final = "Only the person who asked can choose here."

HELP: Final = """\
**I read articles and say what is in them**, with quotes checked word for word.
- **Mention me** with a link, some text or a file, or reply to such a message with a mention
- **/summarize** takes a link or a file; with neither, a form opens for pasted text
- **Message menu** (hold or right-click a message, then Apps): *Summarize* or *Key quotes*
- **Send me a direct message**: the same, no mention needed"""
HELP_REACTION: Final = "- **React** to a message with {emoji}"
HELP_CLOSE: Final = "-# `<link>` in angle brackets and spoilers are left alone unless you ask."

QUOTE_MARKS: Final = {
    "ar": ("«", "»"),
    "be": ("«", "»"),
    "bg": ("„", "“"),
    "cs": ("„", "“"),
    "da": ("»", "«"),
    "de": ("„", "“"),
    "el": ("«", "»"),
    "es": ("«", "»"),
    "et": ("„", "“"),
    "fa": ("«", "»"),
    "fi": ("”", "”"),
    "fr": ("« ", " »"),
    "hr": ("„", "”"),
    "hu": ("„", "”"),
    "hy": ("«", "»"),
    "is": ("„", "“"),
    "it": ("«", "»"),
    "ja": ("「", "」"),
    "lt": ("„", "“"),
    "lv": ("„", "“"),
    "no": ("«", "»"),
    "pl": ("„", "”"),
    "pt": ("«", "»"),
    "ro": ("„", "”"),
    "ru": ("«", "»"),
    "sk": ("„", "“"),
    "sl": ("„", "“"),
    "sr": ("„", "”"),
    "sv": ("”", "”"),
    "uk": ("«", "»"),
}
"""Primary quotation marks by ISO 639-1 code, after the CLDR delimiters; elsewhere “ ”."""
DEFAULT_MARKS: Final = ("“", "”")

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

FIRST_MESSAGES: Final = "only the first {count} messages were read"
CONVERSATION_IN: Final = "Conversation in {channel}"
HERE: Final = "this chat"
RUN_BEGINS: Final = """\
It begins here. Now open the menu of the last message (hold or right-click it, then Apps) and \
choose *Summarize up to here*. Or read to the end:"""
TO_THE_END: Final = "Up to the newest message"
NO_HISTORY: Final = """\
I cannot read the messages there. Give me View Channel and Read Message History in that channel."""
NO_BEGINNING: Final = """\
First choose *Summarize from here* in the menu of the first message, then this one."""

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

NOT_SAID: Final = "The article does not say."
NOT_SAID_SEVERAL: Final = "The articles do not say."
NEAREST: Final = "The nearest I found: {quote}"
RESTARTING: Final = "I am being restarted. Please try again in a minute."
LOOKING: Final = "Looking it up …"
ANSWERED_IN: Final = "I answer in {thread}."
DOCUMENT_ADDED: Final = "Added: {title}. Answers now draw on it too."
THREAD_OPENED: Final = """\
Ask me anything about this article here. Start a message with `//` to talk past me."""
THREAD_HINT: Final = """\
I may not open threads in {channel}: answers go into the channel. \
Give me *Create Public Threads* and *Send Messages in Threads*."""

PAGE: Final = "Page {page} of {pages}"
PAGE_NUMBER: Final = "p. {page}"
REPOSTED: Final = "Already summarised here {when}: {title}"
CHANGED: Final = "The article has changed since: {changed}"
CHANGE_NEW: Final = "{new} {unit} new: “{first}”"
CHANGE_GONE: Final = "{gone} {unit} gone"
CHANGE_BOTH: Final = "{new} {unit} new, {gone} gone; new: “{first}”"
CHANGE_ORDER: Final = "the same text in another order"
SENTENCE: Final = "sentence"
SENTENCES: Final = "sentences"
PARAGRAPH: Final = "paragraph"
PARAGRAPHS: Final = "paragraphs"

SHORTER: Final = "Shorter"
LONGER: Final = "Longer"
QUOTES: Final = "Quotes"
LANGUAGE: Final = "Language"
ASK: Final = "Ask"
PASTE: Final = "Paste the text"
DELETE: Final = "Delete"
ALREADY_SHORTEST: Final = "This is as short as I can make it."
ALREADY_LONGEST: Final = "This is as long as I make it. Ask me for what is missing."
NOT_YOURS_TO_DELETE: Final = "Only the person who asked or a moderator can delete this."
SUMMARY_GONE: Final = "I no longer have that article. Post the link again."
NOTHING_HERE: Final = """\
Nothing has been summarised in this channel yet. Post a link and mention me."""
NO_MODEL_FOR_LANGUAGE: Final = """\
Only a language model can write in another language, and none is set up."""
NOT_THEIR_WISH: Final = "Whoever wrote that does not want it summarised."
NOT_TRANSLATED: Final = """\
I could not write it in that language just now, so it stays as it is. Try again later."""
NO_LANGUAGE: Final = "I do not know that language. Pick one from the list."
NO_EMOJI: Final = "That is no emoji. Pick one from the emoji list."
REWRITING: Final = "Writing it anew …"
BLIND: Final = """\
I cannot see that message's text here. \
Press and hold it (or right-click), then Apps and Summarize."""
BLIND_TO_ALL: Final = """\
I cannot see what others write here: my owner has not switched on the Message Content intent."""
NO_VIEW: Final = """\
I cannot read that message. Give me *View Channel* and *Read Message History* there."""
NEEDS_MANAGE: Final = "You need the Manage Server permission for that."
NEEDS_MODERATOR: Final = "You need the Manage Messages permission for that."
NOT_A_THREAD: Final = "Use that inside a thread. For all of this server, choose server."
NO_DOMAIN: Final = "I see no site in that. Write it like `example.com`."
DEFAULT_ENDPOINT: Final = "https://api.openai.com/v1"
"""Where the model is when no address is set."""

SETTINGS: Final = "Settings of this server"
SETTING: Final = "**{name}**: {value}"
BY_DEFAULT: Final = "{value} (default)"
SETTINGS_FOOT: Final = "/settings with an option changes it, “default” or 0 takes it back."
WATCHED_HERE: Final = "<#{channel}> is watched: links posted there are summarised unasked."
NOT_WATCHED_HERE: Final = "<#{channel}> is not watched."
AND_MORE: Final = "{shown} and {count} more"
NONE: Final = "none"
NO_LIMIT: Final = "no limit of its own"
TOKENS_A_DAY: Final = "{count} tokens a day"
USD_A_DAY: Final = "${amount} a day"
OWN_LANGUAGE: Final = "that of the article"
SETTING_NAMES: Final = {
    "emoji": "Reaction",
    "length": "Length",
    "language": "Language",
    "style": "Style",
    "threads": "Threads",
    "quiet": "Quiet sites",
    "member": "Each member",
    "server": "Whole server",
    "digest_role": "Digests are scheduled by",
    "quiet_days": "Quiet days",
    "watched": "Watched channels",
}
THREAD_MODES: Final = {
    "always": "under every summary asked for",
    "on_question": "when somebody asks",
    "never": "never",
}

MANAGERS: Final = "who may manage the server"
MANAGERS_AND: Final = "who may manage the server, and {role}"
QUIET_DAYS: Final = {
    "silent": "no digest is posted",
    "say_so": "the digest says that there was nothing",
}

KEPT_ARTICLES: Final = "- **Articles** are kept for {days} {unit} after their last use."
KEPT_QUESTIONS: Final = "- **Questions, answers and digests** are kept for {days} {unit}."
SENT: Final = """\
- **The language model** at {host} is sent articles, questions and earlier answers, \
and for digests what was said. Apart from opening links, nothing else leaves me."""
NOT_SENT: Final = """\
- **No language model** is set up. Apart from opening links, nothing leaves me."""
NEVER_KEPT: Final = """\
- **Never kept**: messages that are not for me, beyond what a digest shows and which ones that \
rests on. My logs hold no text."""
TO_DELETE: Final = """\
- **To delete**: /forget deletes what I kept of you, deleting a message what I kept of it."""
OPTED_IN: Final = """\
- **Your messages** can be summarised for others, in digests too. \
/privacy with *opt_out: True* stops that."""
OPTED_OUT: Final = """\
- **You have opted out**: your messages are not summarised for others, nor in digests. \
/privacy with *opt_out: False* undoes it."""
DAY: Final = "day"
DAYS: Final = "days"

FORGOTTEN: Final = "Forgotten: {what}."
DELETING: Final = "I am still deleting my {count} messages about it."
NOTHING_FORGOTTEN: Final = "There was nothing to forget."
LIST: Final = "{first} and {last}"
SUMMARIES: Final = ("{count} summary", "{count} summaries")
QUESTIONS: Final = ("{count} question", "{count} questions")
ARTICLES: Final = ("{count} article", "{count} articles")
WORDS_IN_DIGESTS: Final = ("words in {count} digest", "words in {count} digests")
ARTICLES_BEHIND: Final = (
    ("the article behind it", "the articles behind it"),
    ("the article behind them", "the articles behind them"),
)
"""By how many things are named, then by how many articles: one, or more."""

UNNAMED_THREAD: Final = "Article"

HELP: Final = """\
**I read articles and say what is in them**, with quotes checked word for word.
- **Mention me** with a link (page, PDF, YouTube, message), some text or a file, or reply to such \
a message with a mention
- **/summarize** takes a link or a file; with neither, a form opens for pasted text
- **Message menu** (hold or right-click a message, then Apps): *Summarize*, *Key quotes*, or a \
whole conversation: *Summarize from here*, then *Summarize up to here*
- **Send me a direct message**: the same, no mention needed
- **Ask in the thread** under a summary, no mention needed; post a link there to add an article
- **/ask** about what was summarised in this channel
- **/digest** the day in one message, every morning if you like · **/catchup** what you missed
- **Watched channels**: I summarise links unasked
- **/settings** for moderators · **/privacy** what is kept · **/forget** deletes it"""
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

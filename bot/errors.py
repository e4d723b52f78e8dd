"""Everything that can go wrong, as one tree; each error knows the sentence its user is shown.

PrecisError
├── ConfigError               a setting is wrong (shown to the owner, exit status 2)
├── DiscordError              Discord does not let the bot in (shown to the owner)
│   ├── TokenMissing
│   ├── TokenRefused          close code 4004
│   └── IntentRefused         close code 4014
├── SourceError               the source cannot be read (shown to the asker)
│   ├── NothingToRead         no link, text or file was given
│   ├── LinkRefused           not http(s), or an address that is not public
│   ├── Unreachable           no answer: DNS, connection, broken transfer
│   ├── TimedOut              the site took too long
│   ├── TooManyRedirects
│   ├── SiteBusy              too many wait for the same site
│   ├── PageNotFound          404, 410
│   ├── LoginRequired         401, 402, 403, or a login form instead of an article
│   ├── ConsentRequired       a wall of consent instead of an article
│   ├── ScriptRequired        the page shows its text only to a browser that runs its scripts
│   ├── SiteFailed            any other status that is not a success
│   ├── TooLarge
│   ├── NotText               an image, a program, an unknown format
│   │   ├── IsImage
│   │   └── IsSound           a sound or a video file
│   ├── ScannedPdf            pictures of pages
│   ├── Locked                a file that only its password opens
│   ├── Damaged               a file that its own format's reader cannot open
│   ├── NoTranscript          a video without one, or whose site does not hand it out
│   ├── VideoNotFound         a video that is gone or private
│   ├── MessageHidden         a message that the asker, the bot or the answer's readers may not read
│   ├── Empty                 nothing at all in it
│   ├── TooShort              too little to summarise
│   ├── ReadersBusy           no worker was free in time
│   └── ExtractionFailed      the page could not be turned into text in time
├── EngineError               the engine could not answer (shown to the asker)
│   ├── ModelAway             no answer in time: connection, 5xx, silence, circuit breaker
│   ├── ModelBusy             rate limited for longer than anybody would wait
│   ├── ModelDeclined         the model refused, or a content filter did
│   ├── ModelMuddled          an answer that cannot be used: cut off, not JSON, nothing true in it
│   ├── TooLongForModel       more text than the model takes
│   ├── ModelSetupWrong       key, model name, credit or request refused: the owner must act
│   ├── BudgetSpent           the member's or the server's budget of the day does not reach
│   └── TooDear               the model was about to cost far more than expected
├── StoreError                what is kept cannot be reached (shown to the owner, and to the asker)
│   ├── StoreAway             no connection, disk full, locked for too long
│   ├── StoreTooNew           the database was made by a newer version
│   └── StoreDriverMissing    PostgreSQL without its extra
└── PriceToConfirm            a summary above the price that needs the asker's yes

Vendor exceptions are mapped once, at the seam where they arise, with `raise … from exc`.
"""

from __future__ import annotations


class PrecisError(Exception):
    """Base of all errors this program raises on purpose.

    Attributes:
        user_message: One short sentence (or two): what happened and what to do. It holds no
            markup, and no text of the source.
    """

    default = "Something went wrong on my side. Please try again in a moment."

    def __init__(self, user_message: str | None = None) -> None:
        self.user_message = user_message or self.default
        super().__init__(self.user_message)


class ConfigError(PrecisError):
    """A setting is unknown or has a wrong value; the message names it."""

    default = "A setting is wrong."


class DiscordError(PrecisError):
    """Discord does not let the bot in."""


class TokenMissing(DiscordError):
    """No bot token is set."""

    default = (
        "No bot token is set. Copy it from the Discord Developer Portal (your application, "
        "page Bot, Reset Token) and set PRECIS_DISCORD__TOKEN, or discord.token_file in "
        "config.toml."
    )


class TokenRefused(DiscordError):
    """Discord answered 401 or closed the gateway with 4004."""

    default = (
        "Discord refused the bot token. Copy a fresh one from the Discord Developer Portal "
        "(your application, page Bot, Reset Token) and set it as PRECIS_DISCORD__TOKEN."
    )


class IntentRefused(DiscordError):
    """Discord closed the gateway with 4014."""

    default = (
        "Discord refused the Message Content intent. Switch it on in the Developer Portal "
        "(your application, page Bot, Privileged Gateway Intents), or set "
        "discord.message_content = false to run with commands, menus and mentions only."
    )


class SourceError(PrecisError):
    """The source cannot be read."""

    default = "I could not read that."

    paste_helps = False
    """Whether the asker could get the text by copying it: a form for it is then offered."""


class NothingToRead(SourceError):
    """There was no link, text or file in the request."""

    default = "I found nothing to read there. Give me an article link, some text, or a file."


class LinkRefused(SourceError):
    """The link is not one the bot may open."""

    default = "I only open public web pages, and that link is not one."


class Unreachable(SourceError):
    """No answer came: name not found, connection refused, transfer broken."""

    default = "I could not reach that site. Check the link, or paste the text instead."


class TimedOut(SourceError):
    """The site took longer than the limit."""

    default = "That site took too long to answer. Try again later, or paste the text instead."


class TooManyRedirects(SourceError):
    """The link led from page to page without end."""

    default = "That link keeps sending me elsewhere. Try the address of the article itself."


class SiteBusy(SourceError):
    """So many wait for the same site that it would take too long."""

    default = "Many links to that site are waiting to be read. Try again in a few minutes."


class PageNotFound(SourceError):
    """The site has no such page (404, 410)."""

    default = "That page does not exist (any more). Check the link."


class LoginRequired(SourceError):
    """The site wants a login or a subscription."""

    default = "That page is only open to people who sign in. Paste the text and I will read it."
    paste_helps = True


class ConsentRequired(SourceError):
    """The site shows a wall of consent instead of the article."""

    default = "That site asks for consent before it shows the article. Paste its text instead."
    paste_helps = True


class ScriptRequired(SourceError):
    """The text of the page is put there by scripts, which the bot does not run."""

    default = "That page only shows its text in a browser. Paste its text and I will read it."
    paste_helps = True


class SiteFailed(SourceError):
    """The site answered with an error of its own."""

    default = "That site answered with an error. Try again later, or paste the text instead."


class TooLarge(SourceError):
    """The source is larger than the limit."""

    default = "That is too large for me to read. Paste the part you care about."


class ReadersBusy(SourceError):
    """So much is being read that there was no turn in time."""

    default = "Too much is being read just now. Try again in a minute."


class NotText(SourceError):
    """The source holds no text the bot can read."""

    default = (
        "That is not something I can read. I take web articles, PDF, Word (.docx), .rtf, .txt, .md "
        "and .html files, and subtitles."
    )


class IsImage(NotText):
    """The source is a picture."""

    default = "I cannot read pictures. Paste the text and I will read it."
    paste_helps = True


class IsSound(NotText):
    """The source is a sound or a video file."""

    default = "I cannot listen to sound or video files. Give me a transcript or subtitles (.srt)."


class ScannedPdf(SourceError):
    """The pages of the PDF are pictures."""

    default = "That PDF holds pictures of pages, no text. Run it through text recognition first."


class Locked(SourceError):
    """The file is encrypted with a password."""

    default = "That file is locked with a password. Send it without one, or paste its text."
    paste_helps = True


class Damaged(SourceError):
    """The file does not keep to its own format."""

    default = "That file is damaged: I cannot open it. Save it again, or paste its text."
    paste_helps = True


class NoTranscript(SourceError):
    """There is no transcript to be had of a video."""

    default = "I cannot get a transcript of that video. Paste one, or drop its subtitles (.srt)."
    paste_helps = True


class VideoNotFound(SourceError):
    """The video is gone, private, or not there yet."""

    default = "That video is not there or not public. Check the link."


class MessageHidden(SourceError):
    """A message that somebody concerned may not read, or that is gone."""

    default = "I cannot open that message: it is gone, or not everyone here may read it."


class Empty(SourceError):
    """The source has no text at all."""

    default = "There is no text in that. If it is a page, paste its text instead."


class TooShort(SourceError):
    """The text is too short to be worth a summary."""

    default = "That is too short to summarise: it is read faster than a summary of it."


class ExtractionFailed(SourceError):
    """The page could not be turned into text within its limits."""

    default = "I could not find the article in that page. Paste its text instead."
    paste_helps = True


class EngineError(PrecisError):
    """The engine could not answer."""

    default = "I could not write that. Please try again in a moment."

    note = "the model could not do it"
    """What the footer says where the extractive engine answers instead."""


class ModelAway(EngineError):
    """The endpoint did not answer, or failed, in all tries."""

    default = "The language model does not answer. Please try again in a moment."
    note = "the model is away"


class ModelBusy(EngineError):
    """The endpoint asked for a longer pause than anybody would wait."""

    default = "The language model is overloaded. Please try again in a few minutes."
    note = "the model is overloaded"


class ModelDeclined(EngineError):
    """The model or its content filter refused."""

    default = "The language model declined to summarise this. Try another text or link."
    note = "the model declined"


class ModelMuddled(EngineError):
    """The answer was cut off, not in the form asked for, or not borne out by the source."""

    default = "The language model gave no usable answer. Please try again."
    note = "the model gave no usable answer"


class TooLongForModel(EngineError):
    """The endpoint takes less text than was sent.

    Attributes:
        limit: The model's context window in tokens, where the endpoint named it.
    """

    default = "That is too long for the language model. Try a part of it."
    note = "too long for the model"

    def __init__(self, limit: int | None = None) -> None:
        self.limit = limit
        super().__init__()


class ModelSetupWrong(EngineError):
    """Only the owner can mend it: the key, the model's name, the account, a setting.

    Attributes:
        owner_message: One or two sentences for the owner; they hold no secret.
    """

    default = "The language model is not set up right. The bot's owner has been told."
    note = "the model is not set up right"

    def __init__(self, owner_message: str) -> None:
        self.owner_message = owner_message
        super().__init__()


class BudgetSpent(EngineError):
    """What is left of today's budget for the model does not reach."""

    default = "Not enough is left of today's model budget. It resets at midnight UTC."
    note = "not enough left of today's model budget"


class TooDear(EngineError):
    """The model was about to cost far more than was expected."""

    default = "The language model was about to cost far more than expected, so I stopped it."
    note = "the model was about to cost too much"


class StoreError(PrecisError):
    """What is kept cannot be read or written."""

    default = "I cannot get at my memory right now. Please try again in a moment."


class StoreAway(StoreError):
    """The database does not answer, or its disk is full."""


class StoreTooNew(StoreError):
    """A newer version of this program has changed the database."""

    default = (
        "This database was made by a newer version of Precis. Install that version again, or set "
        "storage.url to another database."
    )


class StoreDriverMissing(StoreError):
    """PostgreSQL is asked for, and its driver is not installed."""

    default = 'PostgreSQL needs one more package: pip install "precis[postgres]".'


class PriceToConfirm(PrecisError):
    """The summary would cost more than is spent without asking.

    Attributes:
        words: Words of the text.
        cost_usd: About what it would cost, in US dollars.
    """

    def __init__(self, *, words: int, cost_usd: float) -> None:
        self.words = words
        self.cost_usd = cost_usd
        super().__init__(
            f"That text has {words:,} words; the model would cost about ${cost_usd:.2f} for it."
        )

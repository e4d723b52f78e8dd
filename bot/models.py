"""The values that travel between stages; frozen, so that no stage changes another's."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class SourceKind(StrEnum):
    """Where an article's text came from; it decides how a place in it is linked."""

    PAGE = "page"
    """A web page: places are linked by text fragment."""
    CHAT = "chat"
    """Text of Discord messages: `url` is the first one's jump link; marks are message ids."""
    FILE = "file"
    """An attachment or a local file: places have no link of their own."""
    PDF = "pdf"
    """A PDF, from the web or attached: marks are page numbers."""
    VIDEO = "video"
    """What is spoken in a video, or its subtitles attached: marks are seconds."""


class Length(StrEnum):
    """How much of a summary its reader wants."""

    BRIEF = "brief"
    STANDARD = "standard"
    DETAILED = "detailed"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the source the bot could read.

    Attributes:
        complete: False when the source holds more than could be read (a paywall teaser, say).
        words_read: Words of text the summary rests on.
        parts: Pieces the text was read in.
        note: One phrase for the reader when there is something to say, else empty.
    """

    complete: bool
    words_read: int
    parts: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a part of a source begins that a link or a reader can go to.

    Attributes:
        start: Offset into the article's text, in code points.
        at: The page's number from 1, whole seconds from the beginning, or a message's id; the
            kind of source says which.
    """

    start: int
    at: int


@dataclass(frozen=True, slots=True)
class Article:
    """A source as plain text, with what is known of it.

    Attributes:
        text: Paragraphs separated by one blank line; every offset counts code points into it.
        title: The headline, empty when none was found. It is not part of `text`.
        url: Where a reader can open the source; None for files.
        published: ISO 8601 date (YYYY-MM-DD) or None.
        language: ISO 639-1 code or None when unsure.
        marks: The source's own parts, by rising `start`; the first one starts at 0. Empty where
            it has none.
        stated_url: The address that its site names as the article's own, in canonical form; None
            where it names none, or one of another site.
    """

    text: str
    coverage: Coverage
    title: str = ""
    url: str | None = None
    kind: SourceKind = SourceKind.PAGE
    site: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    marks: tuple[Mark, ...] = ()
    stated_url: str | None = None

    @property
    def words(self) -> int:
        """Return how many words the text has."""
        return self.coverage.words_read


@dataclass(frozen=True, slots=True)
class ChatLine:
    """A message of a run that is read as one text.

    Attributes:
        id: The message's id.
        author: Its author's id.
        speaker: Their name as shown.
        paused: Whether it comes long after the message before, so that the speaker is named again.
    """

    id: int
    author: int
    speaker: str
    text: str
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """A message whose words are read without its author having asked, by its ids."""

    message: int
    author: int
    channel: int
    guild: int | None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text: `text` is `article.text[start:end]`, in code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence as it stands in the text, without the white space around it."""


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """What stands between two quote marks, and who said it (None when the text does not tell)."""

    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """What a summary cost; all zero for the extractive engine.

    Attributes:
        cost_usd: By the prices of the settings, in US dollars.
        estimated: Whether any count is this program's, as the endpoint reported none.
    """

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float = 0.0
    estimated: bool = False

    @property
    def tokens(self) -> int:
        """Return the tokens of prompts and answers together."""
        return self.prompt_tokens + self.completion_tokens

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            calls=self.calls + other.calls,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            cost_usd=self.cost_usd + other.cost_usd,
            estimated=self.estimated or other.estimated,
        )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a summary is; each report takes the place of the one before.

    Attributes:
        words: Words of the text.
        part: Parts read so far, of `parts`.
        draft: The TL;DR as far as it is written and borne out by the source.
    """

    words: int
    part: int = 0
    parts: int = 1
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What an engine made of an article; `quotes` are spans of the article's text.

    Attributes:
        note: One phrase for the reader when the engine could not do all that was asked.
        coverage: How much was read, where that differs from the article's own.
        figures_checked: Whether figures and names were looked up in the source.
    """

    tldr: str
    points: tuple[str, ...]
    quotes: tuple[Quote, ...]
    engine: str
    model: str | None = None
    usage: Usage = field(default_factory=Usage)
    note: str = ""
    coverage: Coverage | None = None
    figures_checked: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """The key quotes an engine chose, in source order; the rest as in `Summary`."""

    quotes: tuple[Quote, ...]
    engine: str
    model: str | None = None
    usage: Usage = field(default_factory=Usage)
    note: str = ""
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True)
class Citation(Span):
    """A passage that an answer rests on; `document` is its article's place among those asked."""

    document: int = 0


@dataclass(frozen=True, slots=True)
class Exchange:
    """An earlier question of a conversation, and what was answered, without markers."""

    question: str
    answer: str


Cuts = tuple[tuple[int, int], ...]
"""Where the passages of a text start and end, in order; joined they are the text."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question about some articles, and the conversation it stands in.

    Attributes:
        documents: The articles, in the order they came; `Citation.document` counts in them.
        earlier: The last exchanges, oldest first.
        gist: What still older exchanges came to; empty when there are none.
        passages: Where each document was cut: (start, end) in code points; None when it was not.
    """

    question: str
    documents: tuple[Article, ...]
    earlier: tuple[Exchange, ...] = ()
    gist: str = ""
    passages: tuple[Cuts, ...] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine answered; each citation is a span of its article's text.

    Attributes:
        text: Plain text. `[1]` stands for the first citation, and so on; there is no other marker.
            Empty when the articles do not say: the citations are then the nearest they do say.
        answered: Whether the articles hold the answer.
        note: One phrase for the reader when the engine could not do all that was asked.
    """

    text: str
    answered: bool
    citations: tuple[Citation, ...]
    engine: str
    model: str | None = None
    usage: Usage = field(default_factory=Usage)
    note: str = ""

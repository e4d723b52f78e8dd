"""Text of a source made harmless in Discord: what it says stays, what it could do goes.

Three steps, each usable alone: `clean` removes what has no width or steers the layout, `defuse`
takes the life out of links, invites and mentions, `escape` puts backslashes before the marks.
"""

from __future__ import annotations

import unicodedata

import regex

# Default_Ignorable_Code_Point holds the zero-width and bidi characters, Hangul fillers and the
# tag block; the braille blank is as invisible. A variation selector stays where it does its work.
_INVISIBLE = regex.compile(
    r"(?<!\p{Emoji})[\uFE0E\uFE0F]|(?![\uFE0E\uFE0F])[\p{Default_Ignorable_Code_Point}\u2800]"
    r"|(?![\n\t\v\f\r\x85])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}"
    r"|(?!\p{Prepended_Concatenation_Mark})\p{Cf}"
)
_NEWLINE = regex.compile(r"\r\n|[\v\f\r\x85\u2028\u2029]")
_SPACES = regex.compile(r"[^\S\n]+")
_BULLET = regex.compile(r"\s*[-*+•‣▪◦●]\s+(?=\S)")
_BLANK_LINES = regex.compile(r" ?\n ?(?:\n ?)+")

_MASKED = regex.compile(
    r"!?\[([^\[\]\n]*)\]\(\s*<?[a-z][a-z0-9+.\-]*:[^\s()]*(?:\([^\s()]*\))?[^()\n]*\)",
    regex.IGNORECASE,
)
_LINK = regex.compile(
    r"(?:(?<![a-z0-9])[a-z][a-z0-9+.\-]{0,30})?:/{2,}([^\s/?#<>()\[\]]*)"
    r"(?:[/?#](?:[a-z0-9/?#%&=@~+$!*'.,;:|_{}\-]*[a-z0-9/=_}\-])?)?",
    regex.IGNORECASE,
)
_ACTIVE_SCHEME = regex.compile(r"\b(?:javascript|vbscript|mailto):(?=\S)", regex.IGNORECASE)
_INVITE = regex.compile(
    r"(?:\bhttps?:/{2,})?(?:\b(?:www|ptb|canary|promos)\.)?"
    r"(?:discord\.(?:gg|gift|new|me|io|link)|dsc\.gg|invite\.gg"
    r"|discord(?:app)?\.com/+(?:invite|gifts|template))/+[\w-][\w/?=&%#.-]*(?<!\.)",
    regex.IGNORECASE,
)
_MENTION = regex.compile(
    r"<+(@[!&]?\d+|#\d+|/[^<>\n]+:\d+|t:-?\d+(?::\w)?|a?:\w+:\d+|id:\w+)>"
    # Half a mention does nothing, but what is written after it might complete it.
    r"|<+(?=[@#/]|a?:\w*:|t:|id:)",
    regex.IGNORECASE,
)
_PING_IN_WORD = regex.compile(r"(?<=\w)[@＠﹫]++(?=everyone|here)", regex.IGNORECASE)
_PING = regex.compile(r"(?<![@＠﹫])[@＠﹫]++(?=everyone|here)", regex.IGNORECASE)

_MARK = regex.compile(r"[\\*_~`|<>\[\]]|:(?=[\w+-]+:)")
_LINE_START = regex.compile(r"^(\s*)(#{1,3}(?=\s|$)|-#|[-+](?=\s|$))", regex.MULTILINE)
_ROUND = str.maketrans("[]", "()")
_ENDS_LINK = frozenset("()<>[]\\\"'`|*")
_NUMBERED = regex.compile(r"^(\s*\d+)([.)])(?=\s|$)", regex.MULTILINE)


def clean(text: str) -> str:
    """Drop characters without width, bidi controls and other controls, and even out white space.

    Joiners go as well, which parts emoji sequences: a reader cannot see what hides in them.
    """
    text = _NEWLINE.sub("\n", text)
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return _BLANK_LINES.sub("\n\n", text).strip()


def defuse(text: str) -> str:
    """Take the life out of links, invites and mentions, as readably as it can be done.

    A masked link becomes its label and a bare one its host (Discord links nothing without a
    scheme), an invite or gift becomes an ellipsis (Discord finds those without one), mention
    markup loses its brackets and the mass mentions lose their sign.
    """
    text = _INVITE.sub("…", _MASKED.sub(r"\1", text))
    text = _INVITE.sub("…", _ACTIVE_SCHEME.sub("", _LINK.sub(r"\1", text)))
    text = _MENTION.sub(r"\1", text)
    return _PING.sub("", _PING_IN_WORD.sub(" at ", text))


def escape(text: str) -> str:
    """Put a backslash before every mark Discord would act on; the text reads as before."""
    text = _MARK.sub(r"\\\g<0>", text)
    return _NUMBERED.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", text))


def neutral(text: str) -> str:
    """Make text of a source safe to stand in Discord markdown."""
    return escape(defuse(clean(text)))


def plain(text: str) -> str:
    """Make text of a source safe for one line that Discord does not parse (author, footer)."""
    return " ".join(defuse(clean(text)).split())


def line(text: str) -> str:
    """Make text of a source safe to stand in one line of Discord markdown."""
    return escape(plain(text))


def is_inert(text: str) -> bool:
    """Tell whether a text can be shown word for word, with nothing but escape marks added."""
    cleaned = clean(text)
    return defuse(cleaned) == cleaned


def masked(text: str, url: str, *, preview: bool = True) -> str:
    """Write `[text](url)`, or `[text](<url>)` to have no preview; both may come from a source.

    Discord ends a label at the first bracket that does not pair, escaped or not, so brackets in it
    become parentheses.
    """
    address = target(url) if preview else f"<{target(url)}>"
    return f"[{line(text.translate(_ROUND))}]({address})"


def target(url: str) -> str:
    """Write a URL so that it ends neither a masked link, nor `<url>`, nor the marks around it.

    What could is percent-encoded; the address stays the same.
    """
    return "".join(_encoded(char) for char in url)


def _encoded(char: str) -> str:
    if char in _ENDS_LINK or unicodedata.category(char)[0] in "ZC":
        return "".join(f"%{byte:02X}" for byte in char.encode(errors="replace"))
    return char


def without_bullet(sentence: str) -> str:
    """Return a sentence without the sign that makes it an item of a list.

    A number stays: it may be a date's.
    """
    bullet = _BULLET.match(sentence)
    return sentence[bullet.end() :] if bullet else sentence

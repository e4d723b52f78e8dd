from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.paste import clean_markdown

SOURCE = r"""# The last *ferry*

It left at **noon**, says [the log](https://example.org/log)
of the captain.\
Nobody &amp; nothing waved: \*not one\* hand, `in fact`. ~~Gone~~

![the deck](deck.png)

## Cargo

- one oar
- two lamps
  1. green

| Boat | Year |
|------|------|
| Tern | **1961**<br>sold |

> So be it.

```
if tide:

    leave()
```

<div>Signed, <b>A. Lee</b></div>

1. first

   more
"""

TEXT = """\
It left at noon, says the log of the captain.
Nobody & nothing waved: *not one* hand, in fact. Gone

Cargo

- one oar
- two lamps
1. green

Boat | Year
Tern | 1961 sold

So be it.

if tide:
    leave()

Signed, A. Lee

1. first

more"""


def test_marks_go_and_words_stay() -> None:
    read = clean_markdown(SOURCE)
    assert read.title == "The last ferry"
    assert read.text == TEXT


def test_words_are_found_in_the_source() -> None:
    read = clean_markdown(SOURCE)
    for words in ("noon", "the log", "captain", "nothing", "not one", "in fact", "1961", "leave()"):
        start = read.raw_offset(read.text.index(words))
        assert SOURCE[start : start + len(words)] == words


def test_front_matter_names_title_author_and_date() -> None:
    raw = '---\ntitle: "Ferry"\nauthor: Ann Lee\ndate: 2025-03-04\n---\n\n# Ferry\n\nIt left.\n'
    read = clean_markdown(raw)
    assert (read.title, read.author, read.published) == ("Ferry", "Ann Lee", "2025-03-04")
    assert read.text == "It left."
    assert read.raw_offset(0) == raw.index("It left")


def test_heading_below_text_is_no_title() -> None:
    read = clean_markdown("It left.\n\n# Ferry\n")
    assert (read.title, read.text) == ("", "It left.\n\nFerry")


def test_text_without_words_is_empty() -> None:
    read = clean_markdown("![x](y)\n\n---\n\n<!-- note -->\n\n-\n")
    assert (read.text, read.origin) == ("", ())


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab #*-_`>|[]()<&;\\\n\t1.~!e\u0301\r\u00a0", max_size=120))
def test_any_markdown_is_read_without_failing(raw: str) -> None:
    read = clean_markdown(raw)
    assert all(0 <= read.raw_offset(i) <= len(raw) for i in range(len(read.text)))

"""Files that are broken at random: readers raise what their user understands, nothing else.

What takes a reader's process down (pdfium is C++) does not show here; workers are for that.
"""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import SourceError
from bot.models import SourceKind
from bot.sources.attachments import FileFormat, file_format
from bot.sources.raw import Raw
from bot.sources.reading import Reading
from bot.sources.sniffing import decode
from tests.sources.samples import SAMPLES

EXAMPLES = 60


@st.composite
def broken(draw: st.DrawFn, sample: bytes) -> bytes:
    """Return a sample with a few bytes changed, cut off, repeated, or put in from elsewhere."""
    data = bytearray(sample)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        size = draw(st.integers(0, 64))
        match draw(st.sampled_from(["flip", "cut", "drop", "repeat", "insert", "move"])):
            case "flip" if data:
                data[at] ^= 1 << draw(st.integers(0, 7))
            case "cut":
                del data[at:]
            case "drop":
                del data[at : at + size]
            case "repeat":
                data[at:at] = data[at : at + size] * draw(st.integers(1, 20))
            case "insert":
                data[at:at] = draw(st.binary(max_size=24))
            case _:
                start = draw(st.integers(0, max(0, len(data) - 1)))
                data[at:at] = data[start : start + size]
    return bytes(data)


@pytest.mark.parametrize("kind", SAMPLES)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_broken_file_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    sample, reader = SAMPLES[kind]
    body = data.draw(broken(sample))
    with contextlib.suppress(SourceError):
        read = reader(Raw(body, SourceKind.FILE), min_words=1)
        article = read.article if isinstance(read, Reading) else read
        starts = [mark.start for mark in article.marks]
        assert article.text.strip()
        assert starts == sorted(set(starts))
        assert all(0 <= start < len(article.text) for start in starts)
        assert article.text.isprintable() or "\n" in article.text


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(
    body=st.one_of(
        st.binary(max_size=300),
        *(broken(sample[:3000]) for sample, _ in SAMPLES.values()),
    ),
    name=st.sampled_from(["", "a.pdf", "a.docx", "a.srt", "a.txt", "a.exe", ".htm"]),
    content_type=st.sampled_from([None, "text/plain", "text/html; charset=x", "application/pdf"]),
)
def test_any_bytes_have_a_format_or_are_refused(
    body: bytes, name: str, content_type: str | None
) -> None:
    with contextlib.suppress(SourceError):
        assert file_format(body, name=name, content_type=content_type) in FileFormat
        assert isinstance(decode(body, content_type), str)

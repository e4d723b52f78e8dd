"""Every kind of source, from the post to the answer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from io import BytesIO

import pytest
from aiohttp import web
from docx import Document
from fpdf import FPDF
from PIL import Image

from bot.errors import IsImage, IsSound, NotText, ScannedPdf, VideoNotFound
from tests.cogs.doing import text_of
from tests.conftest import OpenTown, Town
from tests.serving import serving
from tests.sources.video.youtube_site import YouTubeSite

STORY = (
    "The lighthouse at Skerry Point will be lit again on the first of May, the harbour trust said.",
    "Its lamp went out eleven years ago, when the cable to the rock broke in a storm.",
    '"We have laid a new cable, and this time it lies in a trench," said the engineer Tove Aas.',
    "The trust paid two million crowns for the work, half of it collected by the town's schools.",
    "Visitors may climb the two hundred steps on Saturdays, as long as the wind allows it.",
)
SAID = "We have laid a new cable"


def pdf(pages: int = 1) -> bytes:
    document = FPDF()
    document.set_font("Helvetica", size=12)
    for number in range(1, pages):
        document.add_page()
        document.multi_cell(0, 8, text=f"Page {number} holds a list of ships that passed the rock.")
    document.add_page()
    for sentence in STORY:
        document.multi_cell(0, 8, sentence, new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())


def docx() -> bytes:
    document, data = Document(), BytesIO()
    document.add_heading("The lighthouse", 1)
    for sentence in STORY:
        document.add_paragraph(sentence)
    document.save(data)
    return data.getvalue()


def rtf() -> bytes:
    body = "\\par\n".join(STORY)
    return f"{{\\rtf1\\ansi {body}}}".encode()


def subtitles(head: str, comma: str) -> Callable[[], bytes]:
    def made() -> bytes:
        cues = [
            f"{n + 1}\n00:0{n}:05{comma}000 --> 00:0{n}:09{comma}500\n{sentence}\n"
            for n, sentence in enumerate(STORY)
        ]
        return (head + "\n".join(cues)).encode()

    return made


@pytest.mark.parametrize(
    ("name", "content_type", "made", "place"),
    [
        ("light.pdf", "application/pdf", pdf, "(p. 1)"),
        ("light.docx", None, docx, ""),
        ("light.rtf", "text/rtf", rtf, ""),
        ("light.srt", "application/x-subrip", subtitles("", ","), "(2:05)"),
        ("light.vtt", "text/vtt", subtitles("WEBVTT\n\n", "."), "(2:05)"),
        ("light.md", None, lambda: "\n\n".join(["# The lighthouse", *STORY]).encode(), ""),
        ("light.txt", "text/plain", lambda: "\n\n".join(STORY).encode(), ""),
        (
            "light.html",
            "text/html",
            lambda: "".join(f"<p>{sentence}</p>" for sentence in STORY).encode(),
            "",
        ),
    ],
)
async def test_attached_file_is_summarised(
    town: Town, name: str, content_type: str | None, made: Callable[[], bytes], place: str
) -> None:
    post = await town.alice.post(
        town.news, town.bot.user.mention, files=[(name, made(), content_type)]
    )
    shown = text_of(await town.reply(post))
    assert SAID in shown
    assert "Tove Aas" in shown
    assert place in shown


async def test_several_files_are_answered_in_one_reply(town: Town) -> None:
    files = [("a.docx", docx(), None), ("b.pdf", pdf(), "application/pdf")]
    post = await town.alice.post(town.news, town.bot.user.mention, files=files)
    reply = await town.reply(post)
    assert [SAID in str(embed) for embed in reply.embeds] == [True, True]


@pytest.mark.parametrize(
    ("name", "content_type", "data", "sentence"),
    [
        ("cat.png", "image/png", b"\x89PNG\r\n", IsImage.default),
        ("talk.mp3", "audio/mpeg", b"ID3\x04", IsSound.default),
        ("film.mp4", "video/mp4", b"\x00\x00\x00\x18ftypmp42", IsSound.default),
        ("tool.exe", "application/x-msdownload", b"MZ\x90", NotText.default),
    ],
)
async def test_file_that_holds_no_text_is_answered_with_a_sentence(
    town: Town, name: str, content_type: str, data: bytes, sentence: str
) -> None:
    post = await town.alice.post(
        town.news, town.bot.user.mention, files=[(name, data, content_type)]
    )
    assert (await town.reply(post)).content == sentence


@pytest.fixture
async def library() -> AsyncIterator[str]:
    """Serve PDFs by their links."""

    async def answer(request: web.Request) -> web.Response:
        if request.path == "/scan.pdf":
            scan = FPDF()
            for _ in range(3):
                scan.add_page()
                scan.image(Image.effect_noise((300, 400), 60), w=180)
            return web.Response(body=bytes(scan.output()), content_type="application/pdf")
        return web.Response(body=pdf(7), content_type="application/octet-stream")

    async with serving(answer) as site:
        yield site


async def test_quote_from_a_linked_pdf_opens_its_page(town: Town, library: str) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {library}/light.pdf")
    shown = text_of(await town.reply(post))
    assert f"[p. 7]({library}/light.pdf#page=7)" in shown


async def test_video_is_summarised_from_its_transcript(open_town: OpenTown) -> None:
    youtube = YouTubeSite()
    async with serving(youtube.answer) as site, open_town(youtube_url=site) as town:
        post = await town.alice.post(
            town.news, f"{town.bot.user.mention} https://youtu.be/dQw4w9WgXcQ"
        )
        reply = await town.reply(post)
        assert reply.embeds[0]["title"] == "The ferry is back"
        assert reply.embeds[0]["url"] == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
        thread = reply.thread
        ran = await town.alice.slash(
            town.news,
            "ask",
            question="How many crowns did the council pay?",
            link="https://youtu.be/dQw4w9WgXcQ",
        )
        assert "watch?v=dQw4w9WgXcQ&t=65" in text_of(await ran.reply(30))
        assert thread is None or thread.name


async def test_video_that_is_gone_is_answered_with_a_sentence(open_town: OpenTown) -> None:
    youtube = YouTubeSite(status={"status": "ERROR", "reason": "This video is unavailable"})
    async with serving(youtube.answer) as site, open_town(youtube_url=site) as town:
        post = await town.alice.post(
            town.news, f"{town.bot.user.mention} https://youtu.be/dQw4w9WgXcQ"
        )
        assert (await town.reply(post)).content == VideoNotFound.default


async def test_pdf_without_text_is_told_from_one_that_holds_some(town: Town, library: str) -> None:
    post = await town.alice.post(town.news, f"{town.bot.user.mention} {library}/scan.pdf")
    assert (await town.reply(post)).content == ScannedPdf.default

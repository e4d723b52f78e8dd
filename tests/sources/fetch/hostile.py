"""Pages made to break their reader, and honest ones behind labels that lie."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from aiohttp import web

from tests.sources.conftest import UNTYPED, Handler, answer, redirect

_PIECE = 64 * 1024

ENGLISH = (
    "The lighthouse at Grey Point will stay lit, the island council decided on Tuesday after a "
    "long debate. Its keeper, who is 71, had offered to work without pay for another year.",
    "“A light that people have seen for 140 years is not a cost,” said the mayor. The repair of "
    "the lamp begins in April and should be done before the first storms of autumn.",
)
_ARTICLES = {
    "de": (
        "Die Brücke über den Fluss bleibt bis März gesperrt, teilte die Gemeinde am Mittwoch "
        "mit. Die Prüfer fanden größere Risse, als man im Frühjahr für möglich gehalten "
        "hätte.",
        "Für die Schüler fährt täglich ein Bus über das nächste Dorf. „Das kostet uns früh "
        "eine halbe Stunde“, sagte eine Mutter, „aber sicher ist sicher.“ Die Höhe der "
        "Kosten ist offen.",
    ),
    "fr": (
        "La bibliothèque du village rouvrira à la rentrée, a annoncé la mairie après une "
        "année de travaux. Les élèves y trouveront deux salles d'étude et près de 9 000 "
        "livres neufs.",
        "« Nous avons gardé le vieux plancher, il a vu passer tant de lecteurs », a déclaré "
        "l'architecte. L'entrée reste gratuite, même pour ceux qui habitent au-delà de la "
        "rivière.",
    ),
    "es": (
        "El mercado de la plaza volverá a abrir en mayo, según confirmó ayer el "
        "ayuntamiento. Los vendedores podrán ocupar los mismos puestos que tenían antes de "
        "la inundación del año pasado.",
        "«Aquí vendía mi abuela, y aquí venderá mi niña», dijo una frutera. Se plantarán "
        "además cuarenta árboles para dar sombra a quienes esperan el autobús por la mañana.",
    ),
    "pl": (
        "Stary młyn nad rzeką zostanie wyremontowany, ogłosiła w czwartek rada gminy. Prace "
        "zaczną się wiosną i potrwają około dwóch lat, a w środku powstanie małe muzeum "
        "chleba.",
        "„Dziadek mełł tu żyto jeszcze po wojnie” – wspomina sąsiadka. Mieszkańcy zebrali "
        "już połowę pieniędzy, resztę dołoży województwo. Wstęp dla dzieci będzie bezpłatny.",
    ),
    "tr": (
        "Köyün eski çeşmesi yeniden akıyor. Belediye, üç yıl süren onarımın ardından suyun "
        "artık içilebilir olduğunu duyurdu ve çevresine on iki genç çınar ağacı diktiğini "
        "açıkladı.",
        "“Çocukluğumuzda burada buluşurduk,” diyor yaşlı bir çiftçi. Şimdi gençler de "
        "akşamları aynı taşların üstünde oturuyor; çeşmenin ışığı gece yarısına kadar açık "
        "kalacak.",
    ),
    "ru": (
        "Старый паром снова ходит между островами, сообщила в понедельник администрация "
        "порта. Двигатель заменили за три недели, хотя мастера обещали закончить работу "
        "только к осени.",
        "«Мы ждали этого всю зиму», — сказала учительница местной школы. Билет стоит столько "
        "же, сколько и прежде, а для школьников проезд остаётся бесплатным до конца учебного "
        "года.",
    ),
    "el": (
        "Το παλιό σχολείο του νησιού ανοίγει ξανά τον Σεπτέμβριο, ανακοίνωσε χθες ο δήμος. "
        "Θα δεχτεί δεκατέσσερις μαθητές, τους πρώτους ύστερα από είκοσι χρόνια σιωπής.",
        "«Ακούσαμε πάλι το κουδούνι», είπε η φουρνάρισσα του χωριού. Οι εργασίες κόστισαν "
        "λιγότερο απ' ό,τι φοβόντουσαν και το πλοίο θα έρχεται πλέον δύο φορές την εβδομάδα.",
    ),
    "ja": (
        "島の古い灯台は来年も明かりをともし続けることになった。町議会が火曜日に決めたもので、"
        "修理は四月に始まり、秋の嵐が来る前に終わる見通しだという。費用の半分は住民の寄付でま"
        "かなわれる。",
        "「百四十年も見てきた光を消すわけにはいきません」と町長は話した。灯台守の男性は七十一"
        "歳で、あと一年は無給で働くと申し出ている。子どもたちは毎週土曜日に中を見学できる。",
    ),
    "zh": (
        "村里的旧石桥将在三月重新开放，镇政府星期三宣布了这个消息。工程师在春天发现的裂缝比原"
        "先想象的要大，因此修理多花了半年时间，学生们每天只好绕道邻村上学。",
        "“安全第一，早起半小时也值得，”一位母亲说。新桥面铺的是本地的青石，桥头还种了四十棵树"
        "，给等车的人遮阴。完工以后，公共汽车会恢复原来的路线。",
    ),
    "ko": (
        "마을의 오래된 다리가 삼월에 다시 열린다고 군청이 수요일에 밝혔다. 봄에 발견된 금이 생"
        "각보다 커서 수리에 반년이 더 걸렸고, 그동안 학생들은 이웃 마을로 돌아서 학교에 다녀야"
        " 했다.",
        "“안전이 먼저니까 아침에 삼십 분 일찍 일어나도 괜찮아요.” 한 어머니가 말했다. 다리 앞"
        "에는 나무 마흔 그루를 심어 버스를 기다리는 사람들에게 그늘을 주기로 했다.",
    ),
    "ar": (
        "أعلنت البلدية يوم الأربعاء أن الجسر القديم سيفتح من جديد في شهر مارس بعد إصلاح دام "
        "سنة كاملة. وقال المهندسون إن الشقوق كانت أكبر مما ظنوا في الربيع، ولذلك طال العمل "
        "نصف سنة.",
        "وقالت أم لثلاثة تلاميذ إن السلامة أهم من نصف ساعة نوم في الصباح. وستزرع البلدية "
        "أربعين شجرة قرب الجسر حتى يجد من ينتظر الحافلة ظلا في أيام الصيف الحارة.",
    ),
}


@dataclass(frozen=True)
class Lie:
    """A page whose labels are wrong, missing or at odds.

    Attributes:
        name: For reports.
        paragraphs: What must come out.
        body: What is sent.
        content_type: The header; None: there is none.
    """

    name: str
    paragraphs: tuple[str, ...]
    body: bytes
    content_type: str | None


def _page(language: str, paragraphs: tuple[str, ...], meta: str = "") -> str:
    charset = f"<meta charset='{meta}'>" if meta else ""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang='{language}'><head>{charset}<title>Page</title></head>"
        f"<body><article>{text}</article></body></html>"
    )


def lies() -> Iterator[Lie]:
    """Yield pages of which the labels do not say how they are written."""
    for language, encoding, header, meta in (
        ("en", "utf-8", "text/html; charset=windows-1252", ""),
        ("de", "utf-8", "text/html", ""),
        ("de", "cp1252", "text/html; charset=utf-8", "utf-8"),
        ("fr", "cp1252", "text/html; charset=iso-8859-1", ""),
        ("es", "utf-8-sig", "text/html; charset=iso-8859-1", "iso-8859-1"),
        ("pl", "iso-8859-2", "text/html", "iso-8859-2"),
        ("tr", "cp1254", "text/html; charset=iso-8859-9", ""),
        ("ru", "cp1251", "text/html; charset=utf-8", "utf-8"),
        ("ru", "koi8-r", "text/html", "koi8-r"),
        ("el", "utf-16", "text/html; charset=utf-8", ""),
        ("ja", "shift_jis", "text/html", "shift_jis"),
        ("ja", "euc_jp", "text/html; charset=euc-jp", "shift_jis"),
        ("zh", "gb18030", "text/html; charset=gb2312", ""),
        ("ko", "cp949", "text/html", "euc-kr"),
        ("ar", "cp1256", "text/html; charset=windows-1256", ""),
        ("en", "utf-8", "text/plain", ""),
        ("fr", "utf-8", "application/octet-stream", ""),
        ("de", "utf-8", "application/pdf", ""),
    ):
        paragraphs = ENGLISH if language == "en" else _ARTICLES[language]
        yield Lie(
            f"{language} in {encoding} as {header} / {meta or 'no meta'}",
            paragraphs,
            # What an encoding lacks is written as HTML writes it.
            _page(language, paragraphs, meta).encode(encoding, "xmlcharrefreplace"),
            header,
        )


@dataclass(frozen=True)
class Trap:
    """Something that a site does to its visitor; it may end in an article or in a sentence."""

    name: str
    pages: dict[str, Handler]


def _bomb(size: int, wbits: int) -> bytes:
    """Return `size` spaces, compressed."""
    pack = zlib.compressobj(9, zlib.DEFLATED, wbits)
    block = b" " * _PIECE
    return b"".join(pack.compress(block) for _ in range(size // _PIECE)) + pack.flush()


def _drip(seconds: float) -> Handler:
    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        response[UNTYPED] = False
        await response.prepare(request)
        while True:
            await response.write(b"x")
            await asyncio.sleep(seconds)

    return handler


def _endless(piece: bytes) -> Handler:
    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        response[UNTYPED] = False
        await response.prepare(request)
        while True:
            await response.write(piece)

    return handler


def _flood(head: bytes, part: bytes) -> Handler:
    """Send a part of HTTP again and again, as fast as it is read."""

    async def handler(request: web.Request) -> web.StreamResponse:
        transport = request.transport
        assert transport is not None
        transport.write(head)
        while not transport.is_closing():
            if transport.get_write_buffer_size() < _PIECE:
                transport.write(part * (4 * _PIECE // len(part)))
            await asyncio.sleep(0.001)
        return web.Response()

    return handler


def _wrapped(middle: str, tail: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in ENGLISH)
    return f"<!doctype html><html><body><article>{text}</article>{middle}</body></html>{tail}"


def site_traps(bytes_unpacked: int, drip_seconds: float) -> Iterator[Trap]:
    """Yield what sites do over HTTP.

    Args:
        bytes_unpacked: Size of the compressed bombs.
        drip_seconds: From one byte of a slow page to the next.
    """
    for name, wbits in (("gzip", 31), ("deflate", 15), ("deflate without a header", -15)):
        body = _bomb(bytes_unpacked, wbits)
        encoding = name.split()[0]
        page = answer(body, status=200, content_type="text/html", Content_Encoding=encoding)
        yield Trap(f"{name} bomb", {"/a": page})
    many = zlib.compressobj(9, zlib.DEFLATED, 31)
    member = many.compress(b" " * 2000) + many.flush()
    page = answer(
        member * min(bytes_unpacked // 2000, 20_000),
        status=200,
        content_type="text/html",
        Content_Encoding="gzip",
    )
    yield Trap("bomb of many gzip members", {"/a": page})
    yield Trap("byte by byte", {"/a": _drip(drip_seconds)})
    yield Trap("page without end", {"/a": _endless(b"<p>and on</p>" * 500)})
    ok = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    for name, head, part in (
        ("answers in between", b"", b"HTTP/1.1 102 P\r\n\r\n"),
        ("headers without end", ok, b"X: a\r\n"),
        ("long headers without end", ok, b"X: " + b"a" * 60_000 + b"\r\n"),
        ("smallest chunks", ok + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    ):
        yield Trap(name, {"/a": _flood(head, part)})
    yield Trap("redirects in a circle", {"/a": redirect("/b"), "/b": redirect("/a")})
    for host in ("127.0.0.2", "localhost", "169.254.169.254"):
        yield Trap(f"redirect to {host}", {"/a": redirect(f"http://{host}/")})


def page_traps(size: int) -> Iterator[Trap]:
    """Yield what pages do to their parser.

    Args:
        size: Of each page, roughly, in bytes.
    """
    makers: dict[str, Callable[[int], str]] = {
        "nested divs": lambda n: _wrapped("<div>" * (n // 11) + "deep" + "</div>" * (n // 11)),
        "100,000 nested divs": lambda n: _wrapped("<div>" * min(100_000, n // 5)),
        "nested tables": lambda n: _wrapped("<table><tr><td>" * (n // 15)),
        "open inline tags": lambda n: _wrapped("<b><i><u>" * (n // 9)),
        "many attributes": lambda n: _wrapped(
            "<p " + " ".join(f"a{i}=x" for i in range(n // 10)) + ">text</p>"
        ),
        "long attribute": lambda n: _wrapped(f"<p title='{'x' * n}'>text</p>"),
        "huge table": lambda n: _wrapped(
            "<table>" + "<tr><td>1<td>2<td>three</tr>" * (n // 28) + "</table>"
        ),
        "entities": lambda n: _wrapped("<p>" + "&amp;" * (n // 5) + "</p>"),
        "nested entities": lambda n: (
            "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a0 'lol'>"
            + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12))
            + "]><html><body><p>&a11;</p>"
            + _wrapped("")
            + " " * (n // 100)
        ),
        "external entity": lambda n: (
            "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body>&x;"
            + _wrapped("<p>&x;</p>")
        ),
        "one line": lambda n: _wrapped("<p>" + "word " * (n // 5) + "</p>"),
        "one word": lambda n: _wrapped("<p>" + "w" * n + "</p>"),
        "spaces": lambda n: " " * n + _wrapped(""),
        "comments in front": lambda n: "<!---->" * (n // 7) + _wrapped(""),
        "open comments": lambda n: _wrapped("<!--" * (n // 4)),
        "open angles": lambda n: _wrapped("<" * n),
        "broken JSON-LD": lambda n: _wrapped(
            '<script type="application/ld+json">{"@type": "Article", "articleBody": "'
            + "\\u00" * (n // 4)
            + "</script>"
        ),
        "nested JSON-LD": lambda n: _wrapped(
            '<script type="application/ld+json">' + "[" * n + "</script>"
        ),
        "large JSON-LD": lambda n: _wrapped(
            '<script type="application/ld+json">['
            + '{"@type": "Thing", "name": "x"},' * (n // 32)
            + "{}]</script>"
        ),
        "links": lambda n: _wrapped("<a href='/x'>more</a> " * (n // 22)),
        "metas": lambda n: "<meta name=author content=x>" * (n // 29) + _wrapped(""),
        "scripts": lambda n: _wrapped("<script>x</script>" * (n // 19)),
        "zero bytes": lambda n: _wrapped("<p>\0</p>" * (n // 8)),
        "directions": lambda n: _wrapped("<p>" + "\u202e\u2066" * (n // 6) + "</p>"),
        "accents": lambda n: _wrapped("<p>e" + "\u0301" * (n // 2) + "</p>"),
        "breaks": lambda n: _wrapped("<br>" * (n // 4)),
        "next pages": lambda n: _wrapped("<a rel=next href='/a?p=2'>Next</a>" * 9),
    }
    for name, make in makers.items():
        yield Trap(name, {"/a": answer(make(size))})
    plain = "word" * (size // 4)
    yield Trap("plain text in one line", {"/a": answer(plain, content_type="text/plain")})
    junk = bytes(range(128, 256)) * (size // 128)
    yield Trap("text in no encoding", {"/a": answer(junk, content_type="text/plain")})
    wide = "\ufeff" + "<p>x</p>" * (size // 16)
    yield Trap("UTF-16 that lies", {"/a": answer(wide.encode("utf-16-le"))})
    for name, body in (
        ("PDF of junk", b"%PDF-1.7\n" + b"1 0 obj<</Kids[1 0 R]>>endobj\n" * (size // 30)),
        ("Word file of junk", b"PK\x03\x04" + b"\0" * size),
        ("nested RTF", rb"{\rtf1 " + b"{" * size),
        ("subtitles without times", b"WEBVTT\n\n" + b"00:00 -->\n" * (size // 10)),
    ):
        yield Trap(name, {"/a": answer(body, content_type="application/octet-stream")})

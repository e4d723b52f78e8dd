"""Links that try to lead a server where it must not go, and some that only look like it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.sources.fetch.reach import Case

SITE = "93.184.215.14"
AT_SITE = {"paper.example.com": [[SITE]]}
BOTH = {**AT_SITE, "mirror.example.com": [[SITE]]}


def _case(url: str, *, allowed: bool = False, **rest: object) -> Case:
    return Case(name=url[:60], allowed=allowed, url=url, **rest)  # type: ignore[arg-type]


def _read() -> Iterator[Case]:
    """Ordinary links, and public addresses next door to private ones."""
    for url in (
        "http://paper.example.com/",
        "HTTPS://PAPER.example.com/Ferry#top",
        "https://paper.example.com/?to=http://127.0.0.1/",
        "https://paper.example.com/@ada:22/",
        "https://paper.example.com:443/a",
        "https://paper.example.com./a",
        "http://paper.example.com#@127.0.0.1/\\",
    ):
        yield _case(url, allowed=True, names=AT_SITE)
    yield _case(
        "https://zeitung-für-häfen.example.com/",
        allowed=True,
        names={"xn--zeitung-fr-hfen-clb81b.example.com": [[SITE]]},
    )
    for address in (
        *("9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.255.255.254"),
        *("128.0.0.1", "169.253.255.255", "172.15.255.255", "172.32.0.1", "192.167.255.255"),
        *("198.17.255.255", "198.20.0.1", "203.0.114.1", "223.255.255.254"),
        *("2001:200::1", "2003::1", "2606:4700:4700::1111", f"::ffff:{SITE}"),
    ):
        yield _case(
            f"http://edge.example.com/{address}",
            allowed=True,
            names={"edge.example.com": [[address]]},
        )
    for location in ("//mirror.example.com/", "/\\127.1/", "?http://127.0.0.1/"):
        yield _case("https://paper.example.com/old", allowed=True, names=BOTH, hops=(location,))
    yield _case(
        "https://paper.example.com/old",
        allowed=True,
        names=BOTH,
        hops=("/1", "http://mirror.example.com/2", "3", "?page=4", "https://paper.example.com/5"),
    )


def _malformed() -> Iterator[Case]:
    """What is no web link, or one that programs read differently."""
    for url in (
        *("file:///etc/hosts", "ftp://paper.example.com/", "gopher://127.0.0.1:6379/_INFO"),
        *("data:text/plain,hello", "javascript:alert(1)", "ws://paper.example.com/"),
        *("http+unix://%2Frun%2Fdocker.sock/", "//paper.example.com/", "paper.example.com"),
        *("http://", "http:///a", "http:paper.example.com", "http:\\\\127.0.0.1\\"),
        "http://paper.example.com\\@127.0.0.1/",
        *(
            "http://ada@paper.example.com/",
            "http://:@127.0.0.1/",
            "http://paper.example.com@[::1]/",
        ),
        *("http://paper.example.com:22/", "http://paper.example.com:6379/"),
        *("https://paper.example.com:8443/", "http://paper.example.com:0/"),
        *("http://paper.example.com:65536/", "http://paper.example.com:http/"),
        *("http://paper..example.com/", "http://-.example.com/", "http://xn--zz.example.com/"),
        *("http://pa%70er.example.com/", "http://pa\u00adper.example.com/"),
        *("http://paper\u200d.example.com/", "http://pa per.example.com/", "http://[::1/"),
        f"http://{'a' * 64}.example.com/",
        f"http://{'abcdefghi.' * 26}com/",
    ):
        yield _case(url)


def _literal() -> Iterator[Case]:
    """Hosts given by address, in all the ways that some program understands."""
    for host in (
        *("127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.9.9", "192.168.0.1", "169.254.169.254"),
        *("100.100.100.200", "0.0.0.0", "0", "127.1", "2130706433", "0x7f000001", "0177.0.0.1"),  # noqa: S104 - cases
        *("0x7f.1", "127.0.0.1.", "１２７.１", "127。0。0。1", "①②⑦.⓪.⓪.①", SITE),
        *("[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[::127.0.0.1]", "[::ffff:127.0.0.1]"),
        *("[::ffff:a9fe:a9fe]", "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::1]", "[2002:7f00:1::]"),
        *("[2001:0:7f00:1::]", "[fe80::1]", "[fe80::1%25lo]", "[fc00::1]", "[fd00:ec2::254]"),
        *("[fec0::1]", "[ff02::1]", "[2001:db8::1]", "[2606:4700:4700::1111]"),
    ):
        yield _case(f"http://{host}/")


def _named() -> Iterator[Case]:
    """Names that are not the public internet's, whatever a name service says of them."""
    for host in (
        *("localhost", "LocalHost.", "a.localhost", "ⓛocalhost", "printer", "ip6-loopback"),
        *(
            "router.lan",
            "nas.home.arpa",
            "printer.local",
            "db.internal",
            "metadata.google.internal",
        ),
        *("api.default.svc.cluster.local", "wiki.corp", "hidden.onion", "page.i2p", "site.test"),
    ):
        yield _case(f"http://{host}/", names={host.lower().rstrip("."): [[SITE]]})


def _resolved() -> Iterator[Case]:
    """Public names that lead to addresses which are not."""
    for address in (
        *("0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.254", "127.0.0.1"),  # noqa: S104 - cases
        *("127.0.0.53", "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.254"),
        *("192.0.0.9", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1"),
        *("198.51.100.1", "203.0.113.7", "224.0.0.251", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "::10.0.0.1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1"),
        *("64:ff9b:1::1", "100::1", "2001::1", "2001:10::1", "2001:20::1", "2001:db8::1"),
        *("2002:a00:1::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1"),
        "ff02::1",
    ):
        yield _case("https://paper.example.com/", names={"paper.example.com": [[address]]})
    for answer in ([SITE, "10.0.0.5"], ["::1", SITE], [SITE, "2606:4700:4700::1111", "fe80::1"]):
        yield _case("https://paper.example.com/", names={"paper.example.com": [answer]})
    yield _case(
        "https://paper.example.com/flip",
        names={"paper.example.com": [[SITE], ["169.254.169.254"]]},
        hops=("/again",),
    )


def _redirected() -> Iterator[Case]:
    """Sites that send their visitor where no link may lead, or in circles."""
    for location in (
        *("http://127.0.0.1/", "//127.0.0.1:6379/", "http://169.254.169.254/latest/meta-data/"),
        *("http://[::1]/", "http://localhost/", "http://router.lan/", "ftp://mirror.example.com/"),
        *("file:///etc/hosts", "data:text/html,hello", "javascript:alert(1)", "http://[broken/"),
        *("http://ada:key@mirror.example.com/", "http://mirror.example.com:8080/", ""),
        *(
            "http://2130706433/",
            "gopher://127.0.0.1:6379/_FLUSHALL",
            f"http://{SITE}/",
        ),
    ):
        yield _case("https://paper.example.com/go", names=BOTH, hops=(location,))
    yield _case(
        "https://paper.example.com/go", names=BOTH, hops=tuple(f"/{hop}" for hop in range(6))
    )
    yield _case(
        "https://paper.example.com/go",
        names={**AT_SITE, "inside.example.com": [["10.0.0.7"]]},
        hops=("https://inside.example.com/",),
    )
    for page in (
        '<meta http-equiv="refresh" content="0;url=http://127.0.0.1/"><p>Wait.</p>',
        '<link rel="canonical" href="http://127.0.0.1/"><p>Here.</p>',
        '<script>location = "http://127.0.0.1/"</script><p>Here.</p>',
    ):
        yield _case("https://paper.example.com/page", names=AT_SITE, page=f"<!doctype html>{page}")


CASES = (
    *_read(),
    *_malformed(),
    *_literal(),
    *_named(),
    *_resolved(),
    *_redirected(),
)

HOSTS = sorted({host for case in CASES for host in case.names if host.endswith(".example.com")})


def parse(text: str) -> list[Case]:
    """Read cases from a table: id, allow or deny, stage, setup, url, note, TABs between them."""
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return [_parsed(*row[:5]) for row in rows]


def _parsed(name: str, expected: str, stage: str, setup: str, url: str) -> Case:
    names: dict[str, list[list[str]]] = {}
    hops: tuple[str, ...] = ()
    page = Case.page
    for part in setup.split(";") if setup != "-" else ():
        key, _, value = part.partition("=")
        if "-> 302" in part:
            hops = (part.partition("-> 302 ")[2].split()[0],)
        elif key == "hops" and value.startswith(("META-REFRESH", "CANONICAL")):
            target = value.split()[1]
            page = (
                f'<!doctype html><meta http-equiv="refresh" content="0;url={target}">'
                f'<link rel="canonical" href="{target}"><p>Here.</p>'
            )
        elif key == "hops":
            hops = tuple(hop.strip() for hop in value.split("->"))
        else:
            answers = re.sub(r"^CNAME .*=|^SEQ ", "", value).split("|")
            names[key] = [answer.split(",") for answer in answers]
    return Case(
        name=f"{name} {stage}",
        allowed=expected.startswith("allow"),
        url=url.replace("\\t", "\t"),
        names=names,
        hops=hops,
        page=page,
    )

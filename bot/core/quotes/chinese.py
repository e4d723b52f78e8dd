"""Find sources in Chinese clauses, where neither capitals nor spaces set a name apart.

A subject is what stands at the head of a clause up to the first adverb, preposition or verb of
saying; its name comes last, after place, age and office.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from bot.core.quotes.chinese_words import (
    BODIES,
    DOUBLE,
    HEADS,
    KIN,
    POLITE,
    SURNAMES,
    VERBS,
)
from bot.core.quotes.clauses import Source
from bot.core.quotes.narrative import MASK

_SAY = regex.compile(VERBS)
_ADVERBS = regex.compile(
    r"(?<=..)(?:在|于(?=[^\p{Han}]|\d)|向|对|對|就(?!业)|从|從|通过|透過|经|则|則|也|还|還|"
    r"又|再|曾|才|却|卻|都|便|已|正|将|將|并|並|只|不|没|沒|被|把|给|給|与|與|跟|"
    r"当天|當天|当场|当时|當時|昨天|今天|昨日|今日|日前|近日|随后|隨後|随即|后来|之后|最后|"
    r"此前|事后|同时|同時|一边|一邊|一脸|"
    r"今年|去年|现年|如今|至今|曾经|主动|直接|无奈|苦笑|微笑|哭着|笑|叹了|摇|搖|点头|皱|耸|"
    r"低声|小声|大声|轻声|高声|"
    r"接受|进一步|再次|特别|明确|反复|经常|常常|时常|常(?!委|务)|总爱|总是|老爱|走之前|"
    r"去世前|生前|临走|这样|這樣|如此|这么|是这么|实地|现场|\p{Han}{2}(?<!实)地|\p{Han}着|\p{Han}著|"
    r"\d+日).*"
)
_OPENERS = regex.compile(
    r"^(?:面对|对于|针对)?(?:对此|對此|不过|不過|但是|但|而(?!且)|其中(?!一)|此外|另外|据|"
    r"據|根据|根據|按照|用|同时|同時|当时|當時|然后|随后|隨後|之后|最后|因此|所以|于是|"
    r"近日|日前|昨天|今天|今日|昨日|此前|后来|\d+日|\d+[岁歲](?:[的，])?|今年\d+岁的|"
    r"年[近过逾]\p{Han}+的|、|在?\p{Han}{0,6}(?:上|中|里)(?=他|她))+"
)
_CLAUSE = regex.compile(rf"[，。；！？,;!?：:{MASK}\n]")
_CLAUSES = regex.compile(rf"[^，。；！？,;!?：:{MASK}\n]+")
_ENDS_IN_BODY = regex.compile(rf"\p{{Han}}(?:{BODIES})$")
_PRONOUN = regex.compile(
    r"^(?P<p>他们|她们|他們|她們|他|她|它)(?!的|家|[妈爸爷奶媽爺]|[父母]亲|丈夫|妻|儿|女)"
)
_BODY = regex.compile(rf"^(?:该|該|这家|这个)\p{{Han}}{{0,4}}(?:{BODIES}|社|省|市|校|店)$")
_FOREIGN = regex.compile(r"[\p{Han}]{1,6}(?:[·・‧][\p{Han}]{1,6})+$")
_SURNAMED = regex.compile(rf"(?:(?:{DOUBLE})\p{{Han}}{{1,2}}|[{SURNAMES}]\p{{Han}}{{1,2}})$")
_NICKNAME = regex.compile(rf"(?:[小老阿][{SURNAMES}]|阿\p{{Han}})$")
_ADDRESSED = regex.compile(rf"(?:{DOUBLE}|[{SURNAMES}])某?\p{{Han}}{{0,2}}(?:{POLITE})$")
_OWN_KIN = regex.compile(
    rf"^(?:(?:[我他她]|我们|他们)的?(?:家|大|小|老)?)?(?:{KIN}|"
    rf"(?<=[我他她])[妈爸媽爷奶爺哥姐弟妹])$"
)
_KIN_FIRST = regex.compile(rf"(?:[我他她]的?)?(?:{KIN})")
_DESCRIBED = regex.compile(
    rf"^(?:\p{{Han}}{{2,12}}(?=一[名位]))?(?:有?(?:[一几幾两兩另多某]|其中一|不少|许多|"
    rf"部分)\p{{Han}}{{0,22}}?)?(?:\p{{Han}}{{0,8}}(?:{HEADS})|(?<=[名位])\p{{Han}}{{2,8}}|"
    rf"其中一人|一人|(?<=一)个人)$"
)
_SOMEBODY = regex.compile(
    rf"(?:^|"
    rf"[，。；！？\n{MASK}])(?P<who>[一另某][名位个]\p{{Han}}{{0,22}}?(?:{HEADS}))(?!\p{{Han}}{{0,3}}(?:名|"
    rf"位))"
)
_SOMEONE = regex.compile(
    rf"^有?(?P<who>[一几幾两兩多另某][名位个些]\p{{Han}}{{0,22}}?(?:{HEADS}))(?!{HEADS}|的)"
)
_TRAILING = regex.compile(
    r"(?<=..)(?:则|則|也|还|還|又|再|曾|才|却|卻|都|便|已|就|均|同时|這樣|这样|如此|是|这么)+$"
)
_UNSIGNED = regex.compile(
    r"没有?落款|没有?署名|未署名|不知[是谁何]|匿名|无名|[贴刻印刷挂涂]着|[写寫]的是|一行|"
    r"几个字|个大字|小字|有人"
)
_HEAD_NAME = regex.compile(
    rf"(?:{HEADS}|[岁歲]的)(?P<who>[{SURNAMES}](?:{POLITE})|(?:{DOUBLE})\p{{Han}}{{1,2}}|"
    rf"[{SURNAMES}]\p{{Han}}{{1,2}})"
)
_NAME_START = regex.compile(
    rf"(?:^|[，。；！？、的\n{MASK}])(?P<who>(?:{DOUBLE})\p{{Han}}{{1,2}}|"
    rf"[{SURNAMES}]\p{{Han}}{{1,2}})"
)
_PHRASE = regex.compile(r"[\p{Han}·・‧A-Za-z0-9（）()“”、]{2,30}")
_OFFICE = regex.compile(HEADS)
_NO_NAME = regex.compile(rf"(?:{HEADS}|{BODIES})$")
_LAST_NAME = regex.compile(rf"(?<=的|\p{{Han}}{{2}})(?:{_SURNAMED.pattern})")
_SHORTEST_NAME = 2
_FREQUENT = 2
_LONGEST_NAME = 4
_AFTER_NAME = regex.compile(
    r"[在是对對说說称稱表认認指介则則也还還却卻的和与與跟今就从從向将將把被已曾每没沒不有一站坐回笑点點摇搖想走告给給声聲便又再总總都用带帶拿看望抹擦指]|"
    r"[^\p{Han}]|$"
)


def lead(stretch: str, start: int) -> Source | None:
    """Return whose words a Chinese stretch announces: the last clause that says so."""
    body = stretch.rstrip()
    clauses = [(start + m.start(), m.group()) for m in _CLAUSES.finditer(body) if m.group().strip()]
    if not clauses or _UNSIGNED.search(clauses[-1][1]):
        return None
    open_ended = body.endswith(("：", ":"))
    for index, (at, clause) in enumerate(reversed(clauses)):
        if _SAY.search(_OPENERS.sub("", clause.strip())):
            if source := subject(clause, at):
                return source
        elif index == 0 and open_ended and (found := _bare(clause, at)):
            return found
    return _first(clauses) if _SAY.search(body) else None


def tail(stretch: str, start: int) -> Source | None:
    """Return who, after a quotation, is said to have spoken it."""
    sentence = regex.split(r"[。！？\n]", stretch)[0]
    clauses = [c for c in _CLAUSE.split(sentence) if c.strip()]
    for clause in clauses[:2]:
        if _SAY.search(clause):
            return subject(clause, start)
        if pronoun := _PRONOUN.match(clause.strip()):
            return _pronoun(pronoun, start)
    return None


def says(stretch: str) -> bool:
    """Return whether a stretch tells, in its first two clauses, that somebody spoke."""
    body = regex.split(r"[。！？\n]", stretch)[0][:40]
    clauses = [c for c in _CLAUSE.split(body) if c.strip()][:2]
    if clauses and regex.match("据|據|对此|對此|随后|此前", clauses[0].strip()):
        return False
    return any(_SAY.search(c) for c in clauses)


def subject(clause: str, start: int) -> Source | None:
    """Read the subject at the head of a clause: pronoun, body, kinsman, name or description."""
    phrase = _OPENERS.sub("", clause.strip(" 　“”「」"))
    if pronoun := _PRONOUN.match(phrase):
        return _pronoun(pronoun, start)
    for noun in _nouns(phrase):
        if _BODY.match(noun):
            return Source("pronoun", start, noun, "n")
        if _OWN_KIN.match(noun):
            return Source("noun", start, noun)
        if found := _named(noun):
            return Source("name", start, found)
        if found := _described(noun):
            return Source("noun", start, found)
    return None


def people(text: str) -> set[str]:
    """Return the names and descriptions of persons that a text shows by what stands around them."""
    found = {m["who"] for m in _SOMEBODY.finditer(text)}
    grams: Counter[str] = Counter()
    starts = [m for p in (_HEAD_NAME, _NAME_START) for m in p.finditer(text)]
    for match in starts:
        grams.update({match["who"], match["who"][:2], match["who"][:3]})
    for match in starts:
        name = _cut_name(text, match, grams)
        if name:
            found.add(name)
    for clause in _CLAUSE.split(text):
        if _SAY.search(clause) and (source := subject(clause, 0)) and source.kind == "name":
            found.add(source.text)
    return found


def bodies(text: str) -> list[tuple[int, str]]:
    """Return the bodies that a text lets speak, with the offsets of their clauses."""
    found: list[tuple[int, str]] = []
    for match in _CLAUSES.finditer(text):
        source = subject(match.group(), 0) if _SAY.search(match.group()) else None
        if source and source.kind == "noun" and _ENDS_IN_BODY.search(source.text):
            found.append((match.start(), source.text))
    return found


def _cut_name(text: str, match: regex.Match[str], grams: Counter[str]) -> str | None:
    """Return the name a match begins with, its length told by repetition and what follows."""
    who, at = match["who"], match.start("who")
    for size in range(len(who), 1, -1):
        if _ADVERBS.search("人" + who[:size] + "说") and size > 2:
            continue
        if _AFTER_NAME.match(text, at + size):
            sure = match.re is _HEAD_NAME or grams[who[:size]] >= _FREQUENT
            return who[:size] if sure else None
    return who if match.re is _HEAD_NAME or grams[who] >= _FREQUENT else None


def _nouns(phrase: str) -> Iterator[str]:
    """Yield what may be the subject: up to the first verb of saying, then up to an adverb."""
    if someone := _SOMEONE.match(phrase):
        yield someone["who"]
    said = _SAY.search(phrase)
    head = _TRAILING.sub("", phrase[: said.start()] if said else phrase)
    yield head
    yield _ADVERBS.sub("", head)


def _pronoun(match: regex.Match[str], start: int) -> Source:
    gender = "f" if "她" in match["p"] else "m" if "他" in match["p"] else None
    return Source("pronoun", start, match["p"], None if len(match["p"]) > 1 else gender)


def _named(noun: str) -> str | None:
    """Return the name that ends a noun phrase, after its offices."""
    if not _PHRASE.fullmatch(noun):
        return None
    if addressed := _ADDRESSED.search(noun):
        return addressed.group()
    offices = [m.end() for m in _OFFICE.finditer(noun, overlapped=True) if m.end() < len(noun)]
    rest = noun[max(offices, default=0) :]
    if foreign := _FOREIGN.search(rest):
        return foreign.group()
    return None if _NO_NAME.search(rest) else _native(noun, rest)


def _native(noun: str, rest: str) -> str | None:
    """Return the Chinese name that `rest`, a noun phrase without its offices, is or ends with."""
    if _SURNAMED.fullmatch(rest) or _NICKNAME.fullmatch(rest):
        return rest
    if (
        rest != noun
        and _SHORTEST_NAME <= len(rest) < _LONGEST_NAME
        and not _adverbial("人人" + rest)
    ):
        return rest
    found = _LAST_NAME.search(rest)
    plain = len(rest) > _LONGEST_NAME and not _adverbial(noun)
    return found.group() if found and plain else None


def _adverbial(phrase: str) -> bool:
    return _ADVERBS.search(phrase) is not None


def _described(noun: str) -> str | None:
    """Return a description of a person or the name of a body, if a noun phrase is one."""
    if _DESCRIBED.match(noun):
        return noun.removeprefix("有")
    if _ENDS_IN_BODY.search(noun) and not regex.search("[的了着把被是有]", noun):
        return regex.sub(r"^\p{Han}{0,4}(?:[营營办辦发發]方|商)(?=\p{Han}{3})", "", noun)
    short = regex.fullmatch(r"[\p{Han}A-Za-z0-9]{2,9}", noun)
    odd = regex.search(
        "[的了着把被是有只没不很这那个之句话番声页行]|地$|^(?:于是|接着|于此|但)", noun
    )
    return noun if short and not odd and _ADVERBS.sub("", noun) == noun else None


def _bare(clause: str, start: int) -> Source | None:
    """Read a clause before a colon that has no verb of saying: only a person will do."""
    phrase = _OPENERS.sub("", clause.strip())
    if pronoun := _PRONOUN.match(phrase):
        return _pronoun(pronoun, start)
    for noun in (phrase, _ADVERBS.sub("", phrase)):
        if name := _named(noun):
            return Source("name", start, name)
        if _OWN_KIN.match(noun) or _DESCRIBED.match(noun):
            return Source("noun", start, noun)
    return None


def _first(clauses: list[tuple[int, str]]) -> Source | None:
    """Return the subject of an earlier clause for a verb that has none of its own."""
    for at, clause in reversed(clauses):
        phrase = _OPENERS.sub("", clause.strip())
        if pronoun := _PRONOUN.match(phrase):
            return _pronoun(pronoun, at)
        if name := _named(_ADVERBS.sub("", phrase)):
            return Source("name", at, name)
        if kin := _KIN_FIRST.match(phrase):
            return Source("noun", at, kin.group())
    return None

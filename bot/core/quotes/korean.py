"""Find sources in Korean clauses: the noun before the topic particle, names by office or `씨`."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from bot.core.quotes import vocabulary
from bot.core.quotes.clauses import Source
from bot.core.quotes.narrative import MASK

_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지"
    "엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
)
_DOUBLE = "남궁|선우|황보|제갈|독고|사공"
_OFFICE = (
    r"(?:부|전|신임|수석|총|명예|공동|부대)?(?:시장|군수|구청장|도지사|지사|교수|대표이사|"
    r"대표|의원|장관|차관|위원장|위원|관장|회장|사장|이사장|이사|원장|소장|국장|과장|팀장|"
    r"부장|실장|"
    r"본부장|센터장|조합장|이장|교장|교감|교사|총장|감독|코치|선수|작가|박사|연구원|"
    r"연구위원|변호사|의사|간호사|대변인|총리|대통령|기자|할머니|할아버지|어르신|선장|점장|"
    r"주무관|간사|"
    r"사무국장|사무총장|목사|신부|스님|청장|서장|경감|경위|단장|처장|반장|회원|학생|양|군|"
    r"옹|여사|선생님|선생|씨)"
)
_PARTICLE = r"(?:께서는|에서는|에서도|측은|측도|은|는|이|가|도|또한|역시)"
_PAREN = r"(?:\([^)]{1,24}\))?"
_FULL = rf"(?:(?:{_DOUBLE})[가-힣]{{1,2}}|[{_SURNAMES}][가-힣]{{1,2}})"
_TITLED = regex.compile(
    rf"(?<![가-힣])(?P<who>(?:[가-힣]{{2,6}} )??[가-힣]{{1,6}}){_PAREN}"
    rf"(?P<title>\s[가-힣]{{0,6}}{_OFFICE}|씨){_PAREN}"
    rf"(?={_PARTICLE}?(?:\s|[,.]|{MASK}|$)|의\s|에게|와|과|를|을)"
)
_AGED = regex.compile(rf"(?<![가-힣])(?P<who>{_FULL})\(\d")
_PLAIN = regex.compile(rf"(?<![가-힣])(?P<who>[{_SURNAMES}][가-힣]{{2}})(?:은|는|이|가|도)(?=\s|$)")
_SHORT = regex.compile(
    rf"(?<![가-힣])(?!{_OFFICE}{_PARTICLE}?(?:\s|"
    rf"$))(?P<who>[{_SURNAMES}])\s?(?P<title>{_OFFICE})(?={_PARTICLE}?(?:\s|[,.]|$)|의\s)"
)
_PRONOUN = regex.compile(r"(?:^|\s)(?P<p>그녀|그|이들|그들)(?:는|가|도|은)(?=\s|$)")
_PERSON = (
    r"(?:관계자|담당자|책임자|주민|시민|상인|승객|손님|남성|여성|학생|고등학생|중학생|"
    r"대학생|초등학생|어머니|아버지|엄마|아빠|할머니|할아버지|아내|남편|아들|딸|형|누나|"
    r"언니|오빠|동생|친구|동료|"
    r"이웃|농민|어민|어부|기사|운전사|직원|사장|주인|점주|업주|학부모|교사|선생님|전문가|"
    r"교수|의사|간호사|변호사|목격자|피해자|유족|관광객|등산객|여행객|참가자|회원|노동자|"
    r"근로자|누리꾼|네티즌|"
    r"소방관|경찰관|대변인|당국자|소식통|팬|독자|이용자|고객|청년|노인|어르신|아이|소년|"
    r"소녀|시장|군수|대표|회장|위원장|사람|명|측)"
)
_BODY = (
    r"(?:시|도|군|구|청|부|처|회사|공사|공단|협회|위원회|위|대책위|대학교|대|병원|측|재단|"
    r"연구소|연구원|센터|은행|그룹|전자|건설|조합|노조|연합|연대|단체|학교|교육청|경찰|"
    r"경찰서|소방서|소방본부|법원|"
    r"검찰|정부|국회|당|본부|사무소|박물관|도서관|식품|전력|해운|교통|항공|철도|시청|군청|"
    r"구청|도청)"
)
_NOUN = regex.compile(
    rf"(?:^|[\s,])(?P<who>(?:[가-힣A-Za-z0-9]+ ){{0,2}}?[가-힣A-Za-z0-9]*(?:{_PERSON}|"
    rf"{_BODY})){_PAREN}(?:께서는|에서는|은|는|이|가|도)(?=\s|$)"
)
_TRADED = regex.compile(
    rf"(?:{_PERSON}|[가-힣][가사원수인장자주]) (?P<who>{_FULL})(?:은|는|이|가|도)(?=\s|$)"
)
_KIN = regex.compile(
    r"^(?:우리 |제 |내 )?[가-힣]*(?:어머니|아버지|엄마|아빠|할머니|할아버지|아내|남편|아들|"
    r"딸|형|누나|언니|오빠|동생)$"
)
_SAY = regex.compile(
    r"말(?:했|하|한|을|이다)|밝[혔히]|전[했하]|설명|덧붙|강조|물[었으]|답[했하]|대답|"
    r"[썼쓰]|주장|외[쳤치]|지적|호소|회상|떠올|토로|하소연|털어놨|털어놓|경고|당부|약속|"
    r"반박|비판|반문|귀띔|"
    r"평가|분석|해명|우려|촉구|한숨|웃|울|난색|꼬집|역설|언급|선언|요청|기대|고 했|라고 한|"
    r"다고 한|며 고개|조언|제안|칭찬|걱정|항의|불만|내다[봤보]|이렇게|속삭|중얼|소리"
)
_SIGN = regex.compile(
    r"붙어 있|적혀|쓰여|씌어|걸려|걸린|벽에는|새겨|낙서|현수막|팻말|쪽지|이름 없|익명의 글"
)
_DETAILS = regex.compile(
    r"^(?:이에 대해|이와 관련해|반면|하지만|그러나|한편|이어|또|또한|다만|특히|그래도|"
    r"그런데|결국|앞서|이날)[, ]+"
)
_NOT_NAMES = vocabulary.word_set(
    "이번에 정부는 주민은 하지만 이어서 오늘은 지난달 한국은 우리나"
    " 이것은 어머니 아버지 주인은 할머니 할아버"
)
_NOT_GIVEN = regex.compile(
    r"(?:에서|에게|으로|까지|부터|마다|처럼|보다|에는|들은|들이|들도|하는|되는|있는|없는|"
    r"지만|면서|라는|다는|시는|시장|군수|회사|공사|협회|위원|의원|교수)$"
)


def lead(text: str, start: int, end: int) -> Source | None:
    """Return the topic of the words before a quotation, or of a finished sentence."""
    stretch = text[start:end]
    piece = regex.split(rf"[.!?。\n]\s|{MASK}|\n", stretch.strip(" .\n"))[-1]
    finished = stretch.rstrip().endswith(".")
    after = "" if finished else text[end : end + 4_000].lstrip(MASK)[:40]
    if _SIGN.search(piece) or _SIGN.search(after.split(".")[0]):
        return None
    if finished and not _SAY.search(piece):
        return None
    return _subject(piece, start)


def tail(text: str, start: int, end: int) -> Source | None:
    """Return the topic after a quotation, in its sentence or in one that points back."""
    stretch = regex.sub(
        r"^(?:이라고|라고|라며|고|며|면서|이라며|라는|는|다고|[.,])?\s*", "", text[start:end]
    )
    sentence = regex.split(r"[.!?\n]", stretch)[0]
    if _SIGN.search(sentence):
        return None
    if _SAY.search(sentence) or not sentence.strip():
        return _subject(sentence, start)
    return None


def says(stretch: str) -> bool:
    """Return whether a stretch begins by telling that the words before it were said."""
    first = regex.split(r"[.!?\n]", stretch)[0][:50]
    joined = regex.match(r"(?:이?라고|이?라며|고|며|면서)\s", stretch)
    return bool(joined) or bool(_SAY.search(first))


def people(text: str) -> set[str]:
    """Return the names that offices, `씨` and ages show."""
    found = {m["who"] for m in _AGED.finditer(text)}
    found |= {m["who"] for m in _TRADED.finditer(text) if _given(m["who"])}
    for match in _TITLED.finditer(text):
        if name := _name_of(match["who"]):
            found.add(name)
    return found


def _subject(piece: str, start: int) -> Source | None:
    return next(_subjects(_DETAILS.sub("", piece.strip()), start), None)


def _subjects(piece: str, start: int) -> Iterator[Source]:
    """Yield what may be the subject: names by office first, then pronouns, then descriptions."""
    found: list[tuple[int, Source]] = []
    for match in _TITLED.finditer(piece):
        name = _name_of(match["who"])
        if name and not piece[match.end() :].startswith(("에게", "와", "과", "를", "을")):
            found.append((match.start(), Source("name", start, name)))
    found += [(m.start(), Source("name", start, m["who"])) for m in _AGED.finditer(piece)]
    found += [(m.start(), Source("name", start, m["who"])) for m in _SHORT.finditer(piece)]
    for match in _PLAIN.finditer(piece):
        if _given(match["who"]):
            found.append((match.start(), Source("name", start, match["who"])))
    for match in _PRONOUN.finditer(piece):
        gender = "f" if match["p"] == "그녀" else None
        found.append((match.start("p"), Source("pronoun", start, match["p"], gender)))
    if not found:
        for match in _NOUN.finditer(piece):
            found.append((match.start(), Source("noun", start, match["who"])))
    yield from (source for _, source in sorted(found, key=lambda f: f[0]))


def _name_of(words: str) -> str | None:
    """Return the name that ends the words before an office; None when there is none."""
    *before, last = words.split()
    if regex.search(rf"(?:{_PERSON}|{_BODY})$", last):
        return None
    if len(last) > 1 and regex.fullmatch(_FULL, last):
        return last
    foreign = before and len(last) > 1 and not regex.search(rf"(?:{_PERSON}|{_BODY})$", before[0])
    return words if foreign else None


def _given(name: str) -> bool:
    """Tell a bare name from another word of three syllables that begins like one."""
    other = regex.search(rf"(?:{_PERSON}|{_BODY})$", name) or _NOT_GIVEN.search(name)
    return name not in _NOT_NAMES and not other

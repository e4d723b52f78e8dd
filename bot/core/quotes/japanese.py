"""Find sources in Japanese clauses: the noun before the topic particle, or after the verb.

Names are told by the honorific or the office after them; what has neither is a description ("a man
among the passengers") or a body.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from bot.core.quotes.clauses import Source
from bot.core.quotes.narrative import MASK

_POLITE = "さん|氏|くん|君|ちゃん|様|容疑者|被告"
_OFFICE = (
    r"(?:副|前|元|現|名誉|特任|客員|准|主任|上席|担当|総|主席|筆頭|常任|専務|常務)*"
    r"(?:市長|町長|村長|区長|知事|社長|会長|教授|助教|講師|学長|総長|首相|大統領|大臣|外相|"
    r"財務相|官房長官|長官|議員|議長|監督|選手|コーチ|館長|所長|"
    r"校長|教頭|教諭|院長|理事長|理事|委員長|委員|代表理事|代表取締役|代表|取締役|部長|"
    r"課長|係長|室長|局長|次長|署長|支店長|店長|園長|駅長|船長|機長|組合長|"
    r"事務局長|編集長|記者|医師|弁護士|研究員|研究官|技師|専門官|補佐|主幹|主査|主事|店主|"
    r"女将|住職|親方|議長|書記長|幹事長|長老|博士|先生|隊員|隊長|九段|八段|七段)"
)
_PERSON = (
    r"(?:担当者|関係者|責任者|男性|女性|男子|女子|男児|女児|少年|少女|客|住民|市民|町民|"
    r"村民|店員|職員|社員|会社員|従業員|幹部|運転手|漁師|農家|学生|大学生|高校生|"
    r"中学生|小学生|生徒|児童|子ども|子供|母親|父親|母|父|祖母|祖父|妻|夫|息子|娘|兄|姉|弟|"
    r"妹|友人|知人|同僚|上司|恩師|先輩|後輩|夫婦|一人|１人|1人|人物|主婦|"
    r"観光客|利用者|参加者|乗客|来場者|常連|ファン|遺族|保護者|教員|教師|先生|専門家|"
    r"研究者|作業員|広報|スタッフ|オーナー|ボランティア|リーダー|メンバー|経営者|"
    r"被害者|目撃者|高齢者|お年寄り|若者|警察官|消防隊員|看護師|医師|大家|店主|女将|船長|"
    r"生産者|職人|組合員|議員|町議|市議|県議|首脳|筋|側|代表|市長|町長|知事|社長|会長|"
    r"校長)"
)
_BODY = regex.compile(
    r"(?:[都道府県市町村区国省庁局課部署室社店校院園館党]|会社|協会|組合|連盟|大学|銀行|"
    r"電力|鉄道|交通|汽船|建設|商事|書籍|書店|新聞|放送|病院|学会|委員会|財団|法人|機構|"
    r"センター|"
    r"グループ|ホールディングス|ホテル|サービス|労組|連合|警|事務所|工業|製作所|百貨店|"
    r"旅館|当局|政府|公社|公団|航空|海運|水産|農協|漁協|JA\p{Han}*|チーム|クラブ)$"
)
_WORD = r"\p{Han}々ヶ"
_NAME = (
    rf"(?:\p{{Katakana}}[\p{{Katakana}}ー]*(?:[・＝=][\p{{Katakana}}ー]+)*|"
    rf"[{_WORD}]{{1,3}}[\p{{Hiragana}}]{{2,4}}|[{_WORD}]{{1,3}}[\p{{Katakana}}ー]{{2,5}}"
    rf"|[{_WORD}]{{1,6}}|\p{{Hiragana}}{{2,4}}|[A-Z][A-Za-z]+(?:[ ・][A-Z][A-Za-z]+)*)"
)
_AGE = r"(?:（[^）]{1,12}）|\([^)]{1,12}\)|＝[^＝]{1,14}＝)?"
_HONOURED = regex.compile(
    rf"(?<![{_WORD}])(?P<who>{_NAME})(?P<title>(?:・?[{_WORD}]{{0,8}}?{_OFFICE})?(?:{_POLITE})|"
    rf"・?{_OFFICE}){_AGE}"
    rf"(?=[はがもをにのとへや、。（「」=＝{MASK}]|$|から|らは|らが|によ|だ|です|いわく|曰く)"
)
_PARTICLE = r"(?:は|が(?!る)|も|いわく|曰く|によると|によれば|からは|として(?:は|も)|では)"
_TOPIC = regex.compile(
    rf"(?P<who>[^、。「」『』\s{MASK}]{{1,40}}?){_AGE}(?P<particle>{_PARTICLE})(?=[、「『{MASK}\p{{Han}}\p{{Katakana}}\d]|"
    rf"そう|こう|その|この|ため|うな|いつ|きっ|はっ|さら|まだ|ま[たず]|すで|ほほ|ゆっ|うれ|"
    rf"じっ|ぽつ|しみ|あき|と|$)"
)
_SAY = (
    r"(?:話|述べ|言|い[うっい]|語|書|答|説明|訴|強調|尋ね|聞|コメント|指摘|主張|呼びか|"
    r"呼び掛|明か|振り返|笑|叫|つぶや|伝え|発言|投稿|批判|警告|回答|反論|期待|ため息|"
    r"懐かし|喜|嘆|憤|打ち明け|漏ら|明言|断言|約束|あいさつ|挨拶|宣言|苦笑|首をかし|"
    r"肩を落と|胸を張|胸をなで|目を細|警鐘|不満|懸念|提案|勧め|見[るてた通]|し(?:た|て|、)|"
    r"分析|解説|力を込|"
    r"戸惑|不安|願|感謝|悔|自信|声を|意気込|繰り返|謝罪|釈明|否定|認め|反発|評価|切り出|"
    r"返し|返す|気遣|驚|熱弁|皮肉|続け|付け加え|結ん|締め|誓|祈|涙|ほほえ|微笑|口をそろ|"
    r"惜し|案じ|危ぶ|ぼや|こぼ|明るく|静かに|照れ|はにか|笑顔|にっこり|力説|証言|告白|告げ|"
    r"報告|発表|通告|激励|たしな|なだ)"
)
_QUOTED = regex.compile(
    rf"^[、]?(?:と|って|などと|との)[^。{MASK}]{{0,24}}?{_SAY}|^[、]?(?:と|って)(?:[、。]|"
    rf"$)|^[。、]"
)
_TOLD = regex.compile(
    rf"(?:{_SAY[3:-1]})".join(
        (
            "(?:",
            r")(?:[うるくす]|った|た|して?いる|して?いた|ている|ていた|する|した|む|んだ|"
            r"、)?[。：:、]?$",
        )
    )
)
_CLEFT = regex.compile(
    rf"(?:のは|だったのは)、?(?P<rest>[^。{MASK}]{{2,60}}?)(?:だ|だった|です|"
    rf"でした)?(?:[。{MASK}]|$)"
)
_RELATIVE = regex.compile(
    rf"^(?:と|って)[^。、{MASK}]{{0,12}}?(?:す|う|る|た|む|だ|ぶ|"
    rf"く)(?P<rest>[^。、{MASK}]{{2,30}})"
)
_BACK = regex.compile(rf"^。(?P<next>[^。{MASK}\n]{{2,80}}。?)")
_SO = regex.compile(
    rf"(?:そう|こう|と)[^。]{{0,10}}{_SAY}|(?:見つめ|うなず|見やっ|笑っ|笑う|ほほえ|首を|"
    rf"肩を|目を|声を|手を|顔を)"
)
_PRONOUNS = {
    "彼": "m",
    "彼女": "f",
    "同氏": None,
    "本人": None,
    "同社": "n",
    "同市": "n",
    "同県": "n",
    "同校": "n",
    "同省": "n",
    "同局": "n",
}
_SIGN = regex.compile(
    r"(?:書かれ|記され|貼ら|掲げ|刻まれ|張り紙|貼り紙|看板|落書き|垂れ幕|のぼり|ポスター|匿名)"
)
_NO_SUBJECT = regex.compile(
    r"^(?:それ|これ|そこ|ここ|今|今回|今年|昨年|中に|なか|ほか|別|声|理由|背景|問題|課題|"
    r"目的|文面|紙|壁|手紙|ノート|標語|合言葉|口癖|うち)"
)
_MODIFIER = regex.compile(r"^.*[るたむうくぐすつぬぶ](?=[\p{Han}\p{Katakana}\d])")
_PIECES = regex.compile(rf"[^。！？\n{MASK}]+")
_LEADING = regex.compile(
    r"^(?:一方で?|これに対し|対して|また|さらに|しかし|だが|その後|同日|このうち|ただ|なお|"
    r"そして|昨年|今年|当時|今回|\d+[歳日月年]|同じく|取材に|中でも|実際)、?"
)


def lead(text: str, start: int, end: int) -> Source | None:
    """Return the topic of the words before a quotation, or of a finished sentence."""
    piece = regex.split(rf"[。！？\n{MASK}]", text[start:end].rstrip("。 　\n"))[-1]
    if _SIGN.search(piece):
        return None
    finished = text[start:end].rstrip().endswith("。")
    after = text[end : end + 4_000].lstrip(MASK)[:60]
    if _SIGN.search(regex.split("。", after)[0]) and not finished:
        return None
    found = _subject(piece, start)
    if found is None:
        return None
    if finished and found.kind == "noun" and not _TOLD.search(piece) and "によ" not in piece:
        return None
    return found


def tail(text: str, start: int, end: int) -> Source | None:
    """Return the source after a quotation, in its sentence or in a next one that points back."""
    stretch = text[start:end]
    if back := _BACK.match(text[start : start + 120]):
        following = back["next"]
        found = _subject(following, start)
        return found if found and _points_back(following) else None
    sentence = regex.split(r"[。！？\n]", stretch)[0]
    if not sentence or _SIGN.search(sentence):
        return None
    if cleft := _CLEFT.search(sentence):
        return _person(cleft["rest"], start)
    head = regex.sub(r"^(?:、|と|って|などと)+", "", sentence)
    found = _subject(head, start) if regex.match("[、とって]", sentence) else None
    if found:
        return found
    relative = _RELATIVE.match(sentence)
    return _person(relative["rest"], start) if relative else None


def says(stretch: str) -> bool:
    """Return whether a stretch begins by telling that the words before it were said."""
    return bool(_QUOTED.match(stretch[:60]))


def people(text: str) -> set[str]:
    """Return the names of persons that honorifics and offices show."""
    return {name for m in _HONOURED.finditer(text) if (name := _bare_name(m))}


def bodies(text: str) -> list[tuple[int, str]]:
    """Return the bodies that a text makes its topics, with the offsets of their pieces."""
    found: list[tuple[int, str]] = []
    for match in _PIECES.finditer(text):
        for topic in _topics(match.group()):
            source = _person(topic, 0)
            if source and source.kind == "noun" and _BODY.search(source.text):
                found.append((match.start(), source.text))
    return found


def _points_back(sentence: str) -> bool:
    return bool(_SO.search(sentence) or _TOLD.search(sentence))


def _subject(piece: str, start: int) -> Source | None:
    """Read a piece up to the first particle that marks somebody who can speak."""
    for topic in _topics(piece):
        if found := _person(topic, start):
            return found
    return None


def _topics(piece: str) -> Iterator[str]:
    for match in _TOPIC.finditer(piece):
        yield match["who"]


def _person(phrase: str, start: int) -> Source | None:
    """Read a noun phrase from its end: pronoun, honoured name, description, body."""
    phrase = regex.sub(rf"(?:{_AGE[:-1]}|ら|たち|自身)$", "", _LEADING.sub("", phrase.strip()))
    last = regex.split("、", phrase)[-1]
    if last in _PRONOUNS:
        return Source("pronoun", start, last, _PRONOUNS[last])
    honoured = list(_HONOURED.finditer(last))
    closing = honoured and honoured[-1].end() >= len(last) - 1
    if closing and (name := _bare_name(honoured[-1])):
        return Source("name", start, name)
    if _NO_SUBJECT.match(last):
        return None
    if regex.search(rf"{_PERSON}$", last):
        short = _MODIFIER.sub("", last)
        return Source("noun", start, short if "の" in short else last)
    head = regex.sub(
        r"^.*(?:の|する|した|である|な|た|る|ぐ|む|う)(?=[\p{Han}\p{Katakana}A-Z])", "", last
    )
    body = _BODY.search(head) and regex.fullmatch(
        r"[\p{Han}\p{Katakana}ー・ヶA-Za-z0-9]{1,20}", head
    )
    return Source("noun", start, head) if body else None


def _bare_name(match: regex.Match[str]) -> str | None:
    """Return an honoured name without the offices around it; None for an office alone."""
    name = match["who"]
    name = regex.sub(rf"^.{{0,8}}?{_OFFICE}(?=[{_WORD}\p{{Katakana}}]{{2,}})", "", name)
    name = regex.sub(rf"^.{{0,6}}?{_PERSON}(?=[{_WORD}]{{2,}})", "", name)
    name = regex.sub(r"(?<=.{3})(?:副|前|元|現|准)$", "", name)
    if match["title"].startswith(("さん", "氏", "くん", "君", "ちゃん", "様")):
        return name
    if (_BODY.search(name) and len(name) > 2) or regex.fullmatch(
        r"[県市町村国区都府道同各両全]", name
    ):
        return None
    return name if len(name) > 1 or regex.fullmatch(r"\p{Han}", name) else None

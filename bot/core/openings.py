"""Whether a sentence can stand alone: what a summary must not show torn from its surroundings.

A sentence that opens with "He" or "However" leans on the one before it; a question, a bare
quotation or a heading tells the reader nothing by itself.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

import regex

from bot.core.terms import word_count

_MIN_WORDS = 5
_QUOTED_SHARE = 0.4
"""A sentence of which more is quoted belongs among the quotes."""

_PRONOUNS = {
    "en": r"he|she|it|they|his|hers?|him|its|them|theirs?|"
    r"there(?:fore|by)|(?:this|that|these|those)(?! (?:year|week|month|spring|summer|autumn|"
    r"fall|winter|season|morning|afternoon|evening)\b)|"
    r"(?:one|some|most|all|many|none) of (?:them|these|those)|"
    r"both|neither|such|another|others|i|i['’]\w+|we|my|our|you|your|here",
    "de": r"er|sie|es|ihn|ihm|ihr\w{0,2}|sein\w{0,2}|dies\w{0,2}|das|jene\w?|dort|"
    r"da(?:r\w{2,4}|bei|mit|für|zu|durch|von|nach|her|gegen)?|de(?:ssen|ren)|ich|wir|mein\w{0,2}|unser\w{0,2}|"
    r"beide|solche\w?",
    "fr": r"ils?|elles?|ce|c['’]|cela|ça|cet(?:te)?|ces|celui|celles?|ceux|son|sa|ses|leurs?|lui|"
    r"je|j['’]|nous|mon|ma|mes|notre|nos|y|en effet",
    "es": r"él|ella|ellos|ellas|ello|est[eao]s?|es[eao]s?|aquell?[eao]s?|sus?|yo|nosotros|mis?|"
    r"nuestr[oa]s?|ambos|allí|lo cual",
    "it": r"egli|lui|lei|essi|esse|loro|ciò|quest[oaie]|quell[oaie]|quei|suo[i]?|sua|sue|io|noi|"
    r"mi[oae]|nostr[oaie]|entrambi|lì|tale",
    "pt": r"eles?|elas?|ist[oa]|est[eao]s?|ess[eao]s?|isso|aquel[eao]s?|aquilo|seus?|suas?|eu|nós|"
    r"meus?|minhas?|noss[oa]s?|ambos",
    "nl": r"hij|zij|ze|het is|dit|dat|deze|die|zijn|haar|hun|ik|wij|we|mijn|ons|onze|daar\w*|beide",
    "pl": r"on|ona|ono|oni|one|jego|jej|ich|t(?:o|en|a|e|ą|ę|ego|ej|ym|ych|ymi|am)|ci|tamt\w+|"
    r"ja|my|mój|moja|nasz\w?|obaj|obie",
    "ru": r"он[аои]?|его|её|ее|им|их|ей|эт(?:о|от|а|и|ого|ой|им|их|у)|т(?:от|а|о|е|ого|ой|ем|ех)|"
    r"я|мы|мо[йяеи]|наш\w?|там|оба|такой|такая|такие",
    "uk": r"він|вон[аои]|його|її|їх(?:н\w+)?|ц(?:е|ей|я|і|ього|ієї|их)|т(?:ой|а|е|і|ого)|я|ми|"
    r"мі?й|моя|наш\w?|там|обидва",
    "cs": r"on[aioy]?|jeho|její|jejich|t(?:o|en|a|ento|ato|oto|yto|i|y|ím|oho)|tam|já|my|můj|"
    r"moje|náš|naše|oba",
    "sv": r"han|hon|den|det|de|dess|hans|hennes|deras|denn[ae]|dett[ae]|dessa|där|jag|vi|min|vår|"
    r"båda",
    "da": r"han|hun|den|det|de|dens|dets|hans|hendes|deres|denne|dette|disse|der|jeg|vi|min|vores",
    "no": r"han|hun|den|det|de|dens|dets|hans|hennes|deres|denne|dette|disse|der|jeg|vi|min|vår",
    "fi": r"hän\w*|se|sen|he|heidän|ne|niiden|täm[äa]\w*|nämä|tuo|minä|me|meidän",
    "tr": r"o|onun|ona|onlar\w*|bu|bunun|buna|bunu|bunlar\w*|şu|ben|biz|benim|bizim|orada",
    "ar": r"هو|هي|هم|هما|وهو|وهي|وهم|هذا|هذه|ذلك|تلك|هؤلاء|وهذا|وهذه|وذلك|أنا|نحن|إنه|إنها|وأنه|"
    r"وأضاف|وأضافت|وتابع|وتابعت|وأوضح|وأوضحت|وأكد|وأكدت|فيما|هناك",
    "hi": r"वह|वे|यह|ये|उस\p{M}?\w*|उन\p{M}?\w*|इस\p{M}?\w*|इन\p{M}?\w*|मैं|हम|मेर\p{M}|हमार\p{M}|वहाँ",
    "zh": r"他|她|它|这|那|此|该|其|我|咱",
    "ja": r"彼|それ|これ|その|この|あの|ここ|そこ|私|僕|我々",
    "th": r"เขา|เธอ|มัน|พวกเขา|นี่|นั่น|สิ่งนี้|ผม|ฉัน|เรา",
}
_CONNECTIVES = {
    "en": r"but|and|or|so(?! far)|then|however|moreover|furthermore|meanwhile|also|instead|yet|"
    r"nevertheless|nonetheless|still|thus|hence|besides|additionally|because|"
    r"for (?:example|instance)|in (?:addition|contrast|other words|fact|turn|that case)|"
    r"on the other hand|as a result|after (?:that|this)|despite (?:that|this)|even so|that is|"
    r"of course|by then|at the same time|similarly|likewise|otherwise|finally|no|yes|well|now",
    "de": r"aber|und|oder|doch|denn|jedoch|dennoch|trotzdem|außerdem|zudem|allerdings|deshalb|"
    r"daher|darum|dann|danach|stattdessen|auch|so(?:mit)?|zum beispiel|inzwischen|hingegen|dagegen",
    "fr": r"mais|et|ou|or|donc|car|puis|ensuite|cependant|toutefois|pourtant|néanmoins|ainsi|alors|"
    r"aussi|de plus|en outre|par ailleurs|par exemple|en revanche|enfin",
    "es": r"pero|y|e|o|sin embargo|además|también|entonces|luego|por (?:eso|lo tanto|ejemplo)|no "
    r"obstante|así|después|aun así|en cambio|mientras tanto|porque",
    "it": r"ma|e|ed|o|però|tuttavia|inoltre|anche|quindi|dunque|poi|così|allora|invece|infatti|"
    r"per (?:questo|esempio)|nel frattempo|perché",
    "pt": r"mas|e|ou|porém|contudo|entretanto|no entanto|além disso|também|então|assim|depois|por "
    r"(?:isso|exemplo)|portanto|todavia",
    "nl": r"maar|en|of|want|dus|echter|bovendien|ook|toch|toen|dan|daarom|niettemin|bijvoorbeeld",
    "pl": r"ale|i|a|oraz|lub|jednak(?:że)?|więc|dlatego|ponadto|poza tym|potem|także|też|zatem|"
    r"natomiast|tymczasem|na przykład",
    "ru": r"но|и|а|или|однако|поэтому|затем|потом|также|кроме того|тем не менее|например|зато|"
    r"впрочем|при этом|так",
    "uk": r"але|і|й|та|а|або|однак|проте|тому|потім|також|крім того|наприклад|отже|тим часом",
    "cs": r"ale|a|nebo|však|proto|potom|pak|také|navíc|například|tedy|přesto|mezitím",
    "sv": r"men|och|eller|så|dock|därför|sedan|också|dessutom|ändå|till exempel|samtidigt",
    "da": r"men|og|eller|så|dog|derfor|siden|også|desuden|alligevel|samtidig",
    "no": r"men|og|eller|så|likevel|derfor|siden|også|dessuten|samtidig",
    "fi": r"mutta|ja|tai|vaan|kuitenkin|siksi|sitten|myös|lisäksi|silti",
    "tr": r"ama|fakat|ve|veya|ancak|yine de|bu (?:yüzden|nedenle)|sonra|ayrıca|oysa|üstelik|çünkü",
    "ar": r"لكن|ولكن|غير أن|إلا أن|كما|ثم|لذلك|ولذلك|أيضا|بالإضافة|ومع ذلك|بينما|بل|أو",
    "hi": r"लेकिन|और|या|परंतु|किंतु|मगर|फिर|तो|इसलिए|हालाँकि|हालांकि|साथ ही|तब",
    "zh": r"但|而|然而|不过|因此|所以|此外|另外|同时|于是|然后|可是|并且|也",
    "ja": r"しかし|だが|でも|また|そして|そのため|だから|さらに|一方|なお|ただし",
    "th": r"แต่|และ|หรือ|ดังนั้น|อย่างไรก็ตาม|นอกจากนี้|จากนั้น|แล้ว",
}
_UNSPACED = frozenset({"zh", "ja", "th"})

_QUOTES = regex.compile(r"[“„«「『\"][^“”„«»「」『』\"]*[”“»」』\"]")
_QUOTE_START = regex.compile(r"\s*(?:[“„«»「『\"‘—–]|['](?=\p{Lu}))")
_QUESTION = regex.compile(r"[?？؟;][\"'”’»」』)]*\s*\Z")
_CLOSED = regex.compile(r"[.!…。！।۔։\u0E00-\u0E7F][\"'”’»」』)\]]*(?:\[\d+\])*\s*\Z")
_SPEECH = regex.compile(r"[:：]\s*[“„«「『\"‘']")
_LABEL = regex.compile(r"\p{Lu}[\p{L}\p{M}.’'\- ]{0,30}[:：]\s|[QA][.:]\s|[#*•\-–]\s")
_BORROWED_VOICE = regex.compile(
    r"\b(?:(?:he|she|they) (?:said|says|added|told|asked|wrote|explained|noted|recalled)"
    r"|(?:said|says|added) (?:he|she|they)|(?:sagte|sagt|so|erklärte|meinte) (?:er|sie)"
    r"|(?:dit|affirme|ajoute|explique)(?:-t)?-(?:il|elle)|a-t-(?:il|elle))\b",
    regex.IGNORECASE,
)
_FIRST_PERSON = regex.compile(
    r"\b(?:I|me|my|[Ww]e|us|[Oo]ur|[Yy]ou|[Yy]our|[Ii]ch|mich|[Ww]ir|uns|[Nn]ous|[Vv]ous|[Yy]o|[Ii]o|[Nn]oi)\b"
)
_THIRD_PERSON = regex.compile(r"\b(?:he|she|it|they|him|her|them|his|their|its)\b")
_NAME = regex.compile(r"(?<=[\p{Ll},;] )\p{Lu}")


class Standing(IntEnum):
    """How well a sentence stands alone, best first."""

    ALONE = 0
    LINKED = 1
    """It opens with "But" or the like: understandable, though it continues something."""
    ORPHAN = 2
    """It opens with a word that points to another sentence, or is a question."""
    FRAGMENT = 3
    """A bare quotation, a heading, a list item, a turn of an interview."""


def standing(sentence: str, language: str) -> Standing:
    """Return how well a sentence stands alone in a language (ISO 639-1; unknown ones abstain)."""
    if _is_fragment(sentence):
        return Standing.FRAGMENT
    pronouns, connectives = _openings(language)
    if _QUESTION.search(sentence) or pronouns.match(sentence):
        return Standing.ORPHAN
    if _BORROWED_VOICE.search(sentence) and not _NAME.search(sentence):
        return Standing.ORPHAN
    return Standing.LINKED if connectives.match(sentence) else Standing.ALONE


def is_vague(sentence: str) -> bool:
    """Return whether, outside quote marks, it is open who speaks or of whom.

    That is so in the first and second person, and in English where "she" or "it" stands without
    any name.
    """
    told = _QUOTES.sub("", sentence)
    return bool(
        _FIRST_PERSON.search(told) or (_THIRD_PERSON.search(told) and not _NAME.search(told))
    )


def _is_fragment(sentence: str) -> bool:
    if _QUOTE_START.match(sentence) or _SPEECH.search(sentence) or _LABEL.match(sentence):
        return True
    quoted = sum(len(found[0]) for found in _QUOTES.finditer(sentence))
    if quoted > _QUOTED_SHARE * len(sentence) or _torn_quotation(sentence):
        return True
    closed = _CLOSED.search(sentence) or _QUESTION.search(sentence)
    return not closed or word_count(sentence) < _MIN_WORDS


def _torn_quotation(sentence: str) -> bool:
    pairs = (("“", "”"), ("«", "»"), ("「", "」"), ("(", ")"))
    if "„" not in sentence and any(
        sentence.count(one) != sentence.count(two) for one, two in pairs
    ):
        return True
    return sentence.count('"') % 2 == 1


@lru_cache
def _openings(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    end = "" if language in _UNSPACED else r"(?![\p{L}\p{M}])"
    pronouns, connectives = (
        regex.compile(rf"\s*(?:{table.get(language, '(?!)')}){end}", regex.IGNORECASE)
        for table in (_PRONOUNS, _CONNECTIVES)
    )
    return pronouns, connectives

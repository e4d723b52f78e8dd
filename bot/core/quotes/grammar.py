"""Function words by language: enough grammar to find the subject of a clause.

Entries are casefolded. Word lists were written for this program; a language without lists still
works, through names and punctuation alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import regex

from bot.core.quotes import vocabulary

FUNCTION_WORDS: Mapping[str, str] = {
    "en": """the a an of in on at by for from with to after before as when while since if whether
          under over about against during through because although though until near without
          between among into despite according like behind outside inside amid around per than""",
    "de": """der die das dem den des ein eine einem einen einer in im am an auf bei mit nach von vom
          vor zu zum zur für aus über unter gegen ohne um durch seit während wegen als wenn weil
          obwohl laut bis ins darin""",
    "fr": """le la les l un une des de du d au aux à en dans sur sous par pour avec sans chez vers
          depuis selon avant après pendant contre entre comme quand lors si dès malgré parmi""",
    "es": """el la los las un una unos unas de del al a en con por para sin sobre según desde hasta
          entre tras ante bajo contra durante como cuando mientras si donde hacia""",
    "it": """il lo la i gli le l un uno una di del della dello dei degli delle dell a al alla ai
          alle in nel nella nei con su sul sulla per da dal dalla tra fra secondo dopo prima
          durante senza contro come quando mentre se dove""",
    "pt": """o a os as um uma de do da dos das em no na nos nas com por pelo pela para sem sobre
          segundo desde até entre após ante contra durante como quando enquanto se ao à às onde""",
    "nl": """de het een van in op aan bij met naar voor door uit over onder tegen zonder om na tot
          sinds tijdens als toen omdat volgens terwijl sinds binnen""",
    "sv": "den det en ett av i på vid med till för från om under över mot utan efter före genom när"
    " medan eftersom enligt hos",
    "da": """den det en et af i på ved med til for fra om under over mod uden efter før gennem når
          mens ifølge hos""",
    "no": """den det en et ei av i på ved med til for fra om under over mot uten etter før gjennom
          når mens ifølge hos""",
    "pl": """w we z ze na do od o u po za przed przy dla bez pod nad między przez ku według podczas
          gdy kiedy jeśli chociaż ponieważ jak oraz i a ale że się nie""",
    "cs": """v ve z ze na do od o u po za před při pro bez pod nad mezi přes k ke podle během když
          pokud protože jak i a ale že se si""",
    "ru": """в во с со на до от о об у по за перед при для без под над между через к ко из из-за
          согласно во когда если хотя потому как и а но что не""",
    "uk": """в у з із зі на до від о об по за перед при для без під над між через к із-за згідно
          коли якщо хоча бо як і й та а але що не""",
    "tr": "bir ve ile için gibi kadar sonra önce göre ama bu şu o da de mi",
    "ro": """un o al ai ale a de la în din cu pe pentru fără despre după înainte între prin sub când
          dacă conform potrivit și""",
    "hu": "a az egy és hogy nem szerint után előtt alatt között mint ha de",
    "fi": "ja ei että mutta kun jos mukaan jälkeen ennen kanssa",
    "el": """ο η το οι τα του της των τον την ένας μια ένα σε στο στη στην στον με από για προς κατά
          μετά πριν και""",
}
"""Prepositions, conjunctions and articles: words that begin no name and stand in no subject."""

DETERMINERS: Mapping[str, str] = {
    "en": """the a an one another some this that these those my his her its their our your two three
          several many most no each every both""",
    "de": "der die das ein eine mein meine sein seine ihr ihre unser unsere dieser diese dieses",
    "fr": """le la les l' l un une des mon ma mes son sa ses leur leurs notre nos votre ce cet cette
          ces""",
    "es": """el la los las un una unos unas mi mis su sus nuestro nuestra este esta estos estas otro
          otra""",
    "it": "il lo la i gli le l' l un uno una mio mia suo sua loro nostro nostra questo questa",
    "pt": "o a os as um uma meu minha seu sua nosso nossa este esta esse essa",
    "nl": "de het een mijn zijn haar hun ons onze deze dit",
    "sv": "en ett den det de min mitt hans hennes deras vår",
    "da": "en et den det de min mit hans hendes deres vores",
    "no": "en et ei den det de min mitt hans hennes deres vår",
    "pl": "mój moja jego jej ich nasz nasza jeden jedna pewien pewna",
    "cs": "můj moje má jeho její jejich náš naše jeden jedna",
    "ru": "мой моя мои его её ее их наш наша один одна некий",
    "uk": "мій моя мої його її їх їхній їхня наш наша один одна",
    "tr": "bir",
    "ro": "un o",
    "hu": "a az egy",
    "el": "ο η το οι ένας μια ένα",
}

DEFINITE: Mapping[str, str] = {
    "en": "the this that",
    "de": "der die das dieser diese dieses",
    "fr": "le la l' les ce cet cette",
    "es": "el la los las este esta",
    "it": "il lo la i gli le l' questo questa",
    "pt": "o a os as este esta esse essa",
    "nl": "de het deze dit",
    "sv": "den det de",
    "da": "den det de",
    "no": "den det de",
    "hu": "a az",
    "el": "ο η το οι",
}
"""Articles of what is known already."""

PRONOUNS: Mapping[str, str] = {
    "en": "he:m she:f they:p it:n",
    "de": "er:m sie:f es:n",
    "fr": "il:m elle:f ils:p elles:p on:-",
    "es": "él:m ella:f ellos:p ellas:p",
    "it": "lui:m lei:f egli:m ella:f loro:p",
    "pt": "ele:m ela:f eles:p elas:p",
    "nl": "hij:m zij:f ze:f",
    "sv": "han:m hon:f",
    "da": "han:m hun:f",
    "no": "han:m hun:f",
    "pl": "on:m ona:f oni:p one:p",
    "cs": "on:m ona:f oni:p",
    "ru": "он:m она:f они:p",
    "uk": "він:m вона:f вони:p",
    "ro": "el:m ea:f ei:p acesta:m aceasta:f",
    "fi": "hän:-",
    "el": "αυτός:m αυτή:f αυτοί:p ίδιος:m ίδια:f",
}
"""Subject pronouns with what they stand for: m, f, p (several), n (a thing or body), - unknown."""

ACCORDING: Mapping[str, str] = {
    "en": "according to|in the words of",
    "de": "laut|zufolge|nach angaben von|nach angaben|nach ansicht von|nach den worten von|so",
    "fr": "selon|d'après|d’après",
    "es": "según|en palabras de|de acuerdo con",
    "it": "secondo|a detta di|a parere di|stando a",
    "pt": "segundo|de acordo com|conforme|nas palavras de",
    "nl": "volgens|aldus",
    "sv": "enligt",
    "da": "ifølge",
    "no": "ifølge",
    "pl": "według|zdaniem|jak mówi",
    "cs": "podle",
    "ru": "по словам|по мнению|по данным|согласно|по утверждению",
    "uk": "за словами|на думку|за даними|згідно з",
    "ro": "potrivit|conform",
    "el": "σύμφωνα με",
}

ACCORDING_TO_WHOM: Mapping[str, str] = {
    "en": "according to him:m|according to her:f|his words were:m|her words were:f"
    "|his exact words were:m|her exact words were:f",
    "de": r"laut ihm:m|laut ihr:f|ihm zufolge:m|ihr zufolge:f|seiner ansicht nach:m"
    r"|ihrer ansicht nach:f",
    "fr": r"selon lui:m|selon elle:f|d’après lui:m|d'après lui:m|d’après elle:f"
    r"|d'après elle:f|pour lui:m|pour elle:f",
    "es": "según él:m|según ella:f",
    "it": "secondo lui:m|secondo lei:f",
    "pt": "segundo ele:m|segundo ela:f",
    "nl": "volgens hem:m|volgens haar:f",
    "sv": "enligt honom:m|enligt henne:f",
    "pl": "jego zdaniem:m|jej zdaniem:f|według niego:m|według niej:f",
    "cs": "podle něj:m|podle něho:m|podle ní:f",
    "ru": "по его словам:m|по её словам:f|по ее словам:f|по его мнению:m|по её мнению:f",
    "uk": "за його словами:m|за її словами:f|на його думку:m|на її думку:f",
}

CONTRASTS: Mapping[str, str] = {
    "en": "while whereas but although though",
    "de": "während wohingegen aber doch obwohl",
    "fr": "tandis mais alors",
    "es": "mientras pero aunque",
    "it": "mentre ma benché",
    "pt": "enquanto mas embora",
    "nl": "terwijl maar hoewel",
    "sv": "medan men",
    "da": "mens men",
    "no": "mens men",
    "pl": "podczas ale lecz choć",
    "ru": "но хотя тогда",
    "uk": "але хоча тоді",
    "cs": "zatímco ale",
}
"""Words after a quotation that bring on somebody else, who did not say it."""

OPINION = vocabulary.word_set("for für pour para per voor för dla pro для")
"""Prepositions that, at the head of a sentence, may name whose view it gives."""

RELATIVES = vocabulary.word_set(
    """
    who whom which whose that where der die das qui que dont où quien quienes cual che cui dove
    die dat wie som który która które którzy który jenž která który která který который которая
    которое которые який яка яке які чий whose care који
    """
)

ALONE = vocabulary.word_set(
    """
    did do does is are was were has have had can could would should meanwhile however today
    yesterday tomorrow earlier later asked speaking monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december but and so then there here now what why how yes no not nobody everyone everybody i we
    you us me him them let please still even also instead perhaps maybe only just such its his her
    their our my your both neither either like last next few many several some most among despite
    speaking montag dienstag mittwoch donnerstag freitag et y e o ma pero mais mas ed en maar men
    og och i a ale и но а і й та але ve ama si dar sed entonces alors puis poi então dann potom
    toen então ci mi ti si vi gli ne le lo me te se nos les je tu nous vous ça cela ce c'est c’est
    eu nós você ich wir ihr sie я мы ты вы ми ви ja my ty wy mám máme jestem jesteśmy samstag
    zdaniem aldus tak takto так ainsi così assim så auch også också there там тут
    тоді потім нині зараз вчора сьогодні завтра проте однак отже зате тільки лише
    навіть тогда потом сейчас вчера сегодня однако зато только даже tam wtedy teraz wczoraj dziś
    jednak tylko tady tehdy teď včera dnes však dort hier damals jedoch nun là ici pourtant hoje
    ontem allí aquí ayer hoy luego lì ieri oggi daar gisteren vandaag där här igår idag orada
    burada bugün dün acolo aici siellä täällä tänään eilen εκεί εδώ χθες σήμερα
    zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig dreissig two three
    four five six seven eight nine ten eleven twelve twenty thirty deux trois quatre cinq six sept
    huit neuf dix dos tres cuatro cinco seis siete ocho nueve diez due tre quattro cinque sette
    dieci dois duas três quatro ihm ihn ihnen ihr lui leur le gli loro ihm hen henne honom
    hende jego jemu ją jej jeho ему ей им его её их нему ней ним мне нам вам
    тебе тобі йому їй їм мені
    теперь тепер поэтому тому
    sonntag gestern heute morgen januar februar märz mai juni juli oktober dezember
    """
)
"""Capitalised words that are not names although no article stands before them."""

UNCASED = frozenset({"zh", "ja", "ko", "th", "ar", "he", "fa", "hi"})
"""Languages without capital letters, where names must be told by their neighbours."""

NORDIC = frozenset({"sv", "da", "no"})
"""Languages that hang the definite article on the noun ("styrelsen")."""

SLAVIC = frozenset({"pl", "cs", "ru", "uk"})
"""Languages that decline names and put no article before a noun."""


@cache
def words(table_name: str, language: str) -> frozenset[str]:
    """Return one list of one language; empty for a language that has none."""
    return vocabulary.word_set(_TABLES[table_name].get(language, ""))


@cache
def pronouns(language: str) -> Mapping[str, str]:
    """Return a language's subject pronouns and what each stands for."""
    return dict(p.split(":") for p in PRONOUNS.get(language, "").casefold().split())


@cache
def according(language: str) -> regex.Pattern[str]:
    """Return the pattern of a language's phrases that name a source without a verb."""
    phrases = ACCORDING.get(language)
    return regex.compile(rf"(?i)(?<![\p{{L}}])(?:{phrases})(?![\p{{L}}])" if phrases else r"(?!)")


@cache
def according_to_whom(language: str) -> Mapping[str, str]:
    """Return a language's phrases like "according to her", with the gender each shows."""
    row = ACCORDING_TO_WHOM.get(language)
    return dict(entry.split(":") for entry in row.split("|")) if row else {}


@cache
def phrases(table: str, language: str) -> regex.Pattern[str]:
    """Return the pattern of a language's words for "signs" or for "nobody"."""
    found = (vocabulary.SIGNS if table == "signs" else vocabulary.NOBODY).get(language)
    edge = r"(?![\p{L}\p{M}])" if language not in UNCASED else ""
    start = r"(?<![\p{L}\p{M}])" if edge else ""
    return regex.compile(rf"(?i){start}(?:{found}){edge}" if found else r"(?!)")


_TABLES = {
    "contrasts": CONTRASTS,
    "function": FUNCTION_WORDS,
    "determiners": DETERMINERS,
    "definite": DEFINITE,
}

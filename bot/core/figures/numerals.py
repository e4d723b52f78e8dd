"""Number words of seven languages, as skeletons: small letters, no accents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Numerals:
    """How one language spells numbers.

    Attributes:
        cardinals: Word -> value; 12, 100 and powers of a thousand multiply what stands before.
        ordinals: Word -> value, from the third on.
        denominators: Word -> what it divides by: "third", "quarters".
        halves: Words that alone say one half of what follows: "half", "moitié".
        joints: Words that may stand between two number words.
        ones: Articles and words for one, before a multiplier: "a million".
        glued: Whether numbers are written as one word.
    """

    cardinals: Mapping[str, float]
    ordinals: Mapping[str, float]
    denominators: Mapping[str, float]
    halves: frozenset[str]
    joints: frozenset[str]
    ones: frozenset[str]
    glued: bool = False


def _count(words: str, start: float = 0, step: float = 1) -> dict[str, float]:
    """Number the words of a row; a slash parts spellings of the same number."""
    return {
        spelling: start + step * place
        for place, entry in enumerate(words.split())
        for spelling in entry.split("/")
    }


def _stems(stems: Mapping[str, float], endings: str) -> dict[str, float]:
    return {stem + end: value for stem, value in stems.items() for end in endings.split("/")}


_EN = Numerals(
    cardinals=_count(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen"
    )
    | _count("twenty thirty forty/fourty fifty sixty seventy eighty ninety", 20, 10)
    | {"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9}
    | {"trillion": 1e12, "lakh": 1e5, "crore": 1e7},
    ordinals=_count(
        "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        3,
    )
    | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100},
    denominators={"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
    | {"thirds": 3, "quarters": 4, "fifths": 5, "sixths": 6, "eighths": 8, "tenths": 10},
    halves=frozenset({"half"}),
    joints=frozenset({"and"}),
    ones=frozenset({"a", "an", "one"}),
)
_DE = Numerals(
    cardinals=_count(
        "null eins/ein/eine/einen/einem/einer zwei/zwo drei vier funf sechs sieben acht neun zehn "
        "elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn"
    )
    | _count("zwanzig dreißig/dreissig vierzig funfzig sechzig siebzig achtzig neunzig", 20, 10)
    | {"anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5}
    | {"dutzend": 12, "hundert": 100, "tausend": 1e3, "million": 1e6, "millionen": 1e6}
    | {"milliarde": 1e9, "milliarden": 1e9, "billion": 1e12, "billionen": 1e12},
    ordinals=_stems(
        _count("dritt viert funft sechst siebt/siebent acht neunt zehnt elft zwolft", 3)
        | {"dreizehnt": 13, "vierzehnt": 14, "zwanzigst": 20, "dreißigst": 30, "hundertst": 100},
        "e/en/er/es/em",
    ),
    denominators={"drittel": 3, "viertel": 4, "funftel": 5, "sechstel": 6, "zehntel": 10},
    halves=frozenset({"halfte", "halbe", "halben", "halbes"}),
    joints=frozenset({"und"}),
    ones=frozenset({"ein", "eine", "einen", "einer", "einem"}),
    glued=True,
)
_FR = Numerals(
    cardinals=_count(
        "zero un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
        "quinze seize"
    )
    | _count("vingt/vingts trente quarante cinquante soixante septante huitante nonante", 20, 10)
    | {"octante": 80, "douzaine": 12, "cent": 100, "cents": 100, "mille": 1e3, "million": 1e6}
    | {"millions": 1e6, "milliard": 1e9, "milliards": 1e9},
    ordinals=_count(
        "troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme "
        "douzieme treizieme quatorzieme quinzieme seizieme",
        3,
    )
    | {"vingtieme": 20, "trentieme": 30, "centieme": 100},
    denominators={"tiers": 3, "quart": 4, "quarts": 4, "cinquieme": 5, "cinquiemes": 5}
    | {"dixieme": 10, "dixiemes": 10},
    halves=frozenset({"moitie", "demi", "demie"}),
    joints=frozenset({"et"}),
    ones=frozenset({"un", "une"}),
)
_ES = Numerals(
    cardinals=_count(
        "cero uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce "
        "quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno/veintiun/veintiuna "
        "veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho "
        "veintinueve treinta"
    )
    | _count("cuarenta cincuenta sesenta setenta ochenta noventa cien/ciento", 40, 10)
    | _stems(_count("doscient trescient cuatrocient", 200, 100), "os/as")
    | _stems(_count("quinient seiscient setecient ochocient novecient", 500, 100), "os/as")
    | {"docena": 12, "mil": 1e3, "millon": 1e6, "millones": 1e6, "billon": 1e12, "billones": 1e12},
    ordinals={"tercer": 3, "tercero": 3, "tercera": 3},
    denominators={"tercio": 3, "tercios": 3, "cuarto": 4, "cuartos": 4, "quinto": 5, "decimo": 10},
    halves=frozenset({"mitad", "medio", "media"}),
    joints=frozenset({"y"}),
    ones=frozenset({"un", "una"}),
)
_IT = Numerals(
    cardinals=_count(
        "zero uno/un/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici "
        "quattordici quindici sedici diciassette diciotto diciannove"
    )
    | _count("venti/vent trenta/trent quaranta/quarant cinquanta/cinquant", 20, 10)
    | _count("sessanta/sessant settanta/settant ottanta/ottant novanta/novant", 60, 10)
    | {"dozzina": 12, "cento": 100, "mille": 1e3, "mila": 1e3, "milione": 1e6, "milioni": 1e6}
    | {"miliardo": 1e9, "miliardi": 1e9},
    ordinals={"terzo": 3, "terza": 3},
    denominators={"terzo": 3, "terzi": 3, "quarto": 4, "quarti": 4, "quinto": 5, "decimo": 10},
    halves=frozenset({"meta", "mezzo", "mezza"}),
    joints=frozenset({"e"}),
    ones=frozenset({"un", "una", "uno"}),
    glued=True,
)
_PT = Numerals(
    cardinals=_count(
        "zero um/uma dois/duas tres quatro cinco seis sete oito nove dez onze doze treze "
        "catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove"
    )
    | _count("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem/cento", 20, 10)
    | _stems(_count("duzent trezent quatrocent quinhent seiscent setecent", 200, 100), "os/as")
    | _stems(_count("oitocent novecent", 800, 100), "os/as")
    | {"duzia": 12, "mil": 1e3, "milhao": 1e6, "milhoes": 1e6, "bilhao": 1e9, "bilhoes": 1e9}
    | {"bilioes": 1e12},
    ordinals={"terceiro": 3, "terceira": 3},
    denominators={"terco": 3, "tercos": 3, "quarto": 4, "quartos": 4, "quinto": 5, "decimo": 10},
    halves=frozenset({"metade", "meio", "meia"}),
    joints=frozenset({"e"}),
    ones=frozenset({"um", "uma"}),
)
_NL = Numerals(
    cardinals=_count(
        "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien "
        "vijftien zestien zeventien achttien negentien"
    )
    | _count("twintig dertig veertig vijftig zestig zeventig tachtig negentig", 20, 10)
    | {"anderhalf": 1.5, "dozijn": 12, "honderd": 100, "duizend": 1e3, "miljoen": 1e6}
    | {"miljard": 1e9, "biljoen": 1e12},
    ordinals=_count("derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde", 3)
    | {"twintigste": 20, "honderdste": 100},
    denominators={"derde": 3, "kwart": 4, "vijfde": 5, "tiende": 10},
    halves=frozenset({"helft", "half", "halve"}),
    joints=frozenset({"en"}),
    ones=frozenset({"een"}),
    glued=True,
)

NUMERALS: Mapping[str, Numerals] = {
    "en": _EN, "de": _DE, "fr": _FR, "es": _ES, "it": _IT, "pt": _PT, "nl": _NL,
}  # fmt: skip
"""ISO 639-1 code -> its number words; languages that are not here have none that are read."""

IN_EVERY: Mapping[str, str] = {
    "en": "in|out of|of every", "de": "von|aus", "fr": "sur", "es": "de cada", "it": "su",
    "pt": "em cada", "nl": "op de|op",
}  # fmt: skip
"""What stands between the numbers of "one in five"."""

"""Words and signs after or before a figure that say what it counts: magnitude, percent, money."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.quotes.vocabulary import word_set

PERCENT = "%"
FRACTION = "/"

_THOUSAND, _MILLION, _BILLION, _TRILLION = 1e3, 1e6, 1e9, 1e12


def _each(words: str, *values: float) -> dict[str, tuple[float, ...]]:
    return dict.fromkeys(words.split(), values)


SCALES: Mapping[str, tuple[float, ...]] = {
    **_each("hundred hundert", 100.0),
    **_each(
        "thousand thousands tausend tsd mille mil mila duizend tusen tusind tysiac tysiace tysiecy "
        "tys tisic tisice тысяча тысячи тысяч тыс тисяч тисячі тис ألف آلاف الف हजार हज़ार k",
        _THOUSAND,
    ),
    **_each(
        "million millions millionen mio millionn millon millones milione milioni mln mn mm miljoen "
        "miljoner milhao milhoes milion miliony milionow milionu miljoona miljoonaa milyon "
        "миллион миллиона миллионов млн мільйон мільйона мільйонів مليون ملايين मिलियन",
        _MILLION,
    ),
    **_each(
        "milliard milliards milliarde milliarden mrd miliardo miliardi mld mld. miljard miljarder "
        "miliard miliardy miliardow milyar bn mrd. bln bilhao bilhoes миллиард миллиарда "
        "миллиардов млрд мільярд мільярда мільярдів مليار مليارات",
        _BILLION,
    ),
    # A billion is a thousand million in English and a million million in most of Europe.
    **_each("billion billions", _BILLION),
    **_each(
        "trillion trillions tn billionen billon billones bilione bilioni biljoen biliao bilioes "
        "trilhao trilhoes триллион триллиона триллионов трлн تريليون",
        _TRILLION,
    ),
    **_each("lakh lakhs lac लाख", 1e5),
    **_each("crore crores करोड़", 1e7),
    **_each("dozen dutzend douzaine docena docenas dozzina dozzine duzia duzias dozijn", 12.0),
}
"""Skeleton of a word -> what it multiplies by."""

LETTER_SCALES: Mapping[str, tuple[float, ...]] = {
    "k": (_THOUSAND,),
    "m": (_MILLION, 1.0),
    "b": (_BILLION,),
    "t": (_TRILLION, 1.0),
}
"""A letter right after a figure; metres and tonnes are written like millions and trillions."""

EAST_SCALES: Mapping[str, float] = {
    "十": 10, "百": 100, "千": _THOUSAND, "万": 1e4, "萬": 1e4, "億": 1e8, "亿": 1e8,
    "兆": _TRILLION, "만": 1e4, "억": 1e8, "조": _TRILLION,
}  # fmt: skip

PERCENT_WORDS = word_set(
    """
    percent percents percentage pct pc prozent prozentpunkt prozentpunkte prozentpunkten procent
    procentenheter prosent prosentpoeng porcentaje porcento procenta procentem procentow prosenttia
    процент процента процентов процентных відсотків відсотки відсоток प्रतिशत
    """
)
PERCENT_PAIRS = frozenset(
    {("per", "cent"), ("pour", "cent"), ("por", "ciento"), ("por", "cento"), ("per", "cento"),
     ("في", "المئة"), ("في", "المائة"), ("في", "بالمئة")}
)  # fmt: skip
POINTS = word_set("point points punkt punkte punkten punti punto puntos pontos punten")

MONEY: Mapping[str, str] = {
    **dict.fromkeys(word_set(
        """
        dollar dollars dolar dolares dollaro dollari usd us$ доллар доллара долларов dolarow dolara
        دولار bucks
        """
    ), "$"),
    **dict.fromkeys(word_set("euro euros eur евро"), "€"),
    **dict.fromkeys(word_set("pound pounds gbp sterling pfund livres libras sterline"), "£"),
    **dict.fromkeys(word_set("yen jpy 円"), "¥"),
    **dict.fromkeys(word_set("yuan renminbi cny rmb 元 人民币"), "CN"),
    **dict.fromkeys(word_set("rupee rupees inr rs रुपये"), "₹"),
    **dict.fromkeys(word_set("ruble rubles rouble roubles rub рубль рубля рублей руб"), "₽"),
    **dict.fromkeys(word_set("franc francs franken chf"), "Fr"),
    **dict.fromkeys(word_set("zloty zlotych zlote zl pln"), "zł"),
    **dict.fromkeys(word_set("krona kronor kroner krone kronen kr sek nok dkk"), "kr"),
    **dict.fromkeys(word_set("won krw 원"), "₩"),
    **dict.fromkeys(word_set("lira liras try"), "₺"),
    **dict.fromkeys(word_set("real reais brl"), "R$"),
    **dict.fromkeys(word_set("peso pesos mxn"), "peso"),
}  # fmt: skip
"""Skeleton of a word after a figure -> the currency."""

SIGNS: Mapping[str, str] = {
    "$": "$", "€": "€", "£": "£", "¥": "¥", "₹": "₹", "₽": "₽", "₩": "₩", "₺": "₺", "₴": "₴",
    "₦": "₦", "₪": "₪", "r$": "R$", "chf": "Fr", "eur": "€", "usd": "$", "gbp": "£", "rs": "₹",
    "jpy": "¥", "cny": "CN", "rmb": "CN", "inr": "₹", "sek": "kr", "nok": "kr", "dkk": "kr",
    "pln": "zł",
}  # fmt: skip
"""What stands before a figure, in small letters -> the currency."""

COINS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("pence", "penny", "p"), ("£",)),
    **dict.fromkeys(("cent", "cents", "centimes", "centimos", "centesimi", "centavos"), ("$", "€")),
}
"""Hundredths, and the currencies they are hundredths of."""

BETWEEN = word_set("us american canadian australian amerikanische us-dollar de d di of von")
"""Words that may stand between a figure and its currency."""

ATTACHED = word_set(
    """
    km kg m cm mm ft in mph kph kmh lb lbs oz g mg ml l s h min hr hrs am pm gb mb tb kb mw gw kw
    kwh gwh mwh twh ghz mhz hz c f k b bn mn t p d th st nd rd e er re eme nd x px v w a pc pct uhr
    nm wh mwp kwp mbit gbit dpi rpm ppm yo sqm sq ha ct usd eur gbp chf mln mio mrd tn ere o
    """
)
"""Letters right after digits that leave a plain figure; other mixtures are codes."""

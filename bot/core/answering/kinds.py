"""The sorts of things that are asked for, and the words that tell amounts from one another."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

import regex


class Kind(StrEnum):
    """What a question asks for."""

    MONEY = "money"
    AGE = "age"
    DURATION = "duration"
    TIME = "time"
    NUMBER = "number"
    LENGTH = "length"
    WEIGHT = "weight"
    HEAT = "heat"
    SHARE = "share"
    OFTEN = "often"
    NAME = "name"
    PERSON = "person"
    PLACE = "place"
    REASON = "reason"
    OTHER = "other"


_MONEY_WORDS: Mapping[str, str] = {
    "en": r"costs?|prices?|paid|pay|earn\w*|salary|wages?|fees?|rent|money|budget|funding|worth|"
    r"bill|spen[dt]\w*|charge[ds]?|fine|sav(?:e|ings?)|revenue|profits?|loss(?:es)?|tickets?",
    "de": r"kost\w+|preis\w*|bezahl\w*|zahl(?:t|te|en)|geld\w*|miete|gehalt|verdien\w*|gebühr\w*",
    "fr": r"coût\w*|prix|pay\w+|argent|loyer|salaire|gagn\w+|dépens\w+|budget",
    "es": r"cuest\w+|cost\w+|precio|pag\w+|dinero|alquiler|salario|gan[aó]\w*|cobr\w+|presupuesto",
    "it": r"cost\w+|prezzo|pag\w+|denaro|soldi|affitto|stipendio|guadagn\w+|spes[ao]",
    "pt": r"cust\w+|preço|pag\w+|dinheiro|aluguel|renda|salário|ganh\w+|gast\w+",
    "nl": r"kost\w*|prijs|betaal\w*|geld|huur|salaris|verdien\w*",
    "pl": r"koszt\w*|cen[ay]|płac\w*|zapłac\w*|pieni\w+|czynsz\w*|zarabia\w*|dodat\w+",
    "ru": r"стои\w+|цен[аыу]|плат\w+|заплат\w+|денег|деньг\w+|аренд\w+|зарплат\w+|зарабат\w+",
    "tr": r"maliyet\w*|fiyat\w*|öde\w+|para\w*|kira\w*|maaş\w*|mal ol\w+",
    "ar": r"(?:ال)?كلفة|(?:ال)?تكلفة|سعر|ثمن|دفع\w*|كل\p{M}?ف\p{M}?ت?|راتب|أجر|إيجار|(?:ال)?مال",
    "hi": r"कीमत|लागत|खर्च|पैस\p{M}*|वेतन|किराया|रुपये",
    "zh": r"费用|价格|多少钱|票价|造价|成本|工资|租金|花费",
    "ja": r"費用|値段|価格|いくら|料(?:金|は)|給料|家賃",
    "ko": r"비용|가격|얼마(?!나)|요금|월급|돈",
    "th": r"ราคา|ค่าใช้จ่าย|กี่บาท|เงิน",
}
"""Words that make a question after an amount one after a sum of money."""
_MEASURES: Mapping[Kind, str] = {
    Kind.LENGTH: r"how (?:deep|far|tall|high|wide|long is|long are|long was)|depth|distance|"
    r"wie (?:tief|weit|breit)|profond\w*|hauteur|distancia|profundidad|altura|altezza|"
    r"profondità|quanto (?:è|era) (?:lungo|lunga|alto|alta)|profundidade|hoe (?:diep|ver|breed)|"
    r"głębok\w+|wysok\w+|daleko|глубин\w*|глубоко|высот\w+|далеко|длин\w+|"
    r"طول|عمق|ارتفاع|多[高深远长宽]|何(?:メートル|キロ)(?!グ)|深さ|高さ|लंबा|गहरा|ऊँचा|ऊंचा",
    Kind.WEIGHT: r"how heavy|weigh\w*|weight|wie schwer|wiegt|gewicht|pèse\w*|poids|pesa\w*|"
    r"peso|weegt|waży\w*|весит\w*|вес|وزن|多重|重さ|वज़न|वजन",
    Kind.HEAT: r"how (?:hot|cold|warm)|temperature|temperatur|température|temperatura|"
    r"температур\w+|حرارة|温度|気温|तापमान",
    Kind.SHARE: r"percent\w*|per cent|what (?:share|proportion|fraction)|prozent\w*|"
    r"(?:welcher|der|hoher) anteil|pourcentage|proportion|porcentaje|"
    r"percentuale|percentagem|porcentagem|percentage|procent\w*|"
    r"процент\w*|доля|yüzde|نسبة|百分之|パーセント|割合|प्रतिशत",
    Kind.OFTEN: r"how often|wie oft|wie häufig|(?:à|a) quelle fréquence|con qué frecuencia|"
    r"ogni quanto|con che frequenza|com que frequência|hoe vaak|jak często|как часто|"
    r"ne sıklıkla|多久一(?:次|班)|どのくらいの頻度",
}
"""Words that say what sort of amount is asked for, in all languages at once."""
_UNSPACED = frozenset({"zh", "ja", "th", "ko"})


def words(listed: str, language: str) -> regex.Pattern[str]:
    """Return a pattern of whole words; scripts without spaces have no edges to keep to."""
    return _compiled(listed, language in _UNSPACED)


def amount(kind: Kind, question: str, language: str) -> Kind:
    """Return the sort of amount a question after a number asks for; other kinds as they are."""
    if kind is not Kind.NUMBER:
        return kind
    for measure, listed in _MEASURES.items():
        if words(listed, language).search(question):
            return measure
    return Kind.MONEY if _money(language).search(question) else kind


def money_words(question: str, language: str) -> list[tuple[int, int]]:
    """Return where a question has words of money."""
    return [found.span() for found in _money(language).finditer(question)]


def _money(language: str) -> regex.Pattern[str]:
    return words(_MONEY_WORDS.get(language, "(?!)"), language)


@lru_cache(maxsize=512)
def _compiled(listed: str, unspaced: bool) -> regex.Pattern[str]:
    edges = ("", "") if unspaced else (r"(?<![\p{L}\p{M}])", r"(?![\p{L}\p{M}])")
    return regex.compile(f"{edges[0]}(?:{listed}){edges[1]}", regex.IGNORECASE)

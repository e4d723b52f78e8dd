"""Whether a text holds the sort of thing that a question asks for.

A sentence about the right subject that names no sum does not say what something cost. What would
answer is known by marks and words that are looked for in all languages at once.
"""

from __future__ import annotations

from collections.abc import Mapping

import regex

from bot.core.answering.kinds import Kind

_NUMERAL = (
    r"\p{N}|[一二两三四五六七八九十百千万億亿半](?!些|样|般|定|直|起|旦|边|面)|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|half|third|"
    r"quarter|twice|none|several|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|"
    r"zwanzig|dreißig|hundert|tausend|hälfte|viertel|deux|trois|quatre|cinq|sept|huit|neuf|dix|"
    r"onze|douze|vingt|trente|cent|mille|moitié|tiers|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|"
    r"diez|once|doce|veinte|treinta|cien|mil|mitad|tercio|due|tre|quattro|cinque|sei|sette|otto|"
    r"nove|dieci|undici|dodici|venti|trenta|cento|metà|dois|duas|três|quatro|sete|oito|dez|vinte|"
    r"metade|twee|drie|vijf|zes|zeven|negen|tien|twintig|helft|dwa|dwie|trzy|cztery|pięć|sześć|"
    r"siedem|osiem|dziewięć|dziesięć|sto|tysiąc\w*|połow\w+|дв[ае]|два|три|четыре|пять|шесть|семь|"
    r"восемь|девять|десять|двадцать|тридцать|сорок|сто|тысяч\w*|половин\w+|iki|üç|dört|beş|altı|"
    r"yedi|sekiz|dokuz|yüz|bin|yarı\w*)\b|\p{L}+(?:teen|ty|zig|ßig|hundert|tausend|dzieści|"
    r"dziesiąt|dziesięci\w*|надцать|десят)\b|"
    r"(?<!\p{L})(?:و|ب)?(?:واحد\p{L}?|اثن\p{L}+|ثلاث\p{L}*|أربع\p{L}*|خمس\p{L}*|ست\p{L}{0,2}|"
    r"سبع\p{L}*|ثماني\p{L}*|تسع\p{L}*|عشر\p{L}*|مئ\p{L}+|ألف|مليون|نصف\p{L}*|ربع|ثلث)(?!\p{L})|"
    r"(?<![\p{L}\p{M}])(?:एक|दो|तीन|चार|पाँच|पांच|छह|सात|आठ|नौ|दस|बीस|तीस|सौ|हज़ार|हजार|लाख|"
    r"करोड़|आधा)"
    r"(?![\p{L}\p{M}])|(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|ล้าน|ครึ่ง)"
)
_UNIT = (
    r"years?|months?|weeks?|days?|hours?|minutes?|seconds?|nights?|decades?|jahre?n?|monate?n?|"
    r"wochen?|tage?n?|stunden?|minuten?|ans?|années?|mois|semaines?|jours?|heures?|años?|"
    r"mes(?:es)?|"
    r"semanas?|días?|horas?|minutos?|ann[oi]|mes[ei]|settiman[ae]|giorn[oi]|or[ae]|minut[oi]|anos?|"
    r"dias?|jaar|maand\w*|week|weken|dag\w*|uur|minuut|lat\w*|rok\w*|miesi\w+|tygod\w+|dni|"
    r"godzin\w*|"
    r"minut\w*|лет|год\w*|месяц\w*|недел\w+|дн\w+|час\w*|минут\w*|yıl\w*|ay\w{0,3}|hafta\w*|gün\w*|"
    r"saat\w*|dakika\w*|سن\p{L}+|عام\p{L}*|أعوام|ش?هر\p{L}*|أشهر|أسب\p{L}+|يوم\p{L}*|أيام|"
    r"ساع\p{L}+|"
    r"دق\p{L}+|साल|वर्ष|महीन\p{M}*|दिन|घंट\p{M}*|मिनट|until|till|bis|jusqu\w*|hasta|fino|até|tot|до"
)
_GLYPH_UNIT = r"[年月天日周週]|小时|小時|分钟|時間|分|秒|년|달|주|일|시간|ปี|เดือน|สัปดาห์|วัน|ชั่วโมง|นาที"
_CALENDAR = (
    r"\b(?:[12]\d{3}|\d{1,2}[:.h]\d\d|\d{1,2} ?[ap]\.?m\b|jan\w*|feb\w*|märz|mars|march|apr\w*|"
    r"may|mai|"
    r"mayo|june|juni?o?|july|juli?o?|ago?sto|août|augus\w*|sept?\w*|o[ck]t\w+|nov\w+|"
    r"de[czs]\w*mb\w+|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\w*|(?:mon|diens|donners|frei|sams|sonn)tag\w*|"
    r"mittwoch\w*|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|"
    r"viernes|"
    r"sábado|domingo|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|(?:poniedział|wtor|"
    r"piąt)\w+|"
    r"śro[dsę]\w+|czwart\w+|sobot\w+|niedziel\w+|понедельник\w*|вторник\w*|сред[уаы]|четверг\w*|"
    r"пятниц\w+|суббот\w+|воскресень\w+|январ\w+|феврал\w+|март\w*|апрел\w+|ма[йя]|июн\w+|июл\w+|"
    r"август\w*|сентябр\w+|октябр\w+|ноябр\w+|декабр\w+|stycz\w+|lut\w+|marca|kwie\w+|maja|"
    r"czerw\w+|"
    r"lip(?:ca|iec)|sierp\w+|wrze\w+|paździer\w+|listopad\w*|grud\w+|today|tomorrow|yesterday|"
    r"tonight|"
    r"heute|morgen|gestern|demain|hier|mañana|ayer|hoy|domani|ieri|oggi|amanhã|ontem|jutro|wczoraj|"
    r"завтра|вчера|сегодня|week|month|year|spring|summer|autumn|winter|morning|noon|midnight|"
    r"century|decade|jahr\w*|woche|monat|frühjahr|sommer|herbst|ann?ée|semaine|mois|siècle|año|mes|"
    r"siglo|anno|mese|secolo|год\w*|месяц\w*|весн\w+|лет\w+|осен\w+|зим\w+|rok\w*|wiosn\w+|ocak|"
    r"şubat|"
    r"nisan|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|yıl\w*)\b|"
    r"(?<!\p{L})(?:و|ب|لل|في )?(?:ال)?(?:عام|سنة|يوم|شهر|أسبوع|جمعة|سبت|أحد|اثنين|ثلاثاء|أربعاء|"
    r"خميس|"
    r"صباح|مساء|فجر|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)|"
    r"(?:सोम|मंगल|बुध|गुरु|शुक्र|शनि|रवि)वार|साल|वर्ष|महीन|जनवरी|फ़?रवरी|मार्च|अप्रैल|मई|जून|"
    r"जुलाई|अगस्त|"
    r"सितंबर|अक्टूबर|नवंबर|दिसंबर|[年月日時时]|周|星期|今天|明天|昨|今|春|夏|秋|冬|년|월|일|요일|ปี|เดือน|วัน"
)
_CURRENCY = (
    r"\p{Sc}|\b(?:dollars?|euros?|pounds?|cents?|pence|yen|yuan|rupees?|crowns?|francs?|"
    r"franken|kronen|kronor|kroner|pesos?|reais|złot\w*|zł|рубл\w*|гривн\w*|lira\w*|usd|eur|gbp|"
    r"chf)"
    r"\b|(?:ال)?(?:دولار|يورو|ريال|درهم|دينار|جنيه)|रुपय\p{M}*|रुपए|डॉलर|[元円圓]|美元|欧元|원|달러|บาท|"
    r"free of charge|for free|kostenlos|gratuit\w*|gratis|бесплатно|免费|無料"
)
_REASON = (
    r"\b(?:because|since|due to|owing|after|so that|caused?|reason|therefore|so|as a result|"
    r"for fear|"
    r"to \p{L}+|weil|wegen|denn|da|damit|aufgrund|grund|durch|um|parce|car|afin|cause|raison|pour|"
    r"porque|por|debido|para|causa|perché|poiché|per|fallimento|causa|devido|omdat|want|door|"
    r"ponieważ|"
    r"bo|gdyż|z powodu|żeby|потому|из-за|поскольку|чтобы|так как|çünkü|için|nedeniyle)\b|"
    r"(?<!\p{L})(?:لأن|بسبب|بعد|نتيجة|كي|حتى)\p{L}*|क्योंकि|कारण|के लिए|वजह|因|由于|由於|"
    r"为了|ため|から|ので|"
    r"때문|위해|아서|เพราะ|เนื่องจาก"
)
_LENGTH = (
    r"(?:k|c|m)?m\b|(?:kilo|centi|milli)?met(?:re|er|er|ro)s?\b|mètres?|feet|foot|ft\b|inch\w*|"
    r"miles?\b|yards?\b|stor(?:e?y|eys|ies)\b|fathoms?|(?:kilo|centy)?metr\w*|(?:кило|санти)?метр\w*|"
    r"км\b|м\b|(?:كيلو)?متر\p{L}*|[公]?[里尺米]|厘米|メートル|キロ|मीटर|किलोमीटर|किमी"
)
_WEIGHT = (
    r"(?:k|m)?g\b|kilo\w*|gram\w*|tons?\b|tonnes?|tonn?en?\b|pounds?|lbs?\b|ounces?|"
    r"toneladas?|tonnellat\w+|кг\b|килограмм\w*|тонн\w*|т\b|كيلو\p{L}*|طن\p{L}*|公斤|千克|吨|斤|キロ|トン|グラム|"
    r"किलो\p{M}*|टन"
)
_NAME = r"(?<=[\p{Ll}\p{N},;:’'»”)] [«„“\"‘']?)\p{Lu}[\p{L}\p{M}.’'-]*"
_HELD: Mapping[Kind, regex.Pattern[str]] = {
    Kind.MONEY: regex.compile(_CURRENCY, regex.IGNORECASE),
    Kind.AGE: regex.compile(
        rf"(?:{_NUMERAL})[ -]?(?:years?[ -]old|jahre? alt|jährig\w*|ans\b|años|anni\b|anos\b|jaar|"
        r"lat\b|лет\b|year-old|yaşında|साल|岁|歳|살)|\baged? \p{L}{0,3} ?\p{N}|"
        r",\s?\p{N}{1,3}[,;.)]|"
        r"\(\p{N}{1,3}\)|من عمر\w*",
        regex.IGNORECASE,
    ),
    Kind.DURATION: regex.compile(
        rf"(?:{_NUMERAL}).{{0,20}}?(?:\b(?:{_UNIT})\b|{_GLYPH_UNIT})|\b(?:until|till|for|a|an)\b.*"
        rf"\b(?:{_UNIT})\b|(?<!\p{{L}})(?:{_UNIT})(?!\p{{L}}).{{0,12}}?(?:{_NUMERAL})",
        regex.IGNORECASE,
    ),
    Kind.TIME: regex.compile(_CALENDAR, regex.IGNORECASE),
    Kind.NUMBER: regex.compile(_NUMERAL, regex.IGNORECASE),
    Kind.LENGTH: regex.compile(
        rf"(?:{_NUMERAL})[\p{{N}}.,\s-]{{0,8}}(?:{_LENGTH})", regex.IGNORECASE
    ),
    Kind.WEIGHT: regex.compile(
        rf"(?:{_NUMERAL})[\p{{N}}.,\s-]{{0,8}}(?:{_WEIGHT})", regex.IGNORECASE
    ),
    Kind.HEAT: regex.compile(
        rf"(?:{_NUMERAL}).{{0,10}}(?:°|degr|grad|градус|درج|[度℃]|डिग्री)", regex.IGNORECASE
    ),
    Kind.SHARE: regex.compile(
        r"\p{N}\s?[%٪]|per ?cent|prozent|pour cent|por ciento|per cento|procent|процент|في المئة|"
        r"بالمئة|百分之|成|割|パーセント|प्रतिशत|half|third|quarter|fifth|tenth|hälfte|drittel|viertel|"
        r"moitié|tiers|mitad|tercio|metà|metade|połow|половин|треть|نصف|ثلث|ربع|半",
        regex.IGNORECASE,
    ),
    Kind.OFTEN: regex.compile(
        r"\b(?:every|each|per|times|once|twice|daily|weekly|hourly|monthly|jede\w*|täglich|"
        r"wöchentlich|mal|chaque|fois|tous les|toutes les|cada|veces|ogni|volt[ae]|vezes|elke?|"
        r"keer|co|razy|кажд\w+|раз\w*|her)\b|كل |مرة|مرات|每|次|毎|回|ごと|हर|बार",
        regex.IGNORECASE,
    ),
    Kind.NAME: regex.compile(_NAME),
    Kind.PERSON: regex.compile(_NAME),
    Kind.PLACE: regex.compile(_NAME),
    Kind.REASON: regex.compile(_REASON, regex.IGNORECASE),
}
_GERMAN_NAME = regex.compile(
    r"\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)? (?:von |van |de )?\p{Lu}[\p{L}-]+|[„»]\p{Lu}[^“«.]{2,40}[“«]|"
    r"\p{Lu}{2,}|\p{Lu}\p{L}+ (?:AG|GmbH|SE|KG)\b|(?<=\b(?:Firma|in|aus|von|nach|Herr|"
    r"Frau) )\p{Lu}\p{L}+"
)
"""All nouns have capitals in German: two on end are a name more often."""
_CASED = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Armenian}]")
_BY_CAPITALS = frozenset({Kind.NAME, Kind.PERSON, Kind.PLACE})


def holds(text: str, kind: Kind, language: str) -> list[tuple[int, int]] | None:
    """Return where a text has what is asked for; None where that cannot be told."""
    pattern = _HELD.get(kind)
    if pattern is None or (kind in _BY_CAPITALS and not _CASED.search(text)):
        return None
    if kind in _BY_CAPITALS and language == "de":
        pattern = _GERMAN_NAME
    return [found.span() for found in pattern.finditer(text)]

"""What sort of thing a question asks for, by the words of many languages."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from bot.core.answering.kinds import Kind, amount, money_words, words

_ASKED: Mapping[Kind, Mapping[str, str]] = {
    Kind.MONEY: {
        "en": r"what (?:\P{P}* )?(?:costs?|prices?|rent|fees?|salary|budget|fine|bill)",
        "de": r"was (?:kostet\w*|kosten)|welche (?:kosten|miete|strafe)|welche[rsn]? preis",
        "fr": r"quel (?:est|était|fut|sera) le (?:prix|coût|loyer|salaire|budget)",
        "es": r"cuál (?:es|era|fue|será) el (?:precio|coste|costo|alquiler|salario|presupuesto)",
        "it": r"(?:qual è|qual era) il (?:prezzo|costo|canone|bilancio)",
        "pt": r"qual (?:é|era|foi|será) o (?:preço|custo|salário|orçamento)",
        "nl": r"wat kost\w*|wat is de (?:prijs|huur)",
        "pl": r"jak(?:i|a|ie) (?:jest|był|była) (?:koszt|cena|czynsz)",
        "ru": r"какова? (?:цена|стоимость|зарплата)|во что обош\w+",
        "tr": r"fiyatı ne\w*|maliyeti ne\w*",
        "ar": r"ما (?:تكلفة|كلفة|سعر|ثمن)",
    },
    Kind.AGE: {
        "en": r"how old|what age|age of",
        "de": r"wie alt",
        "fr": r"quel âge",
        "es": r"qué edad|cuántos años tiene",
        "it": r"quanti anni ha|che età",
        "pt": r"que idade|quantos anos tem",
        "nl": r"hoe oud",
        "pl": r"ile lat ma\b|w jakim wieku",
        "ru": r"сколько (?:\p{L}+ )?лет (?!назад)|какого возраста|возраст",
        "tr": r"kaç yaşında",
        "ar": r"كم عمر|كم يبلغ عمر",
        "hi": r"कितने साल का|की उम्र|उम्र क्या",
        "zh": r"多大年纪|几岁|多少岁|年龄",
        "ja": r"何歳|年齢",
        "ko": r"몇 살|나이",
        "th": r"อายุ",
    },
    Kind.DURATION: {
        "en": r"how long(?! is)|how many (?:years|months|weeks|days|hours|minutes|seconds)|"
        r"how much (?:time|longer)",
        "de": r"wie lange|wie viele (?:jahre|monate|wochen|tage|stunden|minuten)",
        "fr": r"combien de temps|combien d['’](?:années|heures)|"
        r"combien de (?:mois|semaines|jours|minutes)|pendant combien",
        "es": r"cuánto tiempo|cuántos? (?:años|meses|días|minutos)|cuántas (?:semanas|horas)",
        "it": r"quanto tempo|quanti (?:anni|mesi|giorni|minuti)|quante (?:settimane|ore)",
        "pt": r"quanto tempo|quantos (?:anos|meses|dias|minutos)|quantas (?:semanas|horas)",
        "nl": r"hoe lang|hoeveel (?:jaar|maanden|weken|dagen|uur|minuten)",
        "pl": r"jak długo|ile (?:czasu|lat|miesięcy|tygodni|dni|godzin|minut)",
        "ru": r"как долго|сколько (?:времени|лет|месяцев|недель|дней|часов|минут)",
        "tr": r"ne kadar sür\w*|kaç (?:yıl|ay|hafta|gün|saat|dakika)",
        "ar": r"كم استمر\w*|كم (?:سنة|عاما|شهرا|يوما|ساعة|دقيقة|من الوقت)|كم استغرق\w*",
        "hi": r"कितने (?:समय|साल|महीने|दिन|घंटे|मिनट)|कितनी देर",
        "zh": r"多久|多长时间|几(?:年|个月|天|个小时|分钟)|多少(?:年|天|小时|分钟)",
        "ja": r"どのくらいの(?:間|期間|時間)|何(?:年|か月|日|時間|分)間?(?:かか|続)",
        "ko": r"얼마나 오래|몇 (?:년|달|주|일|시간|분)",
    },
    Kind.TIME: {
        "en": r"when|what (?:year|date|day|month|time)|which (?:year|day|month)|"
        r"(?:by|since) what (?:year|date)",
        "de": r"wann|in welchem jahr|an welchem tag|um wie viel uhr|seit wann",
        "fr": r"quand|en quelle année|quel jour|à quelle (?:heure|date)|quelle date",
        "es": r"cuándo|en qué (?:año|fecha|mes)|qué (?:día|fecha)|a qué hora",
        "it": r"quando|in (?:che|quale) anno|(?:che|quale) (?:giorno|data)|a che ora",
        "pt": r"quando|em que (?:ano|data|mês)|que dia|a que horas",
        "nl": r"wanneer|in welk jaar|op welke (?:dag|datum)|hoe laat",
        "pl": r"kiedy|w którym roku|którego dnia|o której",
        "ru": r"когда|в каком году|какого числа|в котором часу|с каких пор",
        "tr": r"ne zaman|hangi (?:yıl|gün|tarih)\w*|saat kaçta",
        "ar": r"متى|في أي (?:عام|سنة|يوم|تاريخ)",
        "hi": r"कब|किस (?:साल|वर्ष|दिन|तारीख)|किस समय",
        "zh": r"什么时候|何时|哪(?:一)?年|哪(?:一)?天|几点|几月|何日|哪一日",
        "ja": r"いつ|何年(?!間)|何月|何日|何時(?!間)",
        "ko": r"언제|몇 년도|며칠|몇 시(?!간)",
        "th": r"เมื่อไหร่|เมื่อไร|เมื่อใด|ปีใด|ปีไหน|วันไหน|วันที่เท่าไ",
    },
    Kind.NUMBER: {
        "en": r"how (?:many|much|far|deep|tall|high|fast|big|large|often|heavy|wide|hot|cold|"
        r"strong|long is)|what (?:percent\w*|share|number|score|magnitude|rate|proportion)|"
        r"(?:maximum|minimum|average|total) (?:\p{L}+ )?(?:number|weight|speed|size|height|length|"
        r"capacity|temperature|age)",
        "de": r"wie ?viele?\w?|wie (?:oft|hoch|tief|weit|groß|schnell|schwer|breit|stark)|"
        r"welcher (?:anteil|prozentsatz)|um wie viel",
        "fr": r"combien|quelle (?:est|était) la (?:hauteur|taille|profondeur|vitesse|superficie)|"
        r"quel (?:pourcentage|nombre|taux)|quelle (?:part|proportion|hauteur|taille|"
        r"profondeur|vitesse|distance|superficie)",
        "es": r"cuánt[oa]s?|qué (?:porcentaje|cantidad|altura|profundidad|velocidad|distancia)",
        "it": r"quant[oaie]|che percentuale|quale percentuale|di quanto",
        "pt": r"quant[oa]s?|que (?:percentagem|porcentagem|altura|distância)",
        "nl": r"hoeveel|hoe (?:vaak|hoog|diep|ver|groot|snel|zwaar|breed)|welk percentage",
        "pl": r"ile|ilu|iloma|jak (?:często|wysok\w+|głębok\w+|daleko|duż\w+|szybko)",
        "ru": r"сколько|скольких|на какой (?:глубине|высоте)|какой процент|какая доля|"
        r"как (?:часто|далеко|глубоко|высоко)|насколько",
        "tr": r"kaç\w*|ne kadar|yüzde kaç|ne sıklıkla",
        "ar": r"كم|ما (?:عدد|نسبة|حصة|مساحة|طول|عمق|ارتفاع)|بكم",
        "hi": r"कितन[ेाी]|कितनों",
        "zh": r"多少|几(?=个|人|名|次|条|家|座|艘|班|辆|位|成|倍)|多(?:高|深|远|长|大|重|快|宽)",
        "ja": r"いく[つら]|何(?:人|個|回|本|台|隻|件|メートル|キロ|パーセント|"
        r"割|倍|匹|頭|軒|冊|枚)|"
        r"どれ(?:くらい|だけ|ほど)|どのくらい",
        "ko": r"몇|얼마나",
        "th": r"เท่าไ[หร]\p{M}?\p{L}*|กี่",
    },
    Kind.NAME: {
        "en": r"which (?:company|companies|firm|university|bank|hospital|school|contractor|airline|"
        r"team|newspaper|party|agency)|(?:is|was|are|were) the names? of|what (?:is|was|are|"
        r"were) \P{Ll}?.* (?:called|named)|named what|by name|"
        r"what (?:is|was) (?:his|her|its|their) name",
        "de": r"wie (?:heißt|heißen|hieß|hießen)|name|namen|welche\w? (?:unternehmen|firma|"
        r"universität|bank|klinik|schule|verein|gericht|partei)",
        "fr": r"quel(?:le)? (?:entreprise|société|université|banque|école|hôpital|tribunal|parti)|"
        r"comment s['’](?:appelle\w*|appelait)|comment se nomme|noms?",
        "es": r"cómo se llama\w*|nombres?|qué (?:empresa|universidad|banco|escuela|hospital|"
        r"tribunal)",
        "it": r"come si chiama\w*|nomi?|nome|quale (?:ditta|azienda|università|banca|scuola|"
        r"ospedale)",
        "pt": r"como se chama\w*|nomes?|que (?:empresa|universidade|banco|escola|hospital)",
        "nl": r"hoe heet\w*|hoe heten|namen|naam|welk\w? (?:bedrijf|universiteit|bank|school)",
        "pl": r"jak (?:się )?nazywa\w*|jak ma na imię|nazwa|imię|nazwisko|"
        r"(?:jak[aei]\w*|któr\w+) (?:firm\w+|uczeln\w+|bank\w*|sąd\w*|szpital\w*|szko\w+)",
        "ru": r"как (?:называ\w+|зовут|звали)|имя|название|"
        r"как\w+ (?:компани\w+|фирм\w+|университет\w*|банк\w*|суд\w*|больниц\w+|школ\w+)",
        "tr": r"adı ne\w*|ismi ne\w*",
        "ar": r"ما (?:اسم|أسماء)|أي (?:شركة|جامعة|بنك|مستشفى|مدرسة)",
        "hi": r"(?:का|के) नाम|नाम क्या",
        "zh": r"叫什么|名字|名称|哪(?:家|所|间)",
        "ja": r"何という|名前|名称",
        "ko": r"이름",
    },
    Kind.PERSON: {
        "en": r"(?:(?<=^\W*)|(?<=[,;:?] )|(?<=(?:and|or|by|to|from|with|of|for|but) ))(?:who|whom|"
        r"whose)(?! (?:is|are|was|were) (?:\p{L}+ )?(?:and|or)\b)",
        "de": r"wer|wem|wen|wessen",
        "fr": r"qui",
        "es": r"quién|quiénes",
        "it": r"chi",
        "pt": r"quem",
        "nl": r"wie|wiens",
        "pl": r"kto|kogo|komu|kim|czyj\w*",
        "ru": r"кто|кого|кому|кем|чей|чья|чьё|чьи",
        "tr": r"kim\w*",
        "ar": r"من(?= \p{L})(?<=^\W*من)|من هو|من هي|لمن",
        "hi": r"कौन|किसने|किसे|किसको|किसका|किसकी|किसके",
        "zh": r"谁|哪(?:位|个人)",
        "ja": r"誰|だれ",
        "ko": r"누가|누구\w*",
        "th": r"ใคร",
    },
    Kind.PLACE: {
        "en": r"where|(?:in|to|from|at) (?:which|what) (?:country|city|town|place|state|village|"
        r"region|court|street|university)",
        "de": r"wo|wohin|woher|in welche\w (?:land|stadt|ort|dorf)",
        "fr": r"où|dans quel(?:le)? (?:pays|ville|région)",
        "es": r"dónde|adónde|en qué (?:país|ciudad|pueblo|lugar)",
        "it": r"dove|in (?:che|quale) (?:paese|città|luogo)",
        "pt": r"onde|em que (?:país|cidade|lugar)",
        "nl": r"waar(?:heen)?|in welk\w* (?:land|stad|plaats)",
        "pl": r"gdzie|dokąd|skąd|w (?:jakim|którym) (?:kraju|mieście)",
        "ru": r"где|куда|откуда|в как\w+ (?:стране|городе|месте)",
        "tr": r"nere\w+",
        "ar": r"أين|في أي (?:بلد|مدينة|مكان)",
        "hi": r"कहाँ|कहां|किस (?:देश|शहर|जगह)",
        "zh": r"哪里|哪儿|何处|在哪|什么地方",
        "ja": r"どこ",
        "ko": r"어디\w*",
        "th": r"ที่ไหน|ที่ใด",
    },
    Kind.REASON: {
        "en": r"why|how come|what (?:\w+ )?(?:cause[ds]?|reasons?)|for what reason|what led",
        "de": r"warum|wieso|weshalb|aus welchem grund|grund",
        "fr": r"pourquoi|pour quelle raison",
        "es": r"por qué|cuál fue la causa|motivo",
        "it": r"perché|per quale motivo|come mai",
        "pt": r"por que|por quê|porquê|qual o motivo",
        "nl": r"waarom|waardoor",
        "pl": r"dlaczego|czemu|z jakiego powodu",
        "ru": r"почему|зачем|отчего|по какой причине",
        "tr": r"neden|niçin|niye",
        "ar": r"لماذا|ما سبب",
        "hi": r"क्यों|किस कारण",
        "zh": r"为什么|为何|原因|为啥",
        "ja": r"なぜ|どうして|理由",
        "ko": r"왜|이유",
        "th": r"ทำไม|เหตุใด|เพราะอะไร",
    },
}


def asked_for(question: str, language: str) -> tuple[Kind, tuple[int, int]]:
    """Return what a question asks for, and where it says so.

    The words of a language are tried, and then the English ones.
    """
    for code in dict.fromkeys((language, "en")):
        found = [(m.span(), kind) for kind in _ASKED if (m := _asks(kind, code).search(question))]
        if found:
            span, kind = min(found, key=lambda pair: pair[0][0])
            return amount(kind, question, code), span
    return Kind.OTHER, (0, 0)


def spans_of_kind(question: str, language: str) -> list[tuple[int, int]]:
    """Return where a question says what sort of thing it asks for, not what about."""
    kind, span = asked_for(question, language)
    return [span, *(money_words(question, language) if kind is Kind.MONEY else ())]


def _asks(kind: Kind, language: str) -> regex.Pattern[str]:
    return words(_ASKED[kind].get(language, "(?!)"), language)

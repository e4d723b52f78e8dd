"""Tell the messages of a thread that ask something from those people write to one another."""

from __future__ import annotations

from enum import StrEnum

import regex

from bot.core.quotes.vocabulary import word_set


class Tone(StrEnum):
    """What a message in a thread wants of the bot."""

    QUESTION = "question"
    CHATTER = "chatter"
    UNCLEAR = "unclear"
    """It is answered only if the documents answer it."""


_LINK = regex.compile(r"<?https?://\S+")
_MARK_UP = regex.compile(
    r"<a?:\w+:\d+>|:\w{2,}:|<(?:@[!&]?|#)\d+>|[\p{Emoji_Presentation}\p{Extended_Pictographic}"
    r"\U0001F3FB-\U0001F3FF\uFE0F\u200D\u20E3]"
)
_MARK = regex.compile(r"[?？؟՞⁇](?!\w)|(?<=[\p{Greek}]);\s*$")
_LETTER = regex.compile(r"[\p{L}\p{N}]")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*")
_E = r"(?![\p{L}\p{M}\p{N}])"
_HEAD = (
    r"(?:(?:^|[,;:.!—–]\s*)[¿¡\"'“(]*(?:(?:and|but|so|ok|okay|hey|hi|lol|und|aber|et|mais|y|pero|e|ma|mas|"
    r"en|a|i|и|а|но)[\s,]+)?)"
)

_ASKS = regex.compile(
    rf"{_HEAD}(?:(?:what|why|who|whom|whose|when|where|which|how|what['’]s|who['’]s|how['’]s|"
    r"is|are|was|were|does|did|do you know|can|could|would|will|has|have|should)"
    r"|was|wer|wem|wen|wann|wo|wohin|woher|warum|wieso|weshalb|wie|welche\w?|wozu|gibt es"
    r"|qui|que|quoi|quand|où|pourquoi|comment|combien|quel\w*|qu['’]est|est-ce"
    r"|qué|quién\w*|cuándo|dónde|por qué|cómo|cuánt\w+|cuál\w*"
    r"|chi|che cosa|cosa|quando|dove|perché|come mai|quant[oaie]|qual[ei]?"
    r"|quem|o que|onde|por que|como|quant[oa]s?|qua(?:l|is)"
    r"|wat|wie|wanneer|waar|waarom|hoe|hoeveel|welke?"
    r"|co|kto|kiedy|gdzie|dlaczego|czemu|jak|ile|ilu|jak[aei]\w*|czy|któr\w+"
    r"|что|кто|когда|где|куда|откуда|почему|зачем|как|сколько|как(?:ой|ая|ое|ие)|чей|правда ли"
    r"|ne zaman|kim|nerede|neden|niçin|niye|nasıl|kaç|hangi|ne kadar"
    r"|من|ما|ماذا|متى|أين|لماذا|كيف|كم|هل|أي"
    rf"|क्या|कौन|कब|कहाँ|कहां|क्यों|कैसे|कितन\p{{M}}|किस\w*){_E}",
    regex.IGNORECASE,
)
_ASKS_ANYWHERE = regex.compile(
    r"什么|为什么|多少|怎么|哪[里儿个些位]|谁|何时|[吗呢]\s*[。.]?$|几[个人年次点]|なぜ|どうして|いつ|どこ|だれ|誰|何[がをのは人時]|"
    r"いくら|いくつ|どう|[すただ]か\s*[。.]?$|무엇|누가|누구|언제|어디|왜|어떻게|얼마|몇|(?:나요|까요|습니까)\s*[.]?$|"
    r"อะไร|ทำไม|เมื่อไหร่|เมื่อไร|ที่ไหน|ใคร|เท่าไหร่|เท่าไร|กี่|อย่างไร|ไหม|"
    r"(?<![\p{L}\p{M}])(?:क्या|क्यों|कब|कहाँ|कहां|कौन|कितन[ेाी]|m[ıiuü]|mıdır|midir|kaç|neden|"
    r"kim)(?![\p{L}\p{M}])"
)
_ORDERS = regex.compile(
    rf"{_HEAD}(?:please\s|pls\s|bitte\s|por favor,?\s|can you\s)?(?:explain|tell (?:me|us)|list|"
    rf"summari[sz]e|"
    r"compare|describe|show (?:me|us)|give (?:me|us)|define|translate|find|quote|name (?:the|all|"
    r"three|two)|"
    r"elaborate|expand on|erklär\w*|erläuter\w*|sag mir|nenn\w*|liste|fasse|vergleich\w*|"
    r"beschreib\w*|"
    r"zeig\w*|explique\w*|dis-moi|résume\w*|compare\w*|décris|liste\w*|explica\w*|dime|"
    r"resum[ea]\w*|"
    r"describ[ea]\w*|enumera|spiega\w*|dimmi|riassumi|elenca|confronta|descrivi|diga|diz-me|liste|"
    r"leg uit|vertel\w*|noem|vat samen|vergelijk|wyjaśnij|powiedz|wymień|streść|porównaj|opisz|"
    r"объясни\w*|расскажи\w*|скажи\w*|перечисли\w*|сравни\w*|опиши\w*|кратко|açıkla\w*|anlat\w*|"
    r"söyle\w*|özetle\w*|listele\w*|karşılaştır\w*|اشرح|أخبرني|لخص|لخّص|قارن|اذكر|عدد|"
    rf"समझाओ|समझाइए|बताओ|बताइए|बताएँ){_E}|^(?:请|解释|说明|总结|告诉我|列出|比较|介绍)|"
    r"(?:教えて|説明して|まとめて|比べて|설명해|알려|요약해|비교해|말해|อธิบาย|สรุป|บอก|เปรียบเทียบ|बताओ|बताइए|समझाइए)",
    regex.IGNORECASE,
)
_FILLERS = word_set(
    """
    thanks thank you thx ty tysm tnx cheers lol lmao lmfao rofl haha hahaha hehe heh xd ok okay
    okey k kk
    cool nice great good bot awesome amazing perfect wow wtf omg yes yeah yep yup no nope nah sure
    same
    agreed agree right true exactly indeed brb afk gtg bbl bye goodbye cya hi hello hey yo sup
    morning
    night evening afternoon gm gn welcome back np nvm sorry oops lmk imo idk damn bruh bro dude man
    guys
    everyone all so very much a lot this that is for the it interesting love loved got makes sense
    fair enough well done done congrats too me neither i see later see ya please hmm hm oh ah huh
    ugh
    based rip f gg wp pog really just wait again job work of course
    danke dankeschön vielen dank sehr super toll prima gut klasse genau stimmt ja nein okay hallo
    tschüss
    tschüs moin servus guten morgen abend tag nacht bis später haha krass schön alles klar
    merci beaucoup salut bonjour bonsoir bonne nuit coucou d'accord génial oui non mdr ptdr parfait
    ouais
    gracias muchas mil hola buenas buenos días tardes noches vale genial perfecto sí jaja jajaja
    adiós
    de nada claro grazie mille tante ciao buongiorno buonasera bene perfetto sì certo ahah prego
    obrigado obrigada valeu oi olá bom dia boa tarde noite legal sim não kkkk rsrs tchau
    dank je wel bedankt dankjewel dankuwel hoi hallo doei goed leuk mooi nee
    dzięki dziękuję cześć hej siema super dobrze tak nie spoko dobranoc dzień dobry
    спасибо большое огромное спс привет здравствуйте пока да нет ок окей хорошо отлично круто класс
    супер ахах ахаха хаха лол ясно понятно пожалуйста доброе утро добрый день вечер
    teşekkürler teşekkür ederim sağol sağ ol merhaba selam tamam evet hayır güzel harika günaydın
    شكرا شكراً جزيلا لك مرحبا أهلا السلام عليكم نعم لا حسنا تمام رائع جميل ههه هههه مع السلامة
    धन्यवाद शुक्रिया नमस्ते हाँ हां नहीं ठीक है अच्छा बहुत वाह
    tack så mycket hej tak kiitos děkuji díky ahoj ευχαριστώ γεια дякую привіт cảm ơn terima kasih
    """
)
_GLYPHS_FILL = regex.compile(
    r"(?:谢谢[你您大家了]*|多谢|感谢|哈+|呵+|嘿+|好[的吧啊呀]*|行|是的?|对[的啊]?|不是|没有?|你好|您好|大家好|早上?好?|晚安|再见|拜拜|"
    r"厉害|太棒了|不错|牛|赞|嗯+|哦+|收到|明白了?|知道了|"
    r"ありがとう(?:ございま[すし]た?)?|どうも|サンキュー|笑+|草+|ｗ+|はい|いいえ|うん|了解(?:です|しました)?|なるほど|すごい|"
    r"おはよう(?:ございます)?|こんにちは|こんばんは|おやすみ(?:なさい)?|お疲れ(?:様|さま)(?:です|でした)?|いいね|"
    r"감사합니다|고마워요?|고맙습니다|ㅋ+|ㅎ+|네|예|아니요?|안녕(?:하세요)?|좋아요?|굿|대박|알겠습니다|"
    r"ขอบคุณ(?:ครับ|ค่ะ|มาก)*|สวัสดี(?:ครับ|ค่ะ)?|โอเค|5{3,}|ใช่|ดีมาก|เยี่ยม|[wｗ]+|"
    r"[\s\p{P}\p{S}~〜ー])+"
)
_OWN_LIFE = regex.compile(
    rf"^(?:lol |haha |same,? |yeah |well |ok |btw )?(?:i|we|i['’](?:m|ll|ve|d)|we['’](?:re|ll|"
    rf"ve)|my|me){_E}"
    r"(?!.*\b(?:wonder|want to know|would like to know|don['’]t (?:get|understand)|need to know|"
    r"curious|"
    r"not sure (?:what|why|how|if|who|when)|article|author|text|it says)\b)"
    rf"|^(?:ich (?:hatte|hab|habe|geh|gehe|bin|muss|komme)|ihr seid|j['’]ai|je (?:suis|vais)|"
    rf"he comido|estoy|tengo|ho mangiato|sono|estou|ik (?:heb|ben|ga)|mam|jestem|idę|я (?:ел|ела|"
    rf"пош[её]л|"
    rf"пошла|иду|тут|дома)){_E}",
    regex.IGNORECASE,
)
_LAUGH = regex.compile(
    r"(?:a?(?:ha|he|hi|ja|xa)+h?|l+o+l+z*|lma+o+|x+d+|(?:ах|ха|хи)+х?а?|k{3,}|w+|ه{3,}|ok+a*y*|"
    r"ye+s*|no+)"
)
_WONDERS = regex.compile(
    r"\b(?:i wonder|wondering (?:if|what|why|how|who|when)|curious (?:what|why|how|if|about)|"
    r"want(?:ed)? to know|would like to know|don['’]t (?:get|understand) (?:what|why|how|who|the)|"
    r"any(?:one|body) know|not sure (?:what|why|how|who|when)|ich frage mich|je me demande|"
    r"me pregunto|"
    r"mi chiedo|интересно,? (?:что|кто|как|почему|сколько))\b",
    regex.IGNORECASE,
)
_EXCLAIMS = regex.compile(
    r"(?:what an? |how (?:nice|cool|sad|lovely|funny|cute|awful|great)\b)(?!.*[?？])",
    regex.IGNORECASE,
)
_FEW = 6
"""Words up to which a message of fillers alone is chatter."""


def tone(text: str) -> Tone:
    """Return whether a message asks something, clearly does not, or may."""
    bare = _MARK_UP.sub(" ", _LINK.sub(" ", text)).strip()
    if not _LETTER.search(bare):
        return Tone.CHATTER
    asks = not _EXCLAIMS.match(bare) and _asks(bare)
    fillers = not asks and _is_filler(bare)
    marked = _MARK.search(bare) is not None
    if fillers and marked:
        return Tone.UNCLEAR
    if asks or marked:
        return Tone.QUESTION
    if fillers or _OWN_LIFE.search(bare) or _trails(bare):
        return Tone.CHATTER
    return Tone.UNCLEAR


def is_question(text: str) -> bool:
    """Return whether a message clearly asks something."""
    return tone(text) is Tone.QUESTION


def is_chatter(text: str) -> bool:
    """Return whether a message clearly asks nothing."""
    return tone(text) is Tone.CHATTER


def is_for_others(text: str) -> bool:
    """Return whether a message is marked with `//` as not meant for the bot."""
    return text.lstrip().startswith("//")


def _asks(bare: str) -> bool:
    return any(p.search(bare) for p in (_ASKS, _ASKS_ANYWHERE, _ORDERS, _WONDERS))


def _is_filler(bare: str) -> bool:
    if _GLYPHS_FILL.fullmatch(bare):
        return True
    spoken = [word.replace("’", "'") for word in _WORD.findall(bare.casefold())]
    return len(spoken) <= _FEW and all(w in _FILLERS or _LAUGH.fullmatch(w) for w in spoken)


def _trails(bare: str) -> bool:
    """Tell a message that opens with laughter or thanks and goes on: "haha same here"."""
    spoken = _WORD.findall(bare.casefold())
    return len(spoken) <= _FEW and (
        spoken[0]
        in {"thanks", "thx", "ty", "lol", "danke", "merci", "gracias", "grazie", "спасибо"}
        or _LAUGH.fullmatch(spoken[0]) is not None
    )

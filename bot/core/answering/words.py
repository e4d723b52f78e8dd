"""Words by which the messages of a thread are told apart, in many languages."""

from __future__ import annotations

from typing import Final

import regex

from bot.core.passages import ASKING
from bot.core.quotes.vocabulary import word_set

SMALL: Final = frozenset(word for listed in ASKING.values() for word in listed.split()) | word_set(
    """
    much many long often old about does did is was were happened happen happens mean means exactly
    really please tell explain more else then again say said cost viel viele lange oft alt genau
    denn
    bitte passiert heißt bedeutet mehr fait beaucoup longtemps exactement plus encore mucho muchos
    exactamente pasó significa molto esattamente successo significa muito exatamente aconteceu veel
    precies gebeurde dokładnie dużo wiele znaczy stało именно точно много значит случилось же ли tam
    kadar tam kaç oldu بالضبط كثيرا حدث يعني ठीक बिल्कुल हुआ मतलब
    """
)
"""Words that say nothing of what a question is about."""

POINTING: Final = word_set(
    """
    it its that this those these they them their theirs he him his she her hers there then
    former latter so er ihn ihm sie ihr ihre ihren ihrer sein seine seinen es das dies diese
    dieser dieses jener davon dafür dagegen damit dazu dort dann darum deshalb darüber il
    elle ils elles lui leur leurs cela ça ce cet cette ces celui celle alors él ella ellos
    ellas eso esa ese esto esta este esos esas allí ahí entonces sus lui lei loro esso essa
    questo questa quello quella questi quelle lì allora suo sua ele ela eles elas isso isto
    este esta esse essa aquele aquela dele dela lá então seu sua hij hem zijn zij ze haar
    hun dat dit deze daar ervan dan daarom ona ono oni jego jej ich nim nią ta tego tej tam
    wtedy он она оно они его её ее их ему ей им нём ней это этот эта эти этого этой тот та
    те там тогда onu onun ona onlar onları bu bunu bunun şu orada burada هو هي هم هما هذا
    هذه ذلك تلك هؤلاء هناك له لها لهم عنه عنها منه منها فيه فيها بذلك وه वह वे यह ये उस उसका
    उसकी उसके उसे उन उनका उनकी इसका इसकी इसके उन्हें वहाँ वहां तब
    """
)
"""Words that stand for something named before."""

OPENING: Final = regex.compile(
    r"(?:and|but|or|so|also|what about|how about|why not|und|aber|oder|et|mais|ou|y|e|pero|ma|"
    r"mas|"
    r"en|maar|ale|и|а|но|ve|peki|ya|ama|وماذا|وكيف|ومتى|ولماذا|وكم|وأين|ومن|لكن|और|लेकिन|तो)"
    r"(?![\p{L}\p{M}])"
)
"""How a question opens that goes on from the one before."""

GLYPHS_POINTING: Final = regex.compile(
    r"^(?:那么?|然后|还有|それで|じゃあ|では|で、|そして|그럼|그리고|그래서|แล้ว)|他们?|她们?|它们?|这个?|那个?|其|"
    r"それ|これ|あれ|その|この|あの|そこ|ここ|彼女?|그것?|이것|그녀|거기|เขา|เธอ|มัน|นั่น|นี่|นั้น|นี้"
)
GLYPHS_SMALL: Final = regex.compile(
    r"为什么|什么时候|什么|多少|怎么样?|哪里|哪儿|何时|谁|多久|几|吗|呢|是|的|了|有|在|"
    r"いつ|どこ|誰|だれ|なぜ|どうして|いくら|いくつ|なに|何|どう|は|が|を|に|で|の|と|も|か|です|ます|した|だった|"
    r"언제|어디|누구|누가|왜|얼마|무엇|뭐|어떻게|몇|은|는|이|가|을|를|에|요|야|까|"
    r"เมื่อไหร่|เมื่อไร|ที่ไหน|ใคร|ทำไม|เท่าไหร่|เท่าไร|อะไร|อย่างไร|ล่ะ|คะ|ครับ|คือ"
)

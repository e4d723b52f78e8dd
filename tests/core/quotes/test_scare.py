"""What is somebody's words and what is a title, a name, a term or a scare quote."""

from __future__ import annotations

import pytest

from bot.core.quotes.marks import find_marked


def inners(text: str) -> list[str]:
    return [text[m.start : m.end] for m in find_marked(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The film “The Long Quiet” opens on Friday.",
        "Her second novel, “Salt and Other Weather,” sold poorly.",
        "“Rain Over Slate,” her third novel, came out in May.",
        "“Frozen Harbour” is his third album.",
        "The band played “Yellow Door” and “Night Bus Home” and left.",
        "The so-called “bedroom tax” was abolished, ministers said.",
        "He was known at school as “the Hammer”.",
        "Critics say the “green” label is misleading.",
        "Forecasters warned that a “sting jet” may follow.",
        "The word “sorry” appears eleven times in the letter.",
        "She used the term “managed decline” twice in the memo.",
        "The “right to repair” bill passed 41 to 3.",
        "The theft lock, called “Ghost Mode,” texts you.",
        "The 'smart' motorway was closed.",
        'Type "git status" and press enter.',
        "They call the rock formation “the Sleeping Giant”.",
        "Der Film „Die stille Mühle“ läuft seit Donnerstag.",
        "Die sogenannte „Schuldenbremse light“ bleibt umstritten, sagte Klug.",
        "Die Bahn, im Volksmund „Klugs Rutsche“ genannt, fährt nicht.",
        "Le film « La Dernière Marée » sort mercredi.",
        "Le terme « sobriété heureuse » revient souvent.",
        "La película «El último faro» se estrena el viernes.",
        "La llamada “tasa turística” entra en vigor en enero.",
        "La campaña, bautizada como «Lee uno y quédate», sigue.",
        "Il romanzo «La casa del sale» ha vinto il premio.",
        "La cosiddetta «tassa sulla pioggia» non piace.",
        "O filme “A Última Maré” estreia amanhã.",
        "Het boek ‘De stille haven’ verschijnt in mei.",
        "Tak zwany „podatek od deszczu” budzi emocje.",
        "Tygodnik „Głos Doliny” opisał sprawę.",
        "Фильм «Тихая бухта» выходит в прокат в мае.",
        "Компания «Северный ветер» купила завод «Красный луч».",
        "Фільм «Тиха затока» виходить у прокат.",
        "Film „Tichá zátoka“ jde do kin.",
        "Filmen ”Den tysta viken” har premiär.",
        "Elokuva ”Hiljainen lahti” saa ensi-iltansa.",
        "“Sessiz Koy” adlı film cuma günü gösterime giriyor.",
        "يعرض فيلم «الخليج الهادئ» يوم الجمعة.",
        "फिल्म “शांत खाड़ी” शुक्रवार को आएगी.",
        "“जल सबका” नामक अभियान शुरू हुआ।",
        "映画「静かな入り江」が公開される。",
        "いわゆる「雨税」が議論を呼んでいる。",
        "电影“静静的海湾”周五上映。",
        "他表示，“双减”政策效果明显。",
        "村民称这条路为“绝望坡”。",
        "学校改成“半私立”形式以后省了不少钱。",
        "“雨婆婆”是她的外号。",
        '영화 "고요한 만"이 금요일에 개봉한다.',
        "ภาพยนตร์เรื่อง “อ่าวเงียบ” เข้าฉายวันศุกร์",
        'הסרט "המפרץ השקט" יוצא ביום שישי.',
        "Η ταινία «Ο σιωπηλός κόλπος» βγαίνει την Παρασκευή.",
        "The dam was graded “poor, declining” in the survey.",
        "The horse, which everyone calls “the old lady”, is thirty.",
        "Not “as soon as possible” but now.",
        "It is not a case of “I told you so”.",
        "« Dès que possible » : ces trois mots font rire le quai.",
        "„Wasch mir den Pelz“-Politik nennt das die Opposition.",
        "Lidé tomu říkají „Bahenní ulice“.",
        "Jean, dit « le Grand », habite ici.",
        "What planners call “hidden demand” fills the ring road.",
        "Ökonomen nennen das „stille Teuerung“.",
        "Geologen nazywają to „martwą wodą”.",
        "Геологи называют это «мёртвой водой».",
        "En la sala cuelga una foto de su película, «El río seco», sin marco.",
        "Her favourite film: “Slow Harbour.”",
        "The studio plans another remake: “Undine.”",
        "「いってきます」と「ただいま」の札がある。",
        "The road, which the town called “Mud”, is shut.",
        "लोग इस सड़क को “कीचड़ गली” कहते हैं।",
    ],
)
def test_titles_names_and_terms_are_not_quotations(text: str) -> None:
    assert inners(text) == []


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("The minister called it “a disgrace” and walked out.", "a disgrace"),
        ("The act was ‘not acceptable’, Finch said.", "not acceptable"),
        (
            "Finch said the harbour and its long grey quay, built before the war by prisoners, was"
            " “unsafe for any ship”.",
            "unsafe for any ship",
        ),
        ("He urged the nations to “step up” at once.", "step up"),
        ("The firm said it would “vigorously defend” the suit.", "vigorously defend"),
        ("The guild called the apology “a sentence with no sorry”.", "a sentence with no sorry"),
        ("She has called the probe a “witch hunt”.", "witch hunt"),
        ("Police described the man as “armed and dangerous”.", "armed and dangerous"),
        ("The crowd shouted “Shame on you!” as she left.", "Shame on you!"),
        ("A sign on the door read “Back in five minutes”.", "Back in five minutes"),
        ("A banner reading “Malt, not vault” was removed.", "Malt, not vault"),
        ("His message was blunt: “Leave now.”", "Leave now."),
        ("There were shouts of “Shame!” from the gallery.", "Shame!"),
        ("“No.”", "No."),
        ("“Never,” she said.", "Never,"),
        ("He says, “Beans.”", "Beans."),
        ("He said: “Beans.”", "Beans."),
        ("“Good-by, Count,” she said aloud.", "Good-by, Count,"),
        ("“Rubbish, all of it,” interjected the clerk.", "Rubbish, all of it,"),
        ("Finch Calls On The Towns To “Step Up” As Rivers Rise", "Step Up"),
        ("Kluge nannte den Plan „völlig unausgegoren“.", "völlig unausgegoren"),
        ("Il a dénoncé « une décision absurde » du conseil.", "une décision absurde"),
        ("El alcalde habló de «un antes y un después».", "un antes y un después"),
        ("Ha parlato di un bilancio «scritto sull’acqua».", "scritto sull’acqua"),
        ("Rocha fala em “desastre anunciado”.", "desastre anunciado"),
        ("Minister nazwał projekt „krokiem w złą stronę”.", "krokiem w złą stronę"),
        ("Он назвал решение «ошибкой, за которую заплатят».", "ошибкой, за которую заплатят"),
        ("Bakan, kararın “büyük bir hata” olduğunu söyledi.", "büyük bir hata"),
        ("ووصف القرار بأنه «خطأ كبير».", "خطأ كبير"),
        ("उन्होंने फैसले को “एक बड़ी भूल” बताया.", "एक बड़ी भूल"),
        ("彼は「大きな間違いだ」と述べた。", "大きな間違いだ"),
        ("他称这一决定是“一个巨大的错误”。", "一个巨大的错误"),
        ("他们打出“还我河流”的横幅。", "还我河流"),
        ("“我不信，”老张摇头。", "我不信，"),
        ("وحذّر التقرير من «كارثة بيئية وشيكة».", "كارثة بيئية وشيكة"),
        ("« Rien du tout », dit-il en partant.", "Rien du tout"),
        ("Rechtlich sei das „nicht völlig ausgeschlossen“.", "nicht völlig ausgeschlossen"),
        ("Naboen råbte, at familien »fodrer fjenden«.", "fodrer fjenden"),
        ("It was what her rival had called “madness on stilts”.", "madness on stilts"),
        ("Elle se dit « très inquiète » pour la suite.", "très inquiète"),
        ("She told the inquiry she felt “completely ignored”.", "completely ignored"),
        ("The room fell silent. “Well, Dad.”", "Well, Dad."),
        ("He shrugged. “Maybe.”", "Maybe."),
        ("“Quizá”, responde.", "Quizá"),
        ("”Ja”, sa hon.", "Ja"),
        ("«Да», — кивнула она.", "Да"),
        ("「はい」と彼女は答えた。", "はい"),
        ("A empresa classificou a acusação como “totalmente falsa”.", "totalmente falsa"),
        ('그는 "큰 실수였다"며 사과했다.', "큰 실수였다"),
        ('이장은 "검토하겠다"고 밝혔다.', "검토하겠다"),
        ("Counsel put it to her that the ledgers were “plainly cooked”.", "plainly cooked"),
        ("The baker is, apparently, “not a morning person”.", "not a morning person"),
        ("Der Anwalt hielt ihr vor, die Bücher seien „schlicht falsch“.", "schlicht falsch"),
        ("La maire a fait savoir que le pont était « bien malade ».", "bien malade"),
        ("El alcalde dejó claro que la obra será «lenta y cara».", "lenta y cara"),
        ("De wethouder liet weten dat het plan ‘van tafel’ is.", "van tafel"),
        ("Bakanlık, konunun “özenle izlendiğini” bildirdi.", "özenle izlendiğini"),
        ("Köylüler, ağaçların “gece kesildiğini” öne sürdü.", "gece kesildiğini"),
        ("The log says only: “Lost Boris.”", "Lost Boris."),
        ("A postcard read “Sold boat.”", "Sold boat."),
        ("“Nell! Nell! Oh Nell!” thundered from all sides.", "Nell! Nell! Oh Nell!"),
        ("Hon sa ”kom hit nu”.", "kom hit nu"),
        ("镇长摇头：“不行。”", "不行。"),
        ("駅員に尋ねると、「存じません」ととぼけた。", "存じません"),
        ("The judge called the ledger “worthless”.", "worthless"),
    ],
)
def test_words_somebody_said_or_wrote_are_quotations(text: str, inner: str) -> None:
    assert inners(text) == [inner]


def test_members_of_a_list_of_titles_are_judged_together() -> None:
    assert inners("She owns the albums “Low Water”, “Gone to seed” and “the late bus”.") == []


def test_members_of_a_list_of_quotations_are_judged_together() -> None:
    text = "He called the cuts “cruel to everyone in town” and “petty things”."
    assert inners(text) == ["cruel to everyone in town", "petty things"]


def test_a_short_second_half_follows_its_first_half() -> None:
    text = "„Wir haben hier wirklich“, so Holt, „alles versucht.“"
    assert inners(text) == ["Wir haben hier wirklich", "alles versucht."]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (
            "The mill said it was “proud of its bakers” and would open again “when people eat.”",
            "when people eat.",
        ),
        (
            "Die Firma sagte, sie bleibe „dem Tal treu“ und werde „zu gegebener Zeit“ bauen.",
            "zu gegebener Zeit",
        ),
        (
            "La firma dijo sentirse «muy unida al valle» y que volverá «cuando convenga».",
            "cuando convenga",
        ),
    ],
)
def test_a_reported_sentence_goes_on_reporting(text: str, second: str) -> None:
    assert inners(text)[1:] == [second]


def test_a_nested_quotation_does_not_part_two_halves() -> None:
    text = "“He told me, ‘wait by the pier,’ and I did,” she said. “Every day.”"
    assert inners(text)[-1] == "Every day."


def test_quotations_far_apart_do_not_judge_each_other() -> None:
    gap = "Then the wind fell and the boats lay still along the whole of the grey quay for days, "
    text = f"“We waited for hours,” said Orla Finch. {gap}{gap}and by night “low water” came."
    assert inners(text) == ["We waited for hours,"]


def test_what_follows_in_another_sentence_does_not_report() -> None:
    assert inners("It was a kind of “dry spring.” Orla Finch said nothing.") == []


def test_words_taken_up_again_from_a_quotation_are_no_second_one() -> None:
    text = (
        "Elle dit qu’« aucun départ n’est prévu à ce stade ».\n\n« À ce stade » fait rire le quai."
    )
    assert inners(text) == ["aucun départ n’est prévu à ce stade"]

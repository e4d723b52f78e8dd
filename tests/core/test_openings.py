from __future__ import annotations

import pytest

from bot.core.openings import Standing, is_vague, standing


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The council closed the bridge on Tuesday night."),
        ("en", "This year the orchard gave twice as many apples."),
        ("en", "So far the ferry has carried nine hundred people."),
        ("en", "Thera Lindqvist said she would sell the mill."),
        ("de", "Darmstadt baut im Mai eine neue Brücke."),
        ("fr", "Cécile Arnaud dirige le port depuis dix ans."),
        ("es", "Susana Prieto abrió la tienda en el puerto."),
        ("zh", "轮渡八月一日恢复运营，首班船载客二百人。"),
        ("ar", "أعلنت البلدية إغلاق الجسر القديم يوم الثلاثاء."),
        ("hi", "नगर परिषद ने मंगलवार को पुराना पुल बंद किया।"),
        ("th", "เรือข้ามฟากกลับมาให้บริการในเช้าวันนี้"),
        ("xx", "He would be an orphan in a language we know."),
    ],
)
def test_sentence_with_its_own_subject_stands_alone(language: str, sentence: str) -> None:
    assert standing(sentence, language) is Standing.ALONE


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "He added that the bridge would stay closed."),
        ("en", "That decision cost the town two million."),
        ("en", "One of them had walked all night to get here."),
        ("en", "Was the bridge ever safe to walk on?"),
        ("en", "The bridge was safe, she said on the phone."),
        ("de", "Darin steht, dass die Brücke alt ist."),
        ("fr", "Elle a vendu le moulin au mois de mai."),
        ("es", "Esto cambió la vida de todo el pueblo."),
        ("it", "Questo ha cambiato la vita del paese."),
        ("pt", "Eles venderam o moinho no mês de maio."),
        ("nl", "Hij verkocht de molen in de maand mei."),
        ("pl", "Jego dom stał nad rzeką od stu lat."),
        ("ru", "Он продал старую мельницу в прошлом мае."),
        ("uk", "Вона продала старий млин у травні минулого року."),
        ("cs", "Jeho dům stál u řeky sto let."),
        ("sv", "Hon sålde kvarnen i maj förra året."),
        ("tr", "Bu karar kasabaya çok pahalıya mal oldu."),
        ("ar", "وأضاف أن الجسر سيبقى مغلقا حتى الربيع."),
        ("hi", "उन्होंने कहा कि पुल बंद रहेगा और रास्ता लंबा होगा।"),
        ("zh", "他表示，大桥将在春天之前继续关闭。"),
        ("ja", "彼は橋が春まで閉鎖されると述べた。"),
        ("th", "เขากล่าวว่าสะพานจะปิดจนถึงฤดูใบไม้ผลิ"),
    ],
)
def test_sentence_that_points_elsewhere_is_an_orphan(language: str, sentence: str) -> None:
    assert standing(sentence, language) is Standing.ORPHAN


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "However, the council voted to keep the bridge."),
        ("de", "Außerdem stimmte der Rat für die neue Brücke."),
        ("ja", "しかし、市議会は橋の維持を決めたという。"),
    ],
)
def test_sentence_that_continues_is_linked(language: str, sentence: str) -> None:
    assert standing(sentence, language) is Standing.LINKED


@pytest.mark.parametrize(
    "sentence",
    [
        "“We shall rebuild the bridge by spring,” said the mayor of the town.",
        "The mayor called it “the worst thing that could ever happen to a small town” today.",
        "The rest of it is only paperwork, as you know.”",
        'The rest of it is only paperwork, as you know."',
        "Anna Holm: The bridge was never safe to walk on.",
        "Q: How long have you worked at the old mill?",
        "A sign on the door read: “Closed until the spring comes back.”",
        "- apples from the orchard behind the old mill.",
        "Opening hours of the old mill",
        "Nobody came.",
    ],
)
def test_fragments_are_told_apart(sentence: str) -> None:
    assert standing(sentence, "en") is Standing.FRAGMENT


@pytest.mark.parametrize(
    ("sentence", "vague"),
    [
        ("The council closed the bridge on Tuesday night.", False),
        ("After three weeks I like the bridge better.", True),
        ("The mayor said “I am tired of it” on Tuesday.", False),
        ("Last month she counted forty boats there.", True),
        ("Last month the harbour master, Alma Reed, said she counted forty.", False),
    ],
)
def test_sentence_is_vague_when_nobody_is_named(sentence: str, vague: bool) -> None:
    assert is_vague(sentence) is vague

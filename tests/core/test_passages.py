"""The passage a question is about comes first, in any script; passages cover their text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.passages import PassageIndex, split_passages, stem

PASSAGES = {
    "en": (
        "The lighthouse keeper retired in June after thirty years on the rock.",
        "Repairing the northern breakwater will cost nine million crowns.",
        "School buses in the valley now run twice an hour.",
    ),
    "de": (
        "Der Leuchtturmwärter ging nach dreißig Jahren in den Ruhestand.",
        "Die Ausbesserung der nördlichen Wellenbrecher kostet neun Millionen Kronen.",
        "Im Tal fahren die Schulbusse jetzt zweimal in der Stunde.",
    ),
    "ru": (
        "Смотритель маяка ушёл на покой после тридцати лет службы на скале.",
        "Ремонт северного волнолома обойдётся в девять миллионов крон.",
        "Школьные автобусы в долине теперь ходят дважды в час.",
    ),
    "ar": (
        "تقاعد حارس المنارة بعد ثلاثين عاما على الصخرة.",
        "سيكلف إصلاح حاجز الأمواج الشمالي تسعة ملايين كرونة.",
        "تسير حافلات المدارس في الوادي مرتين كل ساعة.",
    ),
    "hi": (
        "प्रकाशस्तंभ का रखवाला तीस साल बाद सेवानिवृत्त हुआ।",
        "उत्तरी तरंगरोध की मरम्मत पर नब्बे लाख क्राउन खर्च होंगे।",
        "घाटी में स्कूल बसें अब घंटे में दो बार चलती हैं।",
    ),
    "th": (
        "ผู้ดูแลประภาคารเกษียณหลังทำงานบนเกาะหินมาสามสิบปี",
        "การซ่อมเขื่อนกันคลื่นด้านเหนือจะใช้เงินเก้าล้านคราวน์",
        "รถโรงเรียนในหุบเขาวิ่งชั่วโมงละสองเที่ยวแล้ว",
    ),
    "zh": (
        "守灯塔的老人在礁石上住了三十年，六月退休了。",
        "修复北防波堤要花九百万克朗。",
        "山谷里的校车现在每小时开两班。",
    ),
    "ja": (
        "灯台守は岩の上で三十年暮らし、六月に引退した。",
        "北の防波堤の修理には九百万クローネかかる。",
        "谷のスクールバスは一時間に二本走るようになった。",
    ),
    "ko": (
        "등대지기는 바위섬에서 서른 해를 보내고 유월에 은퇴했다.",
        "북쪽 방파제를 고치는 데 구백만 크로네가 든다.",
        "골짜기의 통학버스는 이제 한 시간에 두 번 다닌다.",
    ),
}
QUESTIONS = [
    ("en", "When did the lighthouse keepers retire?", 0),
    ("en", "What does the repair of the breakwaters cost?", 1),
    ("en", "HOW OFTEN DOES THE SCHOOL BUS RUN", 2),
    ("de", "Wann ist der Wärter des Leuchtturms in Rente gegangen?", 0),
    ("de", "Was kosten die Wellenbrecher?", 1),
    ("de", "Wie oft fährt der Schulbus?", 2),
    ("ru", "Когда ушёл смотритель маяков?", 0),
    ("ru", "Сколько стоит ремонт волноломов?", 1),
    ("ar", "كم يكلف إصلاح حواجز الأمواج؟", 1),
    ("ar", "متى تقاعد الحارس؟", 0),
    ("hi", "मरम्मत पर कितना खर्च होगा?", 1),
    ("hi", "स्कूल बस कितनी बार चलती है?", 2),
    ("th", "ซ่อมเขื่อนกันคลื่นใช้เงินเท่าไร", 1),
    ("th", "รถโรงเรียนวิ่งกี่เที่ยว", 2),
    ("zh", "防波堤的修复费用是多少？", 1),
    ("zh", "校车多久一班？", 2),
    ("ja", "防波堤の修理費はいくら？", 1),
    ("ja", "灯台守はいつ引退した？", 0),
    ("ko", "방파제 고치는 데 얼마나 드나?", 1),
    ("ko", "등대지기가 언제 은퇴했나?", 0),
]


@pytest.mark.parametrize(("language", "question", "best"), QUESTIONS)
def test_the_passage_that_answers_comes_first(language: str, question: str, best: int) -> None:
    index = PassageIndex(PASSAGES[language])
    assert index.rank(question)[0] == best


def test_all_passages_are_ranked_and_equal_ones_keep_their_order() -> None:
    index = PassageIndex(["one thing", "", "another thing", "one thing"])
    assert index.rank("one") == [0, 3, 1, 2]
    assert index.rank("xyz") == [0, 1, 2, 3]
    assert index.rank("") == [0, 1, 2, 3]


def test_no_passages_and_empty_passages_are_no_error() -> None:
    assert PassageIndex([]).rank("what") == []
    assert PassageIndex(["", " "]).score("what") == [0.0, 0.0]


def test_words_a_question_is_asked_with_count_for_nothing_beside_others() -> None:
    asked = "What is it that they would do with the harbour?"
    index = PassageIndex(
        ["What it is that they would do with it is what they would do. " * 3, "A harbour. " * 9]
    )
    assert index.rank(asked)[0] == 1
    assert index.rank("What would they do with it?")[0] == 0


def test_words_that_stand_together_in_the_question_should_do_so_in_the_passage() -> None:
    apart = "The green boats and a white house, a green fence and white paint on the house boat."
    index = PassageIndex([apart, apart.replace("a white house", "a green house"), "Snow fell."])
    assert index.rank("Where is the green house?")[0] == 1


@pytest.mark.parametrize(
    ("word", "root"),
    [("ferries", "ferry"), ("boats", "boat"), ("quickly", "quick"), ("king", "king"), ("is", "is")],
)
def test_english_words_lose_their_endings(word: str, root: str) -> None:
    assert stem(word) == root


def test_scores_are_zero_exactly_where_nothing_is_shared() -> None:
    scores = PassageIndex(["The ferry sails.", "Ferries sail.", "Snow."]).score("ferry")
    assert scores[0] > scores[1] > scores[2] == 0


@given(st.lists(st.text(max_size=60), max_size=12), st.text(max_size=60))
def test_a_ranking_is_an_order_of_all_passages_by_score(passages: list[str], question: str) -> None:
    index = PassageIndex(passages)
    ranked, scores = index.rank(question), index.score(question)
    assert sorted(ranked) == list(range(len(passages)))
    assert all(score >= 0 for score in scores)
    assert [scores[i] for i in ranked] == sorted(scores, reverse=True)


@given(
    st.lists(st.sampled_from(["harbour", "Straße", "渡轮停航", "नाव", "เรือ", "قارب"]), min_size=1),
    st.integers(0, 5),
)
def test_a_passage_that_repeats_the_question_beats_one_that_has_nothing_of_it(
    words: list[str], place: int
) -> None:
    question = " ".join(words)
    passages = ["zzz zzz zzz"] * 6
    passages[place] = question
    assert PassageIndex(passages).rank(question)[0] == place


@settings(deadline=None)
@given(st.text(max_size=3000), st.integers(20, 400))
def test_passages_joined_are_the_text(text: str, size: int) -> None:
    passages = split_passages(text, size=size)
    assert "".join(p.text for p in passages) == text
    assert all(text[p.start : p.end] == p.text for p in passages)
    assert all(len(p.text) <= size for p in passages)


def test_passages_end_with_sentences() -> None:
    text = "The pilot boat left at four. Nobody waved from the mole this time. " * 60
    passages = split_passages(text)
    assert all(p.text.rstrip().endswith(".") for p in passages)
    assert min(len(p.text) for p in passages) > 500


def test_a_passage_must_hold_something() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        split_passages("text", size=0)


def test_a_megabyte_is_indexed_and_asked() -> None:
    words = [f"word{n * 7919 % 4001}" for n in range(120_000)]
    text = " ".join(words)[:1_000_000]
    passages = [p.text for p in split_passages(text)]
    best, *_ = PassageIndex(passages).rank("Where do word17 and word99 stand?")
    assert "word17" in passages[best] or "word99" in passages[best]

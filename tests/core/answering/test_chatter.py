from __future__ import annotations

import pytest

from bot.core.answering import Tone, is_chatter, is_for_others, is_question, tone

QUESTIONS = (
    "why?",
    "what is it",
    "So, who won",
    "Nice, and how much did it cost",
    "explain the vote",
    "please list the speakers",
    "Tell me more about the mayor",
    "summarise this",
    "compare the two plans",
    "price?",
    "is that true",
    "lol why did he do that?",
    "I wonder who paid for it",
    "I don't understand why they left",
    "what a day was that in the end?",
    "wann war das",
    "Erklär mir das Urteil",
    "qui a gagné",
    "¿cuánto costó",
    "quanto è costato",
    "сколько это стоило",
    "объясни решение",
    "kiedy to było",
    "كم عدد السكان",
    "متى حدث ذلك؟",
    "是谁赢了",
    "请总结一下",
    "いつですか",
    "説明して",
    "그게 언제예요",
    "किसने कहा",
    "ทำไมปิด",
    "τι έγινε;",
)
CHATTER = (
    "",
    "thanks!",
    "lol",
    "hahahaha",
    "ok cool",
    "👍",
    "good bot",
    "haha same",
    "haha my brother too",
    "thanks for posting this",
    "I had pizza",
    "brb",
    "hello everyone",
    "good morning",
    "<:party:123456>",
    "<a:wave:99> :tada:",
    "https://example.org/a?b=c",
    "???",
    "Danke!",
    "merci beaucoup",
    "¡Muchas gracias!",
    "спасибо",
    "谢谢",
    "哈哈哈",
    "ありがとう！",
    "감사합니다",
    "شكرا",
    "धन्यवाद",
)
UNCLEAR = ("the price of oil", "Bürgermeister", "ferry timetable", "what a day", "how nice", "ok?")


@pytest.mark.parametrize("text", QUESTIONS)
def test_what_asks_is_a_question(text: str) -> None:
    assert tone(text) is Tone.QUESTION
    assert is_question(text)
    assert not is_chatter(text)


@pytest.mark.parametrize("text", CHATTER)
def test_thanks_laughter_greetings_and_one_s_own_life_are_chatter(text: str) -> None:
    assert tone(text) is Tone.CHATTER
    assert is_chatter(text)


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_may_ask_is_left_open(text: str) -> None:
    assert tone(text) is Tone.UNCLEAR
    assert not is_question(text)
    assert not is_chatter(text)


@pytest.mark.parametrize(
    ("text", "others"), [("// not you", True), ("  //x", True), ("a // b", False), ("/x", False)]
)
def test_slashes_at_the_head_are_for_others(text: str, others: bool) -> None:
    assert is_for_others(text) is others

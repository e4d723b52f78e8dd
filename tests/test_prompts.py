from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.prompts import PLACEHOLDERS, load_prompts, shipped_folder

VALUES = {
    "length": "standard",
    "quotes": 5,
    "about": "A title",
    "fence": "article-123456789",
    "article": "The article {{ quotes }} {% raw %}",
    "notes": "Notes.",
    "passages": "Passages.",
    "statements": "1. One.",
    "conversation": "Q: Why?\nA: Because.",
    "question": "And who {{ pays }}?",
    "talk": "# news\n[1] Ada: {{ fence }}",
    "topics": "[1] Ships",
    "headlines": "[1] Ships",
    "most": 12,
    "language": "German",
    "problem": "it broke off",
}


def own(folder: Path, name: str, change: tuple[str, str]) -> Path:
    text = (shipped_folder() / f"{name}.md").read_text(encoding="utf-8")
    assert change[0] in text
    (folder / f"{name}.md").write_text(text.replace(*change), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_shipped_prompts_are_filled_in_and_their_stable_part_holds_no_article(name: str) -> None:
    told = load_prompts()[name].render(**VALUES)
    assert told.system
    assert "{{" not in told.system
    assert "article-123456789" not in told.system
    assert VALUES["article"] not in told.system


def test_article_is_data_and_never_a_template() -> None:
    told = load_prompts()["summarize"].render(**VALUES)
    fenced = (
        "<article-123456789>\nA title\n\nThe article {{ quotes }} {% raw %}\n</article-123456789>"
    )
    assert fenced in told.user
    assert "Write tldr and points in German" in told.user


def test_question_and_earlier_turns_have_tags_of_their_own() -> None:
    prompt = load_prompts()["answer"]
    told = prompt.render(**VALUES)
    fence = "article-123456789"
    assert told.user.startswith(f"<{fence}>\nPassages.\n</{fence}>\n<{fence}-earlier>\nQ: Why?")
    question = f"<{fence}-question>\nAnd who {{{{ pays }}}}?\n</{fence}-question>"
    assert told.user.endswith(question)
    assert "-earlier" not in prompt.render(**{**VALUES, "conversation": ""}).user


@pytest.mark.parametrize("length", ["brief", "standard", "detailed"])
def test_length_decides_how_much_is_asked_for(length: str) -> None:
    told = load_prompts()["summarize"].render(**{**VALUES, "length": length})
    asked = re.search(r"points: (\d or \d|\d to \d)", told.system)
    assert asked is not None
    assert asked[1] == {"brief": "2 or 3", "standard": "4 or 5", "detailed": "6 to 8"}[length]


def test_owners_prompt_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    folder = own(tmp_path, "summarize", ("Neutral voice", "Cheerful voice"))
    (folder / "README.md").write_text("About my prompts.", encoding="utf-8")
    mine, shipped = load_prompts(folder), load_prompts()
    assert "Cheerful voice" in mine["summarize"].render(**VALUES).system
    assert mine["notes"].version == shipped["notes"].version
    assert mine.version != shipped.version


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("summarize", ("{{ about }}", ""), "the placeholder about is missing"),
        ("notes", ("{{ article }}", "{{ text }}"), "there is no placeholder text; known are art"),
        ("notes", ("version: 1", ""), "it must begin with name: notes and a version"),
        ("notes", ("name: notes", "name: other"), "it must begin with name: notes and a version"),
        ("notes", ("name: notes", "name: [notes"), "notes.md: while parsing"),
        ("notes", ("block user", "block reader"), "the block user is missing"),
        ("notes", ("{{ article }}", "{{ article }"), "notes.md: unexpected '}'"),
    ],
)
def test_fault_in_a_prompt_ends_the_start_and_is_named(
    tmp_path: Path, name: str, change: tuple[str, str], said: str
) -> None:
    with pytest.raises(ConfigError, match=re.escape(said)):
        load_prompts(own(tmp_path, name, change))


def test_folder_that_is_not_there_and_file_that_is_no_prompt_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"there is no folder .*nowhere"):
        load_prompts(tmp_path / "nowhere")
    (tmp_path / "sumarize.md").write_text("typo", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"sumarize\.md: there is no such prompt"):
        load_prompts(tmp_path)


def test_unreadable_prompt_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(ConfigError, match=r"notes\.md: cannot be read"):
        load_prompts(tmp_path)

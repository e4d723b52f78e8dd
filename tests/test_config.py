from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from bot.config import Settings, load, setting_names, variable
from bot.errors import ConfigError

EXAMPLE = Path(__file__).parent.parent / "config.example.toml"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in setting_names():
        monkeypatch.delenv(variable(name), raising=False)
    monkeypatch.chdir(tmp_path)


def settings_file(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_example_lists_every_setting_in_order_with_its_default() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    shown: list[str] = []
    section = ""
    for line in text.splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            section = heading[1] + "."
        elif setting := re.match(r"(?:# )?(\w+) = ", line):
            shown.append(section + setting[1])
    assert shown == setting_names()
    loaded = load(EXAMPLE)
    assert loaded.storage.url.get_secret_value() == f"sqlite:///{EXAMPLE.parent / 'precis.db'}"
    assert loaded.model_copy(update={"storage": Settings().storage}) == Settings()


def test_every_setting_of_the_example_is_explained_on_the_line_before() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    for before, line in pairwise(lines):
        if re.match(r"(?:# )?\w+ = ", line):
            assert before.startswith("# "), line


def test_readme_lists_every_setting_in_order() -> None:
    readme = (EXAMPLE.parent / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z_.]+)` \|", readme, flags=re.MULTILINE) == setting_names()


def test_optional_settings_of_the_example_are_valid_once_uncommented(tmp_path: Path) -> None:
    text = re.sub(r"^# (\w+ = )", r"\1", EXAMPLE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert tomllib.loads(text)
    assert load(settings_file(tmp_path, text)).discord.token_file == Path("discord_token")


def test_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = settings_file(tmp_path, '[discord]\nstyle = "plain"\nmax_items = 2\n')
    monkeypatch.setenv("PRECIS_DISCORD__MAX_ITEMS", "1")
    settings = load(file)
    assert (settings.discord.style, settings.discord.max_items) == ("plain", 1)


def test_config_toml_of_the_working_directory_is_read(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('engine = "extractive"\n', encoding="utf-8")
    assert load().engine == "extractive"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('engin = "auto"', "engin: there is no such setting. Did you mean engine?"),
        (
            "[discord]\ntokn = 1",
            "discord.tokn: there is no such setting. Did you mean discord.token?",
        ),
        (
            '[discord]\nstyle = "loud"',
            "discord.style: input should be 'embed' or 'plain' "
            "(in the file, or PRECIS_DISCORD__STYLE).",
        ),
        (
            '[llm]\nbase_url = "localhost:11434"',
            "llm.base_url: it must begin with http:// or https:// "
            "(in the file, or PRECIS_LLM__BASE_URL).",
        ),
        (
            "[web]\nredirects = -1",
            "web.redirects: input should be greater than or equal to 0 "
            "(in the file, or PRECIS_WEB__REDIRECTS).",
        ),
    ],
)
def test_wrong_setting_is_one_line_that_names_it(tmp_path: Path, text: str, line: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(settings_file(tmp_path, text))
    assert caught.value.user_message == line


@pytest.mark.parametrize("name", ["PRECIS_DISCORD__TOKN", "PRECIS_ENGIN", "PRECIS_NOTHING"])
def test_unknown_variable_is_refused_by_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "value-that-stays-private")
    with pytest.raises(ConfigError, match=name) as caught:
        load()
    assert "value-that-stays-private" not in caught.value.user_message


def test_unreadable_nested_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRECIS_WEB__MAX_BYTES", "plenty")
    with pytest.raises(ConfigError, match=r"web\.max_bytes.*PRECIS_WEB__MAX_BYTES"):
        load()


def test_missing_and_broken_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no settings file .*nowhere\.toml"):
        load(tmp_path / "nowhere.toml")
    with pytest.raises(ConfigError, match="not valid TOML"):
        load(settings_file(tmp_path, "engine = "))


def test_token_comes_from_the_environment_or_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "token"
    secret.write_text(" from-file \n", encoding="utf-8")
    assert load().discord_token == ""
    monkeypatch.setenv("PRECIS_DISCORD__TOKEN_FILE", str(secret))
    assert load().discord_token == "from-file"
    monkeypatch.setenv("PRECIS_DISCORD__TOKEN", "from-environment")
    assert load().discord_token == "from-environment"


def test_token_with_more_than_a_token_in_it_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "token"
    secret.write_text("one\ntwo\n", encoding="utf-8")
    monkeypatch.setenv("PRECIS_DISCORD__TOKEN_FILE", str(secret))
    with pytest.raises(ConfigError, match="one word") as caught:
        _ = load().discord_token
    assert "two" not in caught.value.user_message


def test_unreadable_token_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRECIS_DISCORD__TOKEN_FILE", "no/such/file")
    with pytest.raises(ConfigError, match=r"discord\.token_file: cannot read no/such/file"):
        _ = load().discord_token


def test_token_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRECIS_DISCORD__TOKEN", "sekret")
    settings = load()
    assert "sekret" not in f"{settings!r} {settings} {settings.model_dump()}"
    monkeypatch.setenv("PRECIS_DISCORD__STYLE", "sekret-style")
    with pytest.raises(ConfigError) as caught:
        load()
    assert "sekret" not in f"{caught.value} {caught.value.__cause__}"


@pytest.mark.parametrize(
    "preset", ["openai", "openrouter", "ollama", "vllm", "llama.cpp", "lmstudio"]
)
def test_preset_sets_the_address_and_what_is_written_beside_it_wins(
    tmp_path: Path, preset: str
) -> None:
    llm = load(settings_file(tmp_path, f'[llm]\npreset = "{preset}"\n')).llm
    assert llm.base_url.endswith("/v1")
    own = f'[llm]\npreset = "{preset}"\nmodel = "mine"\ncontext_window = 9999\n'
    chosen = load(settings_file(tmp_path, own)).llm
    assert (chosen.model, chosen.context_window, chosen.base_url) == ("mine", 9999, llm.base_url)


def test_preset_changed_in_a_copy_of_the_example_takes_effect(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace('preset = ""', 'preset = "ollama"')
    llm = load(settings_file(tmp_path, text)).llm
    assert (llm.base_url, llm.context_window) == ("http://127.0.0.1:11434/v1", 4096)


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("", False),
        ('[llm]\napi_key = "k"\n', True),
        ('[llm]\nbase_url = "http://127.0.0.1:1/v1"\n', True),
        ('[llm]\npreset = "vllm"\n', True),
        ('engine = "extractive"\n[llm]\napi_key = "k"\n', False),
        ('engine = "llm"\n[llm]\napi_key = "k"\n', True),
    ],
)
def test_auto_takes_the_model_where_one_is_set_up(tmp_path: Path, text: str, uses: bool) -> None:
    assert load(settings_file(tmp_path, text)).uses_model is uses


def test_key_may_stand_in_a_file_and_never_in_a_message(tmp_path: Path) -> None:
    secret = tmp_path / "key"
    secret.write_text("sk-one\n", encoding="utf-8")
    text = f'[llm]\napi_key_file = "{secret}"\n'
    assert load(settings_file(tmp_path, text)).llm_key == "sk-one"
    secret.write_text("sk-one two\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"llm\.api_key: a key is one word") as caught:
        _ = load(settings_file(tmp_path, text)).llm_key
    assert "sk-one" not in caught.value.user_message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            'quiet_days = "loud"',
            "digests.quiet_days: input should be 'silent' or 'say_so' "
            "(in the file, or PRECIS_DIGESTS__QUIET_DAYS).",
        ),
        (
            "schedules = 51",
            "digests.schedules: input should be less than or equal to 50 "
            "(in the file, or PRECIS_DIGESTS__SCHEDULES).",
        ),
        (
            "schedules = 0",
            "digests.schedules: input should be greater than or equal to 1 "
            "(in the file, or PRECIS_DIGESTS__SCHEDULES).",
        ),
    ],
)
def test_digests_have_bounds(tmp_path: Path, text: str, line: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(settings_file(tmp_path, f"[digests]\n{text}\n"))
    assert caught.value.user_message == line


def test_headers_are_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = '[llm]\nheaders = {"X-Title" = "Precis"}\n'
    assert load(settings_file(tmp_path, text)).llm.headers == {"X-Title": "Precis"}
    monkeypatch.setenv("PRECIS_LLM__HEADERS", '{"X-Title": "Other"}')
    assert load().llm.headers == {"X-Title": "Other"}

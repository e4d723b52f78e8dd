"""Settings: `config.toml`, then `PRECIS_…` environment variables, checked once at start.

Nothing is read at import; `load` is called by the command that needs settings. A secret is a
`SecretStr`, so that neither a log line nor a traceback can print it.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from bot.errors import ConfigError
from bot.presets import PRESETS

PREFIX = "PRECIS_"
DEFAULT_FILE = Path("config.toml")
DATABASE = "precis.db"


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class DiscordSettings(_Section):
    """How the bot meets Discord."""

    token: SecretStr = Field(SecretStr(""), description="The bot token; better set by environment.")
    token_file: Path | None = Field(None, description="A file that holds the token instead.")
    message_content: bool = Field(True, description="Ask for the Message Content intent.")
    reaction: str = Field("📰", description="React with this emoji to have a message summarised.")
    style: Literal["embed", "plain"] = Field("embed", description="How replies look.")
    max_items: int = Field(3, ge=1, le=3, description="Links and files answered per message.")
    api_url: str = Field("https://discord.com/api/v10", description="Discord's REST address.")
    gateway_url: str = Field("", description="Gateway address; empty: the one Discord names.")
    shards: int = Field(0, ge=0, description="Connections to the gateway; 0: as Discord advises.")
    shard_ids: tuple[int, ...] = Field(
        (), description="The shards of this process, of all `shards`; empty: all of them."
    )


class WebSettings(_Section):
    """What a fetch of a page may cost."""

    max_bytes: int = Field(5 * 1024 * 1024, ge=1024, description="Bytes of a page, decoded.")
    total_seconds: float = Field(20.0, gt=0, description="Seconds for a page, redirects included.")
    redirects: int = Field(5, ge=0, le=20, description="Redirects followed.")
    contact_url: str = Field("", description="Where a site's owner can read about your bot.")
    allow_loopback: bool = Field(False, description="Allow 127.0.0.1; for tests and the demo only.")


class ReadingSettings(_Section):
    """How sources become text."""

    max_file_bytes: int = Field(5 * 1024 * 1024, ge=1024, description="Largest file read.")
    extract_seconds: float = Field(5.0, gt=0, description="Seconds to find the article in a page.")
    min_words: int = Field(40, ge=1, description="Shorter texts are not summarised.")
    at_once: int = Field(8, ge=1, description="Sources worked on at once; the others wait.")
    workers: int = Field(2, ge=1, le=64, description="Processes that parse pages and rank text.")


class SummarySettings(_Section):
    """What a summary holds."""

    length: Literal["brief", "standard", "detailed"] = Field(
        "standard", description="How much to write unless the asker chooses."
    )
    quotes: int = Field(5, ge=0, le=10, description="Key quotes shown at most.")


class LlmSettings(_Section):
    """The language model: any endpoint that speaks OpenAI's chat completions."""

    preset: Literal["", "openai", "openrouter", "ollama", "vllm", "llama.cpp", "lmstudio"] = Field(
        "", description="Sets what follows for a well-known server."
    )
    base_url: str = Field("", description="The endpoint's address; empty: OpenAI's.")
    api_key: SecretStr = Field(SecretStr(""), description="The key; better set by environment.")
    api_key_file: Path | None = Field(None, description="A file that holds the key instead.")
    model: str = Field("gpt-5.4-mini", min_length=1, description="The model's name there.")
    context_window: int = Field(
        128_000, ge=1024, description="Tokens of prompt and answer together."
    )
    max_output: int = Field(4096, ge=128, description="Tokens of an answer at most.")
    temperature: float = Field(0.2, ge=0, le=2, description="Left out where the model has none.")
    concurrency: int = Field(8, ge=1, le=256, description="Calls under way at once.")
    min_chunk: int = Field(2000, ge=128, description="Tokens of a long text's part at least.")
    connect_seconds: float = Field(10.0, gt=0, description="Wait for a connection.")
    silence_seconds: float = Field(30.0, gt=0, description="Wait for the next piece of an answer.")
    call_seconds: float = Field(300.0, gt=0, description="Longest time for one answer.")
    retry_seconds: float = Field(90.0, gt=0, description="Time for all tries of a call together.")
    price_in: float = Field(0.0, ge=0, description="US dollars per million tokens of prompts.")
    price_out: float = Field(0.0, ge=0, description="US dollars per million tokens of answers.")
    headers: dict[str, str] = Field({}, description="Headers sent along with every call.")
    prompts_dir: Path | None = Field(None, description="Your own prompts, instead of the shipped.")

    @field_validator("base_url")
    @classmethod
    def _check_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("it must begin with http:// or https://")
        return value


class BudgetSettings(_Section):
    """What the language model may cost; 0 sets no limit."""

    confirm_usd: float = Field(0.5, ge=0, description="Ask before a summary dearer than this.")
    member_tokens: int = Field(0, ge=0, description="Tokens a member may use a day.")
    member_usd: float = Field(0.0, ge=0, description="US dollars a member may spend a day.")
    server_tokens: int = Field(0, ge=0, description="Tokens a server may use a day.")
    server_usd: float = Field(0.0, ge=0, description="US dollars a server may spend a day.")


class ThreadSettings(_Section):
    """Where people ask about a summary."""

    mode: Literal["always", "on_question", "never"] = Field(
        "always", description="When a thread opens under a summary that was asked for."
    )
    watched_mode: Literal["always", "on_question", "never"] = Field(
        "on_question", description="The same where links are summarised unasked."
    )
    archive_minutes: Literal[60, 1440, 4320, 10080] = Field(
        1440, description="Minutes without a message after which Discord hides a thread."
    )


class StorageSettings(_Section):
    """What is remembered, where, and for how long."""

    url: SecretStr = Field(
        SecretStr(""),
        description="sqlite:///file or postgresql://…; empty: precis.db beside this file.",
    )
    message_days: int = Field(30, ge=1, description="Days that questions and answers are kept.")
    document_days: int = Field(7, ge=1, description="Days an article is kept after its last use.")
    repost_days: int = Field(7, ge=0, description="Days a link's earlier summary is pointed to.")
    lease_seconds: float = Field(
        15.0, gt=0, description="Silence after which another process takes a request over."
    )


class LogSettings(_Section):
    """What the operator reads."""

    level: Literal["debug", "info", "warning", "error"] = Field("info", description="Detail.")


class Settings(BaseSettings):
    """Every setting; `config.example.toml` lists them all with their defaults."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        nested_model_default_partial_update=True,
    )

    engine: Literal["auto", "llm", "extractive"] = Field(
        "auto", description="Who writes summaries; auto: the model where one is set up."
    )
    discord: DiscordSettings = DiscordSettings()
    web: WebSettings = WebSettings()
    reading: ReadingSettings = ReadingSettings()
    summary: SummarySettings = SummarySettings()
    llm: LlmSettings = LlmSettings()
    budget: BudgetSettings = BudgetSettings()
    threads: ThreadSettings = ThreadSettings()
    storage: StorageSettings = StorageSettings()
    log: LogSettings = LogSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over the file, and both over the defaults."""
        return env_settings, init_settings

    @property
    def discord_token(self) -> str:
        """Return the bot token, from the environment or its file; empty when there is none.

        Raises:
            ConfigError: when the token file cannot be read, or holds more than a token.
        """
        return _secret("discord.token", self.discord.token, self.discord.token_file)

    @property
    def llm_key(self) -> str:
        """Return the endpoint's key, from the environment or its file; empty when there is none.

        Raises:
            ConfigError: when the key file cannot be read, or holds more than a key.
        """
        return _secret("llm.api_key", self.llm.api_key, self.llm.api_key_file)

    @property
    def uses_model(self) -> bool:
        """Tell whether a language model writes: asked for, or set up and not switched off.

        Raises:
            ConfigError: as above.
        """
        set_up = bool(self.llm.preset or self.llm.base_url or self.llm_key)
        if self.engine == "llm" and not set_up:
            raise ConfigError(
                'engine = "llm" needs an endpoint: set llm.preset, llm.base_url or llm.api_key.'
            )
        return set_up and self.engine != "extractive"


def _secret(name: str, value: SecretStr, file: Path | None) -> str:
    secret = value.get_secret_value().strip()
    if not secret and file:
        try:
            secret = file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = type(error).__name__
            raise ConfigError(f"{name}_file: cannot read {file} ({reason}).") from error
    if any(sign.isspace() or not sign.isprintable() for sign in secret):
        kind = name.rpartition("_")[2].rpartition(".")[2]
        raise ConfigError(f"{name}: a {kind} is one word; there is more in it.")
    return secret


def load(path: Path | None = None) -> Settings:
    """Read the settings.

    Args:
        path: A TOML file that must exist; None reads `config.toml` of the working directory if
            there is one.

    Raises:
        ConfigError: one line for each wrong key or value, naming it.
    """
    file = path or (DEFAULT_FILE if DEFAULT_FILE.is_file() else None)
    _refuse_unknown_variables()
    try:
        settings = Settings(**_with_preset(_table(file) if file else {}))
    except ValidationError as error:
        lines = [
            _line(problem["loc"], problem["type"], problem["msg"]) for problem in error.errors()
        ]
        raise ConfigError("\n".join(lines)) from error
    except SettingsError as error:
        raise ConfigError(f"{error}.") from error
    return _with_database(settings, (file or DEFAULT_FILE).absolute().parent)


def _with_preset(table: dict[str, Any]) -> dict[str, Any]:
    """Put a preset's values under those of the file; those of the environment come on top."""
    llm = table.get("llm", {})
    if not isinstance(llm, dict):
        return table
    preset = os.environ.get(variable("llm.preset")) or llm.get("preset")
    return {**table, "llm": {**PRESETS.get(str(preset), {}), **llm}}


def _with_database(settings: Settings, folder: Path) -> Settings:
    """Put the embedded database beside the settings file unless another one is named."""
    if settings.storage.url.get_secret_value():
        return settings
    url = SecretStr(f"sqlite:///{folder / DATABASE}")
    storage = settings.storage.model_copy(update={"url": url})
    return settings.model_copy(update={"storage": storage})


def setting_names() -> list[str]:
    """Return every setting by its dotted name, in the order of the example file."""
    return _names(Settings, "")


def _table(file: Path) -> dict[str, Any]:
    if not file.is_file():
        raise ConfigError(f"There is no settings file {file}.")
    try:
        return TomlConfigSettingsSource(Settings, toml_file=file)()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: not valid TOML: {error}.") from error
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read ({type(error).__name__}).") from error


def _names(model: type[BaseModel], prefix: str) -> list[str]:
    names: list[str] = []
    for name, field in model.model_fields.items():
        section = field.annotation
        if isinstance(section, type) and issubclass(section, BaseModel):
            names += _names(section, f"{prefix}{name}.")
        else:
            names.append(prefix + name)
    return names


def _refuse_unknown_variables() -> None:
    # pydantic-settings passes over variables of no field, so a typing slip would go unnoticed.
    known = {variable(name) for name in setting_names()}
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name.upper() not in known:
            raise ConfigError(f"{name}: there is no such setting.{_hint(name, known)}")


def variable(setting: str) -> str:
    """Return the environment variable of a setting: `discord.token` -> `PRECIS_DISCORD__TOKEN`."""
    return PREFIX + setting.replace(".", "__").upper()


def _line(location: tuple[int | str, ...], kind: str, message: str) -> str:
    name = ".".join(str(part) for part in location)
    message = message.removeprefix("Value error, ")
    if kind == "extra_forbidden":
        return f"{name}: there is no such setting.{_hint(name, setting_names())}"
    return f"{name}: {message[:1].lower()}{message[1:]} (in the file, or {variable(name)})."


def _hint(name: str, known: set[str] | list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f" Did you mean {near[0]}?" if near else ""

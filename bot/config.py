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

from pydantic import BaseModel, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from bot.errors import ConfigError
from bot.presets import PRESETS
from bot.sections import (
    BudgetSettings,
    DigestSettings,
    DiscordSettings,
    LlmSettings,
    LogSettings,
    ReadingSettings,
    StorageSettings,
    SummarySettings,
    ThreadSettings,
    WebSettings,
)

__all__ = [
    "BudgetSettings",
    "DigestSettings",
    "DiscordSettings",
    "LlmSettings",
    "LogSettings",
    "ReadingSettings",
    "Settings",
    "StorageSettings",
    "SummarySettings",
    "ThreadSettings",
    "WebSettings",
    "load",
    "setting_names",
    "variable",
]

PREFIX = "PRECIS_"
DEFAULT_FILE = Path("config.toml")
DATABASE = "precis.db"


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
    digests: DigestSettings = DigestSettings()
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

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

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from bot.errors import ConfigError

PREFIX = "PRECIS_"
DEFAULT_FILE = Path("config.toml")


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

    engine: Literal["auto", "extractive"] = Field("auto", description="Who writes summaries.")
    discord: DiscordSettings = DiscordSettings()
    web: WebSettings = WebSettings()
    reading: ReadingSettings = ReadingSettings()
    summary: SummarySettings = SummarySettings()
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
        secret = self.discord.token.get_secret_value().strip()
        if not secret and self.discord.token_file:
            secret = self._token_of(self.discord.token_file)
        if any(sign.isspace() or not sign.isprintable() for sign in secret):
            raise ConfigError("discord.token: a token is one word; there is more in it.")
        return secret

    @staticmethod
    def _token_of(file: Path) -> str:
        try:
            return file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(
                f"discord.token_file: cannot read {file} ({type(error).__name__})."
            ) from error


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
        return Settings(**(_table(file) if file else {}))
    except ValidationError as error:
        lines = [
            _line(problem["loc"], problem["type"], problem["msg"]) for problem in error.errors()
        ]
        raise ConfigError("\n".join(lines)) from error
    except SettingsError as error:
        raise ConfigError(f"{error}.") from error


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
    if kind == "extra_forbidden":
        return f"{name}: there is no such setting.{_hint(name, setting_names())}"
    return f"{name}: {message[:1].lower()}{message[1:]} (in the file, or {variable(name)})."


def _hint(name: str, known: set[str] | list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f" Did you mean {near[0]}?" if near else ""

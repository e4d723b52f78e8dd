"""The sections of the settings: every setting with its default, its bounds and what it does."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator


class Section(BaseModel):
    """A section knows all its settings; nothing that is wrong in it is ever printed."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class DiscordSettings(Section):
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


class WebSettings(Section):
    """What a fetch of a page may cost."""

    max_bytes: int = Field(5 * 1024 * 1024, ge=1024, description="Bytes of a page, decoded.")
    total_seconds: float = Field(20.0, gt=0, description="Seconds for a page, redirects included.")
    redirects: int = Field(5, ge=0, le=20, description="Redirects followed.")
    pages: int = Field(5, ge=1, le=20, description="Pages of one article that are read.")
    site_gap: float = Field(1.0, ge=0, description="Seconds between two requests to one site.")
    proxy: SecretStr = Field(
        SecretStr(""), description="An HTTP proxy for all fetches, http://host:port; empty: none."
    )
    contact_url: str = Field("", description="Where a site's owner can read about your bot.")
    allow_loopback: bool = Field(False, description="Allow 127.0.0.1; for tests and the demo only.")
    youtube_url: str = Field(
        "https://www.youtube.com", description="Another address for YouTube; for tests only."
    )


class ReadingSettings(Section):
    """How sources become text."""

    max_file_bytes: int = Field(5 * 1024 * 1024, ge=1024, description="Largest file read.")
    extract_seconds: float = Field(5.0, gt=0, description="Seconds to find the article in a page.")
    min_words: int = Field(40, ge=1, description="Shorter texts are not summarised.")
    at_once: int = Field(8, ge=1, description="Sources taken apart at once; the others wait.")
    workers: int = Field(2, ge=1, le=64, description="Processes that parse pages and rank text.")


class SummarySettings(Section):
    """What a summary holds."""

    length: Literal["brief", "standard", "detailed"] = Field(
        "standard", description="How much to write unless the asker chooses."
    )
    quotes: int = Field(5, ge=0, le=10, description="Key quotes shown at most.")


class LlmSettings(Section):
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


class BudgetSettings(Section):
    """What the language model may cost; 0 sets no limit."""

    confirm_usd: float = Field(0.5, ge=0, description="Ask before a summary dearer than this.")
    member_tokens: int = Field(0, ge=0, description="Tokens a member may use a day.")
    member_usd: float = Field(0.0, ge=0, description="US dollars a member may spend a day.")
    server_tokens: int = Field(0, ge=0, description="Tokens a server may use a day.")
    server_usd: float = Field(0.0, ge=0, description="US dollars a server may spend a day.")


class ThreadSettings(Section):
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


class DigestSettings(Section):
    """What was shared and said in a day, in one message."""

    quiet_days: Literal["silent", "say_so"] = Field(
        "silent", description="What is posted when there was nothing: nothing, or that."
    )
    schedules: int = Field(20, ge=1, le=50, description="Schedules a server may have.")
    messages: int = Field(10_000, ge=1, description="Messages read for a digest at most.")
    links: int = Field(150, ge=1, description="Articles read for a digest at most.")
    clock_ahead_seconds: float = Field(
        0.0, description="How far schedules' clock is ahead; for tests and the demo only."
    )


class StorageSettings(Section):
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


class LogSettings(Section):
    """What the operator reads."""

    level: Literal["debug", "info", "warning", "error"] = Field("info", description="Detail.")

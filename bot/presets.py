"""Well-known servers of language models: what `llm.preset` sets."""

from __future__ import annotations

from typing import Any, Final

PRESETS: Final[dict[str, dict[str, Any]]] = {
    "openai": {"base_url": "https://api.openai.com/v1"},
    "openrouter": {"base_url": "https://openrouter.ai/api/v1", "model": "openai/gpt-5.4-mini"},
    # Ollama cuts a longer prompt off in silence, and its API cannot widen the window.
    "ollama": {
        "base_url": "http://127.0.0.1:11434/v1",
        "model": "llama3.1",
        "context_window": 4096,
        "concurrency": 2,
        "silence_seconds": 120.0,
        "retry_seconds": 300.0,
    },
    "vllm": {"base_url": "http://127.0.0.1:8000/v1", "context_window": 8192},
    "llama.cpp": {
        "base_url": "http://127.0.0.1:8080/v1",
        "context_window": 4096,
        "concurrency": 1,
        "silence_seconds": 120.0,
        "retry_seconds": 300.0,
    },
    "lmstudio": {
        "base_url": "http://127.0.0.1:1234/v1",
        "context_window": 4096,
        "concurrency": 1,
        "silence_seconds": 120.0,
        "retry_seconds": 300.0,
    },
}
"""What `llm.preset` sets wherever the owner does not say otherwise."""

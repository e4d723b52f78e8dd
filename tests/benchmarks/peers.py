"""LangChain's map_reduce and LlamaIndex's TreeSummarize on an endpoint that is given.

Both see nothing but that endpoint: tracing is off, and they count tokens by what they are handed.
"""

from __future__ import annotations

import asyncio
import os
import warnings
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

import openai

MODEL = "test-model"
KEY = "none"
WINDOW = 128_000
LLAMA_INDEX_RETRIES = 3
"""What LlamaIndex's own adapter for OpenAI has; LangChain's keeps the SDK's 2."""

Tokenize = Callable[[str], list[Any]]


@dataclass(frozen=True, slots=True)
class Task:
    """What a peer is to do.

    Attributes:
        slots: Calls at once; None for no limit.
        chunk_tokens: Tokens of a part.
        output_tokens: What is kept free for an answer.
    """

    base_url: str
    text: str
    slots: int | None
    chunk_tokens: int
    output_tokens: int
    tokenize: Tokenize


Peer = Callable[[Task], Coroutine[Any, Any, None]]


async def langchain(task: Task) -> None:
    """Summarise with load_summarize_chain(chain_type="map_reduce")."""
    os.environ.update(LANGSMITH_TRACING="false", LANGCHAIN_TRACING_V2="false")
    from langchain_classic.chains.summarize import load_summarize_chain
    from langchain_core.documents import Document
    from langchain_openai import ChatOpenAI
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=task.chunk_tokens,
        chunk_overlap=0,
        length_function=lambda text: len(task.tokenize(text)),
    )
    model: Any = ChatOpenAI(
        model=MODEL,
        base_url=task.base_url,
        api_key=KEY,
        custom_get_token_ids=lambda text: list(task.tokenize(text)),
    )
    if task.slots is not None:
        model = model.with_config(max_concurrency=task.slots)
    chain = load_summarize_chain(model, chain_type="map_reduce")
    documents = [Document(page_content=part) for part in splitter.split_text(task.text)]
    with warnings.catch_warnings():
        # It warns of fields that this version of the SDK has added to usage.
        warnings.simplefilter("ignore")
        await chain.ainvoke({"input_documents": documents})


async def llama_index(task: Task) -> None:
    """Summarise with TreeSummarize(use_async=True)."""
    from llama_index.core.indices.prompt_helper import PromptHelper
    from llama_index.core.response_synthesizers import TreeSummarize

    async with openai.AsyncOpenAI(
        base_url=task.base_url, api_key=KEY, max_retries=LLAMA_INDEX_RETRIES
    ) as client:
        helper = PromptHelper(
            context_window=WINDOW,
            num_output=task.output_tokens,
            chunk_overlap_ratio=0.0,
            chunk_size_limit=task.chunk_tokens,
            tokenizer=task.tokenize,
        )
        synthesizer = TreeSummarize(
            llm=_custom_llm(client, task.slots), prompt_helper=helper, use_async=True
        )
        await synthesizer.aget_response("Summarise the text.", [task.text])


def _custom_llm(client: openai.AsyncOpenAI, slots: int | None) -> Any:
    """Return a model for LlamaIndex around the SDK, whose version its own adapter does not take."""
    from llama_index.core.llms import CompletionResponse, CustomLLM, LLMMetadata

    room = asyncio.Semaphore(slots) if slots is not None else AsyncExitStack()

    class Model(CustomLLM):
        @property
        def metadata(self) -> LLMMetadata:
            return LLMMetadata(context_window=WINDOW, model_name=MODEL)

        async def acomplete(
            self, prompt: str, formatted: bool = False, **kwargs: Any
        ) -> CompletionResponse:
            async with room:
                answer = await client.chat.completions.create(
                    model=MODEL, messages=[{"role": "user", "content": prompt}]
                )
            return CompletionResponse(text=answer.choices[0].message.content or "")

        def complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> Any:
            raise NotImplementedError

        def stream_complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> Any:
            raise NotImplementedError

    return Model()


PEERS: dict[str, Peer] = {"LangChain": langchain, "LlamaIndex": llama_index}

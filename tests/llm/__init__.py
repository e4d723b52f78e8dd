"""A local language model's server for tests, the demo's benchmarks and trying things out."""

from tests.llm.abilities import Abilities
from tests.llm.answers import answering, declining, inventing, miscounting
from tests.llm.latency import REMOTE, Latency
from tests.llm.model import HelpfulModel, obedient
from tests.llm.replies import Reply
from tests.llm.request import Request
from tests.llm.server import LlmServer

__all__ = [
    "REMOTE",
    "Abilities",
    "HelpfulModel",
    "Latency",
    "LlmServer",
    "Reply",
    "Request",
    "answering",
    "declining",
    "inventing",
    "miscounting",
    "obedient",
]

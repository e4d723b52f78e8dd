"""The TL;DR and the points: what the source does not bear out is corrected once, or goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.engines.llm.checks import Ground, evidence
from bot.engines.llm.desk import Assignment, Desk, Order
from bot.engines.llm.reading import Said
from bot.engines.llm.shapes import STATEMENTS
from bot.errors import EngineError, ModelMuddled

CHARACTERS_A_TOKEN: Final = 1
"""So few that passages fit into any window, whatever their script."""


async def true_statements(
    desk: Desk, order: Order, answer: Said, ground: Ground, *, points: int
) -> tuple[str, tuple[str, ...]]:
    """Return the TL;DR and so many points that the source bears out, some of them corrected.

    Raises:
        ModelMuddled: when nothing is left.
    """
    said = (answer.tldr, *answer.points[:points])
    # What was given away is not even shown to the model again.
    statements = ["" if ground.gives_away(each) else each for each in said]
    statements = [ground.without_false_marks(each) for each in statements]
    false = [n for n, each in enumerate(statements) if each and not ground.is_borne_out(each)]
    if false:
        wrong, source = [statements[n] for n in false], order.article.text
        mended = await corrected(desk, order, wrong, source=source, language=order.language)
        for n, new in zip(false, mended, strict=True):
            statement = ground.without_false_marks(new)
            statements[n] = statement if ground.is_borne_out(statement) else ""
    tldr, *others = statements
    kept = [each for each in dict.fromkeys(others) if each and each != tldr]
    if not tldr and not kept:
        raise ModelMuddled
    # The weightiest point stands first, so it can stand for a gist that was not true.
    return (tldr, tuple(kept)) if tldr else (kept[0], tuple(kept[1:]))


async def corrected(
    desk: Desk, order: Assignment, statements: Sequence[str], *, source: str, language: str
) -> list[str]:
    """Have false statements written anew, once; what is not answered is empty."""
    try:
        room = desk.room("".join(statements), "").whole
        passages = await desk.work(evidence, source, statements, room * CHARACTERS_A_TOKEN)
        numbered = "\n".join(f"{n}. {each}" for n, each in enumerate(statements, 1))
        answer = await desk.ask(
            order,
            "correct",
            STATEMENTS,
            passages=passages,
            statements=numbered,
            language=language,
        )
    except EngineError:
        return [""] * len(statements)
    new = [*answer.statements, *([""] * len(statements))]
    return new[: len(statements)]

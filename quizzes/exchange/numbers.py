"""Numerical questions between formats: amounts written as 12, 12:0.5 or 10..20."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from pydantic import ValidationError

from quizzes.amounts import Amount
from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import FULL, Foreign, Weighed
from quizzes.exchange.short_answers import ANYTHING
from quizzes.numbers import UnreadableError, exact, written

ROUND = Fraction(1, 10_000)
LONGEST_UNIT = 20


def numerical(found: Foreign) -> tuple[dict[str, Any], list[Note]]:
    """Make a numerical question: what earns something is accepted, the rest foreseen as wrong."""
    numbers = [option for option in found.options if not _anything(option)]
    accepted = [option for option in numbers if option.percent > 0]
    if not any(option.percent >= FULL for option in accepted):
        raise RefusedError("no-accepted")
    rest = [option for option in numbers if option not in accepted]
    foreseen = [option for option in rest if option.feedback]
    silent = [option.text for option in rest if not option.feedback]
    notes = [Note("answer-dropped", {"answers": "; ".join(silent)})] if silent else []
    if any(option.percent < 0 for option in rest):
        notes.append(Note("negative-weight", {"options": "; ".join(o.text for o in rest)}))
    anything = next((o.feedback for o in found.options if _anything(o)), "")
    data = {
        "answers": [amount(o.text) | points(o) | told(o) for o in accepted],
        "unit": found.unit[:LONGEST_UNIT],
        "wrong": [amount(o.text) | told(o) for o in foreseen],
        "else-feedback": found.else_feedback or anything,
    }
    return {name: value for name, value in data.items() if value}, notes


def amount(text: str) -> dict[str, str]:
    """Read an amount, or raise RefusedError."""
    try:
        data = _amount(text)
        Amount.model_validate(data)
    except (UnreadableError, ValidationError) as error:
        raise RefusedError("number", number=text[:40]) from error
    return data


def spec(found: Amount) -> str:
    """Write an amount; a tolerance in percent becomes a number."""
    if found.value is None:
        return f"{written(found.least or Decimal(0))}..{written(found.most or Decimal(0))}"
    margin = _decimal(found.margin)
    return written(found.value) + (f":{written(margin)}" if margin else "")


def middle(text: str) -> tuple[str, str]:
    """Give an amount as its middle and what may be missed either way."""
    least, most = Amount.model_validate(_amount(text)).bounds
    return written(_decimal((least + most) / 2)), written(_decimal((most - least) / 2))


def points(option: Weighed) -> dict[str, str]:
    """Write a weight as a part of the point; files write a third as 33.33333."""
    part = min(option.percent, FULL) / 100
    near = part.limit_denominator(12)
    part = near if abs(near - part) < ROUND else part
    return {} if part == 1 else {"points": str(part)}


def told(option: Weighed) -> dict[str, str]:
    """Write what is said to an answer."""
    row = {"feedback": option.feedback, "misconception": option.misconception}
    return {name: value for name, value in row.items() if value}


def _anything(option: Weighed) -> bool:
    """Tell whether it stands for every other number."""
    return option.text.partition(":")[0] == ANYTHING


def _amount(text: str) -> dict[str, str]:
    least, dots, most = text.partition("..")
    if dots:
        return {"least": written(exact(least)), "most": written(exact(most))}
    value, _, tolerance = text.partition(":")
    margin = written(exact(tolerance)) if tolerance.strip() else "0"
    return {"value": written(exact(value))} | ({} if margin == "0" else {"tolerance": margin})


def _decimal(value: Fraction) -> Decimal:
    """Write a fraction whose decimals end; ours are made of such."""
    tens = 0
    while value.denominator != 1 and tens < 200:
        value, tens = value * 10, tens + 1
    return Decimal(f"{int(value)}e-{tens}")

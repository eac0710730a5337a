"""Short answers of other formats: weights, wildcards and capitals, which ours do not have."""

from __future__ import annotations

import re
from typing import Any

from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import FULL, Foreign, Weighed

ANYTHING = "*"
WILDCARD = re.compile(r"(?<!\\)\*")


def short_answer(found: Foreign) -> tuple[dict[str, Any], list[Note]]:
    """Make a short answer: full marks are accepted, the rest is foreseen as wrong."""
    plain = [option for option in found.options if not WILDCARD.search(option.text)]
    notes = [
        Note("wildcard", {"answer": option.text})
        for option in found.options
        if option not in plain and not caught(option)
    ]
    accepted = [option for option in plain if option.percent >= FULL and option.text]
    if not accepted:
        raise RefusedError("no-accepted")
    rest = [option for option in plain if option.percent < FULL]
    partly = [option for option in rest if option.percent > 0]
    if partly:
        texts = "; ".join(literal(option.text) for option in partly)
        notes.append(Note("partial-credit", {"options": texts}))
    foreseen = [option for option in rest if option.feedback and option.text]
    if silent := [literal(option.text) for option in rest if option not in foreseen]:
        notes.append(Note("answer-dropped", {"answers": "; ".join(silent)}))
    feedbacks = list(dict.fromkeys(option.feedback for option in accepted))
    if len(feedbacks) > 1:
        notes.append(Note("feedback-merged"))
    anything = next((o.feedback for o in found.options if caught(o)), "")
    data = {
        "accept": list(dict.fromkeys(literal(option.text) for option in accepted)),
        "feedback": next(filter(None, feedbacks), ""),
        "wrong": [wrong(option) for option in foreseen],
        "else-feedback": found.else_feedback or anything,
    }
    return {name: value for name, value in data.items() if value}, notes


def caught(option: Weighed) -> bool:
    """Tell whether it stands for every other answer."""
    return option.text == ANYTHING and option.percent < FULL


def wrong(option: Weighed) -> dict[str, str]:
    """Write a foreseen wrong answer as a quiz's file has it."""
    row = {"text": literal(option.text), "feedback": option.feedback}
    return row | ({"misconception": option.misconception} if option.misconception else {})


def literal(text: str) -> str:
    """Read an escaped asterisk as one."""
    return text.replace("\\*", "*")


def escaped(text: str) -> str:
    """Write an asterisk so that it stands for itself."""
    return text.replace("*", "\\*")

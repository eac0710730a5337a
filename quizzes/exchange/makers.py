"""Make the plain data of each of our types of a question between formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from hashlib import sha256
from typing import Any

from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import FULL, Foreign, Kind, Weighed
from quizzes.exchange.short_answers import short_answer
from quizzes.order import tell_their_order
from quizzes.types.submission import free_key, with_keys

Made = tuple[dict[str, Any], list[Note]]
NEAR = Fraction(1, 10)
"""Weights this close are the same: files write a third as 33.33333."""


def choice(found: Foreign) -> Made:
    """Make a single choice: the one option that earns full marks is the key."""
    check_options(found)
    keys = [option for option in found.options if option.percent > FULL - NEAR]
    if not keys:
        best = max(option.percent for option in found.options)
        raise RefusedError("no-full-marks", best=percent(best))
    if len(keys) > 1:
        raise RefusedError("two-keys", count=str(len(keys)))
    partly = [option for option in found.options if option.percent > 0 and option not in keys]
    costly = [option for option in found.options if option.percent < 0]
    notes = [Note("partial-credit", {"options": weights_of(partly)})] if partly else []
    notes += [Note("negative-weight", {"options": weights_of(costly)})] if costly else []
    return options_data(found, lambda option: option in keys), notes


def choices(found: Foreign) -> Made:
    """Make a multiple choice: every option that earns something is right."""
    check_options(found)
    count = sum(option.percent > 0 for option in found.options)
    if not count:
        raise RefusedError("no-key")
    share = FULL / count
    ours = all(abs(abs(option.percent) - share) < NEAR for option in found.options)
    notes = [] if ours else [Note("weights", {"weights": weights_of(found.options)})]
    return options_data(found, lambda option: option.percent > 0), notes


def check_options(found: Foreign) -> None:
    """Refuse options that nobody could choose among."""
    if len(found.options) < 2:
        raise RefusedError("one-option")
    if not all(option.text for option in found.options):
        raise RefusedError("empty-option")


def options_data(found: Foreign, right: Callable[[Weighed], bool]) -> dict[str, Any]:
    """Write options as a quiz's file has them."""
    rows = [
        {"text": option.text}
        | ({"correct": True} if right(option) else {})
        | ({"feedback": option.feedback} if option.feedback else {})
        | ({"misconception": option.misconception} if option.misconception else {})
        for option in found.options
    ]
    return {"options": with_keys(rows)} | ({} if found.shuffle else {"shuffle": False})


def true_false(found: Foreign) -> Made:
    """Make a statement to be judged."""
    if [option.percent for option in found.options].count(FULL) != 1 or len(found.options) != 2:
        raise RefusedError("true-false")
    data = options_data(found, lambda option: option.percent == FULL)
    rows = zip(("true", "false"), ("True", "False"), data["options"], strict=True)
    worded = [{**option, "key": key, "text": text} for key, text, option in rows]
    return {"preset": "true-false", "options": worded}, []


def matching(found: Foreign) -> Made:
    """Make prompts and choices; the same text is the same choice."""
    prompts = [pair for pair in found.pairs if pair.prompt]
    texts = list(dict.fromkeys(pair.match for pair in found.pairs if pair.match))
    if len(prompts) < 2 or len(texts) < 2 or not all(pair.match for pair in prompts):
        raise RefusedError("few-pairs")
    offered = with_keys({"text": text} for text in texts)
    keys = {row["text"]: row["key"] for row in offered}
    rows = [
        {"key": free_key(f"p{number}", keys.values()), "text": pair.prompt}
        | {"match": keys[pair.match]}
        | ({"feedback": pair.feedback} if pair.feedback else {})
        for number, pair in enumerate(prompts, start=1)
    ]
    return {"prompts": rows, "choices": offered}, []


def ordering(found: Foreign) -> Made:
    """Make items in their right order."""
    if len(found.options) < 3:
        raise RefusedError("few-items")
    if not all(item.text for item in found.options):
        raise RefusedError("empty-option")
    rows = [
        {"text": item.text} | ({"feedback": item.feedback} if item.feedback else {})
        for item in found.options
    ]
    keyed = with_keys(rows)
    if tell_their_order([row["key"] for row in keyed]):
        keyed = [{**row, "key": scrambled(row)} for row in keyed]
    return {"items": keyed}, []


def scrambled(row: dict[str, Any]) -> str:
    """Make a key that says nothing of an item's place."""
    return f"i{sha256((row['key'] + row['text']).encode()).hexdigest()[:8]}"


def percent(value: Fraction) -> str:
    """Write a weight: 33.3, -50, 100."""
    return f"{round(float(value), 1):g}"


def weights_of(options: Iterable[Weighed]) -> str:
    """List options with their weights."""
    return "; ".join(f"{option.text[:40]} ({percent(option.percent)}%)" for option in options)


MAKERS: dict[Kind, Callable[[Foreign], Made]] = {
    Kind.CHOICE: choice,
    Kind.CHOICES: choices,
    Kind.TRUE_FALSE: true_false,
    Kind.SHORT: short_answer,
    Kind.MATCHING: matching,
    Kind.ORDERING: ordering,
}

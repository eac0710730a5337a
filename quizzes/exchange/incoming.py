"""From a question of any format to the plain data of one of our types, with notes on changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from typing import Any

from quizzes.document import Level, Misconception
from quizzes.exchange.entries import Entry, Import, Note, RefusedError
from quizzes.exchange.foreign import FULL, Foreign, Kind, Pair, Refused, Weighed
from quizzes.exchange.plain_text import kept
from quizzes.exchange.short_answers import short_answer
from quizzes.order import tell_their_order
from quizzes.types.submission import free_key, with_keys

Made = tuple[dict[str, Any], list[Note]]
LONGEST = 10_000
MOST_OPTIONS = 100
RECOGNISED = 200
ERRORS = frozenset(Misconception)
NEAR = Fraction(1, 10)
"""Weights this close are the same: files write a third as 33.33333."""

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TYPES = {
    Kind.CHOICE: "single-choice",
    Kind.CHOICES: "multiple-choice",
    Kind.TRUE_FALSE: "single-choice",
    Kind.SHORT: "short-answer",
    Kind.MATCHING: "matching",
    Kind.ORDERING: "ordering",
}


def settle_all(found: Iterable[Foreign | Refused]) -> Import:
    """Turn what a format brought into entries; say once what has no place here."""
    titles, extras, entries = 0, 0, []
    categories, tags = set[tuple[str, ...]](), set[str]()
    for one in found:
        entries.append(settle(one))
        if isinstance(one, Foreign):
            titles += bool(one.title)
            extras += one.extras
            categories.add(one.category)
            tags.update(tag for tag in one.tags if not tag.startswith(("level:", "claim:")))
    counts = {"titles": titles, "categories": len(categories - {()}), "tags": len(tags)}
    counts["extras"] = extras
    unkept = (Note(code, {"count": str(n)}) for code, n in counts.items() if n)
    return Import(tuple(entries), tuple(unkept))


def settle(found: Foreign | Refused) -> Entry:
    """Make one entry."""
    if isinstance(found, Refused):
        return refused(found.line, found.stem, found.note)
    clean = cleaned(found)
    try:
        check(clean)
        own, notes = MAKERS[clean.kind](clean)
    except RefusedError as error:
        return refused(error.line or clean.line, clean.stem, error.note)
    shared, more = shared_data(clean, found)
    all_notes = tuple(dict.fromkeys((*clean.notes, *more, *notes)))
    return Entry(clean.line, clean.stem, TYPES[clean.kind], shared | own, all_notes)


def refused(line: int, stem: str, note: Note) -> Entry:
    """Make an entry of what is not taken; of its text only what one needs to find it again."""
    return Entry(line, kept(stem[:RECOGNISED]), notes=(note,))


def cleaned(found: Foreign) -> Foreign:
    """Take from every text what a document cannot hold."""
    options = tuple(
        replace(
            option,
            text=kept(option.text),
            feedback=kept(option.feedback),
            misconception=option.misconception if option.misconception in ERRORS else "",
        )
        for option in found.options
    )
    pairs = tuple(Pair(kept(p.prompt), kept(p.match), kept(p.feedback)) for p in found.pairs)
    return replace(
        found,
        stem=kept(found.stem),
        explanation=kept(found.explanation),
        else_feedback=kept(found.else_feedback),
        options=options,
        pairs=pairs,
    )


def check(found: Foreign) -> None:
    """Refuse what no page has room for."""
    if not found.stem:
        raise RefusedError("no-stem")
    if any(len(text) > LONGEST for text in found.texts()):
        raise RefusedError("too-long", most=str(LONGEST))
    if max(len(found.options), len(found.pairs)) > MOST_OPTIONS:
        raise RefusedError("many-options", most=str(MOST_OPTIONS))


def shared_data(found: Foreign, raw: Foreign) -> Made:
    """Give what every type has."""
    known = found.level in set(Level)
    notes = [] if known or not found.level else [Note("tag-level", {"level": found.level})]
    notes += [
        Note("misconception", {"name": option.misconception})
        for option in raw.options
        if option.misconception and option.misconception not in ERRORS
    ]
    claims = [claim for claim in found.claims if KEY.fullmatch(claim)]
    data = {
        "stem": found.stem,
        "level": found.level if known else "",
        "claims": claims,
        "explanation": found.explanation,
    }
    return {name: value for name, value in data.items() if value}, notes


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

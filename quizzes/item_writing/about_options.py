"""Rules about options as such, whichever of them is the key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from quizzes.item_writing.amounts import Range, amount_of, range_of
from quizzes.item_writing.item import Choice, Hit, Item
from quizzes.item_writing.wording import words
from quizzes.short_text import normal_form

FEWEST = 3
GATHERING = re.compile(
    r"\b(?:all|none|neither|both|any|some)\s+(?:of\s+)?(?:the\s+|these\s+|those\s+)?"
    r"(?:above|below|options|answers|choices|preceding|following)\b"
    r"|^\W*(?:all|none|both|neither|any)(?:\s+of\s+(?:them|these|those|it))?\W*$",
    re.IGNORECASE,
)
LETTER = r"(?:[A-H]|[1-9]|[ivx]{1,4}|[IVX]{1,4})[).]?"
COMBINING = re.compile(
    rf"^\W*(?:both\s+|only\s+)?{LETTER}(?:\s*(?:,|&|\+|\band\b|\bor\b)\s*(?:and\s+|or\s+)?{LETTER})+"
    r"(?:\s+only)?\W*$"
)


def all_or_none(item: Item) -> Iterator[Hit]:
    """Find options that speak of the other options."""
    for choice in item.offered:
        if GATHERING.search(choice.text):
            yield Hit(choice.where, {"text": choice.text})


def k_type(item: Item) -> Iterator[Hit]:
    """Find options that combine others by their letters or numbers: "1 and 3"."""
    for choice in item.offered:
        if COMBINING.match(choice.text):
            yield Hit(choice.where, {"text": choice.text})


def too_few(item: Item) -> Iterator[Hit]:
    """Find a question with so few options that guessing is worth while."""
    if item.choices and len(item.choices) < FEWEST:
        yield Hit("options", {"number": str(len(item.choices))})
    for number, choices in enumerate(item.lists):
        if len(choices) < FEWEST:
            yield Hit(f"gaps.{number}.options", {"number": str(len(choices))})
    choices = getattr(item.question, "choices", ())
    if choices and len(choices) < FEWEST:
        yield Hit("choices", {"number": str(len(choices))})


def out_of_order(item: Item) -> Iterator[Hit]:
    """Find numbers or dates that do not stand in their order, or are shuffled out of it."""
    amounts = [amount_of(choice.text) for choice in item.choices]
    known = [amount for amount in amounts if amount is not None]
    if len(amounts) < FEWEST or len(known) < len(amounts):
        return
    if item.shuffled or known not in (sorted(known), sorted(known, reverse=True)):
        yield Hit("options")


def overlapping(item: Item) -> Iterator[Hit]:
    """Find two options that say the same, or of which one holds the other."""
    for together in (_to_compare(item), *item.lists):
        for one, other in combinations(together, 2):
            if _overlap(one, other, item.one_key):
                yield Hit(other.where, {"one": one.text, "other": other.text})


def _to_compare(item: Item) -> tuple[Choice, ...]:
    if item.question.type != "matching":
        return item.choices
    choices = enumerate(getattr(item.question, "choices", ()))
    return tuple(Choice(f"choices.{n}.text", choice.text, False) for n, choice in choices)


def _overlap(one: Choice, other: Choice, one_key: bool) -> bool:
    if normal_form(one.text) == normal_form(other.text):
        return True
    if not one_key:
        return False
    left, right = range_of(one.text), range_of(other.text)
    if left and right:
        return _crosses(left, right)
    return _joined(one.text, other.text) or _joined(other.text, one.text)


def _crosses(left: Range, right: Range) -> bool:
    return left[0] <= right[1] and right[0] <= left[1]


def _joined(part: str, whole: str) -> bool:
    """Tell whether a whole option is one of the things that another option lists."""
    listed = re.split(r",|\band\b|\bor\b", whole)
    return (
        len(listed) > 1 and words(part) in [words(thing) for thing in listed] and bool(words(part))
    )

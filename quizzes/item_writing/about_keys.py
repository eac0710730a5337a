"""Rules about keys: nothing but the lesson should tell which option is right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from statistics import fmean

from lessons.building import plain_of
from quizzes.grounds import evidence_of
from quizzes.item_writing.item import Hit, Item
from quizzes.item_writing.wording import longest_run, telling, words

LONG = 1.5
"""Times the mean length of the distractors."""
MORE_LETTERS = 10
"""A key of 12 letters beside distractors of 8 is no giveaway: names have the length they have."""
COPIED = 8
"""Words in a row."""
VOWEL = re.compile(r"^\W*(?:[aeio]|u(?!n[ai]|s[ae]|k)|h(?:our|onest))", re.I)
ARTICLE = re.compile(r"\b(an?)[\s_….:]*$", re.I)
NUMBERED = re.compile(r"\b(is|was|has|are|were|have)(?:\s+the)?[\s_….:]*$", re.I)


def longest_is_key(item: Item) -> Iterator[Hit]:
    """Find a key that is the longest option, and half as long again as the distractors."""
    if not item.one_key or not item.distractors:
        return
    [key], others = item.keys, [len(choice.text) for choice in item.distractors]
    usual, long = fmean(others), len(key.text)
    if long > max(others) and long >= LONG * usual and long >= usual + MORE_LETTERS:
        yield Hit(key.where, {"length": str(long), "usual": f"{usual:.0f}"})


def word_repeated(item: Item) -> Iterator[Hit]:
    """Find a word of the stem that stands in every key, and in no distractor."""
    if not item.english or not item.keys or not item.distractors:
        return
    in_keys = frozenset.intersection(*(telling(choice.text) for choice in item.keys))
    elsewhere = frozenset().union(*(telling(choice.text) for choice in item.distractors))
    repeated = (in_keys & telling(item.stem)) - elsewhere
    for word in words(item.stem):
        if telling(word) and telling(word) <= repeated:
            yield Hit(item.keys[0].where, {"word": word})
            return


def convergence(item: Item) -> Iterator[Hit]:
    """Find a key made of parts that all come again in distractors, as is true of no distractor."""
    if not item.one_key or len(item.choices) < 3:
        return
    parts = {choice.where: telling(choice.text) for choice in item.choices}
    counts = Counter(part for found in parts.values() for part in found)
    apart = {part for part, count in counts.items() if count < len(parts)}
    met = {where: found & apart for where, found in parts.items()}
    shared = [w for w, found in met.items() if len(found) > 1 and all(counts[p] > 1 for p in found)]
    if shared == [item.keys[0].where]:
        yield Hit(item.keys[0].where, {"text": item.keys[0].text})


def grammatical_cue(item: Item) -> Iterator[Hit]:
    """Find a stem that its key completes as grammar asks, and a distractor does not."""
    if not item.english or not item.one_key:
        return
    [key] = item.keys
    for choice in item.distractors:
        if (cue := _cue(item.stem, key.text, choice.text)) is not None:
            yield Hit(choice.where, {"word": cue, "text": choice.text})
            return


def verbatim_key(item: Item) -> Iterator[Hit]:
    """Find a key that copies a row of words from the lesson, as no distractor does."""
    if not item.one_key or len(words(item.keys[0].text)) < COPIED:
        return
    paragraphs = [words(paragraph.text) for paragraph in item.lesson.paragraphs.values()]

    def copied(text: str) -> int:
        return max((longest_run(words(text), there) for there in paragraphs), default=0)

    most = copied(item.keys[0].text)
    if most >= COPIED and all(copied(choice.text) < COPIED for choice in item.distractors):
        yield Hit(item.keys[0].where, {"number": str(most)})


def missing_feedback(item: Item) -> Iterator[Hit]:
    """Find a question that leaves its learner without a reason: no feedback, or no evidence.

    Types other than ordering demand feedback of themselves, or tell what is wrong with a tie.
    """
    if not evidence_of(item.question, item.lesson):
        yield Hit("claims")
    rows = plain_of(item.question).get("items", [])
    if rows and not item.question.explanation and not all("feedback" in row for row in rows):
        yield Hit("items")


def _cue(stem: str, key: str, other: str) -> str | None:
    """Give the word of the stem that fits the key alone."""
    if found := ARTICLE.search(stem):
        wants_vowel = found[1].lower() == "an"
        fits, misfits = (
            bool(VOWEL.match(key)) == wants_vowel,
            bool(VOWEL.match(other)) != wants_vowel,
        )
        return found[1] if fits and misfits else None
    if found := NUMBERED.search(stem):
        wants_many = found[1].lower() in {"are", "were", "have"}
        fits, misfits = _several(key) == wants_many, _several(other) != wants_many
        return found[1] if fits and misfits else None
    return None


def _several(text: str) -> bool:
    """Tell whether a phrase is about several things, by its first words."""
    found = words(re.split(r"\b(?:of|in|from|that|which|who|with|for|by)\b|,", text)[0])
    if not found or found[0] in {"a", "an", "one", "this", "that"}:
        return False
    if "and" in found or found[0] in {"two", "three", "four", "five", "several", "many", "some"}:
        return True
    return found[-1].endswith("s") and not found[-1].endswith(("ss", "us", "is"))

"""What the types with a list of options share: single choice and multiple choice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from pydantic_core import PydanticCustomError

from quizzes.document import Option, Part, Raw
from quizzes.types.base import Finding
from quizzes.types.submission import all_values, typed_rows, with_keys

FIELDS = ("key", "text", "feedback", "misconception")


class Keyed(Protocol):
    """Anything with a key."""

    @property
    def key(self) -> str:
        """Name it among its siblings."""


Several = TypeVar("Several", bound=Sequence[Keyed])


def keys_differ(things: Several) -> Several:
    """Refuse two things with the same key: an answer could not tell them apart."""
    keys = [thing.key for thing in things]
    for key in keys:
        if keys.count(key) > 1:
            message = "two of them have the key '{key}'; give each its own"
            raise PydanticCustomError("key-twice", message, {"key": key})
    return things


def words_differ(words: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse the same word twice."""
    for word in words:
        if words.count(word) > 1:
            raise PydanticCustomError("twice", "'{word}' stands here twice", {"word": str(word)})
    return words


def right_keys(options: Sequence[Option]) -> list[str]:
    """Name the options that belong to the key."""
    return [option.key for option in options if option.correct]


def offered(options: Sequence[Option]) -> list[dict[str, str]]:
    """Give what a learner sees of options."""
    return [{"key": option.key, "text": option.text} for option in options]


def option_parts(options: Sequence[Option], chosen: Collection[str]) -> tuple[Part, ...]:
    """Give every option as a part: chosen or not, in the key or not."""
    return tuple(
        Part(option.key, option.correct, option.key in chosen, option.text, option.feedback)
        for option in options
    )


def reviewed_options(order: Sequence[Option], parts: Sequence[Part]) -> list[dict[str, Any]]:
    """Give the options as they were asked, with what was chosen, what is right and why."""
    chosen = {part.key for part in parts if part.chosen}
    return [
        {
            "key": option.key,
            "text": option.text,
            "chosen": option.key in chosen,
            "correct": option.correct,
            "feedback": option.feedback,
        }
        for option in order
    ]


def rekeyed(options: Sequence[Option], right: Collection[str]) -> tuple[Option, ...]:
    """Give options with another key. What was said of one that turned says the opposite now."""
    return tuple(
        option
        if option.correct == (option.key in right)
        else Option(key=option.key, text=option.text, correct=option.key in right)
        for option in options
    )


def check_options(options: Sequence[Option]) -> Iterator[Finding]:
    """Ask for feedback on every option, and for a misconception behind every distractor."""
    for number, option in enumerate(options):
        if not option.feedback:
            what = f"option '{option.key}' needs feedback"
            yield Finding(f"options.{number}", what, "needs-feedback")
        if option.correct and option.misconception:
            message = f"option '{option.key}' is right; remove its misconception"
            yield Finding(f"options.{number}.misconception", message, "right-misconception")
    yield from _twins(options)


def _twins(options: Sequence[Option]) -> Iterator[Finding]:
    texts = [option.text.casefold() for option in options]
    for number, text in enumerate(texts):
        if text in texts[:number]:
            message = f"option '{options[number].key}' says the same as another; reword one"
            yield Finding(f"options.{number}.text", message, "option-twice")


def read_options(raw: Raw, is_right: Callable[[int], bool]) -> list[dict[str, Any]]:
    """Read the editor's rows of options; `is_right` tells which rows are marked as the key."""
    rows = typed_rows(raw, "options", FIELDS)
    marked = [row | ({"correct": True} if is_right(number) else {}) for number, row in rows.items()]
    return with_keys(marked)


def ticked(raw: Raw, field: str) -> bool:
    """Tell whether a checkbox of the editor is ticked."""
    return bool(all_values(raw, field))

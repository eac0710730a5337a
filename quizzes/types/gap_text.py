"""A text with gaps, each marked in it by its key in braces."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Annotated, Any

from pydantic import AfterValidator, Field, field_validator
from pydantic_core import PydanticCustomError

from lessons.document import Document, Key
from quizzes.document import Option
from quizzes.types.options import keys_differ, rekeyed, right_keys

MARK = re.compile(r"\{([a-z0-9]+(?:-[a-z0-9]+)*)\}")


class Gap(Document):
    """A place in the text, `{key}` there, and what may fill it: one option is right."""

    key: Key
    options: Annotated[tuple[Option, ...], Field(min_length=2), AfterValidator(keys_differ)]

    @field_validator("options")
    @classmethod
    def _one_is_right(cls, options: tuple[Option, ...]) -> tuple[Option, ...]:
        if (count := len(right_keys(options))) != 1:
            message = "mark exactly one option with 'correct: true'; {count} are"
            raise PydanticCustomError("one-key", message, {"count": count})
        return options

    @property
    def right(self) -> Option:
        """Give the option that is right."""
        return next(option for option in self.options if option.correct)

    def rekeyed(self, right: object) -> Gap:
        """Give the gap with another right option; the same if it has no such option."""
        if right not in [option.key for option in self.options]:
            return self
        return self.model_copy(update={"options": rekeyed(self.options, {str(right)})})


def pieces_of(
    text: str, gaps: Sequence[Gap], about: Callable[[Gap], dict[str, Any]]
) -> list[list[dict[str, Any]]]:
    """Cut a text at its gaps, paragraph by paragraph: texts, and gaps with number and `about`."""
    numbered = {gap.key: (number, gap) for number, gap in enumerate(gaps, start=1)}
    return [
        [
            _piece(place, piece, numbered, about)
            for place, piece in enumerate(MARK.split(line))
            if piece
        ]
        for line in map(str.strip, text.split("\n"))
        if line
    ]


def _piece(
    place: int,
    piece: str,
    gaps: dict[str, tuple[int, Gap]],
    about: Callable[[Gap], dict[str, Any]],
) -> dict[str, Any]:
    if place % 2 == 0:
        return {"text": piece}
    number, gap = gaps[piece]
    return {"gap": piece, "number": number, **about(gap)}

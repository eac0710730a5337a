"""Amounts that an author accepts or foresees: a number with a tolerance, or a range."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from lessons.document import Document, Text
from quizzes.document import MalformedError, Misconception
from quizzes.numbers import UnreadableError, exact, written

EITHER = {"anyOf": [{"type": "number"}, {"type": "string"}]}
WORDS = {
    "number-ambiguous": "'{text}' may be a thousand or a decimal; write 1234 or 1.234",
    "number-groups": "'{text}' has points or commas where none belong; write 1234.5",
    "number-too-large": "'{text}' is too large or too exact",
}


def read_number(value: Any) -> Decimal:
    """Read a number of a file or of the editor, or raise PydanticCustomError."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise PydanticCustomError("not-a-number", "write a number, such as 12.5", {"text": ""})
    text = value if isinstance(value, str) else str(value + 0)
    try:
        return exact(text)
    except UnreadableError as error:
        message = WORDS.get(error.code, "'{text}' is not a number; write one such as 12.5")
        raise PydanticCustomError(error.code, message, {"text": error.text}) from error


def read_tolerance(value: Any) -> str:
    """Read what may be missed either way: a number, or a share of the value such as 5 %."""
    text = str(value).strip()
    relative = text.endswith("%")
    number = read_number(text.removesuffix("%") if relative else value)
    if number < 0:
        message = "a tolerance is 0 or more; '{text}' is less"
        raise PydanticCustomError("tolerance-negative", message, {"text": text})
    return written(number) + (" %" if relative else "")


def read_share(value: Any) -> str:
    """Read the part of the point that an answer earns: 1/2, 0.5 or 50 %."""
    try:
        part = Fraction(str(value)) if "/" in str(value) else Fraction(read_number(value))
    except (ValueError, ZeroDivisionError):
        part = Fraction(0)
    if not 0 < part <= 1:
        message = "'{text}' is no part of a point; write 1, 1/2 or 0.25"
        raise PydanticCustomError("share", message, {"text": str(value)})
    return str(part)


Number = Annotated[
    Decimal,
    BeforeValidator(read_number),
    PlainSerializer(written, return_type=str),
    WithJsonSchema(EITHER),
]
Tolerance = Annotated[str, BeforeValidator(read_tolerance), WithJsonSchema(EITHER)]
Share = Annotated[str, BeforeValidator(read_share), WithJsonSchema(EITHER)]


class Amount(Document):
    """A `value`, give or take a `tolerance`; or all from `least` to `most`."""

    value: Number | None = None
    tolerance: Tolerance | None = None
    least: Number | None = None
    most: Number | None = None

    @model_validator(mode="after")
    def _one_or_a_range(self) -> Amount:
        ends = [self.least, self.most]
        if (self.value is None) == (ends == [None, None]):
            message = "give a 'value', or a range from 'least' to 'most'"
            raise PydanticCustomError("amount", message)
        if self.value is None and (
            None in ends or self.tolerance or self.bounds[0] > self.bounds[1]
        ):
            message = "a range has a 'least' and a 'most' that is no less, and no tolerance"
            raise PydanticCustomError("amount-range", message)
        return self

    @property
    def bounds(self) -> tuple[Fraction, Fraction]:
        """Give the least and the most that is meant."""
        if self.value is None:
            return Fraction(self.least or 0), Fraction(self.most or 0)
        middle, margin = Fraction(self.value), self.margin
        return middle - margin, middle + margin

    @property
    def margin(self) -> Fraction:
        """Give the tolerance as a number; one in percent is a share of the value."""
        if not self.tolerance:
            return Fraction(0)
        number = Fraction(Decimal(self.tolerance.removesuffix(" %")))
        relative = self.tolerance.endswith("%")
        return abs(Fraction(self.value or 0)) * number / 100 if relative else number

    def holds(self, numbers: Iterable[Decimal]) -> bool:
        """Tell whether one of the numbers is meant; both ends belong to it."""
        least, most = self.bounds
        return any(least <= Fraction(number) <= most for number in numbers)

    def says(self, unit: str = "") -> str:
        """Write it for readers: 12 ± 0.5 km, or 10 … 20 km."""
        if self.value is None:
            text = f"{shown(self.least)} … {shown(self.most)}"
        else:
            text = shown(self.value) + (f" ± {self.tolerance}" if self.margin else "")
        return f"{text} {unit}".rstrip()


class Accepted(Amount):
    """An amount that earns the point, or a part of it."""

    points: Share = "1"
    feedback: Text | None = None


class Foreseen(Amount):
    """A wrong amount that is foreseen, and what to say to it."""

    feedback: Text
    misconception: Misconception | None = None


def read_margin(value: object) -> str | None:
    """Read the tolerance that a teacher gives to a key, if any, or raise MalformedError."""
    try:
        return None if value is None else read_tolerance(value)
    except PydanticCustomError as error:
        raise MalformedError("tolerance", field="tolerance", text=str(value)) from error


def shown(number: Decimal | None) -> str:
    """Write a number with a real minus sign."""
    return "" if number is None else written(number).replace("-", "−")

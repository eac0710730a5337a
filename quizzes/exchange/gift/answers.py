"""What stands in the braces of a GIFT question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from quizzes.exchange.entries import RefusedError
from quizzes.exchange.foreign import FULL, NONE, Kind, Pair, Weighed
from quizzes.exchange.gift.scanning import cut, place, places
from quizzes.exchange.gift.texts import Texts

WEIGHT = re.compile(r"\s*%(-?[0-9.,]+)%")
GENERAL = "####(?!#)"
"""What begins the general feedback: the last of such, and its last four signs."""
VERDICTS = {"t": True, "true": True, "f": False, "false": False}


@dataclass(frozen=True)
class Answers:
    """The answers of a question, and its general feedback."""

    kind: Kind
    options: tuple[Weighed, ...] = ()
    pairs: tuple[Pair, ...] = ()
    explanation: str = ""
    else_feedback: str = ""


@dataclass(frozen=True)
class Piece:
    """One answer as it is written: after `=` or `~`, with its weight if it has one."""

    mark: str
    weight: Fraction | None
    text: str
    feedback: str


def read_answers(inside: str | None, texts: Texts) -> Answers:
    """Tell the kind of question by its answers, and read them."""
    if inside is None:
        return Answers(Kind.TEXT)
    general = places(inside, GENERAL)[-1:]
    explanation = texts.read(inside[general[0].end() :]) if general else ""
    written = inside[: general[0].start()] if general else inside
    written = written.strip()
    if not written:
        return Answers(Kind.OPEN, explanation=explanation)
    if written.startswith("#"):
        options, otherwise = _numbers(written[1:], texts)
        return Answers(Kind.NUMERICAL, options, (), explanation, otherwise)
    if written.startswith(">"):
        raise RefusedError("unknown-type", type="ordering (plug-in)")
    kind, options, pairs = _kind_of(written, texts)
    return Answers(kind, options, pairs, explanation)


def _kind_of(written: str, texts: Texts) -> tuple[Kind, tuple[Weighed, ...], tuple[Pair, ...]]:
    marks = {found[0] for found in places(written, "[=~]")}
    if "~" in marks:
        kind = Kind.CHOICE if "=" in marks else Kind.CHOICES
        return kind, tuple(_option(piece, texts) for piece in _pieces(written)), ()
    if "=" in marks and "->" in written:
        return Kind.MATCHING, (), tuple(_pair(piece, texts) for piece in _pieces(written))
    if (verdict := _verdict(written)) is not None:
        return Kind.TRUE_FALSE, _true_and_false(verdict, written, texts), ()
    written = written if marks else f"={written}"
    return Kind.SHORT, tuple(_accepted(piece, texts) for piece in _pieces(written)), ()


def _pieces(written: str) -> list[Piece]:
    found = places(written, "[=~]")
    if written[: found[0].start()].strip():
        raise RefusedError("before-answers")
    ends = [place.start() for place in found[1:]] + [len(written)]
    return [_piece(written[at.start() : end]) for at, end in zip(found, ends, strict=True)]


def _piece(written: str) -> Piece:
    mark, rest = written[0], written[1:]
    weight = WEIGHT.match(rest)
    text, feedback = cut(rest[weight.end() :] if weight else rest, "#")
    return Piece(mark, _percent(weight[1]) if weight else None, text, feedback)


def _percent(written: str) -> Fraction:
    try:
        value = Fraction(written.replace(",", ".")) if len(written) < 20 else None
    except (ValueError, ZeroDivisionError):
        value = None
    if value is None or abs(value) > FULL:
        raise RefusedError("weight", weight=written)
    return value


def _option(piece: Piece, texts: Texts) -> Weighed:
    default = FULL if piece.mark == "=" else NONE
    percent = default if piece.weight is None else piece.weight
    return Weighed(texts.read(piece.text), percent, texts.read(piece.feedback))


def _accepted(piece: Piece, texts: Texts) -> Weighed:
    percent = FULL if piece.weight is None else piece.weight
    return Weighed(texts.bare(piece.text), percent, texts.read(piece.feedback))


def _numbers(written: str, texts: Texts) -> tuple[tuple[Weighed, ...], str]:
    """Read accepted numbers; after `~` stands the feedback to all others."""
    at = place(written, "~")
    rest = "" if at < 0 else cut(written[at:], "#")[1]
    numbers = (written if at < 0 else written[:at]).strip()
    numbers = numbers if numbers.startswith("=") else f"={numbers}"
    return tuple(_accepted(piece, texts) for piece in _pieces(numbers)), texts.read(rest)


def _pair(piece: Piece, texts: Texts) -> Pair:
    if place(piece.text, "->") < 0:
        raise RefusedError("no-arrow")
    prompt, match = cut(piece.text, "->")
    return Pair(texts.read(prompt), texts.exact(match), texts.read(piece.feedback))


def _verdict(written: str) -> bool | None:
    return VERDICTS.get(cut(written, "#")[0].strip().lower())


def _true_and_false(verdict: bool, written: str, texts: Texts) -> tuple[Weighed, ...]:
    """Feedback stands in the order: for a wrong answer, then for the right one."""
    wrong, right = cut(cut(written, "#")[1], "#")
    told = {verdict: texts.read(right), not verdict: texts.read(wrong)}
    return tuple(
        Weighed(word, FULL if value == verdict else NONE, told[value])
        for word, value in (("True", True), ("False", False))
    )

"""Aiken: a question, options with letters, and a line with the letter of the right one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from quizzes.exchange.decoding import decode
from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import FULL, NONE, Foreign, Kind, Refused, Weighed

TITLE = "Aiken"
SUFFIX = ".aiken.txt"
ENDINGS = (".aiken", ".aiken.txt")
MIMETYPE = "text/plain"
TYPES = frozenset({"single-choice", "evidence"})
CARRIES: frozenset[str] = frozenset()

SURE = re.compile(r"([A-Z])[.)](?:\s+(.*)|)$", re.S)
LOOSE = re.compile(r"([A-Za-z])(?:[.)]\s+|\))(.*)$", re.S)
"""An option with a small letter or without its space, where this letter is due."""
ANSWER = re.compile(r"ANSWER:(.*)", re.I | re.S)


@dataclass(frozen=True)
class Line:
    """A line, and the letter and the text of the option that it is."""

    number: int
    text: str
    letter: str = ""
    option: str = ""


def parse(content: bytes) -> Iterator[Foreign | Refused]:
    """Read a file: a question ends with its answer line."""
    held: list[Line] = []
    due = 0
    for number, written in enumerate(decode(content).split("\n"), start=1):
        if not written.strip():
            continue
        line = line_of(number, written.strip(), due)
        ends = ANSWER.match(line.text) is not None
        if held and held[-1].letter and not (line.letter or ends):
            yield Refused(held[0].number, held[0].text, Note("no-answer-line"))
            held, due = [], 0
        held.append(line)
        due += bool(line.letter)
        if ends:
            yield read_question(held)
            held, due = [], 0
    if held:
        yield Refused(held[0].number, held[0].text, Note("no-answer-line"))


def line_of(number: int, text: str, due: int) -> Line:
    """Tell whether a line is an option, after so many others."""
    found = SURE.match(text)
    if not found and due < len(ascii_uppercase):
        loose = LOOSE.match(text)
        found = loose if loose and loose[1].upper() == ascii_uppercase[due] else None
    if not found:
        return Line(number, text)
    return Line(number, text, found[1].upper(), (found[2] or "").strip())


def read_question(lines: list[Line]) -> Foreign | Refused:
    """Read the lines of one question."""
    first = lines[0].number
    stem = "\n".join(line.text for line in lines[:-1] if not line.letter)
    try:
        options = read_options(lines)
    except RefusedError as error:
        return Refused(error.line or first, stem or lines[0].text, error.note)
    words = [option.text.casefold() for option in options]
    kind = Kind.TRUE_FALSE if words == ["true", "false"] else Kind.CHOICE
    return Foreign(first, kind, stem, options)


def read_options(lines: list[Line]) -> tuple[Weighed, ...]:
    """Read the options, and which of them the answer line names."""
    found, last = [line for line in lines if line.letter], lines[-1]
    if not found:
        raise RefusedError("no-options", last.number)
    for expected, line in zip(ascii_uppercase, found, strict=False):
        if line.letter != expected:
            raise RefusedError("letter-order", line.number, letter=line.letter, expected=expected)
    if len(found) > len(ascii_uppercase):
        raise RefusedError("many-letters", found[len(ascii_uppercase)].number)
    answer = ANSWER.match(last.text)
    right = answer[1].strip().rstrip(".)").upper() if answer else ""
    if right not in [line.letter for line in found]:
        raise RefusedError("answer-letter", last.number, answer=right)
    return tuple(Weighed(line.option, FULL if line.letter == right else NONE) for line in found)


def cannot(question: Foreign) -> Iterator[Note]:
    """Name what a line-based format loses; a text that looks like a line of it cannot go."""
    if any("\n" in text for text in question.texts()):
        yield Note("line-breaks")
    stem = one_line(question.stem)
    if any(sign.match(stem) for sign in (SURE, LOOSE, ANSWER)):
        yield Note("like-option")
    if len(question.options) > len(ascii_uppercase):
        yield Note("many-letters")


def render(questions: Iterable[Foreign]) -> bytes:
    """Write a file."""
    return "\n".join(write(question) for question in questions).encode()


def write(question: Foreign) -> str:
    """Write one question."""
    lettered = list(zip(ascii_uppercase, question.options, strict=False))
    lines = [f"{letter}. {one_line(option.text)}" for letter, option in lettered]
    key = next(letter for letter, option in lettered if option.percent == FULL)
    return "\n".join([one_line(question.stem), *lines, f"ANSWER: {key}", ""])


def one_line(text: str) -> str:
    """Put a text on one line."""
    return " ".join(text.split("\n")).strip()

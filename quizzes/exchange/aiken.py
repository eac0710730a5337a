"""Aiken: a question, options with letters, and a line with the letter of the right one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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

OPTION = re.compile(r"([A-Z])[.)](?:\s+(.*)|)$", re.S)
ANSWER = re.compile(r"ANSWER:(.*)", re.I | re.S)
Line = tuple[int, str]


def parse(content: bytes) -> Iterator[Foreign | Refused]:
    """Read a file: a question ends with its answer line."""
    held: list[Line] = []
    for number, line in enumerate(decode(content).split("\n"), start=1):
        if not line.strip():
            continue
        if held and begins_anew(line, held):
            yield Refused(held[0][0], held[0][1], Note("no-answer-line"))
            held = []
        held.append((number, line.strip()))
        if ANSWER.match(line.strip()):
            yield read_question(held)
            held = []
    if held:
        yield Refused(held[0][0], held[0][1], Note("no-answer-line"))


def begins_anew(line: str, held: list[Line]) -> bool:
    """Tell whether a line after options is the text of the next question."""
    marked = OPTION.match(line.strip()) or ANSWER.match(line.strip())
    return marked is None and OPTION.match(held[-1][1]) is not None


def read_question(lines: list[Line]) -> Foreign | Refused:
    """Read the lines of one question."""
    first, stem_lines = lines[0][0], [text for _, text in lines if not OPTION.match(text)][:-1]
    stem = "\n".join(stem_lines)
    try:
        options = read_options(lines)
    except RefusedError as error:
        return Refused(error.line or first, stem or lines[0][1], error.note)
    words = [option.text.casefold() for option in options]
    kind = Kind.TRUE_FALSE if words == ["true", "false"] else Kind.CHOICE
    return Foreign(first, kind, stem, options)


def read_options(lines: list[Line]) -> tuple[Weighed, ...]:
    """Read the options, and which of them the answer line names."""
    found = [(number, match) for number, text in lines if (match := OPTION.match(text))]
    number, last = lines[-1]
    if not found:
        raise RefusedError("no-options", number)
    for expected, (line, match) in zip(ascii_uppercase, found, strict=False):
        if match[1] != expected:
            raise RefusedError("letter-order", line, letter=match[1], expected=expected)
    if len(found) > len(ascii_uppercase):
        raise RefusedError("many-letters", found[len(ascii_uppercase)][0])
    answer = ANSWER.match(last)
    right = answer[1].strip().rstrip(".)").upper() if answer else ""
    if right not in [match[1] for _, match in found]:
        raise RefusedError("answer-letter", number, answer=right)
    return tuple(Weighed(m[2] or "", FULL if m[1] == right else NONE) for _, m in found)


def cannot(question: Foreign) -> Iterator[Note]:
    """Name what a line-based format loses; a text that looks like a line of it cannot go."""
    if any("\n" in text for text in question.texts()):
        yield Note("line-breaks")
    stem = one_line(question.stem)
    if OPTION.match(stem) or ANSWER.match(stem):
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

"""A GIFT file in blocks: questions, their comments and the category they are in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizzes.exchange.entries import Note
from quizzes.exchange.gift.scanning import places

CATEGORY = re.compile(r"\$CATEGORY:(.*)")
ROOTS = ("$course$", "$system$", "$module$", "$cat1$", "top")
GOES_ON = ("=", "~", "#", "}", "//")
"""How a line begins that can only belong to the answers before it."""
Lines = list[tuple[int, str]]


@dataclass(frozen=True)
class Block:
    """Lines of one question; comment lines are empty in `text`, so that lines count."""

    line: int
    text: str
    comment: str
    category: tuple[str, ...]
    notes: tuple[Note, ...] = ()


def blocks(text: str) -> Iterator[Block]:
    """Divide a file into blocks: at empty lines, and where the next question begins anyhow."""
    category: tuple[str, ...] = ()
    for lines in _divided(text.split("\n")):
        for number, part in enumerate(_questions(lines)):
            category = category_of(part) or category
            notes = [Note("no-blank-line")] if number else []
            notes += [Note("blank-lines")] if not all(line for _n, line in part) else []
            yield block_of(part, category, tuple(notes))


def _divided(lines: list[str]) -> Iterator[Lines]:
    """Divide lines at empty ones, but not between answers that are still open."""
    held: Lines = []
    is_open, waiting = False, 0
    for number, written in enumerate(lines, start=1):
        line = written.strip()
        if not line:
            waiting += bool(held)
            continue
        if waiting and not (is_open and line.startswith(GOES_ON)):
            yield held
            held = []
        elif waiting:
            held += [(n, "") for n in range(held[-1][0] + 1, number)]
        held.append((number, line))
        is_open, waiting = _opens(line, is_open and len(held) > 1), 0
    if held:
        yield held


def _opens(line: str, was_open: bool) -> bool:
    """Tell whether braces are open at the end of a line."""
    found = [] if line.startswith("//") else places(line, "[{}]")
    return found[-1][0] == "{" if found else was_open


def _questions(lines: Lines) -> Iterator[Lines]:
    """Divide a block after each line whose } closes the answers, if another { comes later."""
    begins = [n for n, (_line, text) in enumerate(lines) if _has_answers(text)]
    start, is_open = 0, False
    for number, (_line, text) in enumerate(lines):
        was_open, is_open = is_open, _opens(text, is_open)
        closed = text.endswith("}") and not is_open and (was_open or _has_answers(text))
        if closed and begins and number < begins[-1]:
            yield lines[start : number + 1]
            start = number + 1
    yield lines[start:]


def _has_answers(line: str) -> bool:
    return not line.startswith("//") and bool(places(line, "[{]"))


def block_of(lines: Lines, category: tuple[str, ...], notes: tuple[Note, ...] = ()) -> Block:
    """Part a block's comments from its text."""
    comments = [text for _n, text in lines if text.startswith("//")]
    told = ["" if text.startswith("//") or CATEGORY.match(text) else text for _n, text in lines]
    return Block(lines[0][0], "\n".join(told), "\n".join(comments), category, notes)


def category_of(lines: Lines) -> tuple[str, ...]:
    """Read the category that a block sets; a doubled slash belongs to a name."""
    found = [match[1].strip() for _n, text in lines if (match := CATEGORY.match(text))]
    if not found:
        return ()
    names = re.split(r"(?<!/)/(?!/)", found[-1])
    path = [name.replace("//", "/").strip() for name in names]
    return tuple(name for name in path if name and name not in ROOTS)

"""A GIFT file in blocks: questions, their comments and the category they are in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CATEGORY = re.compile(r"\$CATEGORY:(.*)")
ROOTS = ("$course$", "$system$", "$module$", "$cat1$", "top")


@dataclass(frozen=True)
class Block:
    """Lines between two empty ones; comment lines are empty in `text`, so that lines count."""

    line: int
    text: str
    comment: str
    category: tuple[str, ...]


def blocks(text: str) -> Iterator[Block]:
    """Divide a file into blocks."""
    category: tuple[str, ...] = ()
    held: list[str] = []
    lines = [*text.split("\n"), ""]
    for number, line in enumerate(lines, start=1):
        if line.strip():
            held.append(line.strip(" \t"))
            continue
        if held:
            category = category_of(held) or category
            yield block_of(held, number - len(held), category)
        held = []


def block_of(lines: list[str], line: int, category: tuple[str, ...]) -> Block:
    """Part a block's comments from its text."""
    comments = [text for text in lines if text.startswith("//")]
    told = ["" if text.startswith("//") or CATEGORY.match(text) else text for text in lines]
    return Block(line, "\n".join(told), "\n".join(comments), category)


def category_of(lines: list[str]) -> tuple[str, ...]:
    """Read the category that a block sets; a doubled slash belongs to a name."""
    found = [match[1].strip() for text in lines if (match := CATEGORY.match(text))]
    if not found:
        return ()
    names = re.split(r"(?<!/)/(?!/)", found[-1])
    path = [name.replace("//", "/").strip() for name in names]
    return tuple(name for name in path if name and name not in ROOTS)

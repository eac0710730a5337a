"""Texts with gaps between formats."""

from __future__ import annotations

from typing import Any

from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import Blank, Foreign
from quizzes.exchange.makers import choice
from quizzes.types.gap_text import MARK

STEM = "Fill in the gaps."


def asked_before(text: str, mark: str) -> tuple[str, str, tuple[Note, ...]]:
    """Part a text at the line of its first gap: the lines before it ask the question."""
    lines = text.split("\n")
    first = next(n for n, line in enumerate(lines) if mark in line)
    stem, rest = "\n".join(lines[:first]).strip(), "\n".join(lines[first:]).strip()
    if stem:
        return stem, rest, ()
    return STEM, rest, (Note("stem-added", {"stem": STEM}),)


def gap_text(found: Foreign) -> tuple[dict[str, Any], list[Note]]:
    """Make a gap text: each gap is a single choice."""
    made = [choice(_alone(found, gap)) for gap in found.gaps]
    keys = {gap.key for gap in found.gaps}
    if not made or set(MARK.findall(found.text)) != keys:
        raise RefusedError("gap-marks")
    gaps = [
        {"key": gap.key, "options": data["options"]}
        for gap, (data, _notes) in zip(found.gaps, made, strict=True)
    ]
    shuffle = {} if found.shuffle else {"shuffle": False}
    notes = [note for _data, notes in made for note in notes]
    return {"text": found.text, **shuffle, "gaps": gaps}, notes


def _alone(found: Foreign, gap: Blank) -> Foreign:
    return Foreign(found.line, found.kind, found.stem, gap.options, shuffle=True)

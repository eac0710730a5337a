"""A question's fields as an author reads them: labels and values in words, never keys alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from app import wording
from app.author.field_words import LABELS, ROWS
from app.author.lesson_words import (
    actor_in_words,
    claim_in_words,
    paragraph_in_words,
    tie_in_words,
)
from app.author.writing_words import TITLES
from lessons.document import Lesson
from quizzes.amounts import Amount
from quizzes.differences import Path, Value, values_of
from quizzes.document import Question

Values = Mapping[Path, Value]

WRITTEN: dict[str, Callable[[str, Lesson], str]] = {
    "type": lambda value, lesson: str(wording.TYPES.get(value, value)),
    "level": lambda value, lesson: str(wording.LEVELS.get(value, value)),
    "preset": lambda value, lesson: _("True or false"),
    "misconception": lambda value, lesson: str(wording.MISCONCEPTIONS.get(value, value)),
    "relations": lambda value, lesson: str(wording.RELATIONS.get(value, value)),
    "claims": claim_in_words,
    "supports": claim_in_words,
    "actor": actor_in_words,
    "actors": actor_in_words,
    "passage": paragraph_in_words,
    "paragraph": paragraph_in_words,
}
"""How a value is written, by its field's name; others are texts already."""

APART = frozenset({"type", "stem", "images", "level", "claims", "evidence", "explanation"})
"""What every question has: pages show it in places of its own."""

AMOUNT = ("value", "tolerance", "least", "most")
"""Fields of a number that is accepted or foreseen."""

NAMING = frozenset(
    {"text", "words", "paragraph", "who", "relation", "whom", "rule", "correct", *AMOUNT}
)
"""Fields that name a row, or are shown by its mark."""


@dataclass(frozen=True)
class Row:
    """A row of a list, such as an option: what it says, whether it is right, and about it.

    `within` tells that it belongs to the row above, as a level to its criterion.
    """

    title: str
    right: bool
    lines: list[tuple[str, str]]
    within: bool = False


@dataclass(frozen=True)
class Part:
    """A field of a question's own type: a value, or rows."""

    label: str
    value: str
    rows: list[Row]


def parts_of(question: Question, lesson: Lesson) -> list[Part]:
    """Write out what a type adds to a question, field by field."""
    values = values_of(question)
    names = dict.fromkeys(path[0] for path in values if path[0] not in APART)
    return [_part(name, values, lesson) for name in names]


def _part(name: str, values: Values, lesson: Lesson) -> Part:
    inner = dict.fromkeys(path[1] for path in values if path[0] == name and len(path) > 1)
    rows = [row for path in inner for row in _rows((name, path), values, lesson)]
    value = "" if rows else value_in_words((name,), values[name,], values, lesson)
    return Part(label(name, values), value, rows)


def _rows(path: Path, values: Values, lesson: Lesson) -> list[Row]:
    """Give a row, then the rows within it, such as the options of a gap."""
    inner = dict.fromkeys(other[:4] for other in values if len(other) == 5 and other[:2] == path)
    below = (replace(_row(other, values, lesson), within=True) for other in inner)
    return [_row(path, values, lesson), *below]


def _row(path: Path, values: Values, lesson: Lesson) -> Row:
    lines = [
        (label(field), value_in_words((*path, field), values[*path, field], values, lesson))
        for field in dict.fromkeys(other[-1] for other in values if other[:-1] == path)
        if field not in NAMING and not isinstance(values[*path, field], tuple)
    ]
    if path in values:
        title = str(_("Sentence %(row)s", row=path[-1].removeprefix("s")))
        return Row(title, False, [(label(path[0]), str(values[path]))])
    return Row(row_in_words(path, values, lesson), bool(values.get((*path, "correct"))), lines)


def label_of(path: Path, values: Values, lesson: Lesson) -> str:
    """Name a field: Option “HTS”: feedback."""
    if len(path) == 1 or path[0] not in ROWS:
        return label(path[-1], values if len(path) == 1 else {})
    row = str(ROWS[path[0]]) % {"row": row_in_words(path[:2], values, lesson)}
    if len(path) > 3 and path[2] in ROWS:
        within = str(ROWS[path[2]]) % {"row": row_in_words(path[:4], values, lesson)}
        row = f"{row} · {within}"
    whole = len(path) in {2, 4} or path[-1] in {"who", "words"}
    return row if whole else f"{row} · {label(path[-1])}"


def label(name: str, values: Values | None = None) -> str:
    """Give a field's label: a question type's own, or all types'; one unknown keeps its name."""
    own = f"{(values or {}).get(('type',), '')}.{name}"
    return str(LABELS.get(own) or LABELS.get(name, name.replace("-", " ")))


def row_in_words(path: Path, values: Values, lesson: Lesson) -> str:
    """Name a row by its text, or as the tie, words or sentence that it is."""
    if (*path, "who") in values:
        who, relation, whom = (str(values.get((*path, n), "")) for n in ("who", "relation", "whom"))
        return tie_in_words(who, relation, whom, lesson)
    amount = {name: values[*path, name] for name in AMOUNT if values.get((*path, name))}
    if amount:
        return Amount.model_validate(amount).says()
    if path[0] == "waived":
        return str(TITLES.get(path[-1], path[-1]))
    if ("preset",) in values and path[0] == "options":
        return str(_("True") if path[-1] == "true" else _("False"))
    named = (values.get((*path, name)) for name in ("text", "words", "alt"))
    return next((str(text) for text in named if text), path[-1].removeprefix("s"))


def value_in_words(path: Path, value: Value, values: Values, lesson: Lesson) -> str:
    """Write a value as an author reads it; nothing for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, tuple):
        return " · ".join(_listed((*path, name), values, lesson) for name in value)
    if path[-1] == "who":
        return row_in_words(path[:2], values, lesson)
    if path[-1] == "match":
        return row_in_words(("choices", value), values, lesson)
    return WRITTEN[path[-1]](value, lesson) if path[-1] in WRITTEN else value


def _listed(path: Path, values: Values, lesson: Lesson) -> str:
    if path[0] in WRITTEN:
        return WRITTEN[path[0]](path[-1], lesson)
    rows = any(other[:-1] == path for other in values)
    return row_in_words(path, values, lesson) if rows else path[-1]

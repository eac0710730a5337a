"""Moodle's embedded answers (cloze): a text with {1:MULTICHOICE:=right#feedback~wrong} in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import FULL, NONE, Blank, Foreign, Kind, Weighed

EMBEDDED = re.compile(r"\{(\d*):([A-Z_]+):((?:\\.|[^}\\])*)\}", re.S)
PIECES = re.compile(r"(?:\\.|[^~\\])+", re.S)
PARTS = re.compile(r"(?:\\.|[^#\\])*", re.S)
WEIGHT = re.compile(r"%(-?[0-9]{1,3}(?:\.[0-9]{1,10})?)%")
CHOICES = re.compile(r"(?:MULTICHOICE|MC)(?:_?[VH])?(_?S)?")
SHORT = frozenset({"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"})
NUMBERS = frozenset({"NUMERICAL", "NM"})
SPECIAL = re.compile(r"[\\~#}]")
BLANK = "_____"
STEM = "Fill in the gaps."


def read_cloze(text: str) -> tuple[dict[str, Any], list[Note]]:
    """Read a text with embedded answers: all of them lists, or a single one to type into."""
    found = list(EMBEDDED.finditer(text))
    if not found:
        raise RefusedError("cloze-empty")
    names = [match[2] for match in found]
    if all(map(CHOICES.fullmatch, names)):
        return _gaps(text, found)
    kinds = {name: kind for known, kind in _TYPED for name in known}
    if not all(name in kinds or CHOICES.fullmatch(name) for name in names):
        raise RefusedError("unknown-type", type="cloze " + next(n for n in names if n not in kinds))
    if len(found) > 1:
        raise RefusedError("cloze-mixed")
    notes = [Note("capitals")] if names[0] in {"SHORTANSWER_C", "SAC", "MWC"} else []
    options = tuple(_options(found[0][3]))
    return {"kind": kinds[names[0]], "stem": EMBEDDED.sub(BLANK, text), "options": options}, notes


def _gaps(text: str, found: list[re.Match[str]]) -> tuple[dict[str, Any], list[Note]]:
    """Make gaps; the lines before the first of them ask the question."""
    numbers = iter(range(1, len(found) + 1))
    marked = EMBEDDED.sub(lambda _match: f"{{gap-{next(numbers)}}}", text)
    lines = marked.split("\n")
    first = next(n for n, line in enumerate(lines) if "{gap-1}" in line)
    stem = "\n".join(lines[:first]).strip()
    notes = [] if stem else [Note("stem-added", {"stem": STEM})]
    if len({match[1] or "1" for match in found}) > 1:
        notes.append(Note("gap-weights"))
    blanks = (Blank(f"gap-{n}", tuple(_options(m[3]))) for n, m in enumerate(found, start=1))
    shuffles = (CHOICES.fullmatch(match[2]) for match in found)
    data = {
        "kind": Kind.GAPS,
        "stem": stem or STEM,
        "text": "\n".join(lines[first:]).strip(),
        "gaps": tuple(blanks),
        "shuffle": any(match and match[1] for match in shuffles),
    }
    return data, notes


def _options(inside: str) -> Iterator[Weighed]:
    for piece in PIECES.findall(inside):
        percent, rest = NONE, piece
        if weight := WEIGHT.match(rest):
            percent, rest = Fraction(weight[1]), rest[weight.end() :]
        elif rest.startswith("="):
            percent, rest = FULL, rest[1:]
        parts = PARTS.match(rest)
        answer = parts[0] if parts else ""
        yield Weighed(_plain(answer), percent, _plain(rest[len(answer) + 1 :]))


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.S).strip()


def write_cloze(question: Foreign) -> str:
    """Write the question, and under it the text with its answers embedded."""
    kind = "MULTICHOICE_S" if question.shuffle else "MULTICHOICE"
    text = question.text
    for gap in question.gaps:
        options = "~".join(map(_written, gap.options))
        text = text.replace(f"{{{gap.key}}}", f"{{1:{kind}:{options}}}", 1)
    return f"{question.stem}\n{text}"


def cannot_embed(question: Foreign) -> Iterator[Note]:
    """Name what embedding changes: lines, and what looks like an answer but is none."""
    if EMBEDDED.search(f"{question.stem}\n{question.text}"):
        yield Note("like-option")
    if "{" not in question.text.split("\n")[0]:
        yield Note("gap-lines")
    if any("\n" in text for gap in question.gaps for o in gap.options for text in _texts(o)):
        yield Note("line-breaks")


def _texts(option: Weighed) -> tuple[str, str]:
    return option.text, option.feedback


def _written(option: Weighed) -> str:
    text, feedback = (SPECIAL.sub(r"\\\g<0>", " ".join(t.split("\n"))) for t in _texts(option))
    said = f"#{feedback}" if feedback else ""
    return f"%{round(float(option.percent), 5):g}%{text}{said}"


_TYPED = ((SHORT, Kind.SHORT), (NUMBERS, Kind.NUMERICAL))

"""Moodle's embedded answers (cloze): a text with {1:MULTICHOICE:=right#feedback~wrong} in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import FULL, NONE, Blank, Foreign, Kind, Weighed
from quizzes.exchange.gap_texts import asked_before

EMBEDDED = re.compile(r"\{(\d*):([A-Z_]+):((?:\\.|[^}\\])*)\}", re.S)
PIECES = re.compile(r"(?:\\.|[^~\\])+", re.S)
PARTS = re.compile(r"(?:\\.|[^#\\])*", re.S)
WEIGHT = re.compile(r"%(-?[0-9]{1,3}(?:\.[0-9]{1,10})?)%")
CHOICES = re.compile(r"(?:MULTICHOICE|MC)(?:_?[VH])?(_?S)?")
SEVERAL = re.compile(r"(?:MULTIRESPONSE|MR)(?:_?[VH])?(?:_?S)?")
MATCHING_CASE = frozenset({"SHORTANSWER_C", "SAC", "MWC"})
SHORT = frozenset({"SHORTANSWER", "SA", "MW"}) | MATCHING_CASE
MOST_GAPS, LONGEST_CLOZE = 100, 20_000
NUMBERS = frozenset({"NUMERICAL", "NM"})
SPECIAL = re.compile(r"[\\~#}]")
BLANK, OTHER = "_____", "[…]"


def read_cloze(text: str) -> list[tuple[dict[str, Any], tuple[Note, ...]]]:
    """Read a text with embedded answers: lists as one gap text, all else a question each gap."""
    if len(text) > LONGEST_CLOZE:
        raise RefusedError("too-long", most=str(LONGEST_CLOZE))
    found = list(EMBEDDED.finditer(text))
    if not found:
        raise RefusedError("cloze-empty")
    names = [match[2] for match in found]
    if all(map(CHOICES.fullmatch, names)):
        return [_gaps(text, found)]
    if len(found) > MOST_GAPS:
        raise RefusedError("many-options", most=str(MOST_GAPS))
    return [_alone(text, found, number) for number in range(len(found))]


def _gaps(text: str, found: list[re.Match[str]]) -> tuple[dict[str, Any], tuple[Note, ...]]:
    """Make gaps; the lines before the first of them ask the question."""
    numbers = iter(range(1, len(found) + 1))
    marked = EMBEDDED.sub(lambda _match: f"{{gap-{next(numbers)}}}", text)
    stem, rest, notes = asked_before(marked, "{gap-1}")
    if len({match[1] or "1" for match in found}) > 1:
        notes = (*notes, Note("gap-weights"))
    blanks = (Blank(f"gap-{n}", tuple(_options(m[3]))) for n, m in enumerate(found, start=1))
    shuffles = (CHOICES.fullmatch(match[2]) for match in found)
    data = {
        "kind": Kind.GAPS,
        "stem": stem,
        "text": rest,
        "gaps": tuple(blanks),
        "shuffle": any(match and match[1] for match in shuffles),
    }
    return data, notes


def _alone(
    text: str, found: list[re.Match[str]], number: int
) -> tuple[dict[str, Any], tuple[Note, ...]]:
    """Make a question of one gap of several; the others are left open in its text."""
    marks = iter(BLANK if n == number else OTHER for n in range(len(found)))
    stem = EMBEDDED.sub(lambda _match: next(marks), text)
    name, options = found[number][2], tuple(_options(found[number][3]))
    kind = _kind_of(name)
    notes = [Note("capitals")] if name in MATCHING_CASE else []
    if len(found) > 1:
        of = {"number": str(number + 1), "count": str(len(found))}
        notes.append(Note("cloze-divided", of))
    return {"kind": kind, "stem": stem, "options": options}, tuple(notes)


def _kind_of(name: str) -> Kind:
    for known, kind in _TYPED:
        if name in known:
            return kind
    if CHOICES.fullmatch(name):
        return Kind.CHOICE
    if SEVERAL.fullmatch(name):
        return Kind.CHOICES
    raise RefusedError("unknown-type", type=f"cloze {name}"[:40])


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

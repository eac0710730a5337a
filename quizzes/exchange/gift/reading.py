"""Read GIFT: each block becomes a question, or is refused with its line and the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizzes.exchange.decoding import decode
from quizzes.exchange.entries import RefusedError
from quizzes.exchange.foreign import Blank, Foreign, Kind, Refused
from quizzes.exchange.gap_texts import asked_before
from quizzes.exchange.gift.answers import read_answers
from quizzes.exchange.gift.blocks import Block, blocks
from quizzes.exchange.gift.scanning import cut, place, places, unescape
from quizzes.exchange.gift.texts import Texts
from quizzes.types.gap_text import MARK

TITLE = re.compile(r"\s*::")
TAG = re.compile(r"\[tag:((?:\\.|[^\[\]\\\n])*)\]")
ID = re.compile(r"\[id:((?:\\.|[^\[\]\\\n])*)\]")
BLANK = "_____"


@dataclass(frozen=True)
class Sentence:
    """What stands before the braces, in them (None without braces) and after them."""

    before: str
    inside: str | None = None
    after: str = ""

    def with_gap(self, mark: str) -> str:
        """Give the text, with a mark where a word is missing."""
        return f"{self.before}{mark}{self.after}" if self.after.strip() else self.before


def parse(content: bytes) -> Iterator[Foreign | Refused]:
    """Read a file, question by question."""
    for block in blocks(decode(content)):
        if block.text.strip():
            yield read_block(block)


def read_block(block: Block) -> Foreign | Refused:
    """Read one question."""
    start = len(block.text) - len(block.text.lstrip("\n"))
    line, texts = block.line + start, Texts()
    title, stem = "", block.text.strip()
    try:
        title, rest = title_of(block.text, block.line)
        sentence = part(rest, block.line + block.text[: len(block.text) - len(rest)].count("\n"))
        stem = texts.begin(sentence.with_gap(BLANK))
        answers = read_answers(sentence.inside, texts)
    except RefusedError as error:
        return Refused(error.line or line, first_words(stem), error.note)
    found = Foreign(
        line,
        answers.kind,
        stem,
        answers.options,
        answers.pairs,
        explanation=answers.explanation,
        else_feedback=answers.else_feedback,
        title=title or " ".join(ID.findall(block.comment)),
        category=block.category,
        tags=tuple(re.sub(r"\\(.)", r"\1", tag).strip() for tag in TAG.findall(block.comment)),
    )
    if answers.kind is Kind.CHOICE and sentence.after.strip():
        found = missing_word(found, sentence, texts)
    return replace(found, notes=(*block.notes, *texts.notes, *found.notes))


def missing_word(found: Foreign, sentence: Sentence, texts: Texts) -> Foreign:
    """Make a gap of a choice that stands within its sentence; other lines are wrapped ones."""
    text = texts.begin(sentence.with_gap("{gap-1}"), " ")
    if MARK.findall(text) != ["gap-1"]:
        return found
    gap = Blank("gap-1", found.options)
    stem, text, notes = asked_before(text, "{gap-1}")
    return replace(
        found, kind=Kind.GAPS, stem=stem, text=text, gaps=(gap,), options=(), notes=notes
    )


def title_of(text: str, line: int) -> tuple[str, str]:
    """Part the title from the rest."""
    opening = TITLE.match(text)
    if not opening:
        return "", text
    rest = text[opening.end() :]
    if place(rest, "::") < 0:
        raise RefusedError("title-open", line + text[: opening.end()].count("\n"))
    title, rest = cut(rest, "::")
    return unescape(title).strip(), rest


def part(text: str, line: int) -> Sentence:
    """Part a question at its braces."""
    found = places(text, "[{}]")
    marks = "".join(brace[0] for brace in found)
    if not found:
        return Sentence(text)
    if marks != "{}":
        lines = [line + text.count("\n", 0, brace.start()) for brace in found]
        stray = next((n for n, mark in enumerate(marks) if mark != "{}"[n : n + 1]), 0)
        if marks == "{":
            raise RefusedError("brace-open", lines[0])
        raise RefusedError("brace-again" if marks[stray:] == "{}" else "brace-stray", lines[stray])
    opened, closed = (brace.start() for brace in found)
    return Sentence(text[:opened], text[opened + 1 : closed], text[closed + 1 :])


def first_words(text: str) -> str:
    """Give enough of a text to find it again."""
    return " ".join(text.split())[:120]

"""Write GIFT. Every question has a title, so no line of ours begins with a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from quizzes.exchange.entries import Note
from quizzes.exchange.foreign import FULL, Foreign, Kind, Pair, Weighed
from quizzes.exchange.plain_text import read_as_typed
from quizzes.exchange.short_answers import ANYTHING
from quizzes.types.gap_text import MARK

SPECIAL = re.compile(r"[\\~=#{}:]")
BEGINS = re.compile(r"\[|\s*%")
ARROWED = frozenset({Kind.SHORT, Kind.MATCHING})


def render(questions: Iterable[Foreign]) -> bytes:
    """Write a file."""
    return "\n\n".join(write(question) for question in questions).encode() + b"\n"


def cannot(question: Foreign) -> Iterator[Note]:
    """Name what this format changes in this question."""
    if question.kind in ARROWED and any("->" in text for text in question.texts()):
        yield Note("arrow")
    if any(pair.feedback for pair in question.pairs):
        yield Note("option-feedback")
    if question.kind is Kind.OPEN and question.else_feedback:
        yield Note("good-answer")
    if question.kind is Kind.GAPS:
        yield from cannot_gap(question)


def cannot_gap(question: Foreign) -> Iterator[Note]:
    """Name what a missing word is not: at the end of a text it is read as a choice below it."""
    if len(question.gaps) > 1:
        yield Note("many-gaps")
        return
    before, after = question.text.split(f"{{{question.gaps[0].key}}}")
    if not after.strip() or MARK.search(question.stem):
        yield Note("one-gap")
    elif "\n" in before.lstrip():
        yield Note("gap-lines")


def write(question: Foreign) -> str:
    """Write one question."""
    if question.kind in ARROWED:
        question = without_arrows(question)
    comment = "".join(f" [tag:{tag}]" for tag in question.tags)
    head = f"// [id:{question.title}]{comment}\n::{escape(question.title)}::"
    plain = not all(map(read_as_typed, question.texts()))
    plain = plain or BEGINS.match(question.stem) is not None
    stem = ("[plain]" if plain else "") + escape(question.stem)
    general = f"\n\t####{text(question.explanation)}" if question.explanation else ""
    if question.kind is Kind.GAPS:
        return head + missing_word(question, plain, general)
    if question.kind is Kind.TEXT:
        return head + stem
    if question.kind is Kind.TRUE_FALSE:
        return f"{head}{stem} {{{verdict(question)}{general}}}"
    if question.kind is Kind.OPEN:
        return f"{head}{stem} {{{general}}}"
    lines = "\n\t".join(answers(question))
    sign = "#" if question.kind is Kind.NUMERICAL else ""
    return f"{head}{stem} {{{sign}\n\t{lines}{general}\n}}"


def missing_word(question: Foreign, plain: bool, general: str) -> str:
    """Write a text with one gap: the answers stand in it."""
    [gap] = question.gaps
    before, after = question.text.split(f"{{{gap.key}}}")
    opening = ("[plain]" if plain else "") + escape(f"{question.stem}\n{before}")
    choices = replace(question, kind=Kind.CHOICE, options=gap.options)
    lines = "\n\t".join(answers(choices))
    opening = opening if before and not before[-1].isspace() else f"{opening.rstrip()} "
    return f"{opening}{{\n\t{lines}{general}\n}}{escape(after)}".rstrip()


def answers(question: Foreign) -> Iterator[str]:
    """Write the answers, a line each."""
    if question.kind is Kind.MATCHING:
        for pair in question.pairs:
            yield f"={text(pair.prompt)} -> {escape(pair.match)}"
        return
    if question.kind is Kind.NUMERICAL:
        yield from numbers(question)
        return
    for option in question.options:
        yield mark(question.kind, option) + text(option.text) + feedback(option)
    if question.else_feedback:
        yield f"=%0%{ANYTHING}#{text(question.else_feedback)}"


def numbers(question: Foreign) -> Iterator[str]:
    """Write numbers with their weights; after `~` stands the feedback to all others."""
    for option in question.options:
        weight = "" if option.percent == FULL else f"%{round(float(option.percent), 5):g}%"
        yield f"={weight}{option.text}{feedback(option)}"
    if question.else_feedback:
        yield f"~#{text(question.else_feedback)}"


def mark(kind: Kind, option: Weighed) -> str:
    """Write what goes before an option."""
    if kind is Kind.CHOICES:
        return f"~%{round(float(option.percent), 5):g}%"
    if option.percent == FULL:
        return "="
    return "~" if kind is Kind.CHOICE else "=%0%"


def verdict(question: Foreign) -> str:
    """Write whether a statement is true, with the feedback for the wrong answer first."""
    true, false = question.options
    right, wrong = (true, false) if true.percent == FULL else (false, true)
    word = "TRUE" if right is true else "FALSE"
    if not (wrong.feedback or right.feedback):
        return word
    return f"{word}#{text(wrong.feedback)}#{text(right.feedback)}"


def feedback(option: Weighed) -> str:
    """Write an option's feedback."""
    return f"#{text(option.feedback)}" if option.feedback else ""


def text(value: str) -> str:
    """Write a text; what looks like a weight or a format at its beginning is neither."""
    return ("[plain]" if BEGINS.match(value) else "") + escape(value)


def escape(value: str) -> str:
    """Escape what has a meaning."""
    return SPECIAL.sub(r"\\\g<0>", value).replace("\n", "\\n")


def without_arrows(question: Foreign) -> Foreign:
    """Replace the arrow that makes a match, which no backslash can escape."""

    def clean(value: str) -> str:
        return value.replace("->", "→")

    return replace(
        question,
        stem=clean(question.stem),
        explanation=clean(question.explanation),
        else_feedback=clean(question.else_feedback),
        options=tuple(
            replace(o, text=clean(o.text), feedback=clean(o.feedback)) for o in question.options
        ),
        pairs=tuple(Pair(clean(p.prompt), clean(p.match)) for p in question.pairs),
    )

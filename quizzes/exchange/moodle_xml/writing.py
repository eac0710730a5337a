"""Write Moodle XML. Texts go out as plain text, which Moodle shows as it is, with its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from xml.sax.saxutils import escape

from quizzes.exchange.entries import Note
from quizzes.exchange.foreign import Foreign, Kind, Weighed
from quizzes.exchange.moodle_xml.cloze import cannot_embed, write_cloze
from quizzes.exchange.moodle_xml.pictures import body, form_of, illustrated, lost_spaces
from quizzes.exchange.numbers import middle
from quizzes.exchange.short_answers import ANYTHING

NAMES = {
    Kind.CHOICE: "multichoice",
    Kind.CHOICES: "multichoice",
    Kind.TRUE_FALSE: "truefalse",
    Kind.SHORT: "shortanswer",
    Kind.MATCHING: "matching",
    Kind.ORDERING: "ordering",
    Kind.NUMERICAL: "numerical",
    Kind.GAPS: "cloze",
    Kind.OPEN: "essay",
    Kind.TEXT: "description",
}


def render(questions: Iterable[Foreign]) -> bytes:
    """Write a file."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    for question in questions:
        lines += write(question)
    return "\n".join([*lines, "</quiz>", ""]).encode()


def cannot(question: Foreign) -> Iterator[Note]:
    """Name what this format loses of this question."""
    yield from lost_spaces(question)
    if question.kind is Kind.MATCHING and any(pair.feedback for pair in question.pairs):
        yield Note("option-feedback")
    if question.kind is Kind.TRUE_FALSE and any(option.images for option in question.options):
        yield Note("images")
    if question.kind in {Kind.SHORT, Kind.MATCHING}:
        texts = [*(option.text for option in question.options), *(p.match for p in question.pairs)]
        if any("\n" in text for text in texts):
            yield Note("line-breaks")
    if question.kind is Kind.GAPS:
        yield from cannot_embed(question)


def write(question: Foreign) -> Iterator[str]:
    """Write one question, line by line."""
    yield f'<question type="{NAMES[question.kind]}">'
    yield f"<name><text>{escape(question.title)}</text></name>"
    stem = write_cloze(question) if question.kind is Kind.GAPS else question.stem
    yield illustrated("questiontext", stem, question.images)
    yield formatted("generalfeedback", question.explanation)
    yield "<defaultgrade>1</defaultgrade>"
    if question.kind in {Kind.CHOICE, Kind.CHOICES}:
        yield f"<single>{'true' if question.kind is Kind.CHOICE else 'false'}</single>"
        yield f"<shuffleanswers>{'true' if question.shuffle else 'false'}</shuffleanswers>"
        yield "<answernumbering>abc</answernumbering>"
    yield from WRITERS[question.kind](question)
    yield "<tags>"
    yield from (f"<tag><text>{escape(tag)}</text></tag>" for tag in question.tags)
    yield "</tags>"
    yield "</question>"


def formatted(name: str, text: str) -> str:
    """Write an element with a text in its format."""
    return f'<{name} format="plain_text"><text>{escape(text)}</text></{name}>'


def weight(value: Fraction) -> str:
    """Write a weight as Moodle does, with five decimals at most."""
    return f"{round(float(value), 5):g}"


def _answers(question: Foreign) -> Iterator[str]:
    for option in question.options:
        form = form_of(option.images)
        yield f'<answer fraction="{weight(option.percent)}" format="{form}">'
        yield f"{body(option.text, option.images)}{formatted('feedback', option.feedback)}</answer>"


def _verdicts(question: Foreign) -> Iterator[str]:
    for word, option in zip(("true", "false"), question.options, strict=True):
        yield f'<answer fraction="{weight(option.percent)}" format="moodle_auto_format">'
        yield f"<text>{word}</text>{formatted('feedback', option.feedback)}</answer>"


def _short(question: Foreign) -> Iterator[str]:
    yield "<usecase>0</usecase>"
    otherwise = (Weighed(ANYTHING, Fraction(0), question.else_feedback),)
    for option in (*question.options, *(otherwise if question.else_feedback else ())):
        yield f'<answer fraction="{weight(option.percent)}" format="plain_text">'
        text = escape(one_line(option.text))
        yield f"<text>{text}</text>{formatted('feedback', option.feedback)}</answer>"


def _pairs(question: Foreign) -> Iterator[str]:
    yield "<shuffleanswers>true</shuffleanswers>"
    for pair in question.pairs:
        yield f'<subquestion format="{form_of(pair.images)}">{body(pair.prompt, pair.images)}'
        yield f"<answer><text>{escape(one_line(pair.match))}</text></answer></subquestion>"


def _items(question: Foreign) -> Iterator[str]:
    yield "<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype>"
    yield "<gradingtype>RELATIVE_NEXT_EXCLUDE_LAST</gradingtype>"
    for place, item in enumerate(question.options, start=1):
        yield f'<answer fraction="{place}" format="{form_of(item.images)}">'
        yield f"{body(item.text, item.images)}{formatted('feedback', item.feedback)}</answer>"


def _numbers(question: Foreign) -> Iterator[str]:
    for option in question.options:
        number, tolerance = middle(option.text)
        yield f'<answer fraction="{weight(option.percent)}" format="moodle_auto_format">'
        yield f"<text>{number}</text>{formatted('feedback', option.feedback)}"
        yield f"<tolerance>{tolerance}</tolerance></answer>"
    if question.else_feedback:
        yield f'<answer fraction="0" format="moodle_auto_format"><text>{ANYTHING}</text>'
        yield f"{formatted('feedback', question.else_feedback)}<tolerance>0</tolerance></answer>"
    yield f"<unitgradingtype>0</unitgradingtype><showunits>{0 if question.unit else 3}</showunits>"
    if question.unit:
        yield f"<units><unit><multiplier>1</multiplier><unit_name>{escape(question.unit)}"
        yield "</unit_name></unit></units>"


def _essay(question: Foreign) -> Iterator[str]:
    yield "<responseformat>plain</responseformat><responserequired>1</responserequired>"
    yield "<responsefieldlines>10</responsefieldlines><attachments>0</attachments>"
    yield formatted("graderinfo", question.else_feedback)


def _nothing(_question: Foreign) -> Iterator[str]:
    yield from ()


def one_line(text: str) -> str:
    """Put a text on one line."""
    return " ".join(text.split("\n"))


WRITERS = {
    Kind.CHOICE: _answers,
    Kind.CHOICES: _answers,
    Kind.TRUE_FALSE: _verdicts,
    Kind.SHORT: _short,
    Kind.MATCHING: _pairs,
    Kind.ORDERING: _items,
    Kind.NUMERICAL: _numbers,
    Kind.GAPS: _nothing,
    Kind.TEXT: _nothing,
    Kind.OPEN: _essay,
}

r"""Read and write `lesson.md`: front matter, then sections of paragraphs.

## Heading of the section {#key .role}

Plain text of a paragraph,
wrapped as you like. {#key S1 S2}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Any

from pydantic import create_model, field_validator

from lessons.building import plain_of, suggest_key
from lessons.document import Document, Lesson, Paragraph, Section, SectionRole
from lessons.escaping import escape, unescape
from lessons.plain_file import read_text
from lessons.problems import Problem, Reading
from lessons.yaml_file import Plain, Tree, Where, dump_yaml, parse_yaml

WIDTH = 80
FENCE = "---"
ATTRIBUTES = re.compile(r"(?<!\\)((?:\\\\)*)\{#([^{}]*)\}$")
HEADING = re.compile(r"(#{1,6})(?: +(.*))?$", re.DOTALL)

NOT_IN_FRONT = {"slug", "sections", "actors", "claims", "events", "terms"}
FRONT = tuple(name for name in Lesson.model_fields if name not in NOT_IN_FRONT)


def _whole_date(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        raise ValueError(f"'{value}' is not a date; write one such as 2024-11-30")
    return value


def _front_matter() -> type[Document]:
    """Make a document of those fields of a lesson that stand at the top of lesson.md."""
    found = {name: Lesson.model_fields[name] for name in FRONT}
    dates = [name for name, info in found.items() if info.annotation is date]
    validators = {"whole": field_validator(*dates, mode="before")(_whole_date)}
    fields: dict[str, Any] = {name: (info.annotation, info) for name, info in found.items()}
    return create_model(
        "FrontMatter", __base__=Document, __validators__=validators, __doc__=None, **fields
    )


FrontMatter = _front_matter()


def read_lesson_file(path: Path) -> Reading[Tree]:
    """Read lesson.md to a tree {"front": …, "sections": […]}. Never raises."""
    text = read_text(path)
    if text.value is None:
        return Reading(None, text.problems)
    return parse_lesson_file(text.value, str(path))


def parse_lesson_file(text: str, file: str) -> Reading[Tree]:
    """Read the text of a lesson.md to a tree of plain values with their lines."""
    lines = text.split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip(" \t") == FENCE]
    if fences[:1] != [0] or len(fences) < 2:
        message = "the front matter is missing: begin the file with '---', fields, and '---' again"
        return Reading(None, (Problem(file, 1, message),))
    end = fences[1]
    front = parse_yaml("\n".join(lines[1:end]) + "\n", file, first_line=2)
    body = _Body(file)
    body.read(lines[end + 1 :], end + 2)
    if front.value is None:
        return Reading(None, (*front.problems, *body.problems))
    where = {("front", *step): line for step, line in front.value.lines.items()}
    value: Plain = {"front": front.value.value, "sections": body.sections}
    problems = (*front.problems, *body.problems)
    return Reading(Tree(file, value, {**where, **body.lines}), problems)


def _blocks(lines: list[str], first_line: int) -> Iterator[tuple[int, str]]:
    """Give each heading and each paragraph, unwrapped, with the line on which it begins.

    A paragraph ends with its attributes, with an empty line, or where a heading begins.
    """
    block: list[str] = []
    for number, line in enumerate([*lines, ""], first_line):
        heading = HEADING.match(line)
        if block and (heading or not line):
            yield number - len(block), " ".join(block)
            block = []
        if heading:
            yield number, line
        elif line:
            block.append(line)
            if ATTRIBUTES.search(line):
                yield number - len(block) + 1, " ".join(block)
                block = []


@dataclass
class _Body:
    """Collects the sections of one file, the line of each thing, and problems."""

    file: str
    sections: list[Any] = field(default_factory=list)
    lines: dict[Where, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, lines: list[str], first_line: int) -> None:
        self.lines[("sections",)] = first_line
        for number, text in _blocks([line.strip(" \t") for line in lines], first_line):
            heading = HEADING.match(text)
            if heading:
                self.heading(heading[1], heading[2] or "", number)
            else:
                self.paragraph(text, number)

    def heading(self, marks: str, text: str, number: int) -> None:
        if marks != "##":
            self.report(number, "a heading begins with '## '; to print a # at the start, write \\#")
        title, words = self.divided(text, number, "section")
        roles = [word.removeprefix(".") for word in words[1:] if word.startswith(".")]
        if len(roles) != len(words[1:]) or len(roles) > 1:
            self.report(number, "after its key a section has at most one role, such as .critical")
        section: dict[str, Any] = {"id": words[0], "title": title, "paragraphs": []}
        self.lines[("sections", len(self.sections))] = number
        self.sections.append(section | ({"role": roles[0]} if roles else {}))

    def paragraph(self, text: str, number: int) -> None:
        said, words = self.divided(text, number, "paragraph")
        if not self.sections:
            self.report(number, "a paragraph stands before the first heading ('## Title {#key}')")
            self.sections.append({"id": f"line-{number}", "title": "?", "paragraphs": []})
        paragraphs = self.sections[-1]["paragraphs"]
        where = ("sections", len(self.sections) - 1, "paragraphs", len(paragraphs))
        self.lines[where] = number
        paragraphs.append({"id": words[0], "text": said, "rests-on": words[1:]})

    def divided(self, text: str, number: int, what: str) -> tuple[str, list[str]]:
        """Divide a text from the words in its {#…}; report and make up a key if there is none."""
        found = ATTRIBUTES.search(text)
        if found and found[2].split():
            said = text[: found.start()] + found[1]
            return unescape(re.sub("[ \t]+", " ", said).strip(" ")), found[2].split()
        key = suggest_key(text) or f"line-{number}"
        self.report(number, f"this {what} has no key; end it with {{#{key}}}")
        return unescape(text), [key]

    def report(self, number: int, message: str) -> None:
        self.problems.append(Problem(self.file, number, message))


def render_lesson_file(lesson: Lesson) -> str:
    """Write the text of lesson.md."""
    plain = plain_of(lesson)
    front = {name: plain[name] for name in map(_alias, FRONT) if name in plain}
    sections = [_rendered(section) for section in lesson.sections]
    return "\n".join([f"{FENCE}\n{dump_yaml(front)}{FENCE}\n", *sections])


def _alias(name: str) -> str:
    return Lesson.model_fields[name].alias or name


def _rendered(section: Section) -> str:
    role = "" if section.role is SectionRole.BODY else f" .{section.role}"
    heading = f"## {escape(section.title)} {{#{section.id}{role}}}\n"
    return "\n".join([heading, *map(_rendered_paragraph, section.paragraphs)])


def _rendered_paragraph(paragraph: Paragraph) -> str:
    attributes = " ".join([f"{{#{paragraph.id}", *paragraph.rests_on]) + "}"
    unbroken = attributes.replace(" ", "\0")
    text = f"{escape(paragraph.text)} {unbroken}"
    lines = wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines).replace("\0", " ") + "\n"

"""One quiz file to the values in it and back. Nothing here knows of lessons."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lessons.building import build, plain_of
from lessons.document import Document, Key, Text
from lessons.problems import Problem, Reading, unknown
from lessons.yaml_file import Tree, Where, dump_yaml, read_yaml
from quizzes.document import Question, Quiz, Waiver
from quizzes.image_folder import plain_rows, read_rows
from quizzes.types import TYPES
from quizzes.types.base import Finding

FIRST = ("id", "type", "level", "claims", "evidence", "stem", "images")
"""The fields that stand first in a file, in this order; then those of the type."""

LAST = ("waived",)
"""What stands last: it is no part of what a learner sees."""


class Heading(Document):
    """What stands above the questions. The lesson is the folder's name unless it is said."""

    title: Text
    summary: Text
    lesson: Key | None = None
    waived: tuple[Waiver, ...] = ()
    questions: tuple[Any, ...]


@dataclass(frozen=True)
class QuizFile:
    """A quiz as its file has it: questions in order, None where one is broken."""

    path: Path
    tree: Tree
    heading: Heading | None
    questions: tuple[Question | None, ...]

    @property
    def lesson(self) -> str:
        """Name the quiz's lesson."""
        said = self.heading.lesson if self.heading else None
        return said or self.path.parent.name

    @property
    def quiz(self) -> Quiz | None:
        """Give the quiz, if all of it could be read and no question's id comes twice."""
        good = [question for question in self.questions if question]
        if self.heading is None or len({q.id for q in good}) < len(self.questions):
            return None
        return Quiz.model_construct(
            slug=self.path.stem,
            title=self.heading.title,
            summary=self.heading.summary,
            lesson=self.lesson,
            waived=self.heading.waived,
            questions=tuple(good),
        )

    def problem(self, number: int, finding: Finding) -> Problem:
        """Point at a finding on a question."""
        return self.tree.problem(("questions", number, *_steps(finding.where)), finding.what)


def read_quiz_file(path: Path) -> Reading[QuizFile]:
    """Read a file. Never raises; one broken question spoils no other."""
    file = read_yaml(path)
    if file.value is None:
        return Reading(None, file.problems)
    heading = build(Heading, file.value)
    items = file.value.at(("questions",))
    numbers = range(len(items)) if isinstance(items, list) else ()
    built = [_read_question(file.value, number) for number in numbers]
    questions = tuple(reading.value for reading in built)
    problems = (*file.problems, *heading.problems, *(p for r in built for p in r.problems))
    return Reading(QuizFile(path, file.value, heading.value, questions), problems)


def render_quiz(quiz: Quiz) -> str:
    """Write a quiz as YAML."""
    return dump_yaml(plain_quiz(quiz))


def plain_quiz(quiz: Quiz) -> dict[str, Any]:
    """Give a quiz's values as its file has them."""
    return {
        "title": quiz.title,
        "summary": quiz.summary,
        "lesson": quiz.lesson,
        **({"waived": [plain_of(waiver) for waiver in quiz.waived]} if quiz.waived else {}),
        "questions": [plain_question(question) for question in quiz.questions],
    }


def plain_question(question: Question) -> dict[str, Any]:
    """Give a question's values as its file has them, in the order in which one reads them."""
    plain = plain_of(question) | plain_rows(question)
    names = dict.fromkeys((*FIRST, *(name for name in plain if name not in LAST), *LAST))
    return {name: plain[name] for name in names if name in plain}


def _read_question(tree: Tree, number: int) -> Reading[Question]:
    where: Where = ("questions", number)
    if not isinstance(tree.at(where), dict):
        message = "a question is expected here: lines of 'name: value' after '- '"
        return Reading(None, (tree.problem(where, message),))
    name = tree.at((*where, "type"))
    if name is None:
        message = f"'type' is missing; it can be: {', '.join(TYPES)}"
        return Reading(None, (tree.problem(where, message),))
    if not isinstance(name, str) or name not in TYPES:
        problem = tree.problem((*where, "type"), unknown("type", str(name), TYPES))
        return Reading(None, (problem,))
    with_images, problems = _with_images(tree, where)
    reading = build(TYPES[name].model, with_images, where)
    return Reading(None if problems else reading.value, (*reading.problems, *problems))


def _with_images(tree: Tree, where: Where) -> tuple[Tree, list[Problem]]:
    """Put what the files of a question's images hold in their place."""
    if "images" not in tree.at(where):
        return tree, []
    rows, problems = read_rows(tree, (*where, "images"), Path(tree.file).parent)
    whole: Any = deepcopy(tree.value)
    whole["questions"][where[1]]["images"] = rows
    return replace(tree, value=whole), problems


def _steps(where: str) -> Where:
    return tuple(int(step) if step.isdigit() else step for step in where.split(".") if step)

"""What a question still needs is said in a teacher's words, once, beside the field it concerns."""

from __future__ import annotations

import ast

import pytest

from app.author.faults import FAULTS, SILENT, faults_of, place_of
from app.services.soundness import examine
from quizzes.types import TYPES
from quizzes.types.base import Finding
from quizzes.types.sample_lesson import LESSON
from tests.app.author.filling import press
from tests.app.author.test_every_type import SAMPLES
from tests.harness.sources import calls, is_text, named
from tests.harness.taking import SLUG

OF_FILES = {"id-twice", "question-type"}
"""What only a file can get wrong."""


def coded(call: ast.Call, name: str) -> ast.expr | None:
    if name == "Finding":
        given = {k.arg: k.value for k in call.keywords}
        return given.get("code") or (call.args[2] if len(call.args) > 2 else None)
    return call.args[0] if name == "PydanticCustomError" else None


def codes() -> set[str]:
    """Collect every reason that quizzes name."""
    found = (
        coded(call, name) for path in named(".py", under="quizzes") for name, call in calls(path)
    )
    return {node.value for node in found if node is not None and is_text(node)}


def test_every_reason_has_words_for_teachers():
    assert len(codes()) > 20
    assert codes() - OF_FILES - SILENT - FAULTS.keys() == set()


def said(name: str, **changes: object) -> dict[str, str]:
    whole = SAMPLES[name] | changes
    data = {field: value for field, value in whole.items() if value not in (None, "")}
    findings = examine(data, name, LESSON, "key").findings
    return {fault.path: fault.text for fault in faults_of(findings, LESSON)}


def with_row(name: str, group: str, number: int, **changes: object) -> dict[str, list]:
    rows = [dict(row) for row in SAMPLES[name][group]]
    rows[number] = {n: v for n, v in (rows[number] | changes).items() if v is not None}
    return {group: rows}


@pytest.mark.parametrize(
    ("name", "changes", "path", "words"),
    [
        ("single-choice", {"stem": ""}, "stem", "Write the question."),
        ("single-choice", {"level": ""}, "level", "Choose what the question asks"),
        ("single-choice", {"claims": []}, "claims", "Choose at least one claim"),
        ("single-choice", {"claims": ["gone"]}, "claims.0", "no such claim any more"),
        ("single-choice", {"options": []}, "options", "Write at least two options."),
        (
            "single-choice",
            with_row("single-choice", "options", 0, correct=None),
            "options",
            "Mark one option as the key.",
        ),
        (
            "single-choice",
            with_row("single-choice", "options", 1, feedback=None),
            "options.1.feedback",
            "Write feedback for option 2",
        ),
        (
            "single-choice",
            with_row("single-choice", "options", 2, text=None),
            "options.2.text",
            "Write the text of option 3",
        ),
        (
            "multiple-choice",
            with_row("multiple-choice", "options", 0, misconception="wrong-actor"),
            "options.0.misconception",
            "Option 1 is right",
        ),
        (
            "matching",
            with_row("matching", "prompts", 0, match=None),
            "prompts.0.match",
            "Choose what prompt 1 is matched with.",
        ),
        (
            "matching",
            with_row("matching", "prompts", 1, feedback=None),
            "prompts.1.feedback",
            "Write feedback for prompt 2.",
        ),
        ("matching", {"choices": []}, "choices", "Write at least two choices."),
        ("ordering", {"items": []}, "items", "Write at least three lines."),
        ("short-answer", {"actor": None, "accept": []}, "accept", "Say what is right"),
        ("short-answer", {"feedback": None}, "feedback", "Write feedback to the right answer"),
        ("short-answer", {"else-feedback": None}, "else-feedback", "that nobody foresaw"),
        ("short-answer", {"accept": ["!"]}, "accept.0", "“!” has neither letter nor digit."),
        ("short-answer", {"stem": "Does the League hold it?"}, "stem", "gives the answer"),
        ("evidence", {"passage": []}, "passage", "Choose at least one paragraph."),
        ("evidence", {"supports": None}, "supports", "Choose the claim to be supported."),
        ("evidence", {"feedback": {}}, "feedback.s2", "Write feedback for sentence 2."),
        ("evidence", {"passage": ["the-months"]}, "supports", "No sentence of the passage"),
        ("relations", {"actors": []}, "actors", "Choose at least two actors."),
        ("relations", {"relations": []}, "relations", "Choose at least one relation."),
        ("relations", {"claims": []}, "ties", "Say which ties are to be found"),
        (
            "relations",
            {"ties": [{"who": "northland", "relation": "backs", "whom": "hill-front"}]},
            "ties.0",
            "No claim of the lesson states that Northland backs Front.",
        ),
        (
            "relations",
            {"relations": ["backs"]},
            "actors",
            "Nobody can say that League fights Front.",
        ),
        (
            "relations",
            {"claims": ["north-backs-league"]},
            "actors",
            "The lesson says that League fights Front",
        ),
    ],
)
def test_each_is_said_beside_its_field(name, changes, path, words):
    assert words in said(name, **changes)[path]


def test_a_reason_that_is_new_here_keeps_its_own_words():
    [fault] = faults_of([Finding("melody.2", "sing it higher", "off-key")], LESSON)
    assert (fault.path, fault.text) == ("melody.2", "sing it higher")


def test_the_place_of_a_finding_on_a_row_is_the_field_that_mends_it():
    assert place_of(Finding("options.0", "…", "needs-feedback")) == "options.0.feedback"
    assert place_of(Finding("", "…", "needs-feedback")) == "feedback"
    assert place_of(Finding("feedback", "…", "needs-feedback", {"sentence": "s3"})) == "feedback.s3"
    assert place_of(Finding("wrong.1", "…", "wrong-accepted")) == "wrong.1.text"


@pytest.mark.parametrize("name", TYPES)
def test_every_line_of_the_summary_leads_to_a_field_that_says_the_same(name, chidi):
    chidi.open(f"/questions/new/{name}?lesson={LESSON.slug}&quiz={SLUG}")
    page = press(chidi, "Publish", status=422, **{"evidence-0-words": "Nobody wrote so."})
    box = next(e for e in page.root.iter() if e.get("role") == "alert")
    links = [a.get("href", "") for a in box.iter("a")]
    assert len(links) == len(page.errors) > 2
    beside = [e for e in page.all("p") if e.get("class") == "error"]
    assert len(beside) == len(set(links))
    for href in links:
        target = next(e for e in page.root.iter() if e.get("id") == href[1:])
        described = target.get("aria-describedby") or ""
        inside = any(e in list(target.iter()) for e in beside)
        assert inside or f"{href[1:]}-error" in described.split(), href

"""What a question still needs is said in a teacher's words, once, beside the field it concerns."""

from __future__ import annotations

import ast
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.author.faults import FAULTS, SILENT, faults_of, names_for, place_of
from app.services.soundness import examine
from quizzes.types import TYPES
from quizzes.types.base import Finding
from quizzes.types.sample_lesson import LESSON
from tests.app.author.filling import fields_of, press
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


QUOTED = {
    "not chosen": ("", "It took it in March", "evidence.0.paragraph", "Choose the paragraph"),
    "elsewhere": (
        "the-months",
        "It took it in March",
        "evidence.0.words",
        "The River League holds",
    ),
    "nearly": ("the-bridge", "it took it in march", "evidence.0.words", "It says: It took it in"),
    "nowhere": ("the-bridge", "Nobody ever wrote so", "evidence.0.words", "does not say this."),
    "gone": ("gone", "It took it", "evidence.0.paragraph", "no such paragraph any more"),
    "no words": ("the-bridge", "", "evidence.0.words", "Quote the words that are meant"),
}


@pytest.mark.parametrize(("paragraph", "quote", "path", "words"), QUOTED.values(), ids=QUOTED)
def test_of_quoted_words_it_is_said_where_they_stand_or_what_was_meant(
    paragraph, quote, path, words
):
    found = said("single-choice", evidence=[{"paragraph": paragraph, "words": quote}])
    assert words in found[path]


RAW_WORDS = re.compile(r"should|required|valid (string|dictionary|list)|Input|tuple|%")
TYPED = st.text(max_size=12) | st.sampled_from(["0", "1", "a", "a-b", "the-bridge", "backs"])


@st.composite
def typed_forms(draw):
    """Make what somebody may have typed into the editor of a type."""
    name = draw(st.sampled_from(sorted(TYPES)))
    fields = {field: [value] if isinstance(value, str) else value
              for field, value in fields_of(SAMPLES[name]).items()}  # fmt: skip
    changed = draw(st.dictionaries(st.sampled_from(sorted(fields)), st.lists(TYPED, max_size=2)))
    return name, TYPES[name].read_form(fields | changed), draw(st.booleans())


@settings(deadline=None, max_examples=200)
@given(typed_forms())
def test_whatever_is_typed_no_word_of_the_machinery_is_said(form):
    name, own, bare = form
    data = own if bare else SAMPLES[name] | own
    findings = examine(data, name, LESSON, "key").findings
    for finding in findings:
        assert any(known in FAULTS for known in names_for(finding)), finding
    assert not [f.text for f in faults_of(findings, LESSON) if RAW_WORDS.search(f.text)]


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

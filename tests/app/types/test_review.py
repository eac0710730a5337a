"""The page that shows what was right."""

from __future__ import annotations

import pytest

from quizzes.document import Answer
from quizzes.types import TYPES, type_of
from quizzes.types.sample_lesson import LESSON
from tests.app.types.pages import NAMES
from tests.quizzes.samples import parse, sample
from tests.quizzes.strategies import SAMPLES


@pytest.mark.parametrize("name", NAMES)
def test_a_review_tells_right_from_wrong_in_words(render, name):
    samples, type_ = SAMPLES[name], TYPES[name]
    question = samples.question
    if samples.unmarked:
        r = type_.review(question, type_.parse(question, samples.unmarked[0].raw), LESSON, "seed")
        assert "waiting to be marked" in render(name, "review", r=r).text.lower()
        return
    for sort, word in (("right", "right"), ("wrong", "not right")):
        answer = type_.parse(question, getattr(samples, sort)[0].raw)
        r = type_.review(question, answer, LESSON, "seed")
        page = render(name, "review", r=r)
        verdicts = [e for e in page.all("span") if "verdict" in (e.get("class") or "").split()]
        assert any(sort in e.get("class", "") for e in verdicts)
        assert word in page.text.lower() or name in {"ordering", "relations"}


@pytest.mark.parametrize("name", NAMES)
def test_a_blank_answer_has_a_review_with_the_key(render, name):
    question = sample(name)
    r = TYPES[name].review(question, Answer(), LESSON, "seed")
    page = render(name, "review", r=r)
    assert "wrong" not in {e.get("class") for e in page.all("span")}
    for part in TYPES[name].grade(question, Answer(), LESSON).parts:
        if part.right and name not in {"matching", "ordering", "relations", "gap"}:
            assert part.text in page.text


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (("river-league", "backs", "northland"), "wrong direction"),
        (("northland", "fights", "river-league"), "wrong relation"),
        (("northland", "backs", "hill-front"), "names no such tie"),
        (("northland", "", ""), "not complete"),
    ],
)
def test_a_wrong_tie_says_what_is_wrong(render, rows, words):
    question = sample("relations")
    answer = parse(question, who_1=rows[0], relation_1=rows[1], whom_1=rows[2])
    page = render("relations", "review", r=type_of(question).review(question, answer, LESSON, ""))
    assert words in page.text

"""The page that asks."""

from __future__ import annotations

import pytest

from quizzes.document import Answer
from quizzes.types import TYPES, type_of
from quizzes.types.sample_lesson import LESSON
from tests.app.types.pages import NAMES, fields, view_of
from tests.harness.page import text_of
from tests.quizzes.samples import sample
from tests.quizzes.strategies import SAMPLES


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_selected_before_the_learner_answers(render, name):
    page = render(name, "ask", view=view_of(sample(name)), answer=None)
    assert type_of(sample(name)).parse(sample(name), fields(page)).blank


@pytest.mark.parametrize("name", NAMES)
def test_a_stored_answer_is_shown_as_it_was_given(render, name):
    question = sample(name)
    type_ = TYPES[name]
    samples = SAMPLES[name]
    for given in (*samples.right, *samples.partly, *samples.wrong[:1], *samples.unmarked):
        answer = type_.parse(question, given.raw)
        page = render(name, "ask", view=view_of(question), answer=answer.value, errors={})
        assert type_.parse(question, fields(page)) == answer


@pytest.mark.parametrize("name", NAMES)
def test_a_malformed_answer_is_named_beside_its_field(render, name):
    question = sample(name)
    field = next(iter((*SAMPLES[name].right, *SAMPLES[name].unmarked)[0].raw))
    errors = {field: "Mend this."}
    page = render(name, "ask", view=view_of(question), answer=None, errors=errors)
    assert "Error: Mend this." in page.text
    assert any(e.get("id") == field for e in page.root.iter()), "the summary links to the field"


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_is_one_sentence(render, name):
    page = render(name, "rule")
    rule = page.text.removeprefix("Stem Part").removesuffix("Go").strip()
    assert rule.endswith(".")
    assert rule.count(".") == 1


def test_an_order_of_arrows_is_shown_in_that_order(render):
    question = sample("ordering")
    order = ["truce", "talks", "meeting", "bridge"]
    answer = {key: place for place, key in enumerate(order, start=1)}
    page = render("ordering", "ask", view=view_of(question), answer=answer)
    assert [e.get("name") for e in page.all("select")] == [f"place-{key}" for key in order]
    buttons = [(e.get("name"), e.get("value")) for e in page.all("button") if e.get("name")]
    assert buttons[:3] == [("move", "down-truce"), ("move", "up-talks"), ("move", "down-talks")]


def test_places_that_clash_keep_the_order_that_was_shown(render):
    question = sample("ordering")
    view = view_of(question)
    answer = dict.fromkeys([step["key"] for step in view["steps"]], 1)
    page = render("ordering", "ask", view=view, answer=answer)
    assert [e.get("name") for e in page.all("select")] == [
        f"place-{s['key']}" for s in view["steps"]
    ]


def test_the_claim_is_shown_as_a_tie_of_names(render):
    page = render("evidence", "ask", view=view_of(sample("evidence")), answer=None)
    assert "Southland · backs · Hill Front" in page.text


def test_what_a_learner_typed_is_text_and_no_markup(render):
    question = sample("short-answer")
    answer = Answer("<script>alert(1)</script>")
    for page in (
        render("short-answer", "ask", view=view_of(question), answer=answer.value),
        render("short-answer", "review", r=type_of(question).review(question, answer, LESSON, "")),
    ):
        assert not list(page.all("script"))
    assert "<script>alert(1)</script>" in text_of(page.root)

"""The templates of every question type: asked, reviewed, edited, without a database."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from flask import render_template_string

from quizzes.document import Answer
from quizzes.types import TYPES, type_of
from quizzes.types.sample_lesson import LESSON
from tests.harness.apps import make_app, put_away
from tests.harness.checks import CHECKS, check_headers
from tests.harness.page import Page, text_of
from tests.quizzes.samples import parse, sample
from tests.quizzes.strategies import SAMPLES

SHELL = """<!doctype html><html lang="en" dir="ltr"><head><title>Stem</title></head><body>
<main id="main"><form method="post"><input type="hidden" name="csrf_token" value="t">
<fieldset><legend><h1>Stem</h1></legend>{part}</fieldset><button>Go</button></form></main>
</body></html>"""
NAMES = list(TYPES)


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("templates")
    app = make_app(f"sqlite:///{folder / 'none.sqlite3'}", folder)
    yield app
    put_away(app)


@pytest.fixture
def render(app):
    """Render a template of a type as a page, and check the page."""

    def render(name, which, **values):
        part = '<h2>Part</h2>{% include "types/' + name + "/" + which + '.html" %}'
        with app.test_request_context():
            html = render_template_string(SHELL.replace("{part}", part), **values)
        page = Page(
            SimpleNamespace(
                status_code=200,
                request=SimpleNamespace(path="/", full_path="/"),
                get_data=lambda as_text: html,
            )
        )
        checks = [check for check in CHECKS if check is not check_headers]
        assert [problem for check in checks for problem in check(page)] == []
        return page

    return render


def fields(page):
    [form] = page.forms
    values = form.fields()
    return {name: values.getlist(name) for name in values if name != "csrf_token"}


def view_of(question, seed="seed"):
    return type_of(question).present(question, LESSON, seed)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_selected_before_the_learner_answers(render, name):
    page = render(name, "ask", view=view_of(sample(name)), answer=None)
    assert type_of(sample(name)).parse(sample(name), fields(page)).blank


@pytest.mark.parametrize("name", NAMES)
def test_a_stored_answer_is_shown_as_it_was_given(render, name):
    question = sample(name)
    type_ = TYPES[name]
    for given in (*SAMPLES[name].right, *SAMPLES[name].partly, *SAMPLES[name].wrong[:1]):
        answer = type_.parse(question, given.raw)
        page = render(name, "ask", view=view_of(question), answer=answer.value, errors={})
        assert type_.parse(question, fields(page)) == answer


@pytest.mark.parametrize("name", NAMES)
def test_a_malformed_answer_is_named_beside_its_field(render, name):
    question = sample(name)
    field = next(iter(SAMPLES[name].right[0].raw))
    errors = {field: "Mend this."}
    page = render(name, "ask", view=view_of(question), answer=None, errors=errors)
    assert "Error: Mend this." in page.text
    assert any(e.get("id") == field for e in page.root.iter()), "the summary links to the field"


@pytest.mark.parametrize("name", NAMES)
def test_a_review_tells_right_from_wrong_in_words(render, name):
    samples, type_ = SAMPLES[name], TYPES[name]
    question = samples.question
    for sort, word in (("right", "right"), ("wrong", "not right")):
        answer = type_.parse(question, getattr(samples, sort)[0].raw)
        r = type_.review(question, answer, LESSON, "seed")
        page = render(name, "review", r=r)
        verdicts = [e for e in page.all("span") if "verdict" in (e.get("class") or "").split()]
        kinds = {
            sort: [e for e in verdicts if sort in e.get("class")] for sort in ("right", "wrong")
        }
        assert kinds[sort] or name == "relations"
        assert word in page.text.lower() or name in {"ordering", "relations"}


@pytest.mark.parametrize("name", NAMES)
def test_a_blank_answer_has_a_review_with_the_key(render, name):
    question = sample(name)
    r = TYPES[name].review(question, Answer(), LESSON, "seed")
    page = render(name, "review", r=r)
    assert "wrong" not in {e.get("class") for e in page.all("span")}
    for part in TYPES[name].grade(question, Answer(), LESSON).parts:
        if part.right and name not in {"matching", "ordering", "relations"}:
            assert part.text in page.text


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_is_one_sentence(render, name):
    page = render(name, "rule")
    rule = page.text.removeprefix("Stem Part").removesuffix("Go").strip()
    assert rule.endswith(".")
    assert rule.count(".") == 1


def plain(question):
    own = type(question).model_fields.keys() - {"id", "stem", "level", "claims", "evidence"}
    data = json.loads(question.to_json())
    names = {name.replace("_", "-") for name in own if name != "explanation"}
    return {name: value for name, value in data.items() if name in names}


RICH = {
    "true-false": sample(
        "single-choice",
        preset="true-false",
        options=[
            {"key": "true", "text": "True", "correct": True, "feedback": "Yes."},
            {"key": "false", "text": "False", "misconception": "wrong-actor"},
        ],
    ),
    "kept order": sample("single-choice", shuffle=False),
    "accents & <marks>": sample(
        "short-answer",
        accept=["Élite", "<b>", 'a "quoted" one', "حزب الله"],
        feedback="Two\nlines.",
    ),
    "ties": sample(
        "relations",
        ties=[{"who": "northland", "relation": "backs", "whom": "river-league", "feedback": "B."}],
    ),
    "long passage": sample("evidence", passage=["the-bridge", "the-backers"]),
} | {name: sample(name) for name in NAMES}


@pytest.mark.parametrize("question", RICH.values(), ids=RICH.keys())
def test_the_editor_gives_back_what_it_shows(render, question):
    page = render(question.type, "edit", data=plain(question), lesson=LESSON, errors={})
    again = TYPES[question.type].read_form(fields(page))
    in_lesson_order = {"actors", "relations", "passage"}
    assert {n: sorted(v) if n in in_lesson_order else v for n, v in again.items()} == {
        n: sorted(v) if n in in_lesson_order else v for n, v in plain(question).items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_editor_is_empty(render, name):
    page = render(name, "edit", data={}, lesson=LESSON, errors={})
    assert {n: v for n, v in TYPES[name].read_form(fields(page)).items() if v} == {}


HALF = {
    "single-choice": {"options": [{"key": "n1", "feedback": "Only feedback."}]},
    "multiple-choice": {"options": [{"key": "a", "text": "A", "correct": True}]},
    "matching": {
        "prompts": [{"key": "p", "text": "P", "match": "n1"}],
        "choices": [{"key": "n1"}],
    },
    "ordering": {"items": [{"key": "one", "text": "One"}]},
    "short-answer": {"actor": "no-longer-there", "wrong": [{"text": "x"}]},
    "evidence": {
        "passage": ["no-longer-there"],
        "supports": "no-longer-there",
        "feedback": {"s2": "Kept.", "s12": "Kept too."},
    },
    "relations": {
        "actors": ["no-longer-there"],
        "relations": ["backs"],
        "ties": [{"who": "no-longer-there"}],
    },
}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_half_typed_is_lost(render, name):
    page = render(name, "edit", data=HALF[name], lesson=LESSON, errors={})
    assert TYPES[name].read_form(fields(page)) == HALF[name]


@pytest.mark.parametrize(
    "name", ["single-choice", "multiple-choice", "matching", "ordering", "relations"]
)
def test_there_are_always_rows_to_fill_and_a_button_for_more(render, name):
    data = plain(sample(name))
    page = render(name, "edit", data=data, lesson=LESSON, errors={})
    rows = [e for e in page.all("fieldset") if e.get("class") == "edit-row"]
    groups = {"options", "prompts", "choices", "items", "wrong", "ties"}
    filled = sum(len(value) for field, value in data.items() if field in groups)
    assert len(rows) >= filled + 2
    assert any(e.get("name") == "more" for e in page.all("button"))


PATHS = {
    "single-choice": ["options", "options.0", "options.0.text", "options.1.feedback"],
    "multiple-choice": ["options", "options.2.misconception", "options.0.key"],
    "matching": ["prompts", "choices", "prompts.0.match", "choices.1.text", "prompts.1"],
    "ordering": ["items", "items.0.text", "items.3.key"],
    "short-answer": ["accept", "actor", "feedback", "else-feedback", "wrong.0", "wrong.0.text"],
    "evidence": ["supports", "passage", "passage.0", "feedback", "feedback.s2"],
    "relations": ["actors", "relations", "ties", "ties.0", "ties.0.who"],
}


@pytest.mark.parametrize(
    ("name", "path"), [(n, path) for n, paths in PATHS.items() for path in paths]
)
def test_a_finding_stands_beside_its_field(render, name, path):
    page = render(name, "edit", data=plain(sample(name)), lesson=LESSON, errors={path: "Mend it."})
    assert "Error: Mend it." in page.text


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


def test_what_a_learner_typed_is_text_and_no_markup(render):
    question = sample("short-answer")
    answer = Answer("<script>alert(1)</script>")
    for page in (
        render("short-answer", "ask", view=view_of(question), answer=answer.value),
        render("short-answer", "review", r=type_of(question).review(question, answer, LESSON, "")),
    ):
        assert not list(page.all("script"))
    assert "<script>alert(1)</script>" in text_of(page.root)

"""What every question type promises, shown on the samples that it makes itself."""

from __future__ import annotations

import json
from random import Random

import pytest

from lessons.document import Lesson
from quizzes.document import Answer, MalformedError, Question
from quizzes.types import TYPES, build_question, by_hand_only, question_from_json, type_of
from tests.quizzes.strategies import SAMPLES

SECRET = "canary"
NAMES = list(TYPES)
samples_of = pytest.mark.parametrize("samples", SAMPLES.values(), ids=NAMES)


def earned(samples, raw):
    type_ = type_of(samples.question)
    answer = type_.parse(samples.question, raw)
    return type_.grade(samples.question, answer, samples.lesson).points


def each(samples, *sorts):
    return [sample for sort in sorts for sample in getattr(samples, sort)]


@pytest.mark.parametrize("name", NAMES)
def test_a_type_has_one_name_everywhere(name):
    type_ = TYPES[name]
    assert type_.name == name == type_.model.type == type_.samples().question.type


@samples_of
def test_samples_earn_what_they_say(samples):
    for sample in each(samples, "right", "partly", "wrong", "unmarked"):
        assert earned(samples, sample.raw) == sample.points


@samples_of
def test_right_earns_everything_partly_something_and_wrong_nothing(samples):
    if samples.unmarked:
        return
    assert {sample.points for sample in samples.right} == {1}
    assert all(0 < sample.points < 1 for sample in samples.partly)
    assert {sample.points for sample in samples.wrong} == {0}


@samples_of
def test_a_blank_form_is_a_blank_answer_and_earns_nothing(samples):
    for raw in samples.blank:
        assert type_of(samples.question).parse(samples.question, raw).blank
        assert earned(samples, raw) == 0


@samples_of
def test_a_malformed_form_is_refused_with_a_code_and_the_field(samples):
    assert samples.malformed
    for raw in samples.malformed:
        with pytest.raises(MalformedError) as refused:
            type_of(samples.question).parse(samples.question, raw)
        assert refused.value.code
        assert refused.value.details["field"] in raw


@samples_of
def test_other_fields_of_the_page_make_no_difference(samples):
    page = {"csrf_token": ["t"], "key": ["k"], "go": ["next"], "flag": ["1"]}
    for sample in each(samples, "right", "partly", "wrong", "unmarked"):
        assert earned(samples, {**page, **sample.raw}) == sample.points


@samples_of
def test_an_answer_is_json_and_comes_back_from_the_database_as_it_was(samples):
    type_ = type_of(samples.question)
    for sample in each(samples, "right", "partly", "wrong", "unmarked"):
        answer = type_.parse(samples.question, sample.raw)
        kept = Answer(json.loads(json.dumps(answer.value, sort_keys=True)))
        assert kept == answer
        points = type_.grade(samples.question, kept, samples.lesson).points
        assert points == sample.points


@samples_of
def test_the_fields_of_an_answer_are_parsed_as_that_answer(samples):
    type_, question = type_of(samples.question), samples.question
    for sample in each(samples, "right", "partly", "wrong"):
        answer = type_.parse(question, sample.raw)
        assert type_.parse(question, type_.fields(question, answer)) == answer
    assert type_.parse(question, type_.fields(question, Answer())).blank


@samples_of
def test_a_lesson_without_what_the_question_names_breaks_nothing(samples):
    plain = json.loads(samples.lesson.to_json())
    bare = Lesson.model_validate({**plain, "sections": [], "actors": [], "claims": []})
    type_, question = type_of(samples.question), samples.question
    type_.present(question, bare, "seed")
    type_.key(question, bare)
    type_.guess(question, bare, Random(1))
    for sample in each(samples, "right", "wrong"):
        answer = type_.parse(question, sample.raw)
        assert 0 <= type_.review(question, answer, bare, "seed")["points"] <= 1


@samples_of
def test_the_key_earns_everything(samples):
    type_, question = type_of(samples.question), samples.question
    answer = type_.key(question, samples.lesson)
    assert type_.grade(question, answer, samples.lesson).right != by_hand_only(question)


@samples_of
def test_parts_tell_what_was_chosen_and_what_is_the_key(samples):
    type_, question = type_of(samples.question), samples.question
    for sample in samples.right:
        parts = type_.grade(question, type_.parse(question, sample.raw), samples.lesson).parts
        assert all(part.chosen == part.right for part in parts)
        assert any(part.chosen for part in parts)
    blank = type_.grade(question, Answer(), samples.lesson).parts
    assert any(part.right for part in blank) != by_hand_only(question)
    assert not any(part.chosen for part in blank)


@samples_of
def test_the_same_seed_gives_the_same_view(samples):
    type_, question = type_of(samples.question), samples.question
    views = [type_.present(question, samples.lesson, "one seed") for _ in range(2)]
    assert views[0] == views[1]
    assert json.loads(json.dumps(views[0])) == views[0]


@samples_of
def test_the_view_says_nothing_of_key_and_feedback(samples):
    type_ = type_of(samples.question)
    spoilt = build_question({**with_canaries(json.loads(samples.question.to_json()))})
    view = json.dumps(type_.present(spoilt, samples.lesson, "seed"))
    assert SECRET not in view
    assert "correct" not in view
    assert samples.question.id not in view
    assert not any(f'"{claim}"' in view for claim in samples.question.rests_on)
    review = type_.review(spoilt, type_.key(spoilt, samples.lesson), samples.lesson, "seed")
    assert SECRET in json.dumps(review), "the canaries are alive"


def with_canaries(data):
    """Put the secret wherever a learner must not look before the release."""
    told = {"feedback", "else-feedback", "explanation"}
    if isinstance(data, list):
        return [with_canaries(item) for item in data]
    if not isinstance(data, dict):
        return data
    marked = {name: with_canaries(value) for name, value in data.items()}
    for name in told & marked.keys():
        value = marked[name]
        marked[name] = dict.fromkeys(value, SECRET) if isinstance(value, dict) else SECRET
    if "accept" in marked:
        marked["accept"] = [*marked["accept"], SECRET]
    if "stem" in marked:
        marked["explanation"] = SECRET
    return marked


@samples_of
def test_a_question_reads_back_from_json_as_it_was(samples):
    text = samples.question.to_json()
    assert json.loads(text)["type"] == samples.question.type
    again = question_from_json(text)
    assert again == samples.question
    assert type(again) is type(samples.question)
    assert again.fingerprint() == samples.question.fingerprint()


@samples_of
def test_samples_are_sound_beside_their_lesson(samples):
    findings = type_of(samples.question).check(samples.question, samples.lesson)
    assert list(findings) == []


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_editor_is_not_yet_a_question(name):
    data = TYPES[name].read_form({})
    with pytest.raises(ValueError, match="validation error"):
        TYPES[name].build({"id": "new", "stem": "What?", "level": "apply", **data})


def test_an_unknown_type_is_refused_with_a_suggestion():
    with pytest.raises(ValueError, match="did you mean 'single-choice'"):
        build_question({"type": "singel-choice"})


def test_every_type_is_a_question_of_its_own():
    models = [type_.model for type_ in TYPES.values()]
    assert len(set(models)) == len(models)
    assert all(issubclass(model, Question) for model in models)


@pytest.mark.parametrize("name", ["single-choice", "multiple-choice"])
def test_another_key_gives_the_same_view(name):
    """What cannot be told apart from outside gives nothing away: keys moved, the same page."""
    plain = json.loads(SAMPLES[name].question.to_json())
    marks = [option.pop("correct", False) for option in plain["options"]]
    for option, mark in zip(plain["options"], reversed(marks), strict=True):
        option["correct"] = mark
    turned, lesson = build_question(plain), SAMPLES[name].lesson
    assert turned != SAMPLES[name].question
    for seed in map(str, range(20)):
        views = [TYPES[name].present(q, lesson, seed) for q in (turned, SAMPLES[name].question)]
        assert views[0] == views[1]

"""Every drafted question is sound, and asks nothing that the ledger leaves open."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.dates import later
from lessons.document import Certainty, Relation
from lessons.folder import read_library
from quizzes.checks import check_question
from quizzes.drafting import draft_questions
from quizzes.drafting.proof import refuting
from quizzes.item_writing import unwaived
from quizzes.types import build_question, type_of
from quizzes.types.sample_lesson import LESSON
from tests.lessons import strategies
from tests.quizzes.samples import with_changes
from tests.quizzes.strategies import relaxed

ROOT = Path(__file__).parents[3]
ON_FACTS = {"who", "judge", "name", "sentence", "match", "ties"}


@pytest.fixture(scope="module")
def syria():
    [lesson] = read_library(ROOT / "lessons" / "library").value
    return lesson


def kind(draft):
    return draft.question.id.partition("-")[0]


def of(lesson, *kinds):
    return [draft for draft in draft_questions(lesson) if kind(draft) in kinds]


def assert_sound(lesson):
    found = draft_questions(lesson)
    ids = [draft.question.id for draft in found]
    assert len(set(ids)) == len(ids)
    for draft in found:
        question = draft.question
        assert (
            build_question({**question.model_dump(by_alias=True), "type": question.type})
            == question
        )
        assert [*check_question(question, lesson)] == []
        assert unwaived(question, lesson) == ()
        key = type_of(question).key(question, lesson)
        assert type_of(question).grade(question, key, lesson).right
        assert draft.claims or draft.events


@pytest.mark.parametrize("lesson", [LESSON], ids=["sample"])
def test_every_question_on_the_sample_is_sound(lesson):
    assert_sound(lesson)


def test_every_question_on_the_shipped_lesson_is_sound(syria):
    assert_sound(syria)


def test_every_kind_of_question_is_drafted_from_the_shipped_lesson(syria):
    kinds = Counter(map(kind, draft_questions(syria)))
    assert set(kinds) == ON_FACTS | {"speaker", "kind", "order"}
    assert kinds.total() > 90


@settings(relaxed, max_examples=40)
@given(strategies.lessons)
def test_whatever_a_lesson_holds_what_is_drafted_is_sound(lesson):
    assert_sound(lesson)


RELATIONS = st.sampled_from(Relation)
ROWS = st.tuples(
    st.sampled_from([a.id for a in LESSON.actors]),
    RELATIONS,
    st.sampled_from([a.id for a in LESSON.actors]),
    st.sampled_from(Certainty),
    st.sampled_from([None, "2020", "2024-12-01"]),
    st.sampled_from([None, "2023", "2026"]),
)


FULL = with_changes(
    LESSON,
    claims=(
        *LESSON.claims,
        LESSON.claims[0].model_copy(
            update={"id": "north-fights-front", "who": "northland", "relation": Relation.FIGHTS}
        ),
    ),
)


@st.composite
def ledgers(draw):
    """Make any ledger of the sample lesson's actors, stated by its own words."""
    claims = []
    for number, (who, relation, whom, certainty, since, until) in enumerate(
        draw(st.lists(ROWS, max_size=12))
    ):
        base = LESSON.claims[number % len(LESSON.claims)]
        said_by = None if certainty is Certainty.DOCUMENTED else draw(st.sampled_from("ABC"))
        new = {"id": f"c{number}", "who": who, "relation": relation, "whom": whom, "since": since}
        new |= {"certainty": certainty, "said_by": said_by, "until": until}
        claims.append(base.model_copy(update=new))
    return with_changes(LESSON, claims=tuple(claims))


@settings(relaxed, max_examples=50)
@given(ledgers())
def test_from_any_ledger_what_is_drafted_is_sound_and_every_distractor_is_proved_wrong(lesson):
    assert_sound(lesson)
    for draft in of(lesson, "who", "name"):
        claim = lesson.claims_by_id[draft.claims[0]]
        question = draft.question
        wrong = [option.key for option in getattr(question, "options", ()) if not option.correct]
        names = {actor.name: actor.id for actor in lesson.actors}
        wrong += [names[foreseen.text] for foreseen in getattr(question, "wrong", ())]
        for actor in wrong:
            assert refuting(lesson, actor, claim.relation, claim.whom)


def test_a_full_ledger_gives_questions_to_look_at():
    assert {"who", "judge", "name", "sentence", "kind"} <= {kind(d) for d in draft_questions(FULL)}


@relaxed
@given(ledgers())
def test_of_what_is_not_documented_only_speaker_and_kind_are_asked(lesson):
    for draft in draft_questions(lesson):
        certain = {lesson.claims_by_id[id_].certainty for id_ in draft.claims}
        if kind(draft) in ON_FACTS:
            assert certain == {Certainty.DOCUMENTED}


def test_the_same_lesson_gives_the_same_questions(syria):
    again = syria.model_validate_json(syria.model_dump_json())
    assert draft_questions(syria) == draft_questions(again)


def test_distractors_are_enemies_and_feedback_quotes_the_lesson(syria):
    [draft] = [d for d in of(syria, "who") if d.claims == ("turkey-backs-sna",)]
    options = {option.key: option for option in draft.question.options}
    assert options.keys() == {"turkey", "sdf", "syrian-government"}
    assert options["turkey"].correct
    assert "“Turkey pays, arms and trains the SNA”" in options["turkey"].feedback
    assert "“it also fights the SDF”" in options["sdf"].feedback


def test_whom_the_lesson_leaves_open_is_no_distractor(syria):
    """Hezbollah and the SNA: the lesson says nothing of the two, so it may be true."""
    [draft] = [d for d in of(syria, "who") if d.claims == ("turkey-backs-sna",)]
    assert not {"hezbollah", "iran", "russia", "hts"} & {o.key for o in draft.question.options}
    asked = {d.claims[0] for d in of(syria, "who")}
    assert "iran-backs-hezbollah" not in asked  # nobody is proved not to back Hezbollah


def test_a_false_statement_changes_an_actor_as_the_ledger_allows(syria):
    stems = {d.claims[0]: d.question.stem for d in of(syria, "judge")}
    assert stems["us-backs-sdf"] == "Turkey backs the Syrian Democratic Forces (SDF)."
    assert stems["iran-backs-hezbollah"] == "Iran backs Hezbollah."  # nothing false can be proved


def test_a_match_is_the_only_one(syria):
    [draft] = of(syria, "match")
    pairs = {(prompt.key.removeprefix("from-"), prompt.match) for prompt in draft.question.prompts}
    assert ("iran", "syrian-government") in pairs
    assert "hezbollah" not in {choice.key for choice in draft.question.choices}


def test_events_in_order_surely_follow_each_other(syria):
    events = {event.id: event for event in syria.events}
    for draft in of(syria, "order"):
        chosen = [events[item.key] for item in draft.question.items]
        assert draft.events == tuple(event.id for event in chosen)
        for before, after in pairwise(chosen):
            assert later(after.date, before.until or before.date)


def test_a_speaker_is_asked_for_without_being_named(syria):
    stems = {d.claims[0]: d.question.stem for d in of(syria, "speaker")}
    assert stems["turkey-tolerates-hts-attack"].startswith("Who says, in the lesson, that Turkey")
    assert "hts-says-it-answers-shelling" not in stems


def test_a_lesson_in_another_language_gets_no_english_questions(syria):
    assert draft_questions(with_changes(syria, language="tr")) == ()

"""Names, and which of them are one actor."""

from __future__ import annotations

from lessons.document import Actor, ActorKind
from lessons.drafting.article import article_of_text
from lessons.drafting.draft import draft_article


def actors(text, known=()):
    return {actor.name: actor for actor in draft_article(article_of_text(text), known).actors}


def test_an_abbreviation_and_the_name_before_it_are_one_actor():
    found = actors("The Rapid Support Forces (RSF) left. The RSF backs Chad.")
    assert set(found) == {"Rapid Support Forces", "Chad"}
    assert found["Rapid Support Forces"].times == 3
    assert found["Rapid Support Forces"].kind is ActorKind.ARMED_GROUP


def test_an_abbreviation_may_follow_the_country_of_a_long_name():
    text = (
        "The Front for the Defence of the River (FDR) backs Norway. "
        "The Confederation of Workers of Peru (CGTP) supports Norway. Baltic Ore Ltd. left."
    )
    draft = draft_article(article_of_text(text))
    assert {"Front for the Defence of the River", "Confederation of Workers of Peru"} <= {
        actor.name for actor in draft.actors
    }
    assert not draft.questions


def test_a_country_is_known_by_adjective_and_by_capital():
    assert set(actors("Russian troops left. Moscow agreed.")) == {"Russia"}


def test_a_country_that_is_only_a_place_is_no_actor():
    assert set(actors("In Kenya, Uganda funded Rwanda.")) == {"Uganda", "Rwanda"}


def test_a_surname_is_the_person_named_before():
    found = actors("President Samuel Otieno spoke. Otieno supports Uganda.")
    assert set(found) == {"Samuel Otieno", "Uganda"}
    assert found["Samuel Otieno"].kind is ActorKind.PERSON


def test_the_union_is_the_one_that_was_named():
    draft = draft_article(
        article_of_text("The Harbour Workers' Union met. Norway supports the union.")
    )
    assert [(c.who, c.whom) for c in draft.claims] == [("Norway", "Harbour Workers' Union")]


def test_months_days_and_first_words_are_no_names():
    assert actors("However, on Monday nobody came. Yesterday was quiet in March.") == {}


def test_an_actor_of_another_lesson_brings_its_card():
    card = Actor(
        id="m23", name="March 23 Movement", short="M23", kind=ActorKind.ARMED_GROUP,
        who="A group.", aims="Power.",
    )  # fmt: skip
    found = actors("Rwanda supports M23.", [card])
    assert found["March 23 Movement"].card == card


def test_an_owner_may_stand_within_a_name():
    assert set(actors("The Tigray People's Liberation Front (TPLF) backs Chad.")) == {
        "Tigray People's Liberation Front",
        "Chad",
    }


def test_the_opposition_and_the_rebels_of_one_article_are_one():
    assert "opposition" in actors("Cuba backs the opposition.")
    assert "rebels" in actors("Cuba backs the rebels. Cuba arms opposition factions.")


def test_the_rebels_are_the_only_armed_group_that_was_named():
    draft = draft_article(article_of_text("The March 23 Army (M23) left. Rwanda backs the rebels."))
    assert [claim.whom for claim in draft.claims] == ["March 23 Army"]

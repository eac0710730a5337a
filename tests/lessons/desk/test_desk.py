"""Deciding and writing on the desk give new desks; what is accepted becomes a lesson."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.checks import check_lesson
from lessons.desk.arranging import add_paragraph, add_section
from lessons.desk.beginning import begin
from lessons.desk.deciding import add, correct, decide, next_undecided, progress
from lessons.desk.figures import figures
from lessons.desk.finishing import finish, mapped
from lessons.desk.reopening import reopen
from lessons.desk.rows import KINDS, Desk, State
from lessons.desk.troubles import troubles
from lessons.desk.writing import places, state_claim, write
from lessons.drafting.article import article_of_text
from lessons.drafting.draft import draft_article
from tests.harness.desk import ARTICLE, CITATION, ready

TODAY = date(2026, 11, 22)
FOUND = article_of_text(ARTICLE, **CITATION)
DESK = begin(draft_article(FOUND), TODAY.isoformat())


def codes(desk: Desk, article=FOUND) -> list[str]:
    lesson = finish(desk, article.source, "lake", TODAY)
    return [trouble.code for trouble in troubles(desk, lesson, article)]


def test_all_findings_begin_undecided_with_their_sentence():
    rows = [row for kind in KINDS for row in DESK.rows(kind)]
    assert {row.state for row in rows} == {State.UNDECIDED}
    assert all(row.sentence for row in rows)
    assert DESK.as_of == "2026-03-09"


def test_nothing_undecided_or_rejected_reaches_a_lesson():
    lesson = finish(DESK, FOUND.source, "lake", TODAY)
    assert (lesson.actors, lesson.claims, lesson.events, lesson.terms) == ((), (), (), ())


def test_a_desk_is_the_same_after_it_was_stored():
    desk = ready(DESK)
    assert Desk.from_json(desk.to_json()) == desk


def test_what_is_no_actor_takes_its_undecided_claims_along():
    desk = decide(DESK, "claims", "lake-front-fights-kenya", State.ACCEPTED)
    desk = decide(desk, "actors", "kenya", State.REJECTED)
    states = [claim.state for claim in desk.claims]
    assert states == [State.UNDECIDED, State.ACCEPTED, State.REJECTED]
    assert "claim-ends" in codes(desk)


def test_rows_added_by_hand_get_keys_of_their_own():
    desk = DESK
    for _ in range(2):
        desk = add(desk, "words", {"term": "blockade"})
    assert [row.id for row in desk.words][-2:] == ["blockade-2", "blockade-3"]
    assert progress(desk, "words") == (2, 6)


def test_a_row_put_right_is_accepted():
    desk = correct(DESK, "words", "blockade", {"meaning": "Keeping ships out."})
    assert desk.row("words", "blockade").accepted
    assert next_undecided(desk, "words", "blockade") == "dredging"
    assert next_undecided(desk, "words", "dredging") == "fishermen"


def test_a_finished_desk_is_a_sound_lesson():
    desk = ready(DESK)
    assert codes(desk) == []
    assert check_lesson(finish(desk, FOUND.source, "lake", TODAY)) == ()
    measured = figures(desk)
    assert (measured.stated, measured.claims) == (3, 3)


def test_the_map_shows_accepted_claims_alone():
    desk = decide(DESK, "claims", "uganda-backs-kenya", State.ACCEPTED)
    lesson = mapped(desk, FOUND.source, TODAY)
    assert [actor.id for actor in lesson.actors] == ["kenya", "uganda"]


def test_a_published_lesson_comes_back_to_the_desk_as_it_was():
    desk = ready(DESK)
    lesson = finish(desk, FOUND.source, "lake", TODAY)
    other = write(decide(desk, "events", desk.events[0].id, State.ACCEPTED), {"title": "Other"})
    again = reopen(other, lesson)
    assert finish(again, FOUND.source, "lake", TODAY) == lesson
    assert again.claims == desk.claims
    assert finish(reopen(Desk(), lesson), FOUND.source, "lake", TODAY) == lesson


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda desk: write(desk, {"title": " "}), "no-title"),
        (lambda desk: write(desk, {"summary": ""}), "no-summary"),
        (lambda desk: write(desk, {"as_of": "in March"}), "no-date"),
        (lambda desk: write(desk, {"section-1.title": ""}), "no-heading"),
        (lambda desk: write(desk, {"paragraph-1.text": ""}), "no-text"),
        (lambda desk: write(desk, {"paragraph-1.text": "Other words."}), "claim-words"),
        (lambda desk: write(desk, {"paragraph-1.rests": "S9"}), "no-source"),
        (lambda desk: correct(desk, "actors", "kenya", {"who": ""}), "actor-card"),
        (lambda desk: decide(desk, "events", "event-2026-03-04", State.ACCEPTED), "event-what"),
        (lambda desk: decide(desk, "words", "blockade", State.ACCEPTED), "word-unused"),
        (lambda desk: decide(speaking_of("blockade", desk), "words", "blockade", State.ACCEPTED),
         "word-meaning"),
        (lambda desk: correct(desk, "words", "blockade", {"meaning": "A bar."}), "word-unused"),
        (lambda desk: decide(desk, "actors", "african-union", State.ACCEPTED), "actor-alone"),
        (lambda desk: write(desk, {"summary": ARTICLE}), "copied"),
        (lambda desk: correct(desk, "claims", "uganda-backs-kenya", {"until": "1999",
                                                                     "since": "2001"}),
         "until-before"),
        (lambda desk: write(desk, {"as_of": "2026-12-24"}), "checked-before"),
        (lambda desk: write(desk, {"next_check": "2026-11-22"}), "next-check"),
        (lambda desk: write(desk, {"next_check": "in spring"}), "next-check"),
        (lambda desk: write(desk, {"language": "English"}), "language"),
        (lambda desk: write(desk, {"source_date": "in March"}), "source-date"),
        (lambda desk: event(desk, {"words": "nowhere said"}), "event-words"),
        (lambda desk: event(add_paragraph(desk, "section-1"), {"paragraph": "paragraph-2"}),
         "event-paragraph"),
        (lambda desk: correct(desk, "actors", "kenya", {"short": "Uganda"}), "name-taken"),
        (lambda desk: write(desk, {"claim.uganda-backs-kenya.words": "Lake Front fights Kenya"}),
         "overlap"),
        (lambda desk: correct(desk, "claims", "uganda-backs-kenya",
                              {"certainty": "attributed", "said_by": ""}), "no-said-by"),
        (lambda desk: correct(desk, "claims", "uganda-backs-kenya", {"detail": ARTICLE}), "copied"),
    ],
)  # fmt: skip
def test_each_thing_left_to_do_is_told(change, code):
    assert code in codes(change(ready(DESK)))


def event(desk, fields):
    """Tell of the attack, in some words of the text or some paragraph."""
    return correct(desk, "events", "event-2026-03-04", {"what": "An attack.", **fields})


def speaking_of(word, desk):
    """Let the lesson's text use a word."""
    return write(desk, {"paragraph-1.text": f"{desk.paragraphs[0].text} A {word}."})


def test_words_may_be_repeated_where_the_licence_allows_it():
    free = {"source_licence": "CC BY 4.0", "summary": ARTICLE}
    assert "copied" not in codes(write(ready(DESK), free))


def test_a_second_plain_sentence_goes_where_the_text_rests_on_its_source():
    desk = add_paragraph(add_section(DESK), "section-1")
    desk = write(desk, {"paragraph-2.rests": "S2, s 2 and S1", "paragraph-2.text": "Once."})
    assert desk.sections[1].paragraphs[0].rests_on == ("S2", "S1")
    desk = decide(desk, "claims", "uganda-backs-kenya", State.ACCEPTED)
    desk = state_claim(desk, "uganda-backs-kenya", "S2")
    assert desk.sections[1].paragraphs[0].text == "Once. Uganda backs Kenya."
    assert state_claim(desk, "no-such-claim", "S1") == desk


@given(st.dictionaries(st.sampled_from(sorted(places(ready(DESK)))), st.text(max_size=30)))
def test_whatever_is_typed_is_kept_and_checked_without_breaking(typed):
    desk = write(ready(DESK), typed)
    lesson = finish(desk, FOUND.source, "lake", TODAY)
    assert all(trouble.place for trouble in troubles(desk, lesson, FOUND))
    assert write(desk, typed) == desk
    for name in ("title", "summary", "level", "as_of"):
        assert places(desk)[name] == typed.get(name, places(ready(DESK))[name])

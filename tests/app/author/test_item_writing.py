"""The editor tells what a good item writer would, and keeps the author's reasons."""

from __future__ import annotations

from app.db import db
from app.services.library import current_quiz
from app.services.shelving import shelve_quiz
from quizzes.types import TYPES, build_question
from tests.app.author.filling import NEW, editor, editor_address, fill_in, press, sent
from tests.harness.taking import SLUG, every_type
from tests.harness.writing import as_typed

SAMPLE = as_typed(TYPES["single-choice"].samples().question, stem="Who often holds the old bridge?")
REASON = "“Often” is the lesson's own word."


def begun(chidi, button="Save draft"):
    chidi.open(NEW)
    return fill_in(chidi, SAMPLE, button)


def test_a_finding_stands_in_the_editor_with_what_to_do_why_and_who_says_so(chidi):
    page = begun(chidi)
    assert "A vague word" in page.text
    assert "“often” means something else to each reader." in page.text
    assert "How often is often?" in page.text
    assert "Moore and others 2023" in page.text


def test_an_unready_question_is_looked_at_when_it_is_complete(chidi):
    assert "Looked at when the question is complete." in chidi.open(NEW).text


def test_a_question_that_follows_the_rules_says_so(chidi):
    chidi.open(NEW)
    assert (
        "Nothing to mend."
        in fill_in(chidi, as_typed(TYPES["single-choice"].samples().question)).text
    )


def test_a_finding_is_mended_or_waived_before_students_are_asked(chidi):
    begun(chidi)
    page = press(chidi, "Publish", status=422)
    assert page.errors == [
        "“often” means something else to each reader. Give the number, date or place."
    ]
    page = press(chidi, "Publish", **{"waived-0-reason": REASON})
    assert page.h1 == SAMPLE["stem"]
    assert f"A vague word Kept because {REASON}" in " ".join(page.text.split())


def test_a_reason_is_kept_in_the_draft_and_shown_again(chidi):
    begun(chidi)
    page = press(chidi, "Save draft", **{"waived-0-reason": REASON})
    assert editor(page).fields()["waived-0-reason"] == REASON
    page = press(chidi, "Save draft", stem="Who holds the old bridge?")
    assert "Not found any more. Clear the reason." in page.text
    page = press(chidi, "Save draft", **{"waived-0-reason": ""})
    assert "Nothing to mend." in page.text


def test_what_changed_names_the_rule_and_the_reason(chidi):
    begun(chidi)
    address = press(chidi, "Publish", **{"waived-0-reason": REASON}).path
    chidi.submit("Edit")
    press(chidi, "Publish", **{"waived-0-reason": "Another reason."})
    text = " ".join(chidi.open(f"{address}/changes").text.split())
    assert "Rule not followed: A vague word" in text


def test_a_script_is_told_what_is_found_after_each_save(chidi):
    page = begun(chidi)
    fields = sent(chidi, stem="Who usually holds the old bridge?")
    answer = chidi.client.post(
        editor_address(page), data=fields, headers={"Accept": "application/json"}
    )
    assert "“usually” means something else" in answer.json["writing"]
    assert 'id="waived"' in answer.json["writing"]


def uneven(app):
    """Shelve a quiz whose statements are all true."""
    plain = TYPES["single-choice"].samples().question.model_dump(by_alias=True, mode="json")
    options = [{"key": "true", "correct": True, "feedback": "F"}, {"key": "false", "feedback": "F"}]
    statements = [
        build_question(plain | {"id": f"q{n}", "preset": "true-false", "options": options,
                                "stem": f"The League holds the bridge of town {n}."})
        for n in range(6)
    ]  # fmt: skip
    with app.app_context():
        shelve_quiz(db.session, every_type().model_copy(update={"questions": tuple(statements)}))
        db.session.commit()


def test_a_quiz_is_told_of_as_a_whole_and_keeps_its_reason(app, chidi, dana):
    uneven(app)
    address = f"/questions/quizzes/{SLUG}"
    page = chidi.open(address)
    assert "6 of 6 keys that are not shuffled stand in place 1." in page.text
    chidi.submit("Keep the reason", **{"reason-key-position": "They are few."})
    with app.app_context():
        [waiver] = current_quiz(db.session, SLUG).quiz.waived
    assert (waiver.rule, waiver.reason) == ("key-position", "They are few.")
    page = dana.open(address)
    dana.submit("Keep the reason", **{"reason-key-position": ""})
    with app.app_context():
        assert current_quiz(db.session, SLUG).quiz.waived == ()


def test_a_rule_that_is_none_cannot_be_waived(chidi):
    chidi.open(f"/questions/quizzes/{SLUG}")
    chidi.post(f"/questions/quizzes/{SLUG}/waive", {"rule": "vague-terms"}, status=404)


def test_words_order_and_waivers_of_a_quiz_outlast_each_other(app, chidi):
    uneven(app)
    chidi.open(f"/questions/quizzes/{SLUG}")
    chidi.submit("Keep the reason", **{"reason-key-position": "They are few."})
    chidi.open(f"/questions/quizzes/{SLUG}/words")
    chidi.submit("Save", title="Other words", summary="Quite other words.")
    with app.app_context():
        quiz = current_quiz(db.session, SLUG).quiz
    assert (quiz.title, len(quiz.waived)) == ("Other words", 1)

"""The pages of mending: choose, look, apply, undo; and for whom there is no such page."""

from __future__ import annotations

import re

import pytest

from app.db import db
from tests.harness import marking
from tests.harness.marking import set_in_words, write
from tests.harness.mending import another_class, events
from tests.harness.taking import ALL, assign

WHY = "The second sentence says so too."


def look(chidi, mend, choice="hill"):
    chidi.open(f"{mend}?mend-how=key")
    return chidi.submit("See what it would do", choice=choice)


def test_the_report_leads_to_the_question_and_says_that_its_figures_are_mended(
    visitors, quiz, mend
):
    chidi = visitors.chidi
    assert any(link.startswith(mend) for link in chidi.open(quiz).links.values())
    assert "Scores and figures are as mended" not in chidi.page.text
    chidi.open(f"{mend}/try?mend-how=accept&mend-accept=%22hill%22")
    chidi.submit("Mend it, for everybody", note=WHY)
    text = chidi.open(quiz).text
    assert "Scores and figures are as mended" in text
    assert "Key The River League" in text
    assert "Accepted The Hill Front" in text
    assert text.count(f"“{WHY}”") == 2, "beside the question, and in the log"


def test_looking_shows_who_gains_and_loses_and_changes_nothing(visitors, mend, points):
    before = points()
    page = look(visitors.chidi, mend)
    assert "“The Hill Front” is the key instead of “The River League”." in page.text
    assert re.search(r"Ben.*Amina", page.text, re.S), "who loses stands first"
    assert "50% → 50%" in page.text
    assert points() == before


def test_applying_and_undoing_go_page_by_page(visitors, mend, tries, points):
    chidi, before = visitors.chidi, points()
    look(chidi, mend)
    page = chidi.submit("Mend it, for everybody", note=WHY)
    assert "The question is mended" in page.text
    assert WHY in page.text
    assert points() == before[::-1]
    chidi.open(next(link for link in page.links.values() if link.endswith("/undo")))
    assert "Gain" in chidi.page.text
    page = chidi.submit("Undo the mending", note="I misread it.")
    assert "Undone by Chidi" in page.text
    assert points() == before
    assert chidi.open(f"/attempts/{tries[0]}").text.count("I misread it.") == 2


def test_never_lower_is_shown_before_it_is_applied(visitors, mend, points):
    chidi = visitors.chidi
    look(chidi, mend)
    chidi.fill({"mend-lower": "never"}, "Show the effect of this choice")
    assert "Ben" not in chidi.page.text.split("keeps the score")[1].split("keeps the score")[0]
    chidi.submit("Mend it, lowering nobody", note=WHY)
    assert points() == [ALL] * 2


def test_a_choice_that_was_not_looked_at_mends_nothing_and_loses_nothing(visitors, mend, points):
    chidi, before = visitors.chidi, points()
    look(chidi, mend)
    fields = {"mend-lower": "never", "note": WHY}
    page = chidi.fill(fields, "Mend it, for everybody", status=422)
    assert "Look at the effect first" in page.text
    assert WHY in page.html
    assert points() == before
    chidi.submit("Mend it, lowering nobody")
    assert points() == [ALL] * 2


def test_undoing_notices_what_was_mended_meanwhile_and_keeps_the_reason(visitors, mend):
    chidi = visitors.chidi
    look(chidi, mend)
    page = chidi.submit("Mend it, for everybody", note=WHY)
    undo = chidi.open(next(link for link in page.links.values() if link.endswith("/undo")))
    stale = undo.form("Undo the mending").filled({"note": "I misread it."})
    chidi.open(f"{mend}/try?mend-how=drop")
    chidi.submit("Mend it, for everybody", note=WHY)
    page = chidi.post(undo.path, stale, status=409)
    assert "Mended meanwhile" in page.text
    assert "I misread it." in page.html


@pytest.mark.parametrize("kind", ["drop", "full"])
def test_dropping_and_full_marks_need_no_answer(app, visitors, mend, tries, kind):
    visitors.chidi.open(f"{mend}/try?mend-how={kind}")
    visitors.chidi.submit("Mend it, for everybody", note=WHY)
    with app.app_context():
        assert events(db.session, tries[0])[-1].note == WHY


def test_without_a_reason_nothing_is_mended_and_the_choice_stays(visitors, mend, points):
    before = points()
    look(visitors.chidi, mend)
    page = visitors.chidi.submit("Mend it, for everybody", note=" ", status=422)
    assert "A reason is missing" in page.text
    assert points() == before
    visitors.chidi.submit("Mend it, for everybody", note=WHY)
    assert points() == before[::-1]


def test_what_another_tab_mended_meanwhile_is_noticed(visitors, mend):
    chidi = visitors.chidi
    look(chidi, mend)
    button = "Mend it, for everybody"
    stale = chidi.page.form(button).filled({"note": WHY}, button)
    chidi.open(f"{mend}/try?mend-how=drop")
    chidi.submit("Mend it, for everybody", note=WHY)
    page = chidi.post(f"{mend}/apply", stale, status=409)
    assert "Mended meanwhile" in page.text
    assert WHY in page.html


def test_all_own_classes_are_named_and_mended_together(app, visitors, mend, tries):
    with app.app_context():
        assign(db.session, another_class(db.session, visitors.cast.chidi, "CHD99999"))
    chidi = visitors.chidi
    look(chidi, mend)
    chidi.fill({"mend-where": "all"}, "Show the effect of this choice")
    page = chidi.submit("Mend it, for everybody", note=WHY)
    assert "in Another class, Chidi's class" in page.text


def test_the_question_itself_is_mended_in_the_editor(visitors, mend):
    chidi = visitors.chidi
    look(chidi, mend)
    chidi.submit("Mend it, for everybody", note=WHY)
    page = chidi.submit("Mend the question itself")
    assert page.path.startswith("/questions/drafts/")
    hill = page.html.index("The Hill Front")
    assert "checked" in page.html[hill : hill + 900]


def test_nobody_else_gets_near(visitors, quiz, mend):
    cast = visitors.cast
    look(visitors.chidi, mend)
    page = visitors.chidi.submit("Mend it, for everybody", note=WHY)
    undo = next(link for link in page.links.values() if link.endswith("/undo"))
    pages = [mend, f"{mend}/try?mend-how=drop", undo]
    writes = [f"{mend}/apply", undo, undo.replace("undo", "for-good")]
    for address in pages:
        visitors.dana.open(address, status=404)
        visitors.amina.open(address, status=403)
        assert visitors.stranger().client.get(address).status_code == 302
    for address in writes:
        visitors.dana.post(address, status=404)
        visitors.amina.post(address, status=403)
    theirs = mend.replace(str(cast.chidis_class), str(cast.danas_class))
    visitors.dana.open(theirs, status=404)
    visitors.chidi.open(f"{quiz}/questions/nothing/mend", status=404)
    visitors.chidi.open(f"{mend}?mend-version=99", status=404)


def test_the_report_counts_by_the_new_key_and_leaves_a_dropped_question_out(visitors, quiz, mend):
    chidi = visitors.chidi

    def keys():
        return re.findall(r"Key</span> (The [A-Z]\w+ [A-Z]\w+)<?\s*<", chidi.open(quiz).html)

    assert keys() == ["The River League"]
    look(chidi, mend)
    chidi.submit("Mend it, for everybody", note=WHY)
    assert keys() == ["The Hill Front"]
    chidi.open(f"{mend}/try?mend-how=drop")
    chidi.submit("Mend it, for everybody", note=WHY)
    assert f"of {ALL - 1} points" in chidi.open(quiz).text


def test_answers_that_wait_to_be_marked_are_counted_in_the_report(app, visitors):
    with app.app_context():
        set_in_words(db.session, visitors.cast)
        write(db.session, visitors.cast.amina)
    quiz = f"/classes/{visitors.cast.chidis_class}/quizzes/{marking.SLUG}"
    page = visitors.chidi.open(quiz)
    assert "1 answer waits for you to mark it" in page.text
    assert "0 1 to be marked" in page.text
    assert "n = 0 · 1 waits to be marked" in page.text
    assert "100% of what is marked so far" in page.text
    assert visitors.chidi.client.get(f"{quiz}/report.xlsx").status_code == 200

"""A teacher writes questions in a real browser: saving by itself, quoting, keys alone, errors."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import delete, func, select

from app.db import db
from app.models import LoginSession, Person, QuestionDraft
from app.security import COOKIE
from app.services.sessions import add_session
from tests.harness.browser import inspect
from tests.harness.keyboard import focused, press_on, tab_to

NEW = "/questions/new/single-choice?lesson=syria-2024&quiz=actors"
SAVED = "Saved "
WORDS = "fighters left Idlib, in the north-west"


@pytest.fixture
def page(window, cast) -> Page:
    """Chidi's window, at an empty editor."""
    page = window(cast.chidi)
    page.goto(NEW)
    return page


def status(page: Page):
    return page.locator("[data-status]")


def save_by_itself(page: Page) -> None:
    expect(status(page)).to_contain_text(SAVED)


def drafts(app) -> list[str]:
    with app.app_context():
        return [row.data.get("stem", "") for row in db.session.scalars(select(QuestionDraft))]


def fill_options(page: Page) -> None:
    for number, text in enumerate(("Hayat Tahrir al-Sham", "Syrian National Army"), start=1):
        row = page.get_by_role("group", name=f"Option {number}", exact=True)
        row.get_by_label("Text").fill(text)
        row.get_by_label("Feedback").fill(f"The lesson says so of {text}.")
    page.get_by_role("group", name="Option 1", exact=True).get_by_label("This is the key").check()


def test_what_is_typed_saves_itself_and_is_there_after_a_reload(app, page):
    page.get_by_label("Question", exact=True).fill("Who leads it?")
    save_by_itself(page)
    assert "/questions/drafts/" in page.url
    page.reload()
    expect(page.get_by_label("Question", exact=True)).to_have_value("Who leads it?")
    assert drafts(app) == ["Who leads it?"]


def test_typing_on_saves_again_into_the_same_draft(app, page):
    stem = page.get_by_label("Question", exact=True)
    for text in ("Who?", "Who leads?", "Who leads it?"):
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            stem.fill(text)
    save_by_itself(page)
    assert drafts(app) == ["Who leads it?"]


def test_a_question_is_written_and_published(page):
    page.get_by_label("Question", exact=True).fill("Which group leads, the lesson says?")
    fill_options(page)
    page.get_by_text("Choose claims").click()
    page.locator(".claims").get_by_role("checkbox").first.check()
    page.get_by_label("Level: what").select_option("remember")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Which group leads, the lesson says?")
    expect(page.get_by_text("Published as revision 1.")).to_be_visible()
    inspect(page, "question-with-key")


def test_buttons_pressed_while_a_save_is_on_its_way_lose_nothing(app, page):
    page.get_by_label("Question", exact=True).fill("Typed, then pressed at once?")
    page.route("**/questions/**", slowly)
    page.keyboard.press("Tab")
    page.wait_for_timeout(1700)  # the save by itself is under way
    page.get_by_label("Explanation").fill("Typed later.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_label("Explanation")).to_have_value("Typed later.")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert drafts(app) == ["Typed, then pressed at once?"]


def slowly(route) -> None:
    if route.request.method == "POST":
        route.request.frame.page.wait_for_timeout(400)
    route.continue_()


def test_closing_a_page_asks_only_while_something_is_not_saved(page):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("Question", exact=True).type("Saved?")
    save_by_itself(page)
    page.goto("/questions")
    assert asked == []
    page.go_back()
    page.route("**/questions/drafts/**", without_writing)
    page.get_by_label("Question", exact=True).type(" Not saved")
    page.goto("/questions")
    assert asked == ["beforeunload"]


def without_writing(route) -> None:
    """Let nothing through that writes, as a broken line would."""
    if route.request.method == "POST":
        route.abort("aborted")
    else:
        route.continue_()


def test_without_a_connection_it_says_so_and_saves_later(app, page):
    page.route("**/questions/**", without_writing)
    page.get_by_label("Question", exact=True).fill("Typed in the train?")
    expect(status(page)).to_have_text("Not saved yet: no connection. Trying again …")
    page.unroute("**/questions/**", without_writing)
    save_by_itself(page)
    assert drafts(app) == ["Typed in the train?"]


def test_after_logging_in_again_elsewhere_the_page_goes_on_saving(app, cast, page):
    page.get_by_label("Question", exact=True).fill("Before?")
    save_by_itself(page)
    with app.app_context():
        db.session.execute(delete(LoginSession))
        db.session.commit()
    page.get_by_label("Question", exact=True).fill("Typed while logged out?")
    expect(status(page)).to_contain_text("you are logged out")
    with app.app_context():
        token = add_session(db.session, db.session.get_one(Person, cast.chidi.id))
        db.session.commit()
    page.context.add_cookies([{"name": COOKIE, "value": token, "url": page.url}])
    save_by_itself(page)
    assert drafts(app) == ["Typed while logged out?"]


def test_another_tabs_version_is_not_overwritten_unseen(app, page):
    page.get_by_label("Question", exact=True).fill("First tab?")
    save_by_itself(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Question", exact=True).fill("Second tab?")
    save_by_itself(other)
    page.get_by_label("Explanation").fill("Typed in the first.")
    expect(status(page)).to_contain_text("changed in another tab")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Explanation")).to_have_value("Typed in the first.")
    assert drafts(app) == ["Second tab?"]
    inspect(page, "editor-conflict")
    page.get_by_role("button", name="Save draft").click()
    save_by_itself(page)
    assert drafts(app) == ["First tab?"]


def select_words(page: Page, words: str) -> None:
    """Select words of the lesson, as a mouse does."""
    page.evaluate(
        """words => {
          for (const place of document.querySelectorAll('[data-paragraph]')) {
            const text = place.firstChild, at = text.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(text, at);
            range.setEnd(text, at + words.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return;
          }
        }""",
        words,
    )


def test_selected_words_become_evidence(page):
    quote = page.get_by_role("button", name="Quote as evidence")
    expect(quote).to_be_hidden()
    select_words(page, WORDS)
    quote.click()
    row = page.get_by_role("group", name="Words of the lesson, 1")
    expect(row.get_by_label("Exact words")).to_have_value(WORDS)
    expect(row.get_by_label("Exact words")).to_be_focused()
    expect(row.get_by_label("Paragraph")).not_to_have_value("")
    select_words(page, "leads the offensive")
    quote.click()
    row = page.get_by_role("group", name="Words of the lesson, 2")
    expect(row.get_by_label("Exact words")).to_have_value("leads the offensive")
    save_by_itself(page)
    page.reload()
    expect(page.get_by_label("Exact words").nth(1)).to_have_value("leads the offensive")


def test_whoever_cannot_select_takes_a_whole_paragraph(page):
    row = page.get_by_role("group", name="Words of the lesson, 1")
    row.get_by_label("Paragraph").select_option(index=2)
    expect(row.get_by_label("Exact words")).to_have_value(
        page.locator("[data-paragraph]").nth(1).inner_text()
    )


def test_errors_take_the_focus_and_lead_to_their_fields(page):
    page.get_by_role("button", name="Publish").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    assert page.title().startswith("Error: ")
    inspect(page, "editor-errors")
    summary.get_by_role("link", name="Write the question.").click()
    expect(page.get_by_label("Question", exact=True)).to_be_focused()
    expect(page.get_by_label("Question", exact=True)).to_have_attribute("aria-invalid", "true")


def test_with_keys_alone_a_question_is_written_tried_and_published(page):
    press_on(page, "Skip to the content")
    page.keyboard.press("Tab")  # the way back to the questions
    tab_to(page, "Question")
    page.keyboard.type("Which group leads, with keys alone?")
    for number, text in enumerate(("Hayat Tahrir al-Sham", "Syrian National Army")):
        tab_to(page, "Text")
        page.keyboard.type(text)
        if number == 0:
            press_on(page, "This is the key", "Space")
        tab_to(page, "Feedback")
        page.keyboard.type(f"The lesson says so of {text}.")
    press_on(page, "Choose claims")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    tab_to(page, "Level")
    page.keyboard.type("Rem")
    press_on(page, "Preview")
    expect(page.get_by_text("Nothing is kept.")).to_be_visible()
    press_on(page, "Back")
    expect(page.get_by_label("Question", exact=True)).to_be_visible()
    press_on(page, "Publish")
    expect(page.get_by_text("Published as revision 1.")).to_be_visible()
    assert focused(page) == ""


@pytest.mark.parametrize(
    "name", ["multiple-choice", "matching", "ordering", "short-answer", "evidence", "relations"]
)
def test_the_editor_of_every_type_suits_every_reader(window, cast, name):
    page = window(cast.chidi)
    page.goto(f"/questions/new/{name}?lesson=syria-2024")
    page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true })")
    inspect(page, f"editor-{name}")


def test_without_scripts_a_question_is_written_and_published(window, cast, app):
    page = window(cast.chidi, javascript=False)
    page.goto(NEW)
    page.get_by_label("Question", exact=True).fill("Which group leads, without scripts?")
    fill_options(page)
    page.get_by_label("Exact words").fill(WORDS)
    page.get_by_label("Level: what").select_option("remember")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_label("Paragraph")).to_have_count(2)
    expect(page.get_by_label("Paragraph").first).not_to_have_value("")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published as revision 1.")).to_be_visible()
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(QuestionDraft)) == 1

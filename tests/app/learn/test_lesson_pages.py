"""The library and the lesson: what a reader finds, with no account and no scripts."""

from __future__ import annotations

import pytest

from app.commands.content import LIBRARY
from lessons.document import Certainty
from lessons.folder import read_lesson
from tests.harness.page import text_of
from tests.harness.queries import counted_get
from tests.harness.weight import first_view

LESSON = "/lessons/syria-2024"
KIB = 1024


@pytest.fixture(scope="module")
def shipped():
    return read_lesson(LIBRARY / "syria-2024").value


@pytest.fixture
def page(visitor):
    return visitor.open(LESSON)


def by_id(page, name):
    return next(element for element in page.root.iter() if element.get("id") == name)


def classed(page, name):
    return [e for e in page.root.iter() if name in (e.get("class") or "").split()]


def test_the_library_leads_to_the_lesson_and_its_quizzes(visitor):
    library = visitor.open("/")
    assert LESSON in library.links.values()
    assert {"/quizzes/actors", "/quizzes/proxy-dynamics", "/quizzes/reading-critically"} <= set(
        library.links.values()
    )
    assert "Facts as of 30 November 2024" in library.text


def test_the_lesson_says_how_old_its_facts_are_and_when_they_are_checked_again(page):
    for words in ("Facts as of 30 November 2024", "last checked", "next check due"):
        assert words in page.text


def test_the_lesson_has_a_content_note_a_reading_time_and_a_list_of_sections(page):
    assert "Content note" in page.text
    assert "minutes" in page.text
    assert page.links["Read it critically"] == "#read-it-critically"


def test_every_claim_of_the_text_is_marked_with_its_kind_and_opens_a_note(page, shipped):
    for claim in shipped.claims:
        stretch = by_id(page, f"words-{claim.id}")
        assert claim.certainty in stretch.get("class").split()
        assert " ".join(claim.words.split()) == text_of(stretch)
        assert by_id(page, f"claim-{claim.id}").get("popover") is not None


def test_every_paragraph_reads_as_it_was_written(page, shipped):
    for paragraph in shipped.paragraphs.values():
        element = by_id(page, paragraph.id)
        for mark in [e for e in element.iter("button") if "kind" in (e.get("class") or "")]:
            for inside in mark:
                inside.text = ""
        written = "".join(element.itertext()).replace("⁠", "")
        assert "".join(paragraph.text.split()) in "".join(written.split())


def test_every_word_or_name_in_the_text_opens_a_note_that_is_there(page):
    targets = {button.get("popovertarget") for button in classed(page, "gloss")}
    notes = {element.get("id") for element in page.root.iter() if "popover" in element.attrib}
    assert len(targets) >= 20
    assert targets <= notes


def test_the_table_tells_every_claim_the_map_can_show(page, shipped):
    table = next(table for table in page.all("table"))
    rows = [[text_of(cell) for cell in row] for row in table.iter("tr")][1:]
    assert len(rows) == len(shipped.claims)
    russia = [row for row in rows if row[0] == "Russia" and row[1] == "backs"]
    assert any(row[3] == "air power" and row[5] == "documented" for row in russia)


def test_the_map_has_each_actor_once_in_each_shape_and_an_arrow_for_each_tie(page):
    wide, narrow = (classed(page, shape)[0] for shape in ("wide", "narrow"))
    for drawing in (wide, narrow):
        actors = [a.get("data-actor") for a in drawing.iter() if a.get("data-actor")]
        assert len(actors) == len(set(actors)) >= 10
    ends = [
        sorted(tie.get("data-ends") for tie in drawing.iter() if tie.get("data-ends"))
        for drawing in (wide, narrow)
    ]
    assert ends[0] == ends[1]
    assert "russia syrian-government" in ends[0]


def test_without_scripts_a_chosen_actor_is_lit_and_its_card_is_shown(visitor, page):
    assert not any(e.get("class", "").endswith("lit") for e in page.root.iter())
    chosen = visitor.open(f"{LESSON}?actor=turkey")
    lit = [e.get("data-ends") for e in chosen.root.iter() if "lit" in e.get("class", "").split()]
    assert lit
    assert all("turkey" in ends.split() for ends in lit)
    shown = [e.get("data-card") for e in chosen.all("article") if e.get("hidden") is None]
    assert "turkey" in shown
    assert "hts" not in shown


def test_an_actor_that_is_not_there_is_no_harm(visitor):
    assert visitor.open(f"{LESSON}?actor=%3Cscript%3E").status == 200


def test_the_timeline_marks_the_articles_own_date_between_before_and_afterwards(page):
    items = [text_of(item) for item in classed(page, "timeline")[0].iter("li")]
    here = next(n for n, item in enumerate(items) if "The article was written about here" in item)
    assert 0 < here < len(items) - 1
    assert any("Damascus" in item for item in items[here + 1 :])


def test_what_happened_next_is_apart_and_says_when_it_was_checked(page):
    section = by_id(page, "what-happened-next")
    assert "What happened next" in text_of(section)
    assert "Last checked on" in page.text


def test_a_lesson_that_is_not_there_is_not_found(visitor):
    visitor.open("/lessons/nowhere", status=404)


def test_all_three_kinds_of_claim_are_explained(page):
    legend = text_of(classed(page, "legend")[0])
    assert all(kind.value in legend.lower() for kind in Certainty)


def test_the_lesson_is_light_and_its_queries_are_few(app, visitor):
    weight = first_view(app.test_client(), LESSON)
    assert weight.requests <= 6
    assert weight.bytes <= 60 * KIB
    assert counted_get(app, visitor, LESSON) <= 4

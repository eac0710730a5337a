"""Reading the lesson in a browser: notes in place, the map, by keyboard, in every mode."""

from __future__ import annotations

import pytest

from tests.harness.browser import MODES, at_widths, in_modes, inspect, listed

LESSON = "/lessons/syria-2024"
OVERLAPS = """() => {
  const svg = [...document.querySelectorAll('#map figure > svg')].find(e => e.checkVisibility());
  const place = e => e.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll('a.box rect:first-child')].map(place);
  const labels = [...svg.querySelectorAll('.tie')].map(g => {
    const all = [...g.querySelectorAll('text')].map(place);
    return { left: Math.min(...all.map(r => r.left)), right: Math.max(...all.map(r => r.right)),
             top: Math.min(...all.map(r => r.top)), bottom: Math.max(...all.map(r => r.bottom)),
             name: g.textContent.trim() };
  });
  const hit = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const found = [];
  labels.forEach((a, i) => {
    boxes.forEach(b => { if (hit(a, b)) found.push(`${a.name} on a box`); });
    labels.slice(i + 1).forEach(b => { if (hit(a, b)) found.push(`${a.name} on ${b.name}`); });
  });
  return found;
}"""
SPILLS = """() => {
  const svg = [...document.querySelectorAll('#map figure > svg')].find(e => e.checkVisibility());
  const spills = box => {
    const frame = box.querySelector('rect').getBoundingClientRect();
    return [...box.querySelectorAll('text')].map(t => t.getBoundingClientRect())
      .some(r => r.left < frame.left || r.right > frame.right || r.top < frame.top ||
        r.bottom > frame.bottom);
  };
  return [...svg.querySelectorAll('a.box')].filter(spills).map(box => box.textContent);
}"""
TEXT_SIZES = """() => {
  const svg = [...document.querySelectorAll('#map figure > svg')].find(e => e.checkVisibility());
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  const size = t => parseFloat(getComputedStyle(t).fontSize);
  return [...svg.querySelectorAll('tspan')].map(t => size(t) * scale);
}"""


def test_the_lesson_suits_every_reader(page):
    page.goto(LESSON)
    inspect(page, "lesson")


def test_the_lesson_with_a_chosen_actor_suits_every_reader(page):
    page.goto(f"{LESSON}?actor=turkey")
    found = [*in_modes(page, "lesson-turkey", MODES), *at_widths(page, "lesson-turkey", [320])]
    assert not found, listed(page.url, found)


def test_the_library_suits_every_reader(page):
    page.goto("/")
    inspect(page, "library")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_label_of_the_map_lies_on_a_box_or_another_label(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(LESSON)
    assert page.evaluate(OVERLAPS) == []


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_each_name_on_the_map_stays_within_its_box(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(LESSON)
    assert page.evaluate(SPILLS) == []


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_maps_text_is_legible_at_every_width(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(LESSON)
    assert min(page.evaluate(TEXT_SIZES)) >= 12


@pytest.mark.parametrize("javascript", [True, False])
def test_a_word_opens_its_note_in_place_with_or_without_scripts(window, javascript):
    page = window(javascript=javascript)
    page.goto(LESSON)
    word = page.locator(".gloss:not(.who)").first
    note = page.locator(f"#{word.get_attribute('popovertarget')}")
    assert not note.is_visible()
    word.click()
    assert note.is_visible()
    page.keyboard.press("Escape")
    assert not note.is_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_choosing_an_actor_lights_its_ties_and_shows_its_card(window, javascript):
    page = window(javascript=javascript)
    page.goto(LESSON)
    page.locator("svg.wide a[data-actor=turkey]").focus()
    page.keyboard.press("Enter")
    page.locator("[data-card=turkey]").wait_for(state="visible")
    assert "actor=turkey" in page.url
    lit = page.locator("svg.wide .tie.lit").evaluate_all("all => all.map(e => e.dataset.ends)")
    assert lit
    assert all("turkey" in ends.split() for ends in lit)
    assert "Turkey backs SNA" in page.locator("[data-card=turkey]").inner_text()
    near = page.locator("svg.wide .box.near").evaluate_all("all => all.map(e => e.dataset.actor)")
    assert {*near} == {"turkey", *" ".join(lit).split()}


@pytest.mark.parametrize("javascript", [True, False])
def test_the_table_tells_only_a_chosen_actors_claims(window, javascript):
    page = window(javascript=javascript)
    page.goto(f"{LESSON}?actor=hamas")
    rows = page.locator(".claims-table tbody tr:visible").all_inner_texts()
    assert rows
    assert all("Hamas" in row for row in rows)


def test_two_allies_on_opposite_sides_are_pointed_out_and_lit(page):
    page.goto(LESSON)
    pattern = page.locator(".patterns > li", has_text="Allies on opposite sides")
    for words in ("Turkey is allied with", "United States backs SDF", "Turkey fights SDF"):
        assert words in pattern.inner_text()
    pattern.locator("a[data-actor=sdf]").click()
    assert page.locator("svg.wide .box.near[data-actor=turkey]").count() == 1
    assert page.locator("[data-card=sdf]").is_visible()


def test_choosing_is_announced_and_can_be_taken_back(page):
    page.goto(LESSON)
    page.locator("svg.wide a[data-actor=hts]").click()
    assert "Hayat Tahrir al-Sham" in page.locator("[data-announce]").inner_text()
    page.locator("[data-card=hts] a[data-actor='']").click()
    assert page.locator(".tie.lit").count() == 0
    assert page.locator("[data-none]").is_visible()


def test_the_words_behind_a_tie_are_one_click_away_in_the_text(page):
    page.goto(f"{LESSON}?actor=russia")
    page.locator("[data-card=russia] li a").first.click()
    target = page.evaluate("document.querySelector(location.hash).textContent")
    assert target in page.locator("[data-card=russia]").inner_text().replace("\n", " ")


def test_on_paper_the_lesson_has_its_map_and_no_buttons_of_the_screen(page):
    page.goto(LESSON)
    page.emulate_media(media="print")
    assert page.locator("#map figure > svg:visible").count() == 1
    assert page.locator("#map figure > svg.wide").is_visible()
    assert page.locator(".claims-table tr").last.is_visible()
    assert page.locator("header.site").is_hidden()
    assert page.locator(".contents").is_hidden()
    assert page.locator("#glossary").is_visible()

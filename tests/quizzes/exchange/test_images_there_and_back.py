"""Images go out with their questions and come in again: the same picture, words and place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.exchange import FORMATS, read_questions, write_questions
from quizzes.exchange.plain_text import kept
from quizzes.exchange.xml_tree import read_tree
from quizzes.exchange.zip_files import Archive
from quizzes.image_checks import PLACES, places_of
from quizzes.types import TYPES, build_question
from quizzes.types.sample_lesson import LESSON
from tests.harness.pictures import CONTENTS, image_row
from tests.quizzes.exchange.qti_schema import item_problems, manifest_problems
from tests.quizzes.exchange.questions import texts
from tests.quizzes.strategies import relaxed

CARRYING = ("moodle-xml", "qti-2.1", "qti-3.0")


def illustrated(type_name, rows):
    data = json.loads(TYPES[type_name].samples().question.to_json())
    return build_question({**data, "type": type_name, "images": rows})


@st.composite
def questions(draw, name):
    type_name = draw(st.sampled_from(sorted(FORMATS[name].TYPES)))
    places = [None, *places_of(TYPES[type_name].samples().question)]
    rows = []
    for _ in range(draw(st.integers(1, 3))):
        place, colour = draw(st.sampled_from(places)), draw(st.sampled_from(["teal", "red"]))
        alt = draw(texts | st.just("A long one, “too long” <for> some. " * 9))
        words = {"alt": alt} if draw(st.integers(0, 3)) else {"decorative": True}
        rows.append(image_row(colour, **words) | ({"at": place} if place else {}))
    return illustrated(type_name, rows)


def seen(rows, texts_by_key):
    """Give images as readers find them: by the text they stand with, in their order there."""
    found = {}
    for row in rows:
        shown = (row["sha256"], kept(row.get("alt") or ""), row.get("decorative", False))
        found.setdefault(texts_by_key.get(row.get("at")), []).append(shown)
    return found


def of_entry(entry):
    rows = entry.data.get(PLACES.get(entry.type, ""), ())
    return seen(entry.data["images"], {row["key"]: row["text"] for row in rows})


@pytest.mark.parametrize("name", CARRYING)
def test_images_come_back_as_they_were(name):
    @settings(relaxed, max_examples=40)
    @given(questions(name))
    def check(question):
        export = write_questions([question], LESSON, FORMATS[name], CONTENTS)
        found = read_questions(export.content, FORMATS[name])
        [entry] = found.entries
        rows = [row.model_dump() for row in question.images]
        assert of_entry(entry) == seen(rows, places_of(question))
        assert {file.sha256: file.content for file in found.images}.items() <= CONTENTS.items()

    check()


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in CARRYING])
def test_a_format_without_images_says_what_is_lost(name):
    question = illustrated("single-choice", [image_row()])
    export = write_questions([question], LESSON, FORMATS[name], CONTENTS)
    assert "images" in {note.code for loss in export.losses for note in loss.notes}


def test_a_package_holds_each_image_once_and_lists_it():
    question = illustrated("single-choice", [image_row(), image_row() | {"at": "hill"}])
    archive = Archive(write_questions([question] * 2, LESSON, FORMATS["qti-2.1"], CONTENTS).content)
    [name] = [name for name in archive.names if name.endswith(".png")]
    assert archive.read("imsmanifest.xml").decode().count(f'<file href="{name}"/>') == 2


def test_the_words_around_an_image_are_named_if_they_lose_spaces():
    question = illustrated("single-choice", [image_row()])
    spaced = build_question({**json.loads(question.to_json()), "stem": "One  two\n\nthree"})
    export = write_questions([spaced], LESSON, FORMATS["moodle-xml"], CONTENTS)
    assert "spaces" in {note.code for loss in export.losses for note in loss.notes}


@pytest.mark.parametrize("version", ["qti-2.1", "qti-3.0"])
def test_items_with_images_are_written_as_the_schemas_ask(version):
    asked = [
        illustrated(
            name,
            [
                image_row(),
                image_row("gold", alt="Long. " * 60),
                *({**image_row("red"), "at": at} for at in list(at)[:1]),
            ],
        )
        for name in sorted(FORMATS[version].TYPES)
        for at in [places_of(TYPES[name].samples().question)]
    ]
    archive = Archive(write_questions(asked, LESSON, FORMATS[version], CONTENTS).content)
    trees = {n: read_tree(archive.read(n)) for n in archive.names if n.endswith(".xml")}
    manifest = trees.pop("imsmanifest.xml")
    told = [problem for item in trees.values() for problem in item_problems(item, version)]
    assert told + manifest_problems(manifest, version) == []
    named = {file.get("href") for file in manifest.find("file")}
    assert named == set(archive.names) - {"imsmanifest.xml"}

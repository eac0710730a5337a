"""Load, save, load: nothing changes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessons.document import Lesson
from lessons.escaping import escape, unescape
from lessons.folder import FILES, read_lesson, write_lesson
from lessons.lesson_file import parse_lesson_file, render_lesson_file
from lessons.yaml_file import dump_yaml, parse_yaml
from tests.lessons.conftest import Folder, changed
from tests.lessons.strategies import keys, lessons, texts

relaxed = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@relaxed
@given(lessons)
def test_a_saved_lesson_reads_as_the_same_and_is_not_saved_again(lesson: Lesson):
    with TemporaryDirectory() as folder:
        path = Path(folder) / lesson.slug
        write_lesson(lesson, path)
        assert read_lesson(path).value == lesson
        assert write_lesson(lesson, path) == ()


@given(texts)
def test_any_text_survives_its_escapes(text: str):
    assert unescape(escape(text)) == text


names = keys | st.sampled_from(["no", "y", "null", "2024-11-27", "a b", "a: b", "#", "'", "حزب"])
plain = st.recursive(
    texts | st.just(""),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=8,
).filter(lambda value: not isinstance(value, str))


@relaxed
@given(plain)
def test_any_plain_values_survive_yaml(value: object):
    reading = parse_yaml(dump_yaml(value), "any.yaml")
    assert reading.problems == ()
    assert reading.value is not None
    assert reading.value.value == value


def test_a_saved_lesson_keeps_the_bytes_of_what_did_not_change(bridge: Folder):
    bridge.replace("claims.yaml", "- id: northland", "# a comment of the author\n- id: northland")
    before = {name: (bridge.path / name).read_bytes() for name in FILES}
    lesson = read_lesson(bridge.path).value
    other = changed(lesson, title="Another title")
    assert write_lesson(other, bridge.path) == (bridge.path / "lesson.md",)
    after = {name: (bridge.path / name).read_bytes() for name in FILES}
    assert [name for name in FILES if before[name] != after[name]] == ["lesson.md"]
    assert read_lesson(bridge.path).value == other


def test_a_file_with_a_problem_is_written_anew(bridge: Folder, lesson: Lesson):
    bridge.replace("claims.yaml", "relation: captures-from", "relation: takes")
    assert write_lesson(lesson, bridge.path) == (bridge.path / "claims.yaml",)
    assert read_lesson(bridge.path).value == lesson


def test_a_lesson_is_not_written_to_a_folder_of_another_name(tmp_path: Path, lesson: Lesson):
    with pytest.raises(ValueError, match="the-bridge"):
        write_lesson(lesson, tmp_path / "another")


def test_saved_prose_is_wrapped_and_starts_no_heading(lesson: Lesson):
    paragraph = lesson.sections[0].paragraphs[0]
    long = paragraph.model_copy(update={"text": "## of boats --- " * 40 + "end"})
    section = lesson.sections[0].model_copy(update={"paragraphs": (long,)})
    text = render_lesson_file(changed(lesson, sections=(section,)))
    assert max(map(len, text.split("\n"))) <= 88
    reading = parse_lesson_file(text, "lesson.md")
    assert len(reading.value.at(("sections",))) == 1
    assert reading.value.at(("sections", 0, "paragraphs", 0, "text")) == long.text


def test_what_is_saved_reads_like_what_a_teacher_writes(tmp_path: Path, lesson: Lesson):
    saved = tmp_path / "saved" / "the-bridge"
    write_lesson(lesson, saved)
    claims = (saved / "claims.yaml").read_text()
    assert claims.startswith(
        "- id: league-takes-bridge\n"
        "  who: river-league\n"
        "  relation: captures-from\n"
        "  whom: hill-front\n"
        "  since: 2024-03\n"
        "  certainty: documented\n"
        "  paragraph: who-holds-it\n"
        "  words: It took it in March\n"
        "\n- id: northland-backs-league\n"
        "  who: northland\n"
        "  relation: backs\n"
        "  whom: river-league\n"
        "  means: [arms]\n"
    )
    text = (saved / "lesson.md").read_text()
    assert "\n## Read it critically {#read-it-critically .critical}\n\nThe article sees" in text

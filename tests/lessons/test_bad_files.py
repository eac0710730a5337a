"""No file, whatever is in it, makes reading a lesson raise."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessons.folder import FILES, read_lesson
from tests.lessons.conftest import Folder, example_files

BAD = {
    "empty": (b"", "the file is empty"),
    "only a comment": (b"# to do\n", "the file is empty"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00", "not in UTF-8"),
    "another encoding": ("- id: caf\u00e9\n".encode("latin-1"), "not in UTF-8"),
    "UTF-16": ("- id: a\n".encode("utf-16"), "UTF-16"),
    "control characters": (b"- id: a\n  who: \x00\n", "U+0000"),
    "too large": (b"# " + b"x" * 2_000_000, "larger"),
    "a text": (b"Once upon a time", "a list is expected here"),
    "a mapping": (b"id: a\n", "a list is expected here"),
    "words in a list": (b"- a\n- b\n", "must be lines of 'name: value'"),
    "two documents": (b"- a\n---\n- b\n", "second '---'"),
    "an alias": (b"- &a [x]\n- *a\n", "an alias"),
    "an endless alias": (b"&a [*a]\n", "an alias"),
    "a tag": (b"- !!python/object/apply:os.getcwd []\n", "no meaning here"),
    "deep": (b"[" * 500_000, "nested too deeply"),
    "a strange key": (b"- {[a]: b}\n", "plain word"),
    "an open quote": (b"- 'a\n", "never closed"),
    "an open bracket": (b"- [a\n", "never closed"),
    "another YAML": (b"%YAML 9.9\n---\n- a\n", "YAML"),
}


@pytest.mark.parametrize("content", BAD)
@pytest.mark.parametrize("name", ["claims.yaml", "glossary.yaml"])
def test_a_bad_file_is_a_problem_and_no_crash(bridge: Folder, name: str, content: str):
    bytes_, message = BAD[content]
    (bridge.path / name).write_bytes(bytes_)
    assert any(p.startswith(name) and message in p for p in bridge.problems()), bridge.problems()


@pytest.mark.parametrize("content", BAD)
def test_a_bad_text_is_a_problem_and_no_crash(bridge: Folder, content: str):
    (bridge.path / "lesson.md").write_bytes(BAD[content][0])
    assert any(problem.startswith("lesson.md:") for problem in bridge.problems())


@settings(deadline=None, max_examples=100,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(data=st.data(), name=st.sampled_from(FILES))
def test_no_bytes_whatever_make_reading_raise(bridge: Folder, data: st.DataObject, name: str):
    text = example_files()[name]
    cut = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(cut, min(len(text), cut + 20)))
    inserted = data.draw(
        st.binary(max_size=12)
        | st.text(alphabet="-:?[]{}#&*!|>'\"%@`\\ \t\n,.S1a~", max_size=12).map(str.encode)
    )
    spoiled = text[:cut].encode() + inserted + text[end:].encode()
    (bridge.path / name).write_bytes(spoiled)
    reading = read_lesson(bridge.path)
    assert reading.value is not None or reading.problems
    assert all(problem.line >= 1 and problem.message for problem in reading.problems)

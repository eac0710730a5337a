"""`flask lesson draft`."""

from __future__ import annotations

import pytest

from lessons.folder import read_lesson

TEXT = "Egypt backs Sudan with weapons.\n\nChad could attack Sudan on 2 May 2025."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT)
    return path


def draft(app, *words):
    return app.test_cli_runner().invoke(args=["lesson", "draft", *map(str, words)])


def test_a_draft_is_a_lesson_folder_and_a_report_beside_it(app, article, tmp_path):
    result = draft(app, article, "--slug", "two-rivers", "--out", tmp_path / "new")
    assert result.exit_code == 0, result.output
    assert "3 actors, 2 claims, 1 date, " in result.output
    lesson = read_lesson(tmp_path / "new" / "two-rivers").value
    assert lesson.claims[0].words.startswith("Egypt backs Sudan")
    report = (tmp_path / "new/two-rivers.draft.md").read_text()
    assert "> S1, sentence 1: Egypt backs Sudan" in report


def test_nothing_is_written_over(app, article, tmp_path):
    for expected in (0, 1):
        result = draft(app, article, "--slug", "two-rivers", "--out", tmp_path / "new")
        assert result.exit_code == expected
    assert "choose another" in result.output


def test_what_is_no_article_is_refused_with_its_name(app, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    result = draft(app, tmp_path / "empty.txt", "--slug", "x", "--out", tmp_path / "new")
    assert result.exit_code == 1
    assert "empty.txt:1: no text" in result.output


def test_a_slug_is_a_key(app, article, tmp_path):
    result = draft(app, article, "--slug", "Two Rivers", "--out", tmp_path / "new")
    assert result.exit_code == 1
    assert "--slug" in result.output

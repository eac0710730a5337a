"""`flask content check`, and the rules of item writing."""

from __future__ import annotations

import shutil

import pytest

from app.commands.content import BANK, LIBRARY


@pytest.fixture
def bank(tmp_path):
    return shutil.copytree(BANK, tmp_path / "bank")


def check(app, bank):
    return app.test_cli_runner().invoke(args=["content", "check", "--bank", str(bank)])


def spoil(bank, waived=""):
    path = bank / "syria-2024" / "actors.yaml"
    old = "  stem: Who leads HTS? Write"
    path.write_text(path.read_text().replace(old, f"{waived}  stem: Who often leads HTS? Write"))
    return path


def test_what_is_shipped_passes(app):
    result = check(app, BANK)
    assert result.exit_code == 0, result.output
    assert "39 questions: all sound." in result.output


def test_a_finding_fails_the_check_and_names_its_rule_and_line(app, bank):
    path = spoil(bank)
    result = check(app, bank)
    assert result.exit_code == 1
    line = path.read_text().splitlines().index(next(
        line for line in path.read_text().splitlines() if "often leads" in line)) + 1  # fmt: skip
    assert f"{path}:{line}: 'often' means something else to each reader" in result.output
    assert "[vague-terms]" in result.output


def test_a_waived_finding_is_told_and_passes(app, bank):
    spoil(bank, "  waived:\n  - rule: vague-terms\n    reason: It is meant.\n")
    result = check(app, bank)
    assert result.exit_code == 0, result.output
    assert "waived vague-terms: It is meant." in result.output


def test_a_library_of_ones_own_is_checked_without_our_quizzes(app, tmp_path):
    shutil.copytree(LIBRARY / "syria-2024", tmp_path / "syria-2024")
    words = ["content", "check", "--library", str(tmp_path)]
    assert "1 lesson, 0 quizzes" in app.test_cli_runner().invoke(args=words).output

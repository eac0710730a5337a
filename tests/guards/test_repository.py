"""Promises about the files themselves."""

from __future__ import annotations

import ast
import re

from tests.harness.sources import ROOT, named, short, tracked

BINARY = {".png", ".jpg", ".ico", ".gz", ".zip", ".sqlite3", ".mo", ".woff2"}
REGISTRIES = r"\b(?:pypi|pythonhosted|npmjs|debian)[.](?:org|com)\b"
MACHINE_PATHS = r"(?:^|[^a-zA-Z0-9_.])/(?:work|root|farm|home/\w+)/"
LONGEST_FILE, LONGEST_FUNCTION = 250, 40
PYTHON = [path for path in named(".py") if "migrations/versions" not in short(path)]


def pins(name):
    return set(re.findall(r"^(\S+==\S+)", (ROOT / "requirements" / name).read_text(), re.M))


def test_no_file_names_a_package_registry_or_a_folder_of_one_machine():
    for path in tracked():
        if path.suffix not in BINARY:
            found = re.findall(rf"{REGISTRIES}|{MACHINE_PATHS}", path.read_text(), re.M)
            assert not found, f"{short(path)}: {found}"


def test_what_runs_is_what_is_tested():
    assert pins("run.lock") <= pins("test.lock")


def test_every_locked_package_has_hashes():
    for name in ("run.lock", "test.lock"):
        text = (ROOT / "requirements" / name).read_text()
        assert len(re.findall(r"^\S+==.*\\\n    --hash=sha256:", text, re.M)) == len(pins(name))


def test_templates_scripts_and_styles_hold_nothing_that_the_policy_blocks():
    for path in named(".html", ".js", ".svg", under="app"):
        found = re.findall(
            r"<style\b|\sstyle=|\son(?:click|change|submit|input|load|key\w+)=|javascript:"
            r"|\beval\(|\.innerHTML\s*=",
            path.read_text(),
        )
        assert not found, f"{short(path)}: {found}"


def test_styles_know_no_left_and_right():
    """Arabic runs the other way: only start and end are the same for all readers."""
    sides = r"(?:left|right)"
    physical = rf"(?<![-\w])(?:(?:margin|padding|border)-)?{sides}\s*:|text-align:\s*{sides}"
    for path in named(".css", under="app"):
        assert not re.findall(physical, path.read_text()), short(path)


def test_browser_tests_leave_no_listener_in_a_window_that_serves_the_next_one():
    for path in named(".py", under="tests/browser"):
        assert not re.findall(r"\w\.on\(", path.read_text()), f"{short(path)}: use .once()"


def long_functions(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{short(path)}: {node.name} has {lines} lines"


def test_files_stay_short():
    lengths = {short(path): len(path.read_text().splitlines()) for path in PYTHON}
    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_functions_stay_short():
    assert [problem for path in PYTHON for problem in long_functions(path)] == []


def test_nothing_is_left_to_do_in_the_code():
    marks = r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b"
    assert [short(path) for path in PYTHON if re.search(marks, path.read_text())] == []

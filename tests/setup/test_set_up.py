"""Set-up works from nothing, does nothing twice, and says in one sentence why it stops."""

from __future__ import annotations

import errno
import subprocess
import sys

import pytest

from setup import chromium, debian, environment, interpreter, locks, packages
from setup.__main__ import describe
from setup.problem import SetupError
from tests.harness.sources import ROOT


@pytest.fixture
def places(tmp_path, monkeypatch):
    """An empty folder in place of the project's, with locks of one package."""
    venv = tmp_path / ".venv"
    for name, place in {"VENV": venv, "PYTHON": venv / "bin/python", "ROOT": tmp_path}.items():
        monkeypatch.setattr(environment, name, place)
    monkeypatch.setattr(environment, "STAMP", venv / "installed.json")
    monkeypatch.setattr(environment, "HALF_MADE", venv / "half-made")
    monkeypatch.setattr(environment, "lock_file", lambda name: tmp_path / f"{name}.lock")
    for name in ("run", "test"):
        (tmp_path / f"{name}.lock").write_text(f"{name}==1\n")
    monkeypatch.setattr(environment, "run_venv", lambda: make_stand_in(venv / "bin/python"))
    return tmp_path


def make_stand_in(python):
    """Make a program that always says yes, in place of a real environment."""
    python.parent.mkdir()
    python.write_text("#!/bin/sh\nexit 0\n")
    python.chmod(0o755)


@pytest.fixture
def installed(places, monkeypatch):
    """The locks that were installed, instead of installing them."""
    done: list[str] = []
    monkeypatch.setattr(packages, "install", lambda lock: done.append(lock.stem))
    return done


def test_the_environment_is_made_once(places, installed):
    environment.prepare("run")
    environment.prepare("run")
    assert installed == ["run"]


def test_a_changed_lock_is_installed_again(places, installed):
    environment.prepare("run")
    (places / "run.lock").write_text("run==2\n")
    environment.prepare("run")
    assert installed == ["run", "run"]


def test_what_the_tests_need_is_enough_to_run(places, installed):
    environment.prepare("test")
    environment.prepare("run")
    environment.prepare("test")
    assert installed == ["test"]


def test_an_interrupted_set_up_is_made_anew(places, monkeypatch):
    def interrupted(_lock):
        (places / ".venv/rubbish").touch()
        raise KeyboardInterrupt

    monkeypatch.setattr(packages, "install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        environment.prepare("run")
    monkeypatch.setattr(packages, "install", lambda lock: None)
    environment.prepare("run")
    assert not (places / ".venv/rubbish").exists()
    assert environment.is_filled("run")


def test_a_whole_environment_outlives_a_missing_network(places, installed, monkeypatch):
    environment.prepare("run")

    def unreachable(_lock):
        raise packages.NothingInstalledError("no network")

    monkeypatch.setattr(packages, "install", unreachable)
    with pytest.raises(SetupError, match="no network"):
        environment.prepare("test")
    assert environment.is_filled("run")


def test_a_moved_environment_is_made_anew(places, installed):
    environment.prepare("run")
    stamp = places / ".venv/installed.json"
    stamp.write_text(stamp.read_text().replace(str(places), "/elsewhere"))
    assert not environment.is_sound()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Failed to establish a new connection: NewConnectionError", "cannot be reached"),
        ("Could not find a version that satisfies x (from versions: none)", "cannot be reached"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "not the one that the lock names"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: Could not install packages: Permission denied", "Cannot write"),
        ("ERROR: something else", r"something else.*setup\.log"),
        ("", "pip gave no reason"),
    ],
)
def test_what_stops_pip_is_said_in_one_sentence(words, sentence):
    problem = packages.explain(words)
    with pytest.raises(packages.NothingInstalledError, match=sentence):
        raise problem
    assert "\n" not in str(problem)


def test_a_failure_in_the_middle_is_told_from_one_before():
    middle = packages.explain("Installing collected packages: a\nERROR: No space left on device")
    assert not isinstance(middle, packages.NothingInstalledError)


def test_a_folder_that_cannot_be_written_is_named():
    assert describe(PermissionError(errno.EACCES, "denied", "/x/.venv")).startswith(
        "Cannot write to /x/.venv"
    )
    assert "disk is full" in describe(OSError(errno.ENOSPC, "full"))


def test_an_old_python_goes_on_under_a_newer_one_or_says_so(monkeypatch):
    monkeypatch.setattr(interpreter.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(interpreter, "find_newer", lambda: None)
    with pytest.raises(SetupError, match=r"Python 3\.9 is too old"):
        interpreter.require_new_enough()
    started = []
    monkeypatch.setattr(interpreter, "find_newer", lambda: "/opt/python3.12")
    monkeypatch.setattr(interpreter.os, "execv", lambda *words: started.append(words[0]))
    interpreter.require_new_enough()
    assert started == ["/opt/python3.12"]


def test_a_python_without_venv_says_how_to_get_it(monkeypatch):
    failed = subprocess.CompletedProcess([], 1)
    monkeypatch.setattr(environment.subprocess, "run", lambda *_words, **_options: failed)
    monkeypatch.setattr(debian, "may_install", lambda: False)
    with pytest.raises(SetupError, match=r"apt-get install python3\.\d+-venv"):
        environment.require_venv_module()


def test_a_driver_that_lacks_its_library_gets_it_or_says_so(monkeypatch):
    answers = iter([False, True, False])
    monkeypatch.setattr(chromium, "driver_starts", lambda: next(answers))
    monkeypatch.setattr(debian, "install", lambda name: name == "libatomic1")
    chromium.ensure_driver()
    monkeypatch.setattr(debian, "install", lambda _name: False)
    with pytest.raises(SetupError, match="apt-get install libatomic1"):
        chromium.ensure_driver()


def test_a_named_chromium_that_does_not_start_is_refused(monkeypatch):
    monkeypatch.setattr(chromium, "ensure_driver", lambda: None)
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    with pytest.raises(SetupError, match="CHROMIUM=/no/such/browser does not start"):
        chromium.ensure()


def test_a_named_chromium_comes_before_all_others(monkeypatch):
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert chromium.find() == sys.executable


def test_without_any_chromium_the_sentence_says_how(monkeypatch):
    monkeypatch.setattr(chromium, "ensure_driver", lambda: None)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr(chromium, "install", lambda: None)
    with pytest.raises(SetupError, match="install one"):
        chromium.ensure()


def test_both_locks_are_written_from_the_same_file(monkeypatch):
    commands = []
    monkeypatch.setattr(locks, "install_uv", lambda folder: folder / "uv")
    monkeypatch.setattr(locks, "run", commands.append)
    locks.write(upgrade=True)
    assert [str(command[-1]) for command in commands] == [
        "requirements/run.lock",
        "requirements/test.lock",
    ]
    assert all("--generate-hashes" in c and "--upgrade" in c for c in commands)


def test_an_unknown_verb_is_one_sentence():
    command = [sys.executable, "-m", "setup", "dance"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1

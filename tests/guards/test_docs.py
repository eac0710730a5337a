"""The docs tell all: settings, commands, kinds of question, and links that lead somewhere."""

from __future__ import annotations

import ast
import re

from flask import Flask

from tests.harness.sources import ROOT, calls, named, short

SETTING = re.compile(r"[A-Z][A-Z_]{2,}")


def settings_in_code():
    """Find every name that is read from the environment in app/."""
    found = set()
    for path in named(".py", under="app"):
        for _, call in calls(path):
            environment = [a for a in [call.func, *call.args] if reads_environment(a)]
            names = [a.value for a in call.args if isinstance(a, ast.Constant)]
            found |= {n for n in names[:1] if environment and SETTING.fullmatch(str(n))}
    return found


def reads_environment(node):
    return re.search(r"\b(env|environ)\b", ast.unparse(node)) is not None


def settings_in_docs():
    return set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/settings.md").read_text(), re.M))


def commands(app: Flask):
    """List the commands that are ours: `flask content check`, …"""
    for name, group in app.cli.commands.items():
        for sub in getattr(group, "commands", {"": None}):
            yield f"flask {name} {sub}".strip()


def test_every_setting_is_in_the_docs():
    assert settings_in_code() <= settings_in_docs(), settings_in_code() - settings_in_docs()


def test_every_setting_of_the_docs_is_real():
    assert settings_in_docs() <= settings_in_code(), settings_in_docs() - settings_in_code()


def test_every_command_is_in_the_docs(app):
    docs = (ROOT / "docs/commands.md").read_text()
    assert not [command for command in commands(app) if command not in docs]


def test_every_make_target_has_a_line_of_help():
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z][a-z-]+):", makefile, re.M))
    explained = set(re.findall(r"^([a-z][a-z-]+):.*## ", makefile, re.M))
    assert targets - explained == {"lint", "prepare-run", "prepare-test"}


def links(path):
    text = re.sub(r"```.*?```", "", path.read_text(), flags=re.S)
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    return [target for target in targets if "://" not in target and "@" not in target]


def test_links_of_the_docs_lead_somewhere():
    dead = [(short(p), t) for p in named(".md") for t in links(p) if not (p.parent / t).exists()]
    assert dead == []


def test_commands_of_the_docs_exist():
    makefile = (ROOT / "Makefile").read_text()
    docs = "".join(path.read_text() for path in named(".md"))
    mentioned = set(re.findall(r"`make ([a-z-]+)", docs))
    assert [name for name in mentioned if f"\n{name}:" not in makefile] == []

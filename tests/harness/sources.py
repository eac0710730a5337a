"""The files of the project, for tests that read them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@cache
def tracked() -> tuple[Path, ...]:
    """List the files that a clone has, and those about to be added."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


def named(*suffixes: str, under: str = "") -> list[Path]:
    """List the files with these endings in a folder."""
    return [p for p in tracked() if p.suffix in suffixes and p.is_relative_to(ROOT / under)]


def short(path: Path) -> str:
    """Write a path as a reader of the project knows it."""
    return path.relative_to(ROOT).as_posix()


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Give every call in a Python file, with the last name of what is called."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", "")), node


def is_text(node: ast.AST | None) -> bool:
    """Tell whether an argument is a bare string."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)

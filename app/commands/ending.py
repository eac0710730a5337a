"""Ending a command that cannot go on: what is wrong, where, and exit code 1."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click
from sqlalchemy import inspect

from app.db import db
from lessons.problems import Problem


def stop(*problems: Problem | str) -> NoReturn:
    """Print what is wrong, and end with 1."""
    for problem in problems:
        click.echo(str(problem), err=True)
    sys.exit(1)


def tables_or_stop() -> None:
    """Say what to do if the database was never set up."""
    if not inspect(db.engine).has_table("lesson"):
        stop("The database has no tables yet. First: flask database upgrade")


def read_bytes(file: Path) -> bytes:
    """Read a file, or stop."""
    try:
        return file.read_bytes()
    except OSError as error:
        stop(f"{file}: this file cannot be read ({error.strerror}). Give the path of another.")


def write_bytes(out: Path, content: bytes) -> None:
    """Write a new file, or stop; nothing is written over."""
    try:
        with out.open("xb") as file:
            file.write(content)
    except FileExistsError:
        stop(f"{out} is there already; choose another --out.")
    except OSError as error:
        stop(f"{out}: nothing can be written there ({error.strerror}); choose another --out.")


def counted(number: int, one: str) -> str:
    """Write a number of things: 1 draft, 2 drafts."""
    return f"{number} {one}" + ("" if number == 1 else "zes" if one == "quiz" else "s")

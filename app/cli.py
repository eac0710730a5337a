"""The commands of `flask`, listed. docs/commands.md explains each."""

from __future__ import annotations

from flask import Flask

from app.commands.database import database
from app.commands.images import content
from app.commands.packs import lesson
from app.commands.people import people
from app.commands.questions import questions

GROUPS = (database, content, lesson, people, questions)


def init_app(app: Flask) -> None:
    """Register the commands."""
    for group in GROUPS:
        app.cli.add_command(group)

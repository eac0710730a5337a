"""Making the demo's database: tables, the shipped content, and the story."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from alembic import command
from flask import Flask
from sqlalchemy import event

from app.commands.content import BANK, LIBRARY
from app.commands.database import migrations_config
from app.db import at_time, db
from app.demo.people import Student
from app.demo.story import Story
from app.services import library
from app.services.content import load_content


def build(app: Flask, now: datetime) -> list[Student]:
    """Fill an app's empty database, and give the students of the first class."""
    command.upgrade(migrations_config(app.config["SQLALCHEMY_DATABASE_URI"]), "head")
    with app.app_context():
        event.listen(db.engine, "connect", hurry)
        with at_time(now - timedelta(days=31)):
            load_content(db.session, LIBRARY, BANK)
        students = read_story(now).tell()
        db.session.remove()
        db.engine.dispose()
        return students


def hurry(connection: Any, _record: Any) -> None:
    """Let SQLite not wait for the disk: nothing here is to survive a power cut."""
    connection.execute("PRAGMA synchronous = OFF")


def read_story(now: datetime) -> Story:
    """Give the story the library as it was loaded."""
    ids = db.session.scalars(library.current_quizzes()).all()
    quizzes = [library.pinned_quiz(db.session, id_).quiz for id_ in ids]
    lesson = library.current_lesson(db.session, quizzes[0].lesson).lesson
    return Story(db.session, lesson, {quiz.slug: quiz for quiz in quizzes}, now)

"""The demo's site: weeks of work of a made-up class, for tests that read many pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from app.db import db, now
from app.demo.building import build
from app.models import Person, Role
from app.services.sessions import add_session
from tests.harness.apps import make_app, put_away
from tests.harness.cast import Member


@contextmanager
def made_up_class(folder: Path) -> Iterator[Flask]:
    """Build the demo in a folder."""
    app = make_app(f"sqlite:///{folder / 'demo.sqlite3'}", folder)
    build(app, now())
    yield app
    put_away(app)


def log_in_by_name(app: Flask, name: str) -> Member:
    """Begin a log-in for somebody, by the name that is shown."""
    with app.app_context():
        person = db.session.scalars(select(Person).where(Person.display_name == name)).one()
        token = add_session(db.session, person)
        db.session.commit()
    return Member(name, person.id, Role(person.role), token, person.sign_in_name or "")

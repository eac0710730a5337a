"""A site with something on every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import db, now
from app.demo.building import build
from app.models import Person
from app.services.sessions import add_session
from tests.harness.apps import make_app, put_away
from tests.harness.visitor import Visitor


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The site of `make demo`; tests only read it."""
    folder = tmp_path_factory.mktemp("demo")
    app = make_app(f"sqlite:///{folder / 'demo.sqlite3'}", folder)
    build(app, now())
    yield app
    put_away(app)


@pytest.fixture(scope="session")
def demo_visitor(demo: Flask) -> Callable[[str], Visitor]:
    """Log somebody of the demo in, by their name."""

    def log_in(name: str) -> Visitor:
        with demo.app_context():
            person = db.session.scalars(select(Person).where(Person.display_name == name)).one()
            token = add_session(db.session, person)
            db.session.commit()
        return Visitor(demo, token)

    return log_in

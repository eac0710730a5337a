"""The real app on a test's database."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from flask import Flask
from jinja2 import FileSystemBytecodeCache

from app import create_app
from app.config import Settings
from app.db import db

SECRET = "a-secret-of-the-tests-that-is-long-enough"


def make_app(url: str, instance: Path, **settings: object) -> Flask:
    """Make the app with the settings of a local run, and errors that tests can see."""
    app = create_app(
        Settings(database_url=url, secret_key=SECRET, instance_path=instance, **settings)
    )
    app.testing = True
    instance.mkdir(parents=True, exist_ok=True)
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(instance))  # compiled once a run
    return app


@cache
def kept_app(url: str, instance: Path) -> Flask:
    """Make an address's app once: routes, templates and statements are compiled for all tests."""
    return make_app(url, instance)


def put_away(app: Flask) -> None:
    """Close every connection the app still holds."""
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()

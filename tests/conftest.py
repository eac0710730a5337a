"""Fixtures for all tests; what they are made of stands in tests/harness."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine
from sqlalchemy.orm import Session

# A busy machine is no failure: examples have no deadline, and are the same on every run.
settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")
pytest.register_assert_rewrite("tests.harness.visitor", "tests.harness.browser")

from app.services import passwords  # noqa: E402
from tests.harness import cast as casting  # noqa: E402
from tests.harness import postgres  # noqa: E402
from tests.harness.apps import kept_app, make_app, put_away  # noqa: E402
from tests.harness.databases import (  # noqa: E402
    Databases,
    PostgresDatabases,
    Sort,
    SqliteFiles,
    bare,
    empty,
    engine_for,
    stocked,
    with_every_type,
)
from tests.harness.demo import log_in_by_name, made_up_class  # noqa: E402
from tests.harness.visitor import Visitor  # noqa: E402


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest tests, those in a browser: the short ones fill up what remains."""
    items.sort(key=lambda item: "tests/browser/" not in item.path.as_posix())


@pytest.fixture
def slow_passwords() -> None:
    """Hash passwords as slowly as the site does, for tests of just that."""


@pytest.fixture(autouse=True)
def quick_passwords(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash passwords quickly: what a test types is no secret."""
    if "slow_passwords" not in request.fixturenames:
        monkeypatch.setattr(passwords, "HASHER", casting.HASHER)
        monkeypatch.setattr(passwords, "DUMMY", casting.HASHER.hash("of nobody"))


@pytest.fixture(scope="session")
def sqlite() -> Iterator[SqliteFiles]:
    """SQLite, as a folder of files; in memory where that can be, as no test cuts the power."""
    memory = Path("/dev/shm")
    place = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="crosscurrents-", dir=place) as folder:
        yield SqliteFiles(Path(folder))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresDatabases]:
    """A real PostgreSQL, started when the first test asks for it."""
    with postgres.running() as server:
        yield PostgresDatabases(server)


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Both kinds of database, one after the other."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def bare_url(databases: Databases) -> Iterator[str]:
    """The address of a database without tables; on both kinds."""
    with databases.copy(bare) as url:
        yield url


@pytest.fixture
def empty_url(databases: Databases) -> Iterator[str]:
    """The address of a database with tables and nothing in them; on both kinds."""
    with databases.copy(empty) as url:
        yield url


@pytest.fixture
def quiz_of_every_type() -> None:
    """Have the sample lesson in the library, and a quiz of one question of each type."""


@pytest.fixture
def beginning(request: pytest.FixtureRequest) -> Sort:
    """What is in a test's database when it begins."""
    return with_every_type if "quiz_of_every_type" in request.fixturenames else stocked


@pytest.fixture
def stocked_url(databases: Databases, beginning: Sort) -> Iterator[str]:
    """The address of a database with the library that we ship; on both kinds."""
    with databases.copy(beginning) as url:
        yield url


@pytest.fixture
def engine(stocked_url: str) -> Iterator[Engine]:
    """An engine on the shipped library, for tests that need sessions of several threads."""
    with engine_for(stocked_url) as engine:
        yield engine


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session on the shipped library; on both kinds of database."""
    with Session(engine, expire_on_commit=False) as session:
        yield session


@pytest.fixture
def empty_session(empty_url: str) -> Iterator[Session]:
    """A session on empty tables; on both kinds of database."""
    with engine_for(empty_url) as engine, Session(engine, expire_on_commit=False) as session:
        yield session


@pytest.fixture
def cast(session: Session) -> casting.Cast:
    """The cast in the session's database, for tests of services."""
    return casting.settle(session)


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The instance folder: it holds only static files, which are the same for all."""
    return tmp_path_factory.mktemp("instance")


@pytest.fixture
def app_on(instance: Path) -> Iterator[Callable[[str], Flask]]:
    """Make apps on a database's address; they are put away after the test."""
    apps: list[Flask] = []

    def make(url: str, **settings: object) -> Flask:
        usual = not settings
        apps.append(kept_app(url, instance) if usual else make_app(url, instance, **settings))
        return apps[-1]

    yield make
    for app in apps:
        put_away(app)


@pytest.fixture
def sqlite_url(sqlite: SqliteFiles, beginning: Sort) -> Iterator[str]:
    """The address of an SQLite database with the library that we ship."""
    with sqlite.copy(beginning) as url:
        yield url


@pytest.fixture
def app(sqlite_url: str, app_on: Callable[[str], Flask]) -> Flask:
    """The app on SQLite with the library that we ship, and nobody in it."""
    return app_on(sqlite_url)


@pytest.fixture
def any_app(stocked_url: str, app_on: Callable[[str], Flask]) -> Flask:
    """The app as above, on both kinds of database."""
    return app_on(stocked_url)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The site of `make demo`, with something on every page; tests only read it."""
    with made_up_class(tmp_path_factory.mktemp("demo")) as app:
        yield app


@pytest.fixture
def demo_member(demo: Flask) -> Callable[[str], casting.Member]:
    """Log somebody of the demo in, by their name."""
    return partial(log_in_by_name, demo)


@pytest.fixture
def demo_visitor(
    demo: Flask, demo_member: Callable[[str], casting.Member]
) -> Callable[[str], Visitor]:
    """Let somebody of the demo visit, by their name."""
    return lambda name: Visitor(demo, demo_member(name).token)


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """A stranger at the site."""
    return Visitor(app)


@pytest.fixture
def visitors(app: Flask) -> casting.Visitors:
    """The cast at the site, logged in: `visitors.amina.open("/work")`."""
    return casting.bring(app)

"""Counting large reports anew, in a process of its own: students at work do not feel it.

A page that is only read writes nothing. When it finds a kept report out of date, it has this
process begun: `python -m app.recounting <teacher> <quiz> <subject> <basis>`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from uuid import UUID

from flask import Flask
from sqlalchemy import NullPool, create_engine
from sqlalchemy.orm import Session

from app.config import ROOT
from app.services.kept_reports import recount
from app.services.report_scopes import EVERY_CLASS, Basis, Scope, class_scope, teacher_scope
from app.services.sessions import AnySession

PATIENCE = 10
"""How far a recount stands back behind pages that somebody waits for."""


class Recounts:
    """The recounts under way: one at a time for each report."""

    def __init__(self, database_url: str) -> None:
        self.database_url = database_url
        self.under_way: dict[tuple[str, ...], subprocess.Popen[bytes]] = {}

    def begin(self, scope: Scope, basis: Basis) -> None:
        """Have a report counted anew, unless that is under way."""
        place = (str(scope.teacher_id), scope.slug, scope.subject, basis.value)
        self.under_way = {one: run for one, run in self.under_way.items() if run.poll() is None}
        if place not in self.under_way:
            command = [sys.executable, "-m", "app.recounting", *place]
            surroundings = {**os.environ, "DATABASE_URL": self.database_url}
            self.under_way[place] = subprocess.Popen(  # noqa: S603 (our own module and ids)
                command, cwd=ROOT, env=surroundings
            )


def init_app(app: Flask) -> None:
    """Let pages begin recounts."""
    app.extensions["recounts"] = Recounts(app.config["SQLALCHEMY_DATABASE_URI"])


def scope_of(session: AnySession, teacher: str, slug: str, subject: str) -> Scope:
    """Find what a recount is about."""
    if subject == EVERY_CLASS:
        return teacher_scope(session, UUID(teacher), slug)
    return class_scope(session, UUID(teacher), UUID(subject), slug)


def main(arguments: Sequence[str]) -> int:
    """Count one report."""
    teacher, slug, subject, basis = arguments
    os.nice(PATIENCE)
    engine = create_engine(os.environ["DATABASE_URL"], poolclass=NullPool)
    with Session(engine, expire_on_commit=False) as session:
        recount(session, scope_of(session, teacher, slug, subject), Basis(basis))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

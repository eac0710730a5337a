"""Counting large reports anew, in a process of its own: students at work do not feel it.

A page that is only read writes nothing. When it finds a kept report out of date, it has this
process begun: `python -m app.recounting <teacher> <quiz> <subject> <basis>`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock
from uuid import UUID

from flask import Flask
from sqlalchemy import NullPool, create_engine
from sqlalchemy.orm import Session

from app.config import ROOT
from app.db import now
from app.services.kept_reports import Trouble, recount
from app.services.report_scopes import EVERY_CLASS, Basis, Scope, class_scope, teacher_scope
from app.services.sessions import AnySession

PATIENCE = 10
"""How far a recount stands back behind pages that somebody waits for."""
LONGEST = timedelta(minutes=15)
"""A recount that takes longer hangs: it is ended, and has failed."""
SOON, SELDOM = timedelta(seconds=30), timedelta(minutes=30)
"""After a failure it is tried again so soon, then each time after twice as long, up to that."""
Place = tuple[str, ...]
ALONE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Sums of this size are no quicker on several processors, and take them from others."""


@dataclass(frozen=True)
class Run:
    """A recount under way, and since when."""

    process: subprocess.Popen[bytes]
    begun_at: datetime


class Recounts:
    """The recounts under way: one at a time for each report.

    What it knows is lost when the site is started anew, and a report that is out of date is then
    counted again. Two that run at once, of two servers, keep the same.
    """

    def __init__(self, database_url: str) -> None:
        self.database_url = database_url
        self.under_way: dict[Place, Run] = {}
        self.troubles: dict[Place, Trouble] = {}
        self.lock = Lock()

    def begin(self, scope: Scope, basis: Basis) -> Trouble | None:
        """Have a report counted anew, unless that is under way; tell what went wrong before."""
        place = (str(scope.teacher_id), scope.slug, scope.subject, basis.value)
        with self.lock:
            self._look_after()
            trouble = self.troubles.get(place)
            if place not in self.under_way and (trouble is None or trouble.again_at <= now()):
                self.under_way[place] = Run(self._start(place), now())
            return trouble and replace(trouble, again_now=place in self.under_way)

    def _start(self, place: Place) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "app.recounting", *place]
        surroundings = {**os.environ, **ALONE, "DATABASE_URL": self.database_url}
        return subprocess.Popen(command, cwd=ROOT, env=surroundings)  # noqa: S603 (our own module)

    def _look_after(self) -> None:
        """See which recounts ended, and how."""
        for place, run in list(self.under_way.items()):
            if now() - run.begun_at > LONGEST:
                run.process.kill()
                run.process.wait()
            if (code := run.process.poll()) is not None:
                del self.under_way[place]
                self._note(place, failed=code != 0)

    def _note(self, place: Place, *, failed: bool) -> None:
        before = self.troubles.pop(place, None)
        if failed:
            times = before.times + 1 if before else 1
            pause = min(SELDOM, SOON * 2 ** min(times - 1, 10))
            self.troubles[place] = Trouble(times, now(), now() + pause)


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

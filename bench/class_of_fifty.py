"""`make bench`: a class of fifty takes a quiz at once; what does a student cost the server?

The server is the one of `make run`, on a throw-away database, in a process of its own. Every
student has a keep-alive connection, runs no scripts, follows redirects and sends each request as
soon as the last one is answered. CPU is what the kernel charged the server's processes (utime and
stime in /proc) from the first request to the last, less what it charged for hashing passwords:
the server notes that itself, hash by hash (bench/site.py). One more student goes first, so that
templates and statements are compiled.

The same number of requests, from as many connections, then goes to a bare view (bench/bare.py).
A machine is not equally fast from one minute to the next, so this is done three times, each class
between two bare runs with whose mean it is compared; the median of the three ratios counts.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:] = [str(HERE.parent), *(place for place in sys.path if place != str(HERE))]

import statistics  # noqa: E402 (Python's own, not the one in this folder)
import tempfile  # noqa: E402
import time  # noqa: E402
from collections.abc import Callable, Sequence  # noqa: E402
from concurrent.futures import ThreadPoolExecutor  # noqa: E402
from dataclasses import dataclass, replace  # noqa: E402
from typing import TypeVar  # noqa: E402

from app import create_app  # noqa: E402
from app.commands.content import BANK, LIBRARY  # noqa: E402
from app.commands.database import migrations_config  # noqa: E402
from app.config import read_settings  # noqa: E402
from app.db import db  # noqa: E402
from app.services.content import load_content  # noqa: E402
from bench.browser import Browser  # noqa: E402
from bench.processes import Site, serving  # noqa: E402
from bench.pupils import Pupil, make_room, settle, take, wrong_scores  # noqa: E402

CLASS = 50
ROUNDS = 3
REQUESTS = 29 * CLASS  # of a bare run, as many as of a class; what is compared is one request
MOST = 2.5
T = TypeVar("T")


@dataclass(frozen=True)
class Run:
    """What a class, or as many requests to the bare view, cost."""

    cpu: float
    wall: float
    seconds: Sequence[float]
    failures: Sequence[str]
    hashing: float = 0.0

    @property
    def requests(self) -> int:
        """Count the requests."""
        return len(self.seconds)


def measured(site: Site, work: Sequence[Callable[[], Browser]]) -> Run:
    """Do everything at once, and see what it costs the server."""
    before, began = site.cpu(), time.perf_counter()
    with ThreadPoolExecutor(len(work)) as pool:
        browsers = list(pool.map(lambda one: one(), work))
    wall, cpu = time.perf_counter() - began, site.cpu() - before
    seconds = [second for browser in browsers for second in browser.seconds]
    return Run(cpu, wall, seconds, [fault for browser in browsers for fault in browser.failures])


def run_class(folder: Path) -> tuple[Run, list[str]]:
    """Let the class take its quiz; give what it cost, and whose score is wrong."""
    room = make_room(folder)
    os.environ.update(room)
    app = create_app(read_settings())
    with app.app_context():
        from alembic import command  # noqa: PLC0415

        command.upgrade(migrations_config(room["DATABASE_URL"]), "head")
        load_content(db.session, LIBRARY, BANK)
        pupils = settle(CLASS + 1)
        db.session.remove()
        db.engine.dispose()
    notes = folder / "hashing"
    with serving("bench.site", {**room, "HASHING_NOTES": str(notes)}) as site:
        take(pupils[0], site.port)
        notes.unlink()
        run = measured(site, [taking(pupil, site) for pupil in pupils[1:]])
        hashing = sum(float(line) for line in notes.read_text().split())
    with app.app_context():
        problems = wrong_scores(pupils)
        db.session.remove()
        db.engine.dispose()
    return replace(run, hashing=hashing), problems


def taking(pupil: Pupil, site: Site) -> Callable[[], Browser]:
    """Give what one student does."""
    return lambda: take(pupil, site.port)


def run_bare(folder: Path, requests: int) -> Run:
    """Send as many requests, from as many connections, to the bare view."""
    with serving("bench.bare", {"DATABASE_URL": f"sqlite:///{folder}/bare.sqlite3"}) as site:

        def one() -> Browser:
            browser = Browser(site.port)
            for number in range(requests // CLASS):
                browser.open(f"/thing-{number}")
            return browser

        one()
        return measured(site, [one] * CLASS)


def each_request(run: Run) -> str:
    """Say what a request took, in milliseconds."""
    cuts = statistics.quantiles(run.seconds, n=20)
    return f"p50 {cuts[9] * 1000:.0f} ms, p95 {cuts[18] * 1000:.0f} ms, {run.wall:.1f} s in all"


@dataclass(frozen=True)
class Round:
    """A class, what is wrong with its scores, and the bare runs before and after it."""

    run: Run
    problems: Sequence[str]
    bare: Sequence[Run]

    @property
    def student(self) -> float:
        """Give the CPU seconds of a student, without those for the password."""
        return (self.run.cpu - self.run.hashing) / CLASS

    @property
    def chain(self) -> float:
        """Give the CPU seconds of as many requests to the bare view."""
        each = statistics.fmean(one.cpu / one.requests for one in self.bare)
        return each * self.run.requests / CLASS

    @property
    def ratio(self) -> float:
        """Compare the two."""
        return self.student / self.chain

    @property
    def faults(self) -> list[str]:
        """Say what went wrong: failed requests, wrong scores."""
        runs = (self.run, *self.bare)
        return [*(fault for run in runs for fault in run.failures), *self.problems]


def measure(folder: Path) -> list[Round]:
    """Run bare, class, bare, class, … and pair each class with its neighbours."""

    def place() -> Path:
        return Path(tempfile.mkdtemp(dir=folder))

    bare, rounds = [run_bare(place(), REQUESTS)], list[Round]()
    for _ in range(ROUNDS):
        run, problems = run_class(place())
        bare.append(run_bare(place(), REQUESTS))
        rounds.append(Round(run, problems, bare[-2:]))
    return rounds


def main() -> int:
    """Measure, print, and tell whether the promise is kept."""
    with tempfile.TemporaryDirectory(prefix="crosscurrents-bench-") as name:
        rounds = measure(Path(name))
    middle = sorted(rounds, key=lambda one: one.ratio)[len(rounds) // 2]
    run, faults = middle.run, [fault for one in rounds for fault in one.faults]
    print(f"requests          {run.requests} ({run.requests / CLASS:.0f} a student)")
    print(
        f"a student         {middle.student:.4f} CPU s, "
        f"{run.hashing / CLASS:.4f} s for the password apart"
    )
    print(f"the bare chain    {middle.chain:.4f} CPU s")
    print(
        f"ratio             {middle.ratio:.2f} (at most {MOST}), the median of "
        + ", ".join(f"{one.ratio:.2f}" for one in rounds)
    )
    print(f"the class         {each_request(run)}")
    print(f"the bare view     {each_request(middle.bare[0])}")
    print(f"failed requests   {sum(len(one.faults) - len(one.problems) for one in rounds)}")
    print(f"wrong scores      {sum(len(one.problems) for one in rounds)} of {ROUNDS * (CLASS + 1)}")
    for fault in faults[:10]:
        print(f"  {fault}", file=sys.stderr)
    return int(bool(faults) or middle.ratio > MOST)


if __name__ == "__main__":
    sys.exit(main())

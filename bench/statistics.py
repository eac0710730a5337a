"""Quiz reports and mendings against the number of attempts.

`make bench-statistics` (SIZES="1000 10000", DATABASE=postgresql), or
`python -P bench/statistics.py [--postgresql] [attempts …]`.

First the figures alone: twenty questions of four options in arrays. Seconds are CPU of this
process for `analyse`; memory is what its columns take, and how far the peak rises above that.

Then all of it: a database with as many students, each with an attempt at twenty questions of
every type, one answer in ten changed once. Each part runs in a process of its own:

- the floor: every answer read by bare SQL, and a page that reads nothing;
- the report counted from what is stored and kept, as `app.recounting` does it;
- its page, opened ten times, of which the median is given;
- a mending of the first question looked at, applied and undone, while a student saves answers.

Seconds are CPU of our process: PostgreSQL's own work is not in them. `wait` is the longest that
a save took, by the clock.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
# First on the path would be this folder, and this file would hide the library's `statistics`.
sys.path[:] = [str(ROOT), *(place for place in sys.path if Path(place) != ROOT / "bench")]

# As in the process that counts: sums of this size are no quicker on several processors.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from statistics import median  # noqa: E402

import numpy as np  # noqa: E402

from quizzes.item_statistics import Choices, Column, Key, analyse  # noqa: E402

QUESTIONS = 20
SIZES = (1_000, 10_000, 100_000)
BARE = "SELECT attempt_id, question_key, answer FROM answer_event"


def crowd(n: int) -> list[Column]:
    """Make columns of n attempts."""
    chance = np.random.default_rng(n)
    abilities = chance.normal(size=n)
    return [question(number, abilities, chance) for number in range(QUESTIONS)]


def question(number: int, abilities: np.ndarray, chance: np.random.Generator) -> Column:
    """Let everybody answer a question; the key is a."""
    keys = [Key(name, name == "a") for name in "abcd"]
    level = 0.3 + 0.4 * number / QUESTIONS
    knows = chance.random(len(abilities)) < level + 0.15 * abilities
    codes = np.where(knows, 0, chance.integers(1, 4, len(abilities)))
    points = (codes == 0).astype(np.float64)
    chosen = Choices(codes, tuple((name,) for name in "abcd"))
    return Column(f"q{number}", points, 1.0, keys, chosen)


def peak() -> float:
    """Give the most memory that this process has had, in MiB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def measure(n: int) -> tuple[float, float, float]:
    """Give seconds, MiB for the columns and MiB more at the peak."""
    bare = peak()
    columns = crowd(n)
    filled, begun = peak(), time.process_time()
    analyse(columns)
    return time.process_time() - begun, filled - bare, peak() - filled


def read_bare(url: str) -> float:
    """Read what is counted, without doing anything with it; give seconds of CPU."""
    from sqlalchemy import create_engine, text  # noqa: PLC0415

    with create_engine(url).connect() as connection:
        begun = time.process_time()
        rows = connection.execution_options(stream_results=True).execute(text(BARE))
        while rows.cursor.fetchmany(1000):
            pass
        return time.process_time() - begun


def count_anew(url: str, class_id: str) -> tuple[float, float]:
    """Count and keep a report; give seconds of CPU, and MiB above an idle process."""
    from sqlalchemy import create_engine  # noqa: PLC0415
    from sqlalchemy.orm import Session  # noqa: PLC0415

    from app.models import SchoolClass  # noqa: PLC0415
    from app.recounting import scope_of  # noqa: PLC0415
    from app.services.kept_reports import recount  # noqa: PLC0415
    from app.services.report_scopes import Basis  # noqa: PLC0415
    from bench.crowd import SLUG  # noqa: PLC0415

    with Session(create_engine(url), expire_on_commit=False) as session:
        teacher = session.query(SchoolClass).one().teacher_id
        scope = scope_of(session, str(teacher), SLUG, class_id)
        session.rollback()
        bare, begun = peak(), time.process_time()
        recount(session, scope, Basis.FIRST)
        return time.process_time() - begun, peak() - bare


def open_pages(url: str, class_id: str, folder: str) -> tuple[float, float, int]:
    """Open a page that reads nothing, and the report's; give the median seconds, and the bytes."""
    from app import create_app  # noqa: PLC0415
    from app.config import Settings  # noqa: PLC0415
    from app.security import COOKIE  # noqa: PLC0415
    from bench.crowd import SLUG, TOKEN  # noqa: PLC0415

    app = create_app(Settings(url, "a-secret-for-the-bench-of-figures", Path(folder)))
    client, size = app.test_client(), 0
    client.set_cookie(COOKIE, TOKEN)
    found = []
    for address in ("/health", f"/classes/{class_id}/quizzes/{SLUG}"):
        seconds = []
        for _ in range(11):
            begun = time.process_time()
            answer = client.get(address, headers={"Accept-Encoding": "gzip"})
            seconds.append(time.process_time() - begun)
            assert answer.status_code == 200
        found.append(median(seconds[1:]))
        size = len(answer.data)
    return found[0], found[1], size


def mend_one(url: str) -> tuple[dict[str, float], float]:
    """Mend a question and take it back; give seconds, and MiB above an idle process."""
    from bench.mending import mend  # noqa: PLC0415

    bare = peak()
    return mend(url), peak() - bare


def alone(work: object, *arguments: object) -> tuple:
    """Do something in a process of its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


@contextmanager
def database(folder: Path, kind: str) -> Iterator[str]:
    """Give the address of an empty database."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'crowd.sqlite3'}"
        return
    from tests.harness.postgres import running  # noqa: PLC0415

    with running() as server:
        yield server.url(server.create("crowd"))


def whole(n: int, kind: str) -> str:
    """Measure a database of n attempts."""
    from bench.crowd import fill  # noqa: PLC0415

    place = TemporaryDirectory(prefix="crosscurrents-bench-")
    with place as folder, database(Path(folder), kind) as url:
        class_id = fill(url, n)
        floor = alone(read_bare, url)
        counted, memory = alone(count_anew, url, class_id.hex)
        health, page, size = alone(open_pages, url, str(class_id), folder)
        mended, more = alone(mend_one, url)
    return (
        f"{n:9,} {floor:8.1f} {counted:8.1f} {memory:6.0f}"
        f" {health * 1000:11.1f} {page * 1000:9.0f} {size / 1024:6.0f}"
        f" {mended['preview']:9.1f} {mended['apply']:7.1f} {mended['undo']:6.1f} {more:6.0f}"
        f" {mended['wait']:8.2f}"
    )


HEAD = (
    " attempts floor, s count, s    MiB  bare pg, ms  page, ms    KiB"
    " preview, s apply, s undo, s    MiB  wait, s"
)


def main() -> None:
    """Measure each size in a process of its own."""
    words = [word for word in sys.argv[1:] if word != "--postgresql"]
    sizes = [int(size) for size in words] or SIZES
    kind = "postgresql" if "--postgresql" in sys.argv else "sqlite"
    print(f"{QUESTIONS} questions\n attempts   figures, s   columns, MiB   more, MiB")
    for n in sizes:
        seconds, columns, more = alone(measure, n)
        print(f"{n:9,} {seconds:12.2f} {columns:14.0f} {more:11.0f}")
    print(f"{kind}\n{HEAD}")
    for n in sizes:
        print(whole(n, kind), flush=True)


if __name__ == "__main__":
    main()

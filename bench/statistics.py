"""Quiz reports against the number of attempts: `python -P bench/statistics.py [attempts …]`.

First the figures alone: twenty questions of four options in arrays. Seconds are CPU of this
process for `analyse`; memory is what its columns take, and how far the peak rises above that.

Then all of it: a database with as many students, each with an attempt at twenty questions of
every type. The report is counted from what is stored and kept, as `app.recounting` does it, in a
process of its own; then the page is opened ten times, and the median of the times is given.
"""

from __future__ import annotations

import sys
import time
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
# First on the path would be this folder, and this file would hide the library's `statistics`.
sys.path[:] = [str(ROOT), *(place for place in sys.path if Path(place) != ROOT / "bench")]

from statistics import median  # noqa: E402

import numpy as np  # noqa: E402

from quizzes.item_statistics import Choices, Column, Key, analyse  # noqa: E402

QUESTIONS = 20
SIZES = (100, 1_000, 10_000, 100_000)


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


def count_anew(url: str, class_id: str) -> tuple[float, float, float]:
    """Count and keep a report; give seconds, those of CPU, and MiB above an idle process."""
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
        bare, begun, worked = peak(), time.perf_counter(), time.process_time()
        recount(session, scope, Basis.FIRST)
        return time.perf_counter() - begun, time.process_time() - worked, peak() - bare


def open_page(url: str, class_id: str, folder: str) -> tuple[float, int]:
    """Open the report's page; give the median seconds, and the bytes sent."""
    from app import create_app  # noqa: PLC0415
    from app.config import Settings  # noqa: PLC0415
    from app.security import COOKIE  # noqa: PLC0415
    from bench.crowd import SLUG, TOKEN  # noqa: PLC0415

    app = create_app(Settings(url, "a-secret-for-the-bench-of-figures", Path(folder)))
    client, seconds = app.test_client(), []
    client.set_cookie(COOKIE, TOKEN)
    for _ in range(11):
        begun = time.perf_counter()
        answer = client.get(
            f"/classes/{class_id}/quizzes/{SLUG}", headers={"Accept-Encoding": "gzip"}
        )
        seconds.append(time.perf_counter() - begun)
        assert answer.status_code == 200
    return median(seconds[1:]), len(answer.data)


def alone(work: object, *arguments: object) -> tuple:
    """Do something in a process of its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def whole(n: int) -> str:
    """Measure a database of n attempts."""
    from bench.crowd import fill  # noqa: PLC0415

    with TemporaryDirectory(prefix="crosscurrents-bench-") as folder:
        url, class_id = fill(Path(folder), n)
        counted, cpu, memory = alone(count_anew, url, class_id.hex)
        page, size = alone(open_page, url, str(class_id), folder)
    return (
        f"{n:9,} {counted:11.1f} {cpu:8.1f} {memory:11.0f} {page * 1000:9.0f} {size / 1024:10.0f}"
    )


def main() -> None:
    """Measure each size in a process of its own."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    print(f"{QUESTIONS} questions\n attempts   figures, s   columns, MiB   more, MiB")
    for n in sizes:
        seconds, columns, more = alone(measure, n)
        print(f"{n:9,} {seconds:12.2f} {columns:14.0f} {more:11.0f}")
    print(" attempts   counted, s   CPU, s   more, MiB   page, ms   page, KiB")
    for n in sizes:
        print(whole(n), flush=True)


if __name__ == "__main__":
    main()

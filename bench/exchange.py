"""Imports at size: `python -P bench/exchange.py [questions] [format …]`.

A file of so many different questions is read, kept as a dry run, looked at in the browser's way,
made drafts of and undone: each step in CPU seconds of this process, with its database queries.
"wait" is how long a student's answer, saved at the worst moment, waits for the database meanwhile.
Memory is the peak above that of the app at rest. "floor" is the least that making the same drafts
can take: their rows, inserted by the bare driver into a table of their own.
"""

from __future__ import annotations

import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
# First on the path would be this folder, and this file would hide `quizzes.exchange`'s name.
sys.path[:] = [str(ROOT), *(place for place in sys.path if Path(place) != ROOT / "bench")]

QUESTIONS, LESSON, TOKEN = 10_000, "syria-2024", "token-of-the-bench"
FORMATS = ("gift", "moodle-xml", "aiken", "csv", "xlsx")
COLUMNS = ("read", "dry run", "page", "import", "page 2", "undo")


def peak() -> float:
    """Give the most memory that this process has had, in MiB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def written(n: int, name: str) -> bytes:
    """Write a file of n questions: of one type in Aiken, of four in all others."""
    from quizzes.exchange import FORMATS as KNOWN  # noqa: PLC0415
    from quizzes.exchange.foreign import FULL, NONE, Foreign, Kind, Pair, Weighed  # noqa: PLC0415

    def made(number: int) -> Foreign:
        told = f"This is what the text says of case {number}, in its second sentence."
        options = [Weighed(f"Side {k} of case {number}", NONE, told) for k in range(4)]
        options[number % 4] = Weighed(options[number % 4].text, FULL, told)
        stem = f"Case {number}: who held the bridge when the fighting began, as the text has it?"
        shared = {"title": f"case-{number}", "tags": ("level:understand",), "explanation": told}
        kind = 0 if name == "aiken" else number % 4
        if kind == 1:
            pairs = tuple(Pair(f"{o.text}: what?", f"{o.text}, that") for o in options)
            return Foreign(1, Kind.MATCHING, stem, pairs=pairs, **shared)
        if kind == 2:
            return Foreign(1, Kind.SHORT, stem, (Weighed(f"Side {number}", FULL),), **shared)
        if kind == 3:
            return Foreign(1, Kind.NUMERICAL, stem, (Weighed(str(number), FULL),), **shared)
        return Foreign(1, Kind.CHOICE, stem, tuple(options), **shared)

    return KNOWN[name].render(made(number) for number in range(n))


class Waiting(threading.Thread):
    """A student who saves answers all the time: how long does each wait for the database?"""

    def __init__(self, path: Path) -> None:
        super().__init__(daemon=True)
        self.path, self.longest, self.stop = path, 0.0, threading.Event()

    def run(self) -> None:
        """Write again and again, from a connection of its own."""
        connection = sqlite3.connect(self.path, timeout=60, isolation_level=None)
        connection.execute("PRAGMA synchronous = FULL")
        while not self.stop.is_set():
            begun = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE login_session SET expires_at = expires_at")
            connection.execute("COMMIT")
            self.longest = max(self.longest, time.perf_counter() - begun)
            time.sleep(0.005)
        connection.close()


@contextmanager
def measured(path: Path, queries: list[int], rows: list[str]) -> Iterator[None]:
    """Note CPU seconds, the longest wait and the queries of a step."""
    student = Waiting(path)
    student.start()
    time.sleep(0.05)
    queries[0], begun, wall = 0, time.thread_time(), time.perf_counter()
    yield
    cpu, passed = time.thread_time() - begun, time.perf_counter() - wall
    student.stop.set()
    student.join()
    rows.append(f"{cpu:5.1f} {passed:5.1f} {student.longest:5.2f} {queries[0]:5d}")


def steps(path: Path, name: str, content: bytes) -> Iterator[Callable[[], Any]]:
    """Give what an author does, step by step, and the peak of memory at the end."""
    import io  # noqa: PLC0415

    from app import create_app  # noqa: PLC0415
    from app.config import Settings  # noqa: PLC0415
    from app.security import COOKIE  # noqa: PLC0415
    from quizzes import exchange  # noqa: PLC0415

    app = create_app(Settings(f"sqlite:///{path}", "a-secret-for-the-bench-of-files", path.parent))
    client = app.test_client()
    client.set_cookie(COOKIE, TOKEN)
    place: list[str] = []
    first = client.get("/questions/import").get_data(as_text=True)
    token = first.partition('name="csrf_token" value="')[2].partition('"')[0]

    def post(address: str, form: dict[str, Any]) -> None:
        answer = client.post(address, data=form | {"csrf_token": token})
        assert answer.status_code == 302, answer.get_data(as_text=True)[:3000]
        place[:] = [answer.location]

    def page() -> int:
        answer = client.get(place[0])
        assert answer.status_code == 200
        return len(answer.data)

    yield lambda: exchange.read_questions(content, exchange.FORMATS[name])
    file = (io.BytesIO(content), f"cases{exchange.FORMATS[name].SUFFIX}")
    yield lambda: post("/questions/import", {"file": file, "format": name, "place": LESSON})
    yield page
    yield lambda: post(place[0], {})
    yield page
    yield lambda: post(place[0], {"do": "undo"})


def prepared(path: Path) -> None:
    """Make a database with the library that we ship, and a teacher who is logged in."""
    from bench.crowd import fill  # noqa: PLC0415

    fill(f"sqlite:///{path}", 1)


def floor(path: Path) -> float:
    """Insert the rows of all drafts into a table of their own, by the bare driver."""
    connection = sqlite3.connect(path, isolation_level=None)
    select = "SELECT entries FROM question_import ORDER BY read_at DESC LIMIT 1"
    import json  # noqa: PLC0415

    entries = json.loads(connection.execute(select).fetchone()[0])
    rows = [(f"{n:032x}", n, json.dumps(row["data"])) for n, row in enumerate(entries)]
    connection.execute("CREATE TABLE bare (id CHAR(32) PRIMARY KEY, number INT, data TEXT)")
    connection.execute("PRAGMA synchronous = FULL")
    begun = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO bare VALUES (?, ?, ?)", rows)
    connection.execute("COMMIT")
    return time.perf_counter() - begun


def measure(n: int, name: str) -> list[str]:
    """Take a file of n questions through all steps."""
    from sqlalchemy import event  # noqa: PLC0415
    from sqlalchemy.engine import Engine  # noqa: PLC0415

    queries, rows = [0], list[str]()

    @event.listens_for(Engine, "before_cursor_execute")
    def count(*_arguments: Any) -> None:
        queries[0] += 1

    with TemporaryDirectory(prefix="crosscurrents-bench-") as folder:
        path = Path(folder) / "site.sqlite3"
        prepared(path)
        content = written(n, name)
        bare, sizes = 0.0, []
        for step in steps(path, name, content):
            bare = bare or peak()
            with measured(path, queries, rows):
                size = step()
            sizes += [size // 1024] if isinstance(size, int) else []
            del size
        least = floor(path)
        file = f"{len(content) / 2**20:.1f} MiB"
        more = f"{peak() - bare:.0f} MiB more; pages of {sizes} KiB; floor {least:.2f} s"
    return [f"{name} ({file}), {more}", *map("  {:8} {}".format, COLUMNS, rows)]


def main() -> None:
    """Measure each format in a process of its own."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    names = [word for word in sys.argv[1:] if not word.isdecimal()] or FORMATS
    n = numbers[0] if numbers else QUESTIONS
    print(f"{n:,} questions\n  step     CPU s   s  wait s queries")
    for name in names:
        with get_context("spawn").Pool(1) as pool:
            print(*pool.apply(measure, (n, name)), sep="\n", flush=True)


if __name__ == "__main__":
    main()

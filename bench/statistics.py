"""Time and memory of item analysis against the number of attempts: `python bench/statistics.py`.

Twenty questions of four options, answered by a made-up crowd. Seconds are CPU of this process
for `analyse`; memory is what its columns take, and how far the peak rises above that.
"""

from __future__ import annotations

import resource
import sys
import time
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# First on the path would be this folder, and this file would hide the library's `statistics`.
sys.path[:] = [str(ROOT), *(place for place in sys.path if Path(place) != ROOT / "bench")]

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
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(n: int) -> tuple[float, float, float]:
    """Give seconds, MiB for the columns and MiB more at the peak."""
    bare = peak()
    columns = crowd(n)
    filled, begun = peak(), time.process_time()
    analyse(columns)
    return time.process_time() - begun, filled - bare, peak() - filled


def main() -> None:
    """Measure each size in a process of its own."""
    print(f"{QUESTIONS} questions\n attempts   seconds   columns, MiB   more, MiB")
    for n in SIZES:
        with get_context("spawn").Pool(1) as pool:
            seconds, columns, more = pool.apply(measure, (n,))
        print(f"{n:9,} {seconds:9.2f} {columns:14.0f} {more:11.0f}")


if __name__ == "__main__":
    main()

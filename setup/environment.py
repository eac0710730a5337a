"""The virtual environment: made once, remade when broken, filled when a lock has changed."""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from setup import debian, packages
from setup.places import HALF_MADE, PYTHON, ROOT, STAMP, VENV, lock_file
from setup.problem import SetupError


def prepare(purpose: str) -> None:
    """Make sure that .venv holds what the lock of a purpose names. Quick if it does already."""
    with one_at_a_time():
        if is_filled(purpose):
            return
        if not is_sound():
            make()
        fill(purpose)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second set-up in the same folder wait for the first."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def fingerprint(purpose: str) -> str:
    """Name the content of a lock."""
    return hashlib.sha256(lock_file(purpose).read_bytes()).hexdigest()


def read_stamp() -> dict[str, str]:
    """Read what was installed, where; empty if nothing was, or if it cannot be told."""
    try:
        return dict(json.loads(STAMP.read_text()))
    except (OSError, ValueError):
        return {}


def is_filled(purpose: str) -> bool:
    """Tell whether nothing is to be done. The lock for tests holds all of the lock to run."""
    stamp = read_stamp()
    enough = {"run": ("run", "test"), "test": ("test",)}[purpose]
    current = any(stamp.get(name) == fingerprint(name) for name in enough)
    return current and is_sound()


def is_sound() -> bool:
    """Tell whether .venv is whole, stands where it was made, and starts."""
    if HALF_MADE.exists() or not PYTHON.exists():
        return False
    if read_stamp().get("place", str(VENV)) != str(VENV):
        return False
    question = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    answer = subprocess.run([PYTHON, "-I", "-c", question], capture_output=True, check=False)
    return answer.returncode == 0


def make() -> None:
    """Make an empty environment, in place of a broken one if there is any."""
    require_venv_module()
    version = ".".join(map(str, sys.version_info[:3]))
    print(f"Making .venv with Python {version}...", flush=True)
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    HALF_MADE.touch()
    run_venv()


def run_venv() -> None:
    """Let Python fill the folder."""
    made = subprocess.run(
        [sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False
    )
    if made.returncode:
        reason = (made.stdout + made.stderr).strip().splitlines()[-1:]
        raise SetupError(f"Python could not make .venv: {' '.join(reason) or 'it gave no reason'}")


def require_venv_module() -> None:
    """See to the part of Python that Debian packages apart."""
    answer = subprocess.run(
        [sys.executable, "-c", "import venv, ensurepip"], capture_output=True, check=False
    )
    if answer.returncode == 0:
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not debian.install(package):
        raise SetupError(
            "This Python has no venv module: install it (on Debian and Ubuntu: "
            f"sudo apt-get install {package}) and run this again."
        )


def fill(purpose: str) -> None:
    """Install a lock. What pip leaves half done is known by its mark, and made anew next time."""
    stamp = read_stamp()
    fresh = HALF_MADE.exists()
    HALF_MADE.touch()
    try:
        packages.install(lock_file(purpose))
    except packages.NothingInstalledError:
        if not fresh:
            HALF_MADE.unlink()
        raise
    STAMP.write_text(json.dumps({**stamp, "place": str(VENV), purpose: fingerprint(purpose)}))
    HALF_MADE.unlink()

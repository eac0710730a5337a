"""A Chromium for tests and screenshots: the user's, the system's, or Playwright's."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from setup import debian
from setup.places import LOG, PYTHON
from setup.problem import SetupError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
HOW = (
    "No Chromium was found: install one (on Debian: sudo apt-get install chromium) "
    "or set CHROMIUM=/path/to/chromium, and run this again."
)


def ensure() -> str:
    """Find a Chromium that starts, or install one, and see that Playwright can drive it."""
    ensure_driver()
    named = os.environ.get("CHROMIUM")
    if named and not starts(named):
        raise SetupError(f"CHROMIUM={named} does not start: name another, or unset it.")
    found = find() or install()
    if found is None:
        raise SetupError(HOW)
    return found


def ensure_driver() -> None:
    """See to the one library of the system that Playwright's driver needs and bare ones lack."""
    if driver_starts() or (debian.install("libatomic1") and driver_starts()):
        return
    raise SetupError(
        "Playwright's driver does not start: install the library libatomic "
        "(on Debian: sudo apt-get install libatomic1) and run this again."
    )


def driver_starts() -> bool:
    """Tell whether Playwright's driver runs on this system."""
    answer = run(str(PYTHON), "-m", "playwright", "--version")
    return answer is not None and answer.returncode == 0


def find() -> str | None:
    """Find a Chromium that starts: CHROMIUM, one on the path, or Playwright's own."""
    return next((place for place in candidates() if starts(place)), None)


def candidates() -> Iterator[str]:
    """List the places where a Chromium may stand, the user's choice first."""
    if os.environ.get("CHROMIUM"):
        yield os.environ["CHROMIUM"]
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield str(MAC)
    yield from playwrights_own()


def playwrights_own() -> Iterator[str]:
    """Ask Playwright where it would keep its browser."""
    question = (
        "from playwright.sync_api import sync_playwright as s\n"
        "with s() as p: print(p.chromium.executable_path)"
    )
    answer = run(str(PYTHON), "-c", question)
    if answer is not None and answer.returncode == 0:
        yield answer.stdout.strip()


def starts(place: str) -> bool:
    """Tell whether the program is there and tells its version."""
    answer = run(place, "--version")
    return answer is not None and answer.returncode == 0


def run(*command: str) -> subprocess.CompletedProcess[str] | None:
    """Run a program for at most half a minute; None if it cannot be run at all."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return None


def install() -> str | None:
    """Install Debian's package as root, else Playwright's own build in the user's cache."""
    if debian.install("chromium", "fonts-liberation", "fonts-dejavu-core") and find():
        return find()
    print("Downloading Playwright's Chromium...", flush=True)
    needs = ["--with-deps"] if debian.may_install() else []
    done = subprocess.run(
        [str(PYTHON), "-m", "playwright", "install", *needs, "chromium"],
        capture_output=True,
        text=True,
        check=False,
    )
    LOG.parent.mkdir(exist_ok=True)
    LOG.write_text(done.stdout + done.stderr)
    return find()

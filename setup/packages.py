"""Installing exactly what a lock names, and saying in one sentence why it did not work."""

import os
import re
import subprocess
from pathlib import Path

from setup.places import LOG, PYTHON
from setup.problem import SetupError

REASONS = (
    (
        r"DO NOT MATCH THE HASHES",
        "A downloaded package is not the one that the lock names, so it was not installed: "
        "try again, and look at your package mirror if this stays.",
    ),
    (
        r"No space left on device|Disk quota exceeded",
        "The disk is full: make about 500 MB of room and run this again.",
    ),
    (
        r"Permission denied|Read-only file system",
        "Cannot write to .venv: remove it, then run this again.",
    ),
    (
        r"NewConnectionError|ConnectTimeout|ConnectionError|Connection (refused|reset|broken)"
        r"|Read timed out|ReadTimeout|ProxyError|SSLError|name resolution|Network is unreachable"
        r"|HTTP error|from versions: none|IncompleteRead|ProtocolError|RemoteDisconnected",
        "The package registry cannot be reached: connect to the network (or set PIP_INDEX_URL to a "
        "mirror that you can reach) and run this again.",
    ),
)


class NothingInstalledError(SetupError):
    """Set-up stopped before the environment was changed."""


def install(lock: Path) -> None:
    """Install a lock's packages into .venv, each checked against its hash."""
    count = len(re.findall(r"^[A-Za-z0-9].*==", lock.read_text(), re.MULTILINE))
    print(f"Installing {count} packages (the first time takes a minute or two)...", flush=True)
    pip = subprocess.run(
        command(lock), capture_output=True, text=True, check=False, env=surroundings()
    )
    if pip.returncode == 0:
        return
    LOG.parent.mkdir(exist_ok=True)
    LOG.write_text(pip.stdout + pip.stderr)
    raise explain(pip.stdout + pip.stderr)


def command(lock: Path) -> list[str]:
    """Spell pip's command. Wheels come first: nothing is compiled where one exists."""
    options = ["--require-hashes", "--prefer-binary", "--no-input", "--disable-pip-version-check"]
    patience = ["--retries", "3", "--timeout", "30"]
    return [str(PYTHON), "-I", "-m", "pip", "install", *options, *patience, "-r", str(lock)]


def surroundings() -> dict[str, str]:
    """Give pip the user's own settings, less the ones that would install elsewhere."""
    elsewhere = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONHOME", "PYTHONPATH"}
    return {name: value for name, value in os.environ.items() if name not in elsewhere}


def explain(words: str) -> SetupError:
    """Turn what pip said into one sentence. Before "Installing" it has changed nothing."""
    kind = SetupError if "Installing collected packages" in words else NothingInstalledError
    for pattern, sentence in REASONS:
        if re.search(pattern, words):
            return kind(sentence)
    errors = re.findall(r"^ERROR: (.*)$", words, re.MULTILINE)
    last = errors[-1] if errors else "pip gave no reason"
    return kind(f"The packages could not be installed ({last}); build/setup.log has all of it.")

"""Where things stand in the folder of the project."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / "installed.json"
HALF_MADE = VENV / "half-made"
LOG = ROOT / "build" / "setup.log"


def lock_file(name: str) -> Path:
    """Name the lock for a purpose: "run" or "test"."""
    return ROOT / "requirements" / f"{name}.lock"

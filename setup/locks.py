"""Writing requirements/*.lock: every package the app may install, pinned with its hashes."""

import subprocess
import sys
import tempfile
from pathlib import Path

from setup.environment import require_venv_module
from setup.places import ROOT, lock_file
from setup.problem import SetupError

EXTRAS = {"run": ["postgres"], "test": ["postgres", "test"]}
OPTIONS = ["--universal", "--python-version=3.11", "--generate-hashes", "--no-header", "--quiet"]


def write(upgrade: bool) -> None:
    """Resolve pyproject.toml anew. Pins that still fit stay, unless asked to upgrade."""
    require_venv_module()
    with tempfile.TemporaryDirectory(prefix="crosscurrents-lock-") as folder:
        uv = install_uv(Path(folder))
        for purpose, extras in EXTRAS.items():
            compile_lock(uv, purpose, extras, upgrade)


def install_uv(folder: Path) -> Path:
    """Put uv into a throw-away environment."""
    run([sys.executable, "-m", "venv", folder])
    run([folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "uv"])
    return folder / "bin" / "uv"


def compile_lock(uv: Path, purpose: str, extras: list[str], upgrade: bool) -> None:
    """Write one lock."""
    wanted = [option for extra in extras for option in ("--extra", extra)]
    target = lock_file(purpose).relative_to(ROOT)
    fresh = ["--upgrade"] if upgrade else []
    run([uv, "pip", "compile", *OPTIONS, *wanted, *fresh, "pyproject.toml", "-o", target])
    print(f"Wrote {target}")


def run(command: list[str | Path]) -> None:
    """Run a step in the project's folder, or stop."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise SetupError(f"The locks were not written: {' '.join(last)}")

"""Debian's own packages, where we may install them."""

import os
import shutil
import subprocess


def may_install() -> bool:
    """Tell whether this is root on a system with apt."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*names: str) -> bool:
    """Install packages, with the lists brought up to date if need be. Tell whether it worked."""
    if not may_install():
        return False
    print(f"Installing {' '.join(names)}...", flush=True)
    return apt("install", *names) or (apt("update") and apt("install", *names))


def apt(verb: str, *names: str) -> bool:
    """Run apt-get quietly, without a question."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", verb, "-y", "-qq", *(["--no-install-recommends"] if names else []), *names],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        env=quiet,
    )
    return done.returncode == 0

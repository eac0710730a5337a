"""A Python new enough for the app. This file itself must run on the oldest Python in use."""

import os
import shutil
import subprocess
import sys

from setup.problem import SetupError

OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")


def is_new_enough():
    """Tell whether the Python that runs this can run the app."""
    return sys.version_info >= OLDEST


def find_newer():
    """Find the first newer Python on the path that really starts, or None."""
    question = "import sys; sys.exit(sys.version_info < %r)" % (OLDEST,)  # noqa: UP031
    for name in NEWER:
        path = shutil.which(name)
        if path and subprocess.call([path, "-c", question], stderr=subprocess.DEVNULL) == 0:
            return path
    return None


def require_new_enough():
    """Go on under a newer Python where this one is too old."""
    if is_new_enough():
        return
    newer = find_newer()
    if newer is None:
        raise SetupError(
            "Python %d.%d is too old: install Python 3.11 or newer and run this again, "  # noqa: UP031
            "or name one with `make run PYTHON=/path/to/python3`." % sys.version_info[:2]
        )
    os.execv(newer, [newer, "-m", "setup", *sys.argv[1:]])  # noqa: S606

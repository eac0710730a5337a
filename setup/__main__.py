"""Prepare what a command needs: `python3 -m setup run`, `test` or `lock`."""

import errno
import sys

from setup.interpreter import require_new_enough
from setup.problem import SetupError


def prepare_to_run():
    """Make the environment with what the app needs."""
    from setup import environment

    environment.prepare("run")


def prepare_to_test():
    """Make the environment with what the tests need, and see to a browser and foreign readers."""
    from setup import chromium, environment, foreign

    environment.prepare("test")
    try:
        foreign.ensure()
    except SetupError as problem:
        print(f"{problem} Until then, the tests that need them are left out, and say so.")
    chromium.ensure()


def lock():
    """Write the locks anew from pyproject.toml."""
    from setup import locks

    locks.write(upgrade="upgrade" in sys.argv[2:])


VERBS = {"run": prepare_to_run, "test": prepare_to_test, "lock": lock}


def describe(error):
    """Say an error of the operating system as one sentence."""
    where = error.filename or "this folder"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"Cannot write to {where}: clone into a folder of your own."
    if error.errno == errno.ENOSPC:
        return "The disk is full: make about 500 MB of room and run this again."
    return f"{where}: {error.strerror}."


def main():
    """Run a verb. Every failure is one sentence and exit code 1."""
    verb = VERBS.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if verb is None:
        return "Say what to prepare: python3 -m setup run, test or lock."
    try:
        require_new_enough()
        verb()
    except SetupError as problem:
        return str(problem)
    except OSError as error:
        return describe(error)
    except KeyboardInterrupt:
        return "Set-up was interrupted; run the same command again and it starts afresh."
    return 0


if __name__ == "__main__":
    sys.exit(main())

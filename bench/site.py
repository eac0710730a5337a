"""The server of `make run`, which also notes the CPU time that hashing passwords takes.

`HASHING_NOTES` names a file; each hash made or checked adds a line with its CPU seconds, as the
kernel charged them to the thread that did it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path

from argon2 import PasswordHasher

from app.serve import main


def noted(hashing: Callable[..., object]) -> Callable[..., object]:
    """Do the hashing, and note its time."""

    @wraps(hashing)
    def timed(*args: object, **options: object) -> object:
        began = time.thread_time()
        try:
            return hashing(*args, **options)
        finally:
            with Path(os.environ["HASHING_NOTES"]).open("a") as notes:
                notes.write(f"{time.thread_time() - began}\n")

    return timed


PasswordHasher.hash = noted(PasswordHasher.hash)  # type: ignore[method-assign]
PasswordHasher.verify = noted(PasswordHasher.verify)  # type: ignore[method-assign]

if __name__ == "__main__":
    sys.exit(main())

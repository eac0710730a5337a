"""What a verb refuses to do. app/errors.py alone turns these into pages."""

from __future__ import annotations

from datetime import datetime


class ServiceError(Exception):
    """A verb could not be done; nothing was changed."""


class NotFoundError(ServiceError):
    """There is no such thing, or it is somebody else's: the two must look alike."""


class NotAllowedError(ServiceError):
    """It exists, is theirs to see, and still may not be done. `code` names the reason."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class ConflictError(NotAllowedError):
    """Something else happened first: another tab, another person, the clock."""


class TooManyTriesError(ServiceError):
    """Guessing is slowed down; it may be tried again at `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"too many tries; again at {until.isoformat()}")
        self.until = until

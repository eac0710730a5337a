"""Times as a class's clock shows them, turned into moments; also on nights when clocks change."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


class SkippedTimeError(ValueError):
    """The clock goes forward over this time. `before` and `after` it are the nearest to write."""

    def __init__(self, before: datetime, after: datetime) -> None:
        super().__init__(f"skipped: write {before.isoformat()} or {after.isoformat()}")
        self.before = before
        self.after = after


def moment_of(local: datetime, zone: str, *, later: bool = False) -> datetime:
    """Give the moment, in UTC, at which a zone's clock shows a naive local time.

    A time that comes twice, as clocks go back, is the earlier one unless `later` is asked for.
    One that never comes, as clocks go forward, raises SkippedTimeError.
    """
    moment = _reading(local, zone, fold=int(later))
    if local_time(moment, zone) == local:
        return moment
    # In a gap, fold=1 counts by the offset after the change and so lands before it (PEP 495).
    before, after = (local_time(_reading(local, zone, fold), zone) for fold in (1, 0))
    raise SkippedTimeError(before, after)


def comes_twice(local: datetime, zone: str) -> bool:
    """Tell whether a zone's clock shows a local time twice, because it goes back."""
    first, second = (_reading(local, zone, fold) for fold in (0, 1))
    return first < second and local_time(first, zone) == local


def local_time(moment: datetime, zone: str) -> datetime:
    """Give the naive local time that a zone's clock shows at a moment."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def _reading(local: datetime, zone: str, fold: int) -> datetime:
    return local.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)

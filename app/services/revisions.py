"""Revisions in memory: immutable, so one read of each is enough."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar
from uuid import UUID

V = TypeVar("V")


class RevisionCache(Generic[V]):
    """The values of the revisions used last, by their ids; safe between threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[UUID, V] = OrderedDict()
        self._lock = Lock()

    def get(self, revision_id: UUID, read: Callable[[UUID], V]) -> V:
        """Give a revision's value, reading it if it is not here."""
        with self._lock:
            if revision_id in self._values:
                self._values.move_to_end(revision_id)
                return self._values[revision_id]
        value = read(revision_id)
        with self._lock:
            self._values[revision_id] = value
            while len(self._values) > self._size:
                self._values.popitem(last=False)
        return value

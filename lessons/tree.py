"""Plain values as they stand in a file, with the line of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lessons.problems import Problem

Plain: TypeAlias = bool | int | float | str | list["Plain"] | dict[str, "Plain"] | None
Where: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top: ("questions", 2, "stem")."""


@dataclass(frozen=True)
class Tree:
    """Plain values read from a file, and the line on which each of them stands."""

    file: str
    value: Plain
    lines: Mapping[Where, int] = field(default_factory=dict)

    def line(self, where: Where = ()) -> int:
        """Give the line of a value, or of the nearest thing around it that has one."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def at(self, where: Where) -> Any:
        """Give the value at a place, or None if there is none."""
        value: Any = self.value
        for step in where:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def problem(self, where: Where, message: str) -> Problem:
        """Make a problem that points at a value."""
        return Problem(self.file, self.line(where), message)

"""An interaction with all that is declared about it, and what its values earn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import FULL, NONE
from quizzes.exchange.qti.declarations import Declaration, Scoring
from quizzes.exchange.qti.texts import Texts
from quizzes.exchange.xml_tree import Node


@dataclass(frozen=True)
class Asked:
    """An interaction with its declaration, how it is scored, and feedback by identifier."""

    item: Node
    node: Node
    declaration: Declaration
    scoring: Scoring
    feedback: dict[str, str]
    texts: Texts
    ours: bool

    def weights(self, values: Iterable[str], *, several: bool) -> dict[str, Fraction]:
        """Give every value its share of a hundred."""
        values, told = list(values), self.declaration
        if self.scoring is Scoring.MAPPED and told.worth:
            return self._mapped(values, several=several)
        right = [value for value in values if value in told.correct]
        if not right:
            raise RefusedError("qti-no-key")
        if self.scoring is Scoring.OTHER:
            self.texts.notes.append(Note("qti-scoring"))
        elif several and not self.ours:
            self.texts.notes.append(Note("all-or-nothing"))
        share = FULL / len(right) if several else FULL
        wrong = -share if several else NONE
        return {value: share if value in right else wrong for value in values}

    def _mapped(self, values: list[str], *, several: bool) -> dict[str, Fraction]:
        worth = {value: self.declaration.worth_of(value) for value in values}
        gains = [points for points in worth.values() if points > 0]
        best = (sum(gains) if several else max(gains)) if gains else Fraction(0)
        if self.declaration.upper is not None and best:
            best = min(best, self.declaration.upper) or best
        if best <= 0:
            raise RefusedError("no-key")
        return {value: points * FULL / best for value, points in worth.items()}

    def pairs(self) -> list[tuple[str, str]]:
        """Give the pairs of the key."""
        told = self.declaration
        mapped = [value for value, points in told.worth.items() if points > 0]
        chosen = mapped if self.scoring is Scoring.MAPPED and mapped else told.correct
        found = [tuple(value.split()) for value in chosen]
        if not found or any(len(pair) != 2 for pair in found):
            raise RefusedError("qti-no-key")
        uneven = len({told.worth[value] for value in mapped}) > 1
        if self.scoring is Scoring.OTHER:
            self.texts.notes.append(Note("qti-scoring"))
        elif uneven and self.scoring is Scoring.MAPPED:
            self.texts.notes.append(Note("pair-weights"))
        elif self.scoring is Scoring.CORRECT:
            self.texts.notes.append(Note("all-or-nothing"))
        return [(pair[0], pair[1]) for pair in found]

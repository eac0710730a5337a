"""The errors of thought that most of a class share, over all questions of a quiz."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.services.question_versions import misconceptions_in
from app.services.responses import Asked, Crowd, Outcome, Responses


@dataclass(frozen=True)
class SharedError:
    """A misconception: how many chose it at least once, of those who could, and where."""

    misconception: str
    count: int
    asked: int
    numbers: Sequence[int]
    """The questions at which it was chosen."""


def shared_errors(crowd: Crowd) -> list[SharedError]:
    """Count each misconception once an attempt; the most chosen first."""
    tally: dict[str, _Tally] = {}
    for number, responses in enumerate(crowd.responses.values(), start=1):
        known = {id(one.asked): one.asked for one in responses.outcomes}
        by_asked = {id_: _errors_in(asked) for id_, asked in known.items()}
        named = [by_asked[id(one.asked)] for one in responses.outcomes]
        for name in {name for of_one in named for name in of_one.values()}:
            tally.setdefault(name, _Tally(len(crowd.tries))).add(name, number, responses, named)
    found = [one.error(name) for name, one in tally.items()]
    return sorted(
        (one for one in found if one.count), key=lambda one: (-one.count, one.misconception)
    )


class _Tally:
    """Who could and who did choose a misconception."""

    def __init__(self, size: int) -> None:
        self.could, self.did = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
        self.numbers: list[int] = []

    def add(
        self, name: str, number: int, responses: Responses, named: Sequence[Mapping[str, str]]
    ) -> None:
        """Look at the responses to one question."""
        could = [name in of_one.values() for of_one in named]
        did = [
            _holds(outcome, of_one, name)
            for outcome, of_one in zip(responses.outcomes, named, strict=True)
        ]
        chosen = _rows(responses, did)
        self.could |= _rows(responses, could)
        self.did |= chosen
        self.numbers += [number] * bool(chosen.any())

    def error(self, name: str) -> SharedError:
        """Give what was counted."""
        return SharedError(name, int(self.did.sum()), int(self.could.sum()), self.numbers)


def _errors_in(asked: Asked) -> Mapping[str, str]:
    """Name the errors behind a question's distractors; one that is settled shows none."""
    return {} if asked.rule.settled else misconceptions_in(asked.question)


def _holds(outcome: Outcome, named: Mapping[str, str], name: str) -> bool:
    wrong = (key for key in outcome.chosen if key not in outcome.accepted)
    return any(named.get(key) == name for key in wrong)


def _rows(responses: Responses, of_outcome: Sequence[bool]) -> NDArray[np.bool_]:
    """Tell of each attempt what is told of its outcome; of one that was not asked, no."""
    return responses.among(code for code, told in enumerate(of_outcome) if told)

"""What a teacher wishes a question to be marked by, read from the address or from a form."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app.refusals import malformed
from app.services.mending import Plan, check_plan
from app.services.mending_desk import Place, Version
from quizzes.document import Answer, JsonValue, MalformedError, Raw
from quizzes.mending import Kind, Mending
from quizzes.types import press, type_of

NOT_CARRIED = {"csrf_token", "note", "seen", "apply_key", "mend-where", "mend-lower", "move"}
SEED = "mending"


@dataclass(frozen=True)
class Wish:
    """What was chosen so far: the plan, if it is sound, or what is wrong, by field."""

    how: Kind
    raw: Raw
    answer: JsonValue = None
    moved: bool = False
    plan: Plan | None = None
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def everywhere(self) -> bool:
        """Tell whether it is for all of the teacher's classes."""
        return self.raw.get("mend-where") == ["all"]

    @property
    def never_lower(self) -> bool:
        """Tell whether nobody may lose by it."""
        return self.raw.get("mend-lower") == ["never"]

    @property
    def accepted(self) -> list[str]:
        """Give the answers of students that were ticked, as JSON."""
        return list(self.raw.get("mend-accept", ()))

    @property
    def carried(self) -> Iterator[tuple[str, str]]:
        """Give the fields that go along from page to page."""
        for name, values in self.raw.items():
            yield from ((name, value) for value in values if value and name not in NOT_CARRIED)


def read_kind(raw: MultiDict[str, str]) -> Kind | None:
    """Read what is to be done to a question; None if nothing of ours was chosen."""
    return next((kind for kind in Kind if kind == raw.get("mend-how")), None)


def read_version(raw: MultiDict[str, str]) -> int | None:
    """Read the revision that names a version."""
    text = raw.get("mend-version", "")
    return int(text) if text.isdecimal() and len(text) < 9 else None


def read_wish(
    kind: Kind, form: MultiDict[str, str], version: Version, here: UUID, places: Sequence[Place]
) -> Wish:
    """Read a wish and see whether the question can be marked so."""
    raw = form.to_dict(flat=False)
    chosen = [place for place in places if raw.get("mend-where") == ["all"] or place.id == here]
    answer: JsonValue = None
    try:
        if (moved := press(version.question, raw, version.lesson, SEED)) is not None:
            return Wish(kind, raw, moved.value, moved=True)
        answers, answer = _answers(kind, raw, version)
        never = raw.get("mend-lower") == ["never"]
        plan = Plan(Mending(version.question.id, kind, answers, never), version, chosen)
        check_plan(plan)
    except MalformedError as error:
        return Wish(kind, raw, answer, errors={error.details.get("field", ""): fault(error)})
    return Wish(kind, raw, answer, plan=plan)


def fault(error: MalformedError) -> str:
    """Say what is wrong with an answer that is to be right."""
    words = {
        "key-blank": _("Say which answer is right."),
        "key-incomplete": _("Answer the question completely: every part of the key is needed."),
        "no-other-key": _("You mark this type by hand: it has no key that could change."),
    }
    return words.get(error.code) or malformed(error.code, error.details)


def _answers(kind: Kind, raw: Raw, version: Version) -> tuple[tuple[JsonValue, ...], JsonValue]:
    """Read the answers that are to be right, and the one that was given on the question's form."""
    if kind not in {Kind.KEY, Kind.ACCEPT}:
        return (), None
    given: Answer = type_of(version.question).parse(version.question, raw)
    own = () if given.blank else (given.value,)
    ticked = (
        [_from_json(text) for text in raw.get("mend-accept", ())] if kind is Kind.ACCEPT else []
    )
    return (*ticked, *own), given.value


def _from_json(text: str) -> JsonValue:
    try:
        value: JsonValue = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MalformedError("unknown-option", field="mend-accept") from error
    return value

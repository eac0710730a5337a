"""What a teacher wishes a question to be marked by, read from the address or from a form."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app.refusals import malformed
from app.services.mending import Plan, check_plan
from app.teach.mending_desk import Desk
from quizzes.document import JsonValue, MalformedError, Raw
from quizzes.mending import Kind, Mending
from quizzes.types import parse_key, press, typed_again

NOT_CARRIED = {
    "csrf_token",
    "note",
    "seen",
    "looked",
    "look",
    "apply_key",
    "mend-where",
    "mend-lower",
    "move",
}
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
    def terms(self) -> str:
        """Name what was chosen beside the answers: it decides who gains and who loses."""
        lower, where = "never" if self.never_lower else "may", "all" if self.everywhere else "here"
        return f"{lower} {where}"

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


def read_wish(kind: Kind, form: MultiDict[str, str], desk: Desk) -> Wish:
    """Read a wish and see whether the question can be marked so."""
    raw, version = form.to_dict(flat=False), desk.version
    here, everywhere = desk.assignment.id, raw.get("mend-where") == ["all"]
    chosen = [place for place in desk.places if everywhere or place.id == here]
    answer: JsonValue = None
    try:
        if (moved := press(version.question, raw, version.lesson, SEED)) is not None:
            return Wish(kind, raw, moved.value, moved=True)
        answers, answer = _answers(kind, raw, desk)
        never = raw.get("mend-lower") == ["never"]
        plan = Plan(Mending(version.question.id, kind, answers, never), version, chosen)
        check_plan(plan)
        if answers and not everywhere:
            _check_new(kind, answers, desk)
    except MalformedError as error:
        if answer is None:
            answer = typed_again(version.question, raw)
        return Wish(kind, raw, answer, errors={error.details.get("field", ""): fault(error)})
    return Wish(kind, raw, answer, plan=plan)


def fault(error: MalformedError) -> str:
    """Say what is wrong with an answer that is to be right."""
    words = {
        "key-blank": _("Say which answer is right."),
        "key-incomplete": _("Answer the question completely: every part of the key is needed."),
        "key-same": _("This is right already. Change what is wrong in it."),
        "tolerance": _("Write how far an answer may be off as a number, such as 0.5, or as 5 %."),
        "no-other-key": _("You mark this type by hand: it has no key that could change."),
    }
    return words.get(error.code) or malformed(error.code, error.details)


def _answers(kind: Kind, raw: Raw, desk: Desk) -> tuple[tuple[JsonValue, ...], JsonValue]:
    """Read the answers that are to be right, and the one that was given on the question's form."""
    if kind not in {Kind.KEY, Kind.ACCEPT}:
        return (), None
    given = parse_key(desk.version.question, raw).value
    ticked = (
        [_from_json(text) for text in raw.get("mend-accept", ())] if kind is Kind.ACCEPT else []
    )
    # The form began with the key as it is: beside others that were ticked, it says nothing.
    own = () if given is None or (ticked and given == desk.key_now) else (given,)
    return (*ticked, *own), given


def _check_new(kind: Kind, answers: Sequence[JsonValue], desk: Desk) -> None:
    """Raise MalformedError for what is right already, and would change nothing."""
    rule = desk.rule
    alone = kind is Kind.ACCEPT or len(rule.keys) == 1
    if not rule.settled and alone and any(map(desk.right_now, answers)) and not _wider(answers):
        raise MalformedError("key-same", field="question")


def _wider(answers: Sequence[JsonValue]) -> bool:
    """Tell whether a key says more than an answer does, such as a tolerance."""
    return any(isinstance(value, dict) and "tolerance" in value for value in answers)


def _from_json(text: str) -> JsonValue:
    try:
        value: JsonValue = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MalformedError("unknown-option", field="mend-accept") from error
    return value

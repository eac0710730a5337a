"""What stands out in a quiz report, in sentences: what it is, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.presentation import percent
from app.services.question_reports import Choice, VersionReport
from app.services.reports import Look
from app.teach.wording import in_words
from quizzes.item_statistics import Flag, Sign

LONGEST = 90

SIGNS = {
    Sign.CHECK_KEY: _l("Check the key"),
    Sign.AGAINST: _l("Against the rest"),
    Sign.HARD: _l("Hard"),
    Sign.FLAT: _l("Tells few apart"),
    Sign.EASY: _l("Easy"),
}
"""What stands beside a question; that nobody chose a distractor is said further down."""

HEADS = {
    Sign.CHECK_KEY: _l("Question %(number)s may be miskeyed"),
    Sign.AGAINST: _l("Question %(number)s goes against the rest of the quiz"),
    Sign.HARD: _l("Question %(number)s is hard"),
    Sign.FLAT: _l("Question %(number)s hardly tells students apart"),
    Sign.EASY: _l("Question %(number)s is too easy to tell students apart"),
    Sign.UNCHOSEN: _l("Question %(number)s has a distractor that nobody chose"),
}


def sign_words() -> dict[Sign, str]:
    """Give the words that stand beside a question."""
    return {sign: str(words) for sign, words in SIGNS.items()}


def look_head(look: Look) -> str:
    """Say what stands out, and where."""
    return str(HEADS[look.flag.sign]) % {"number": look.number}


def look_body(flag: Flag, version: VersionReport) -> str:
    """Say it in figures, and what to do."""
    return BODIES[flag.sign](flag, version)


def _check_key(flag: Flag, version: VersionReport) -> str:
    rival, key = (_choice(version, name) for name in flag.options)
    return str(
        _(
            "%(rivals)s of %(n)s chose “%(rival)s”, and did better on the other questions than "
            "those who chose the key, “%(key)s” (%(keys)s). Read it again; "
            "if the key is wrong, change it.",
            rivals=rival.count,
            n=version.n,
            rival=_short(rival, version),
            keys=key.count,
            key=_short(key, version),
        )
    )


def _against(_flag: Flag, _version: VersionReport) -> str:
    return str(
        _(
            "Students who did well on the other questions did worse on it. "
            "See whether it can be read in two ways, or has more than one right answer."
        )
    )


def _hard(_flag: Flag, version: VersionReport) -> str:
    facility, guess = version.facility or 0.0, version.figures.guess
    if guess is not None and facility <= guess:
        return str(
            _(
                "It earned %(facility)s of its points; random guesses earn %(guess)s. "
                "Take it up in class, or see whether the lesson says it plainly.",
                facility=percent(facility),
                guess=percent(guess),
            )
        )
    return str(
        _(
            "It earned %(facility)s of its points. Take it up in class, "
            "or see whether the lesson says it plainly.",
            facility=percent(facility),
        )
    )


def _flat(_flag: Flag, _version: VersionReport) -> str:
    return str(
        _(
            "Those who did well on the other questions did hardly better on it. "
            "See whether its words are plain, and whether it asks what was taught."
        )
    )


def _easy(_flag: Flag, version: VersionReport) -> str:
    facility = percent(version.facility)
    if not any(not choice.right for choice in version.choices):
        return str(
            _(
                "It earned %(facility)s of its points, and no answer was wrong. "
                "Keep it to begin with, or ask more of students.",
                facility=facility,
            )
        )
    return str(
        _(
            "It earned %(facility)s of its points. Keep it to begin with, or make its distractors "
            "errors that students do make.",
            facility=facility,
        )
    )


def _unchosen(flag: Flag, version: VersionReport) -> str:
    nobody = [_short(_choice(version, name), version) for name in flag.options]
    return str(
        ngettext(
            "Nobody chose “%(options)s”. Put an error in its place that students do make.",
            "Nobody chose “%(options)s”. Put errors in their place that students do make.",
            len(nobody),
            options="”, “".join(nobody),
        )
    )


BODIES: dict[Sign, Callable[[Flag, VersionReport], str]] = {
    Sign.CHECK_KEY: _check_key,
    Sign.AGAINST: _against,
    Sign.HARD: _hard,
    Sign.FLAT: _flat,
    Sign.EASY: _easy,
    Sign.UNCHOSEN: _unchosen,
}


def _choice(version: VersionReport, key: str) -> Choice:
    return next(choice for choice in version.choices if choice.key == key)


def _short(choice: Choice, version: VersionReport) -> str:
    text = in_words(choice.text, version.asked.type)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def for_templates() -> dict[str, Any]:
    """Give the report's templates their words."""
    return {"signs": SIGNS, "look_head": look_head, "look_body": look_body}

"""What stands out in a quiz report, in sentences: what it is, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.presentation import number, percent
from app.services.question_reports import Choice, VersionReport
from app.services.reports import Look
from app.teach.wording import in_words, two_places
from quizzes.item_analysis.flags import USEFUL
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
ALL_SIGNS = {**SIGNS, Sign.UNCHOSEN: _l("Has a distractor that nobody chose")}

HEADS = {
    Sign.CHECK_KEY: _l("%(question)s may be miskeyed"),
    Sign.AGAINST: _l("%(question)s goes against the rest of the quiz"),
    Sign.HARD: _l("%(question)s is hard"),
    Sign.FLAT: _l("%(question)s hardly tells students apart"),
    Sign.EASY: _l("%(question)s is too easy to tell students apart"),
    Sign.UNCHOSEN: _l("%(question)s has a distractor that nobody chose"),
}


def sign_words() -> dict[Sign, str]:
    """Give the words that stand beside a question."""
    return {sign: str(words) for sign, words in SIGNS.items()}


def look_head(look: Look) -> str:
    """Say what stands out, and where."""
    return str(HEADS[look.flag.sign]) % {"question": _where(look)}


def _where(look: Look) -> str:
    if look.older:
        number = look.version.revisions[-1]
        words = _("Question %(n)s in its earlier revision %(number)s", n=look.number, number=number)
    else:
        words = _("Question %(n)s", n=look.number)
    return str(words)


def look_body(flag: Flag, version: VersionReport) -> str:
    """Say it in figures, and what to do."""
    return " ".join(map(str, BODIES[flag.sign](flag, version)))


def _check_key(flag: Flag, version: VersionReport) -> Iterator[str]:
    rival, key = (_choice(version, name) for name in flag.options)
    yield _(
        "%(rivals)s of %(n)s chose “%(rival)s”, and earned %(share)s on the other questions.",
        rivals=rival.count,
        n=version.n,
        rival=_short(rival, version),
        share=percent(rival.rest),
    )
    if key.count:
        yield _(
            "%(keys)s chose the key, “%(key)s”, and earned %(share)s.",
            keys=key.count,
            key=_short(key, version),
            share=percent(key.rest),
        )
    else:
        yield _("Nobody chose the key, “%(key)s”.", key=_short(key, version))
    yield _("Read it again; if the key is wrong, change it.")


def _against(_flag: Flag, version: VersionReport) -> Iterator[str]:
    yield _(
        "Students who did well on the other questions did worse on it: discrimination %(value)s, "
        "n = %(n)s.",
        value=two_places(version.figures.correlation or 0.0),
        n=version.n,
    )
    yield _("See whether it can be read in two ways, or has more than one right answer.")


def _hard(_flag: Flag, version: VersionReport) -> Iterator[str]:
    yield _earned(version)
    facility, guess = version.facility or 0.0, version.figures.guess
    if guess is not None and facility <= guess:
        yield _("Random guesses earn %(guess)s.", guess=percent(guess))
    yield _("Take it up in class, or see whether the lesson says it plainly.")


def _flat(_flag: Flag, version: VersionReport) -> Iterator[str]:
    value = version.figures.correlation or 0.0
    yield (
        _("Those who did well on the other questions did hardly better on it.")
        if value > 0
        else _("Those who did well on the other questions did no better on it.")
    )
    yield _(
        "Its discrimination is %(value)s, n = %(n)s; from %(good)s it is good.",
        value=two_places(value),
        n=version.n,
        good=number(USEFUL),
    )
    yield _("See whether its words are plain, and whether it asks what was taught.")


def _easy(_flag: Flag, version: VersionReport) -> Iterator[str]:
    yield _earned(version)
    if any(not choice.right and not choice.accepted for choice in version.choices):
        yield _("Keep it to begin with, or make its distractors errors that students do make.")
    else:
        yield _("No answer was wrong. Keep it to begin with, or ask more of students.")


def _unchosen(flag: Flag, version: VersionReport) -> Iterator[str]:
    nobody = [_short(_choice(version, name), version) for name in flag.options]
    yield ngettext(
        "Nobody of %(n)s chose “%(options)s”. Put an error in its place that students do make.",
        "Nobody of %(n)s chose “%(options)s”. Put errors in their place that students do make.",
        len(nobody),
        n=version.n,
        options="”, “".join(nobody),
    )


def _earned(version: VersionReport) -> str:
    return str(
        _(
            "It earned %(facility)s of its points, n = %(n)s.",
            facility=percent(version.facility),
            n=version.n,
        )
    )


BODIES: dict[Sign, Callable[[Flag, VersionReport], Iterator[str]]] = {
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

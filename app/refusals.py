"""What is said when a verb refuses: a title and what to do, by the code of the refusal."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _l

from app.type_words import OfAllTypes

REFUSALS: dict[str, tuple[LazyString, LazyString]] = {
    "login-wrong": (
        _l("That did not match"),
        _l(
            "No account has this sign-in name and this password. "
            "Check both; if you forgot one, your teacher can help."
        ),
    ),
    "images-many": (
        _l("No room for another image"),
        _l("A question shows at most 12 images. Remove one first."),
    ),
    "account-closed": (_l("Account closed"), _l("This account is closed. Ask your teacher.")),
    "password-wrong": (_l("Wrong password"), _l("This is not your current password.")),
    "password-short": (_l("Password too short"), _l("Use at least 8 characters.")),
    "password-long": (_l("Password too long"), _l("Use at most 200 characters.")),
    "password-common": (
        _l("Password too common"),
        _l("This password is one of the first that others would try. Choose another one."),
    ),
    "password-is-name": (
        _l("Password is a name"),
        _l("This password is hardly more than your name. Choose another one."),
    ),
    "sign-in-name-taken": (
        _l("Sign-in name taken"),
        _l("Somebody has the sign-in name %(name)s already. Choose another one."),
    ),
    "sign-in-name-unfit": (
        _l("Sign-in name not possible"),
        _l("Use 2 to 40 letters and digits; dots, hyphens and underscores may stand between them."),
    ),
    "code-incomplete": (
        _l("Code not complete"),
        _l("A class code has 8 letters and digits. Check it and type it again."),
    ),
    "code-unknown": (
        _l("Code not known"),
        _l("No class has this code. Check it with your teacher: codes can change."),
    ),
    "class-closed": (
        _l("Class closed"),
        _l("The class %(name)s takes nobody in at the moment. Ask your teacher to open it."),
    ),
    "students-join": (
        _l("For students"),
        _l("You are logged in as a teacher. Only students join a class."),
    ),
    "invitation-unknown": (
        _l("Invitation not known"),
        _l("No invitation has this address. Check that you have all of it, or ask for a new one."),
    ),
    "invitation-used": (
        _l("Invitation used already"),
        _l(
            "This link was good for one account, and that was made. "
            "If it is yours, log in; if not, ask for a new link."
        ),
    ),
    "invitation-expired": (
        _l("Invitation too old"),
        _l("This link was good for seven days. Ask for a new one."),
    ),
    "already-submitted": (
        _l("Already handed in"),
        _l(
            "This attempt was handed in before, in another tab or on another device. "
            "Nothing is lost: its answers stand as they were then."
        ),
    ),
    "attempt-closed": (
        _l("Closed meanwhile"),
        _l(
            "The time for answering is over, so this last change was not saved. "
            "All that was saved before counts, and you can still hand it in."
        ),
    ),
    "no-attempts-left": (
        _l("No attempts left"),
        _l("You have used every attempt that your class allows (%(allowed)s)."),
    ),
    "not-open-yet": (
        _l("Not open yet"),
        _l("Your class takes this quiz later. Until it closes, it cannot be tried for practice."),
    ),
    "quiz-empty": (_l("No questions yet"), _l("This quiz has no questions yet.")),
    "start-again": (
        _l("Please start again"),
        _l("This page is from another log-in. Open the quiz again and press the button there."),
    ),
    "draft-changed": (
        _l("Changed in another tab"),
        _l("This draft was saved somewhere else meanwhile. Reload the page to see that version."),
    ),
    "question-overtaken": (
        _l("Published meanwhile by somebody else"),
        _l("The question got a new revision after you began. Look at it before you publish."),
    ),
    "quiz-elsewhere": (
        _l("A quiz of this name belongs to another lesson here"),
        _l("Rename the quiz's file in the pack, and bring it again. Nothing was changed."),
    ),
    "desk-changed": (
        _l("Changed in another tab"),
        _l("This desk was changed somewhere else meanwhile. Reload the page to see that version."),
    ),
    "lesson-overtaken": (
        _l("Published meanwhile by somebody else"),
        _l("The lesson got a new revision after you began. Look at it before you publish."),
    ),
    "already-assigned": (
        _l("Already assigned"),
        _l("This quiz is assigned to the class. Change its times on the quiz's page."),
    ),
    "class-archived": (
        _l("The class is in the archive"),
        _l("Take the class out of the archive first, on its page."),
    ),
    "closes-before-opens": (
        _l("The quiz would close before it opens"),
        _l("Go back and choose a closing time after the opening time."),
    ),
    "in-another-class": (
        _l("The student is in another class too"),
        _l("The account stays, with its work there. You can remove the student from your class."),
    ),
    "still-open": (
        _l("The quiz is still open"),
        _l("The student can hand in until it closes. After that, you can do it for them."),
    ),
    "mended-meanwhile": (
        _l("Mended meanwhile"),
        _l(
            "A question of this quiz was mended in another tab or by another button, so what you "
            "saw is no longer true. Nothing was changed. Look at the effect again."
        ),
    ),
    "nothing-left-to-count": (
        _l("Nothing would be left to count"),
        _l(
            "It is the last question that counts for some attempts. "
            "Give full marks for it instead, or withdraw the quiz."
        ),
    ),
    "mending-unseen": (
        _l("Look at the effect first"),
        _l("You made another choice. This is what it would do; nothing is mended yet."),
    ),
    "mending-needs-reason": (
        _l("A reason is missing"),
        _l("Say in up to 500 characters why. Students whose score changes read it."),
    ),
}

MALFORMED = OfAllTypes("refusals", {
    "place-twice": _l("Two lines have the place %(place)s. Give each line a place of its own."),
    "too-long": _l("This answer is too long: at most %(longest)s characters."),
})  # fmt: skip


def malformed(code: str, details: Mapping[str, object]) -> str:
    """Say what is wrong with an answer that was sent."""
    if code not in MALFORMED:
        return str(gettext("This answer does not fit the question. Choose from what is offered."))
    return MALFORMED[code] % dict(details)


def refusal(code: str, details: Mapping[str, object]) -> tuple[str, str]:
    """Give the title and text for a refusal; `details` fill its placeholders."""
    if code not in REFUSALS:
        return gettext("That is not possible"), gettext("Go back, reload the page and try again.")
    title, text = REFUSALS[code]
    return str(title), str(text) % dict(details)

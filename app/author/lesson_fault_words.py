"""What the lesson's own checks find, in an author's words; the codes are the checks'."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

LESSON_FAULTS: dict[str, LazyString] = {
    "checked-before": _l("The day of the facts lies in the future. Give today or a day before."),
    "no-paragraph": _l("The section has no paragraph. Write one, or take its heading away."),
    "long-afterwards": _l("“What happened next” takes at most %(most)s paragraphs. Shorten it."),
    "no-source": _l("The article has no paragraph %(name)s: it has S1 to %(last)s."),
    "form-unused": _l("Your text does not use “%(form)s”. Take it out of the other forms."),
    "id-taken": _l("Two rows have the key “%(id)s”. Reject one, and add it again by hand."),
    "key-taken": _l("Two places of the text have the key “%(id)s”. Move the text of one into a new "
                    "paragraph."),
    "name-taken": _l("“%(name)s” is a name of %(actor)s too. Take it away from one, or merge the "
                     "two."),
    "one-actor": _l("A claim names one actor twice. Choose who does it to whom."),
    "no-said-by": _l("Say who says so: “%(about)s” is attributed."),
    "no-day": _l("%(day)s is no day of the calendar. Correct it."),
    "until-before": _l("It ends (%(end)s) before it begins (%(start)s). Correct one of the dates."),
    "overlap": _l("The words for “%(about)s” overlap those for “%(claim)s”. Choose words apart."),
}  # fmt: skip
"""By the check's code. Flaws that the desk itself tells better are not here."""

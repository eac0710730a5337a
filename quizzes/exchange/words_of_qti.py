"""What is said about items of QTI, in words by code."""

from __future__ import annotations

from quizzes.marked_texts import N_

CHANGES = {
    "qti-scoring": N_(
        "Points followed a rule of the item's own; here the declared key earns them."
    ),
    "qti-variable": N_("A place for a calculated value was dropped."),
    "rule-key": N_("The right answer was read from the item's own rules."),
    "fixed-options": N_("Options are not shuffled here: some of them had a fixed place."),
    "fixed-items": N_("An item had a fixed place; here every item can be moved."),
    "choice-limits": N_("How many to choose was limited (%(limits)s); here it is not."),
    "below-nothing": N_("Wrong choices could take the points below 0; here 0 is the least."),
    "wrong-pairs": N_("A wrong pair cost points there; here it costs none."),
    "formula": N_("A formula was written in one line: check it."),
    "qti-notes": N_("Notes for others than candidates were dropped (%(views)s)."),
    "stimulus": N_("A text that several items share was put before the question."),
    "stimulus-missing": N_("A text that several items share is not in the file: %(name)s."),
    "stimulus-long": N_(
        "A text that several items share is too long to stand before a question: %(name)s."
    ),
    "materials": N_("Materials to work with were dropped."),
}

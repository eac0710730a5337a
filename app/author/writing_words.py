"""The rules of item writing in an author's words: what each is called, and what to do."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

TITLES: dict[str, LazyString] = {
    "all-or-none-of-the-above": _l("All or none of the above"),
    "longest-is-key": _l("The longest option is the key"),
    "unmarked-negative": _l("A negative that is easily missed"),
    "absolute-terms": _l("A word without exception"),
    "vague-terms": _l("A vague word"),
    "word-repeated-in-key": _l("A word of the question comes again in the key alone"),
    "convergence": _l("Distractors that point to the key"),
    "grammatical-cue": _l("Grammar gives the key away"),
    "k-type": _l("Options made of other options"),
    "out-of-order": _l("Numbers or dates out of order"),
    "overlapping-options": _l("Options that overlap"),
    "too-few-options": _l("Fewer than three options"),
    "unfocused-stem": _l("A question that does not ask enough"),
    "overlong-stem": _l("A long question"),
    "blank-at-start": _l("A gap at the beginning"),
    "verbatim-key": _l("The key is copied from the lesson"),
    "missing-feedback": _l("No feedback or evidence"),
    "loaded-label": _l("A label that judges"),
    "key-position": _l("Keys that keep to one place"),
    "one-side-only": _l("Claims of one side only"),
}
"""What the rules are called."""

ADVICE: dict[str, LazyString] = {
    "all-or-none-of-the-above": _l("“%(text)s” speaks of the other options. Write an option that "
                                   "stands by itself."),
    "longest-is-key": _l("The key has %(length)s letters, the others about %(usual)s. Make them "
                         "alike."),
    "unmarked-negative": _l("The question says “%(word)s”. Ask for what is so, or write the word "
                            "in capitals."),
    "absolute-terms": _l("“%(word)s” leaves no exception. Say how far it goes."),
    "vague-terms": _l("“%(word)s” means something else to each reader. Give the number, date or "
                      "place."),
    "word-repeated-in-key": _l("“%(word)s” stands in the question and in the key alone. Reword "
                               "one, or use it in a distractor too."),
    "convergence": _l("Every part of the key “%(text)s” comes again in distractors, as is true of "
                      "no other option. Vary the distractors."),
    "grammatical-cue": _l("After “%(word)s” the key fits, and “%(text)s” does not. Let grammar "
                          "fit all options."),
    "k-type": _l("“%(text)s” combines other options. Use multiple choice, or name the things."),
    "out-of-order": _l("The options are numbers or dates. Put them in order, and do not shuffle "
                       "them."),
    "overlapping-options": _l("“%(other)s” overlaps with “%(one)s”. Let each say something of its "
                              "own."),
    "too-few-options": _l("There are %(number)s to choose from. Offer three at least, or use true "
                          "or false."),
    "unfocused-stem": _l("The question has %(number)s words, or no verb. Ask a whole question of "
                         "five words or more."),
    "overlong-stem": _l("The question has %(number)s words. Cut it to %(most)s at most."),
    "blank-at-start": _l("The question begins with a gap. Ask it in full, or put the gap at the "
                         "end."),
    "verbatim-key": _l("The key copies %(number)s words in a row from the lesson. Say it in other "
                       "words."),
    "missing-feedback": _l("Say why the key is right: write feedback to each part or an "
                           "explanation, and name evidence."),
    "loaded-label": _l("“%(word)s” judges. Use a neutral word, or quote who says it."),
    "key-position": _l("%(most)s of %(total)s keys that are not shuffled stand in place "
                       "%(place)s. Spread them."),
    "one-side-only": _l("All %(number)s claims are about what %(side)s and its supporters do. Ask "
                        "about others too."),
    "unknown-rule": _l("There is no such rule as “%(rule)s”. Clear its reason."),
}  # fmt: skip
"""What to do, by the rule's name."""

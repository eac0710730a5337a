"""The interface's words for the terms of lessons and quizzes: one place, for translation."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from app.type_words import OfEachType

LEVELS = {
    "remember": _l("Remember"),
    "understand": _l("Understand"),
    "apply": _l("Apply"),
    "analyse": _l("Analyse"),
}

LEVELS_EXPLAINED = {
    "remember": _l("find again what the lesson says"),
    "understand": _l("say it in other words, or tell cases apart"),
    "apply": _l("use it on a case of one's own"),
    "analyse": _l("weigh who says it, on what evidence"),
}

TYPES, TYPES_EXPLAINED = OfEachType("title"), OfEachType("about")
TRUE_FALSE = _l("True or false")


def type_in_words(name: str, preset: object = None) -> str:
    """Name a question's type; a choice between true and false has a name of its own."""
    return str(TRUE_FALSE if preset else TYPES[name])


RELATIONS = {
    "backs": _l("backs"),
    "allied-with": _l("is allied with"),
    "tolerates": _l("tolerates"),
    "fights": _l("fights"),
    "strikes": _l("strikes"),
    "captures-from": _l("captures ground from"),
    "weakens": _l("weakens"),
    "strains": _l("strains"),
    "rivals": _l("is a rival of"),
    "leads": _l("leads"),
    "part-of": _l("is part of"),
    "designates": _l("designates"),
    "mediates": _l("mediates with"),
    "sanctions": _l("sanctions"),
}

MAP_RELATIONS = {
    **RELATIONS,
    "allied-with": _l("allied"),
    "captures-from": _l("takes ground"),
    "rivals": _l("rivals"),
    "mediates": _l("mediates"),
}
"""Shorter, for the arrows of the actor map."""

MEANS = {
    "air-power": _l("air power"),
    "money": _l("money"),
    "arms": _l("arms"),
    "fighters": _l("fighters"),
    "advisers": _l("advisers"),
    "territory": _l("territory"),
    "diplomacy": _l("diplomacy"),
}

CERTAINTIES = {
    "documented": _l("documented"),
    "attributed": _l("attributed"),
    "analysis": _l("analysis"),
}

MISCONCEPTIONS = {
    "all-rebels-one": _l("All rebels are one group"),
    "sna-is-sdf": _l("SNA and SDF mixed up"),
    "backed-is-controlled": _l("Backed by means controlled by"),
    "enemy-of-enemy": _l("My enemy's enemy is my ally"),
    "analysis-as-fact": _l("Analysis read as fact"),
    "later-read-back": _l("Later events read back"),
    "wrong-direction": _l("Wrong direction"),
    "wrong-actor": _l("Wrong actor"),
    "number-mixed-up": _l("Number mixed up"),
}

CERTAINTIES_EXPLAINED = {
    "documented": _l("several sources show it, and nobody serious disputes it."),
    "attributed": _l("somebody says so; the text names who."),
    "analysis": _l("a reading of events, which others may not share."),
}

MARKS = {"documented": _l("D"), "attributed": _l("A"), "analysis": _l("?")}

KINDS = {
    "state": _l("State"),
    "armed-group": _l("Armed group"),
    "coalition": _l("Coalition"),
    "organisation": _l("Organisation"),
    "person": _l("Person"),
}

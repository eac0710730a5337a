"""Small words that end, open or join parts of a sentence."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RELATIVE = _words("who which that")
PREPOSITIONS = _words("""
    of in on at to for with by from into between among against over after before since until
    through under about across near around during without within towards behind alongside as
    despite via than""")
CONJUNCTIONS = _words("""
    and or but because while whereas if when where although though not""")
MARKS = _words(", . ; : — – ( ) ? !")
STOPS = PREPOSITIONS | RELATIVE | CONJUNCTIONS | MARKS
QUOTES = _words("\" “ ” ‘ ’ '")
OPENERS = RELATIVE | _words("""
    whose a an the its his her backed supported led already along including like such once now
    one formerly""")
GROUND = _words("""
    town towns village villages city cities district districts territory ground area areas base
    bases airport province positions border capital port half control""")
PASSING = _words("is are was were be been being has have had a an the")
INNER = _words("of de del la le van von bin ibn al the for di da dos")
SPELLED = _words("""
    two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
    sixty seventy eighty ninety dozens hundreds thousands millions half""")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

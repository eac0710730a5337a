"""Where a sentence begins behind its dateline: "VILNIUS, 28 October 2025." or "BEIRUT (AP) —"."""

from __future__ import annotations

import re

from lessons.drafting.tokens import Token

PLACE = r"[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+)*"
COUNTRY = r"(?: , [A-Z][\w.]*[a-z][\w.]*(?: [A-Z]\w+)?)??"
DATE = r"(?: , (?P<date>\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+(?: \.)? \d{1,2})(?:(?: ,)? \d{4})?)?"
AGENCY = r"(?P<agency> \( [^()]{1,30} \))?"
DATELINE = re.compile(rf"(?P<place>{PLACE}){COUNTRY}{DATE}{AGENCY} (?P<end>[—–-]|\.)(?= |$)")
LONGER_THAN_ABBREVIATIONS = 5


def after_dateline(tokens: tuple[Token, ...]) -> int:
    """Give the place of the first token behind a dateline; 0 if there is none.

    A name in capitals alone may be an abbreviation: it takes a date, an agency, or a longer name
    before a dash.
    """
    found = DATELINE.match(" ".join(token.text for token in tokens))
    if found is None:
        return 0
    told = found["date"] or found["agency"]
    long = len(found["place"]) >= LONGER_THAN_ABBREVIATIONS and found["end"] != "."
    return len(found[0].split()) if told or long else 0

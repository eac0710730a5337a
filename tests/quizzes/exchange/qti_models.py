"""What the schemas of QTI ask of the elements that we write, told in our own form.

An element has attributes, needed or not, each with a type of value; children in an order, as a
pattern of their names; and text, or none. Version 3 has names of its own, and some differences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

NC_NAME = r"[^\W\d][\w.\-·]*"
BOOLEAN, INTEGER = "true|false|1|0", r"[+-]?\d+"
DOUBLE = r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN"
ANY, NAMES, URI = r"(?s).*", r"\S+( \S+)*", r"[^\s<>\"{}|\\^`]+"
CARDINALITY = "single|multiple|ordered|record"
BASE = "boolean|directedPair|duration|file|float|identifier|integer|pair|point|string|uri"
VIEWS = r"(author|candidate|proctor|scorer|testConstructor|tutor)"
VIEW = f"{VIEWS}( {VIEWS})*"
INLINE = "br|span|em|strong|b|i|img|object"
BLOCK = "p|div|ul|ol|table"
FLOW = f"{INLINE}|{BLOCK}"
TYPED = "textEntryInteraction|inlineChoiceInteraction"
ASKED = "choiceInteraction|orderInteraction|matchInteraction|hottextInteraction"
ASKED += "|extendedTextInteraction"
TEST = "and|or|not|match|stringMatch|equal|member|lt|lte|gt|gte|isNull|variable|baseValue|correct"
TEST += "|mapResponse|sum|divide|subtract|index|multiple"
RULE = "setOutcomeValue|responseCondition"
SHARED = {"id": NC_NAME, "class": NAMES, "lang": ANY, "label": r"(?s).{0,256}"}


@dataclass(frozen=True)
class Model:
    """What an element may have. `value` is the type of its text, if it has nothing else."""

    needs: dict[str, str] = field(default_factory=dict)
    may: dict[str, str] = field(default_factory=dict)
    children: str = ""
    mixed: bool = False
    value: str = ""


def body(children: str, *, mixed: bool = False, may: dict | None = None, **needs: str) -> Model:
    """Describe an element that stands in an item's body."""
    return Model(needs, SHARED | (may or {}), children, mixed)


def operator(children: str, may: dict | None = None, **needs: str) -> Model:
    """Describe a part of a rule."""
    return Model(needs, may or {}, children)


CHOICE = {"fixed": BOOLEAN, "templateIdentifier": NC_NAME, "showHide": "show|hide"}
SIZE = {"width": r"\d+%?", "height": r"\d+%?"}
PAIR = {"toleranceMode": "absolute|exact|relative", "tolerance": f"({DOUBLE})( ({DOUBLE}))?"}
OUTCOME = {"interpretation": ANY, "normalMaximum": DOUBLE, "normalMinimum": DOUBLE, "view": VIEW}
ONE, TWO, MANY = f"({TEST})", f"({TEST}) ({TEST})", f"({TEST})+"
DECLARED = {"identifier": NC_NAME, "cardinality": CARDINALITY}

VERSION_2 = {
    "assessmentItem": Model(
        {"identifier": ANY, "title": ANY, "timeDependent": BOOLEAN},
        {"adaptive": BOOLEAN, "toolName": ".{0,256}", "toolVersion": ".{0,256}", "lang": ANY}
        | {"schemaLocation": rf"{URI} {URI}", "label": ".{0,256}"},
        "responseDeclaration* outcomeDeclaration* itemBody? responseProcessing? modalFeedback*",
    ),
    "responseDeclaration": Model(
        DECLARED, {"baseType": BASE}, "defaultValue? correctResponse? mapping?"
    ),
    "outcomeDeclaration": Model(DECLARED, {"baseType": BASE} | OUTCOME, "defaultValue?"),
    "correctResponse": Model({}, {"interpretation": ANY}, "value+"),
    "defaultValue": Model({}, {"interpretation": ANY}, "value+"),
    "value": Model({}, {"fieldIdentifier": NC_NAME, "baseType": BASE}, value=ANY),
    "mapping": Model(
        {}, {"lowerBound": DOUBLE, "upperBound": DOUBLE, "defaultValue": DOUBLE}, "mapEntry+"
    ),
    "mapEntry": Model({"mapKey": ANY, "mappedValue": DOUBLE}, {"caseSensitive": BOOLEAN}),
    "itemBody": body(f"({ASKED}|{BLOCK}|rubricBlock)*"),
    "rubricBlock": body(f"({BLOCK})*", may={"use": ANY}, view=VIEW),
    "choiceInteraction": body(
        "prompt? simpleChoice+",
        may={"shuffle": BOOLEAN, "maxChoices": INTEGER, "minChoices": INTEGER},
        responseIdentifier=NC_NAME,
    ),
    "orderInteraction": body(
        "prompt? simpleChoice+",
        may={"shuffle": BOOLEAN, "orientation": "horizontal|vertical"},
        responseIdentifier=NC_NAME,
    ),
    "matchInteraction": body(
        "prompt? simpleMatchSet simpleMatchSet",
        may={"shuffle": BOOLEAN, "maxAssociations": INTEGER, "minAssociations": INTEGER},
        responseIdentifier=NC_NAME,
    ),
    "hottextInteraction": body(
        f"prompt? ({BLOCK})+", may={"maxChoices": INTEGER}, responseIdentifier=NC_NAME
    ),
    "extendedTextInteraction": body(
        "prompt?",
        may={"expectedLength": INTEGER, "expectedLines": INTEGER},
        responseIdentifier=NC_NAME,
    ),
    "textEntryInteraction": body("", may={"expectedLength": INTEGER}, responseIdentifier=NC_NAME),
    "inlineChoiceInteraction": body(
        "inlineChoice+", may={"shuffle": BOOLEAN, "required": BOOLEAN}, responseIdentifier=NC_NAME
    ),
    "inlineChoice": body("", mixed=True, may=CHOICE, identifier=NC_NAME),
    "simpleChoice": body(f"({FLOW})*", mixed=True, may=CHOICE, identifier=NC_NAME),
    "simpleMatchSet": Model(children="simpleAssociableChoice*"),
    "simpleAssociableChoice": body(
        f"({FLOW})*", mixed=True, may=CHOICE, identifier=NC_NAME, matchMax=INTEGER
    ),
    "hottext": body(f"({INLINE})*", mixed=True, may=CHOICE, identifier=NC_NAME),
    "prompt": body(f"({INLINE})*", mixed=True),
    "modalFeedback": Model(
        {"outcomeIdentifier": NC_NAME, "identifier": NC_NAME, "showHide": "show|hide"},
        {"title": ANY},
        f"({FLOW})*",
        mixed=True,
    ),
    "p": body(f"({INLINE}|{TYPED}|hottext)*", mixed=True),
    "div": body(f"({FLOW}|{TYPED}|{ASKED}|hottext)*", mixed=True),
    "span": body(f"({INLINE}|{TYPED}|hottext)*", mixed=True),
    "ul": body("li*"),
    "li": body(f"({FLOW}|{TYPED}|hottext)*", mixed=True),
    "br": body(""),
    "img": body("", may={"longdesc": URI} | SIZE, src=URI, alt=r"(?s).{0,256}"),
    "object": body(f"({FLOW})*", mixed=True, may=SIZE, data=URI, type=r"\w+/[\w.+-]+"),
    "responseProcessing": operator(f"({RULE})*", {"template": URI, "templateLocation": URI}),
    "responseCondition": operator("responseIf responseElseIf* responseElse?"),
    "responseIf": operator(f"({TEST}) ({RULE})*"),
    "responseElseIf": operator(f"({TEST}) ({RULE})*"),
    "responseElse": operator(f"({RULE})*"),
    "setOutcomeValue": operator(ONE, identifier=NC_NAME),
    "variable": operator("", {"weightIdentifier": NC_NAME}, identifier=NC_NAME),
    "correct": operator("", identifier=NC_NAME),
    "mapResponse": operator("", identifier=NC_NAME),
    "baseValue": Model({"baseType": BASE}, value=ANY),
    "index": operator(ONE, n=rf"{INTEGER}|{NC_NAME}"),
    "equal": operator(TWO, PAIR),
    "stringMatch": operator(TWO, {"substring": BOOLEAN}, caseSensitive=BOOLEAN),
    "multiple": operator(f"({TEST})*"),
    **dict.fromkeys(("isNull", "not"), operator(ONE)),
    **dict.fromkeys(("and", "or", "sum"), operator(MANY)),
    **dict.fromkeys(("match", "member", "divide", "subtract"), operator(TWO)),
    **dict.fromkeys(("lt", "lte", "gt", "gte"), operator(TWO)),
}
HTML = frozenset(
    {"p", "div", "span", "ul", "ol", "li", "br", "em", "strong", "b", "i", "img", "object"}
)
HTML |= {"table"}


def version_3() -> dict[str, Model]:
    """Give the models in the names of version 3, with what is different there."""
    own = dict(VERSION_2)
    item, outcome, told = own["assessmentItem"], own["outcomeDeclaration"], own["modalFeedback"]
    own["assessmentItem"] = replace(item, needs=item.needs | {"identifier": NC_NAME})
    scored = {"externalScored": "human|externalMachine"}
    own["outcomeDeclaration"] = replace(outcome, may=outcome.may | scored)
    own["modalFeedback"] = replace(told, children="contentBody", mixed=False)
    own["rubricBlock"] = replace(own["rubricBlock"], children="contentBody")
    own["contentBody"] = Model(children=f"({FLOW})*", mixed=True)
    own["img"] = replace(own["img"], needs={"src": URI}, may=own["img"].may | {"alt": ANY})
    return {named(name): renamed(model) for name, model in own.items()}


def named(name: str) -> str:
    """Write an element's name as version 3 has it."""
    return name if name in HTML else f"qti-{hyphened(name)}"


def hyphened(name: str) -> str:
    """Write simpleChoice as simple-choice."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)


def renamed(model: Model) -> Model:
    """Write a model in the names of version 3."""
    needs, may = ({hyphened(k): v for k, v in part.items()} for part in (model.needs, model.may))
    may = {name.replace("schema-location", "schemaLocation"): kind for name, kind in may.items()}
    children = re.sub(r"\w+", lambda found: named(found[0]), model.children)
    return replace(model, needs=needs, may=may, children=children)


ITEMS = {"qti-2.1": VERSION_2, "qti-3.0": version_3()}

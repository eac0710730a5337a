"""Numbers to be typed: amounts in the rules of an item, and the rules that mark amounts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from quizzes.exchange.entries import RefusedError
from quizzes.exchange.foreign import FULL, Foreign, Weighed
from quizzes.exchange.numbers import amount
from quizzes.exchange.qti.building import element
from quizzes.exchange.qti.declarations import Declaration
from quizzes.exchange.qti.processing import FEEDBACK, FLOAT, RESPONSE, SCORE, put, value, variable
from quizzes.exchange.qti.rule_keys import earned
from quizzes.exchange.xml_tree import Node

BRANCHES = ("responseIf", "responseElseIf")
IDENTIFIER = "identifier"


def amounts_of(
    item: Node, told: Declaration, feedback: dict[str, str], *, ours: bool
) -> tuple[Weighed, ...]:
    """Read what is accepted: from the rules, else from the mapping or the key."""
    processing = item.first("responseProcessing")
    branches = processing.find(*BRANCHES) if processing else []
    found = [one for branch in branches for one in _read_branch(branch, told, feedback, ours)]
    if not found and told.entries:
        best = max(points for _, points in told.entries)
        found = [Weighed(v, p * FULL / best) for v, p in told.entries if best > 0]
    found = found or [Weighed(text, FULL) for text in told.correct]
    if not found:
        raise RefusedError("qti-no-key")
    return tuple(found)


def _read_branch(
    branch: Node, told: Declaration, feedback: dict[str, str], ours: bool
) -> Iterator[Weighed]:
    spec = _spec(branch, told)
    if not spec:
        return
    puts = {node.get("identifier"): node for node in branch.all("setOutcomeValue")}
    percent = earned(branch) * 100
    said = puts[FEEDBACK].text.strip() if ours and FEEDBACK in puts else ""
    if percent > 0 or said:
        yield Weighed(spec, min(percent, FULL), feedback.get(said, ""))


def _spec(branch: Node, told: Declaration) -> str:
    """Write the amount that a rule looks for: 12, 12:0.5 or 10..20; nothing if there is none."""
    ends: dict[str, str] = {}
    for test in branch.children[0].walk() if branch.children else ():
        about = [node.get(IDENTIFIER) for node in test.all("variable")]
        given = test.first("baseValue")
        known = given.text.strip() if given else _key(test, told)
        if about != [told.identifier] or not known:
            continue
        if test.name == "equal":
            margin = test.get("tolerance").split()[:1] if "abs" in test.get("toleranceMode") else []
            return f"{known}:{margin[0]}" if margin else known
        if test.name in {"gte", "gt", "lte", "lt"}:
            turned = test.children[0].name != "variable"
            least = test.name.startswith("g") != turned
            ends["least" if least else "most"] = known
    return f"{ends['least']}..{ends['most']}" if len(ends) == 2 else ""


def _key(test: Node, told: Declaration) -> str:
    return told.correct[0] if test.first("correct") and told.correct else ""


def rules_for(question: Foreign) -> Iterator[Node]:
    """Mark amounts: the most that an answer earns counts; then say what there is to say."""
    yield put(SCORE, value(FLOAT, "0"))
    names = names_of(question)
    for option, name in zip(question.options, names, strict=True):
        test, earned = matches(option.text), f"{round(float(option.percent / 100), 6):g}"
        say = put(FEEDBACK, value(IDENTIFIER, name)) if option.feedback else None
        if option.percent > 0:
            new = element("lt", variable(SCORE), value(FLOAT, earned))
            outcome = [put(SCORE, value(FLOAT, earned)), *([say] if say else [])]
        else:
            new, outcome = _nothing_yet(), [say] if say else []
        branch = element("responseIf", element("and", test, new), *outcome)
        yield element("responseCondition", branch)
    if question.else_feedback:
        blank = element("not", element("isNull", variable(RESPONSE)))
        unsaid = element("isNull", variable(FEEDBACK))
        test = element("and", blank, _nothing_yet(), unsaid)
        rule = element("responseIf", test, put(FEEDBACK, value(IDENTIFIER, "else")))
        yield element("responseCondition", rule)


def _nothing_yet() -> Node:
    return element("lte", variable(SCORE), value(FLOAT, "0"))


def names_of(question: Foreign) -> list[str]:
    """Name each amount, for its feedback."""
    return [f"amount{number_}" for number_ in range(1, len(question.options) + 1)]


def matches(spec: str) -> Node:
    """Tell whether the answer is an amount."""
    data = amount(spec)
    if "least" in data:
        ends = (("gte", data["least"]), ("lte", data["most"]))
        tests = (element(name, variable(RESPONSE), value(FLOAT, end)) for name, end in ends)
        return element("and", *tests)
    exact = value(FLOAT, data["value"])
    if "tolerance" in data:
        more = {"toleranceMode": "absolute", "tolerance": data["tolerance"]}
        return element("equal", variable(RESPONSE), exact, **more)
    return element("equal", variable(RESPONSE), exact, toleranceMode="exact")


def a_right_one(question: Foreign) -> str:
    """Give a number that earns everything."""
    spec = next(option.text for option in question.options if option.percent >= FULL)
    data = amount(spec)
    if "value" in data:
        return data["value"]
    middle = (Fraction(data["least"]) + Fraction(data["most"])) / 2
    return f"{Decimal(middle.numerator) / Decimal(middle.denominator):f}"

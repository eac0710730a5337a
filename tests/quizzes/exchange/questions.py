"""Questions of every type that travels, with texts that no format likes."""

from __future__ import annotations

from hypothesis import strategies as st

from lessons.document import Relation
from quizzes.exchange.plain_text import kept
from quizzes.types import TYPES, build_question
from quizzes.types.sample_lesson import LESSON

MEANT = st.sampled_from(
    [
        *"\\~=#{}:%[]*\"'<>&,;|$/@+-\t\n",
        *("->", "::", "####", "//", "[html]", "%50%", "\\n", "<b>x</b>", "&amp;", "]]>", "A. b"),
        *("ANSWER: A", "العربية", "\u202eabc", "é", "e\u0301", "\U0001f600", "\u2028", "=1+1"),
        *("\r\n\r\n", "\ufeff", "''", "T", "*", "$CATEGORY: x", "\x07", "\u00a0", "א"),
    ]
)
texts = (
    st.lists(MEANT | st.text(max_size=4), min_size=1, max_size=5)
    .map("".join)
    .filter(lambda text: kept(text) != "")
)
feedbacks = st.none() | texts
levels = st.sampled_from(["remember", "understand", "apply", "analyse"])


def rows(fields: dict, least: int = 2, most: int = 4):
    return st.lists(st.fixed_dictionaries(fields), min_size=least, max_size=most)


def keyed(items: list[dict]) -> list[dict]:
    return [{"key": f"k{n}", **item} for n, item in enumerate(items)]


shared = {
    "stem": texts,
    "level": levels,
    "explanation": feedbacks,
    "claims": st.sampled_from([[], ["river-holds-bridge"]]),
}
option_rows = rows({"text": texts, "feedback": feedbacks})


def lean(value):
    if isinstance(value, dict):
        return {k: lean(v) for k, v in value.items() if v is not None}
    return [lean(v) for v in value] if isinstance(value, list) else value


@st.composite
def made(draw, type_name, **own):
    base = draw(st.fixed_dictionaries(shared | own))
    return build_question(lean({"id": "a-question", "type": type_name, **base}))


@st.composite
def single(draw):
    options = keyed(draw(option_rows))
    options[draw(st.integers(0, len(options) - 1))]["correct"] = True
    return draw(made("single-choice", options=st.just(options), shuffle=st.booleans()))


@st.composite
def true_false(draw):
    right, first, second = draw(st.booleans()), draw(feedbacks), draw(feedbacks)
    options = [
        {"key": "true", "text": "True", "correct": right, "feedback": first},
        {"key": "false", "text": "False", "correct": not right, "feedback": second},
    ]
    return draw(made("single-choice", preset=st.just("true-false"), options=st.just(options)))


@st.composite
def multiple(draw):
    options = keyed(draw(option_rows))
    for option in options:
        option["correct"] = draw(st.booleans())
    options[0]["correct"] = True
    return draw(made("multiple-choice", options=st.just(options), shuffle=st.booleans()))


@st.composite
def matching(draw):
    least = st.lists(texts, min_size=2, max_size=4, unique_by=lambda t: kept(t).replace("->", "→"))
    choices = keyed([{"text": text} for text in draw(least)])
    keys = st.sampled_from([choice["key"] for choice in choices])
    prompts = draw(rows({"text": texts, "match": keys, "feedback": feedbacks}))
    prompts = [{**prompt, "key": f"q{n}"} for n, prompt in enumerate(prompts)]
    return draw(made("matching", prompts=st.just(prompts), choices=st.just(choices)))


def ordering():
    items = rows({"text": texts, "feedback": feedbacks}, least=3).map(keyed)
    return made("ordering", items=items)


def short():
    accept = st.lists(texts, min_size=1, max_size=3)
    wrong = rows({"text": texts, "feedback": texts}, least=0, most=2)
    own = {"feedback": feedbacks, "wrong": wrong, "else-feedback": feedbacks}
    return made("short-answer", accept=accept, **own)


numbers = st.decimals(-(10**6), 10**6, allow_nan=False, allow_infinity=False, places=3).map(str)


@st.composite
def numerical(draw):
    tolerances = st.none() | st.sampled_from(["0.5", "12", "5 %"])
    points = st.sampled_from([None, "1/2", "1/3", "9/10"])
    amounts = {"value": numbers, "feedback": feedbacks, "tolerance": tolerances}
    answers = draw(rows({**amounts, "points": points}, least=0, most=2))
    answers.insert(draw(st.integers(0, len(answers))), draw(st.fixed_dictionaries(amounts)))
    if draw(st.booleans()):
        answers.append({"least": "-3", "most": "12.5", "feedback": draw(feedbacks)})
    wrong = draw(rows({"value": numbers, "feedback": texts}, least=0, most=2))
    own = {"wrong": st.just(wrong), "else-feedback": feedbacks}
    units = st.none() | st.sampled_from(["km", "%", "m²", "<b>", "days & nights"])
    return draw(made("numerical", answers=st.just(answers), unit=units, **own))


@st.composite
def gap(draw):
    gaps = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        options = keyed(draw(option_rows))
        options[draw(st.integers(0, len(options) - 1))]["correct"] = True
        gaps.append({"key": f"gap-{number}", "options": options})
    between = st.text(" .\nab", max_size=5) | texts.filter(lambda text: "{" not in text)
    text = draw(between) + "".join(f"{{{g['key']}}}{draw(between)}" for g in gaps)
    return draw(made("gap", text=st.just(text), gaps=st.just(gaps), shuffle=st.booleans()))


@st.composite
def open_response(draw):
    points = draw(st.lists(st.integers(0, 20), min_size=2, max_size=3).filter(any))
    levels = [{"key": f"l{n}", "text": draw(texts), "points": p} for n, p in enumerate(points)]
    count = draw(st.integers(1, 2))
    rubric = keyed([{"text": draw(texts), "levels": levels} for _ in range(count)])
    words = st.sampled_from([None, 20])
    own = {"feedback": feedbacks, "least-words": words, "show-rubric": st.booleans()}
    return draw(made("open-response", rubric=st.just(rubric), **own))


@st.composite
def relations(draw):
    actors = draw(st.permutations(sorted(LESSON.actors_by_id)).map(lambda ids: ids[:3]))
    offered = draw(st.lists(st.sampled_from(sorted(Relation)), min_size=1, max_size=3, unique=True))
    pairs = st.permutations(actors).map(lambda ids: ids[:2])
    said = st.tuples(pairs, st.sampled_from(offered), feedbacks)
    drawn = draw(st.lists(said, min_size=1, max_size=3))
    ties = [{"who": a, "relation": r, "whom": b, "feedback": f} for (a, b), r, f in drawn]
    own = {"actors": actors, "relations": offered, "ties": lean(ties)}
    return draw(made("relations", **{name: st.just(value) for name, value in own.items()}))


def evidence():
    told = st.fixed_dictionaries({"s1": texts, "s2": texts})
    own = {"passage": st.just(["the-backers"]), "supports": st.just("south-backs-front")}
    return made("evidence", feedback=told, **own)


STRATEGIES = {
    "single-choice": single(),
    "true-false": true_false(),
    "multiple-choice": multiple(),
    "matching": matching(),
    "ordering": ordering(),
    "short-answer": short(),
    "numerical": numerical(),
    "gap": gap(),
    "open-response": open_response(),
    "relations": relations(),
    "evidence": evidence(),
}
SAMPLES = [type_.samples().question for type_ in TYPES.values()]
__all__ = ["LESSON", "SAMPLES", "STRATEGIES", "texts"]

"""Nothing of a key or of feedback reaches a browser before the answers are handed in.

Every feedback and explanation of a quiz of every type carries a canary; every page, every
answer to a script and every header that a student or a guest can get before is searched for it.
"""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest

from app.db import db
from quizzes.types import TYPES
from tests.harness.taking import NAMES, SLUG, samples_of, shelve_every_type

CANARY = "canary-of-the-key"
TELLING = re.compile(r"\bcorrect\b|misconception|feedback|\bmatch\": |is-right|verdict", re.I)


@pytest.fixture(autouse=True)
def quiz(app):
    with app.app_context():
        shelve_every_type(db.session, lambda text: f"{text} {CANARY}")


@pytest.fixture(params=["student", "guest"])
def learner(request, visitors, visitor):
    return visitors.amina if request.param == "student" else visitor


def everything(answer):
    """Read all that a browser gets: status line, headers, body."""
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers)
    return unquote(f"{headers}\n{answer.get_data(as_text=True)}")


class Listener:
    """Sends requests for a learner and keeps all that comes back."""

    def __init__(self, visitor):
        self.client, self.heard = visitor.client, []

    def get(self, address, **headers):
        return self.keep(self.client.get(address, headers=headers))

    def post(self, address, data, **headers):
        return self.keep(self.client.post(address, data=data, headers=headers))

    def keep(self, answer):
        self.heard.append((answer.request.path, everything(answer)))
        return answer


def fields_of(visitor, address):
    return visitor.open(address).form(action=address).fields()


def walk(learner, listener):
    """Start the quiz, send right, wrong, blank and malformed answers in every way, stop short."""
    listener.get("/")
    listener.get(f"/quizzes/{SLUG}")
    learner.open(f"/quizzes/{SLUG}")
    base = learner.submit("Start").path.removesuffix("/1")
    listener.get(base)
    for number, name in enumerate(NAMES, start=1):
        address = f"{base}/{number}"
        for raw in submissions(name):
            for headers in ({}, {"Accept": "application/json"}):
                for button in ("next", "flag"):
                    fields = fields_of(learner, address)
                    for field, values in {**raw, "go": [button]}.items():
                        fields.setlist(field, list(values))
                    listener.post(address, fields, **headers)
                listener.get(address, **headers)
    for place in ("/check", "/receipt", "/lesson", "/lesson?n=2", "/1?from=check", "/99"):
        listener.get(base + place)
    listener.get("/work")
    return base


def submissions(name):
    samples = TYPES[name].samples()
    marked = [sample.raw for sample in (*samples.right, *samples.partly, *samples.wrong)]
    return [*marked[:3], *samples.blank[:1], *samples.malformed[:2]]


def test_before_handing_in_nothing_leaks_and_afterwards_all_is_said(learner):
    listener = Listener(learner)
    base = walk(learner, listener)
    assert len(listener.heard) > 150
    for address, text in listener.heard:
        assert CANARY not in text, address
        body = re.sub(r'<link[^>]*>|<script[^>]*></script>|role="alert"', "", text)
        assert not TELLING.search(body), (address, TELLING.search(body))
    learner.open(f"{base}/check")
    learner.submit("Hand in")
    assert learner.open(base).text.count(CANARY) > len(NAMES)


def key_moved(plain):
    """Give the same question with another key."""
    plain = json.loads(json.dumps(plain))
    if options := plain.get("options"):
        flags = [option.pop("correct", False) for option in options]
        for option, flag in zip(options, flags[1:] + flags[:1], strict=True):
            if flag:
                option["correct"] = True
    if prompts := plain.get("prompts"):
        prompts[0]["match"], prompts[1]["match"] = prompts[1]["match"], prompts[0]["match"]
    if "accept" in plain or "actor" in plain:
        plain["actor"] = "hill-front"
    return plain


@pytest.mark.parametrize("name", ["single-choice", "multiple-choice", "matching", "short-answer"])
@pytest.mark.parametrize("seed", [f"attempt-{n}" for n in range(20)])
def test_a_question_with_another_key_looks_the_same(name, seed):
    type_ = TYPES[name]
    samples = type_.samples()
    plain = json.loads(samples.question.to_json())
    moved = type_.build({k: v for k, v in key_moved(plain).items() if k != "type"})
    assert moved != samples.question
    first, second = (type_.present(q, samples.lesson, seed) for q in (samples.question, moved))
    assert first == second


def test_right_and_wrong_answers_get_the_same_reply(visitors):
    """Save an answer of each sort as a script does: only the time and the key may differ."""
    amina = visitors.amina
    amina.open(f"/quizzes/{SLUG}")
    base = amina.submit("Start").path.removesuffix("/1")
    for number, (right, wrong) in enumerate(
        zip(samples_of(which="right"), samples_of(which="wrong"), strict=True), start=1
    ):
        sizes = set()
        for raw in (right, wrong):
            fields = fields_of(amina, f"{base}/{number}")
            for field, values in raw.items():
                fields.setlist(field, list(values))
            reply = amina.client.post(
                f"{base}/{number}", data=fields, headers={"Accept": "application/json"}
            )
            sizes.add((reply.status_code, len(reply.data), tuple(sorted(reply.json))))
        assert len(sizes) == 1

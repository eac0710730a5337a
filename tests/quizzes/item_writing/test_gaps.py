"""The lists of a gap text follow the rules on options."""

from __future__ import annotations

import json

from quizzes.item_writing import advice_on
from quizzes.types import build_question
from quizzes.types.sample_lesson import LESSON
from tests.quizzes.samples import sample


def test_each_list_is_looked_at_by_itself():
    plain = json.loads(sample("gap").to_json())
    plain["gaps"][0]["options"][1]["text"] = "Northland"
    plain["gaps"][1]["options"] = plain["gaps"][1]["options"][:2]
    plain["gaps"][1]["options"][0]["text"] = "none of these"
    found = {(f.code, f.where) for f in advice_on(build_question(plain), LESSON)}
    assert {
        ("overlapping-options", "gaps.0.options.1.text"),
        ("too-few-options", "gaps.1.options"),
        ("all-or-none-of-the-above", "gaps.1.options.0.text"),
    } <= found

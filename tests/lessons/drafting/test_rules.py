"""The rules that a linguist extends."""

from __future__ import annotations

import shutil

from lessons.document import Relation
from lessons.drafting.rules import FOLDER, read_rules


def test_the_shipped_rules_are_sound():
    assert read_rules().problems == ()


def test_every_relation_can_be_stated():
    assert {p.relation for p in read_rules().value.phrases.relations} == set(Relation)


def test_a_slip_in_a_rule_is_told_with_its_line(tmp_path):
    folder = tmp_path / "rules"
    shutil.copytree(FOLDER, folder)
    (folder / "verbs.yaml").write_text(
        "- {verb: help, relation: backs}\n- {verb: hug, relation: hugs}\n"
    )
    [problem] = read_rules(folder).problems
    assert problem.line == 2
    assert "relation 'hugs' is not known" in problem.message

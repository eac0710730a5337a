"""What only our own exports in QTI hold: tables of ties, rubrics and texts, out and in again."""

from __future__ import annotations

import pytest

from quizzes.exchange import FORMATS, read_questions, write_questions
from quizzes.exchange.foreign import Foreign, Kind
from quizzes.exchange.xml_tree import read_tree
from quizzes.exchange.zip_files import Archive, pack
from quizzes.types import build_question
from tests.quizzes.exchange.qti_files import codes, item, read
from tests.quizzes.exchange.qti_rules import broken_rules
from tests.quizzes.exchange.qti_schema import item_problems
from tests.quizzes.exchange.questions import LESSON, SAMPLES

VERSIONS = pytest.mark.parametrize("version", ["qti-2.1", "qti-3.0"])


def sample(type_name, **changed):
    (found,) = (one for one in SAMPLES if one.type == type_name)
    return found.model_copy(update=changed)


def written(question, version="qti-2.1"):
    """Give what is written of a question, and what is said to be lost."""
    export = write_questions([question], LESSON, FORMATS[version])
    notes = [note.code for loss in export.losses for note in loss.notes]
    return export.content, notes


def xml_of(content):
    return Archive(content).read("items/q1.xml").decode()


def changed(content, old, new):
    """Change an item of a package."""
    archive = Archive(content)
    files = {name: archive.read(name).decode() for name in archive.names}
    assert old in files["items/q1.xml"]
    files["items/q1.xml"] = files["items/q1.xml"].replace(old, new)
    return pack({name: text.encode() for name, text in files.items()})


@VERSIONS
def test_relations_become_a_choice_among_all_that_can_be_said(version):
    content, lost = written(sample("relations"), version)
    tree = read_tree(xml_of(content).encode())
    texts = [one.text for one in tree.walk() if one.name.endswith(("simpleChoice", "le-choice"))]
    assert "Northland — backs — League" in texts
    assert "League — backs — Northland" in texts
    assert len([one for one in texts if "fights" in one]) == 3, "it runs both ways"
    assert 'max-choices="2"' in xml_of(content) or 'maxChoices="2"' in xml_of(content)
    assert "statements" in lost


def test_a_table_of_ties_comes_back_with_its_feedback():
    ties = [
        {"who": "northland", "relation": "backs", "whom": "river-league", "feedback": "Yes."},
        {"who": "hill-front", "relation": "fights", "whom": "river-league"},
    ]
    own = {"actors": ["northland", "river-league", "hill-front"], "relations": ["backs", "fights"]}
    shared = {"id": "q", "type": "relations", "stem": "Who?", "level": "apply"}
    content, _ = written(build_question(shared | own | {"ties": ties}))
    (entry,) = read(content)
    assert (entry.outcome, entry.type) == ("imported", "relations")
    assert {name: entry.data[name] for name in own} == own
    assert sorted(entry.data["ties"], key=str) == sorted(ties, key=str)


def test_more_statements_than_a_list_can_hold_are_left_out():
    actors = [f"actor-{number}" for number in range(11)]
    ties = [{"who": actors[0], "relation": "backs", "whom": actors[1]}]
    own = {"actors": actors, "relations": ["backs"], "ties": ties}
    shared = {"id": "q", "type": "relations", "stem": "Who?", "level": "apply"}
    export = write_questions([build_question(shared | own)], LESSON, FORMATS["qti-3.0"])
    assert (export.written, export.losses[0].left_out) == (0, True)
    assert "more than 100 statements" in " ".join(map(str, export.losses[0].notes))


@pytest.mark.parametrize(
    ("old", "new", "outcome"),
    [
        ("tie.northland.backs.river-league", "tie.northland.adores.river-league", "refused"),
        ("tie.northland.backs.river-league", "tie.north", "multiple-choice"),
        ("tie.northland.backs.river-league", "tie.a.b.c.d", "multiple-choice"),
        ('class="statements"', 'class="other"', "multiple-choice"),
    ],
)
def test_a_table_that_somebody_changed_is_no_table(old, new, outcome):
    content, _ = written(sample("relations"))
    (entry,) = read(changed(content, old, new))
    assert outcome in {entry.type, entry.outcome}


@VERSIONS
@pytest.mark.parametrize(("shown", "view"), [(False, "scorer"), (True, "candidate scorer")])
def test_a_rubric_is_for_those_who_may_see_it_and_comes_back(version, shown, view):
    question = sample("open-response", show_rubric=shown)
    content, lost = written(question, version)
    assert f'view="{view}"' in xml_of(content)
    (entry,) = read(content)
    assert (entry.outcome, codes(entry), lost) == ("imported", [], ["word-limits"])
    assert entry.data.get("show-rubric", False) is shown
    assert entry.data["stem"] == question.stem
    points = [[level["points"] for level in row["levels"]] for row in entry.data["rubric"]]
    assert points == [[2, 1, 0], [2, 0]]


@pytest.mark.parametrize("new", ["many", "99", "-1", ""])
def test_a_rubric_without_points_becomes_a_plain_one(new):
    content, _ = written(sample("open-response"))
    (entry,) = read(changed(content, "<span>2</span>", f"<span>{new}</span>"))
    assert (codes(entry), len(entry.data["rubric"])) == (["by-hand"], 1)


@VERSIONS
def test_a_kept_text_goes_out_as_an_item_that_asks_nothing(version):
    text = Foreign(1, Kind.TEXT, "Look at the map.\nThen go on.", title="")
    content = FORMATS[version].render([text])
    tree = read_tree(xml_of(content).encode())
    assert item_problems(tree, version) == []
    assert broken_rules(tree) == []
    (entry,) = read(content)
    assert (entry.outcome, entry.stem) == ("kept", "Look at the map.\nThen go on.")


def test_lines_before_the_first_gap_stay_with_the_text():
    options = [{"key": "yes", "text": "it", "correct": True}, {"key": "no", "text": "none"}]
    own = {"text": "One.\nTwo {a}.", "gaps": [{"key": "a", "options": options}]}
    shared = {"id": "q", "type": "gap", "stem": "Fill in {x}.", "level": "apply"}
    content, lost = written(build_question(shared | own))
    (entry,) = read(content)
    assert (entry.data["stem"], entry.data["text"]) == ("Fill in {x}.", "One.\nTwo {gap-1}.")
    assert "gap-lines" not in lost


def test_an_item_that_only_says_it_is_ours_is_read_with_care():
    content = item("<div><p>Only</p></div>", attributes='toolName="Crosscurrents"')
    assert [entry.outcome for entry in read_questions(content, FORMATS["qti-2.1"]).entries] == [
        "kept"
    ]

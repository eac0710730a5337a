"""The report's page: sorted, opened, over all classes, and honest about its age."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from app import recounting
from app.db import db
from app.models import KeptReport
from app.services import kept_reports
from app.services.report_scopes import Basis, class_scope
from app.services.reports import Look
from app.services.shared_errors import SharedError
from app.teach.report_lines import Line, Order, spot_of
from app.teach.report_page import ReportPage
from app.teach.shared_words import SENTENCES, error_words
from app.wording import TYPES
from quizzes.document import Misconception
from quizzes.item_statistics import Flag, Sign
from tests.harness.queries import counted_get
from tests.harness.taking import NAMES, SLUG

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def assigned(room):
    room.assign()


@pytest.fixture
def address(room):
    return f"{room.base}/quizzes/actors"


def line(number, facility, correlation, *signs):
    figures = SimpleNamespace(correlation=correlation)
    version = SimpleNamespace(facility=facility, figures=figures, n=10, signs=list(signs))
    version.revisions, version.settled = [1, 2], False
    return Line(SimpleNamespace(number=number, versions=[version], newest=version), version)


LINES = [line(1, 0.9, None, Sign.EASY), line(2, 0.2, 0.4, Sign.CHECK_KEY), line(3, 0.5, -0.1)]


@pytest.mark.parametrize(
    ("by", "order", "wanted"),
    [
        ("number", "down", [3, 2, 1]),
        ("facility", "up", [2, 3, 1]),
        ("discrimination", "up", [3, 2, 1]),
        ("discrimination", "down", [2, 3, 1]),
        ("signs", "up", [2, 1, 3]),
        ("nonsense", "up", [1, 2, 3]),
    ],
)
def test_the_table_is_sorted_and_what_has_no_figure_stands_last(by, order, wanted):
    lines = Order.wanted({"sort": by, "order": order}).apply(LINES)
    assert [one.question.number for one in lines] == wanted


def test_only_what_has_both_figures_is_in_the_picture(app):
    with app.test_request_context():
        spots = [spot_of(one) for one in LINES]
    assert spots[0] is None
    assert (spots[1].label, spots[1].word, spots[1].sign) == ("2", "Check the key", "check-key")


def test_every_misconception_has_its_sentence(app):
    assert set(SENTENCES) == set(Misconception)
    with app.test_request_context():
        words = error_words(SharedError("sna-is-sdf", 11, 24, [3]))
        assert words == "11 of 24 took SNA and SDF for the same group."
        assert error_words(SharedError("new", 1, 2, [3])) == "1 of 2: new."


def test_an_opened_question_names_who_chose_what_and_no_other_does(visitors, room, address):
    room.sit("amina", right=1)
    page = visitors.chidi.open(address)
    assert "Amina" not in page.text
    page = visitors.chidi.open(f"{address}?open=1")
    assert "Hayat Tahrir al-Sham (HTS) Amina" in page.text
    assert visitors.chidi.open(page.links["Amina"])


def test_all_classes_have_a_page_of_their_own(visitors, room):
    room.sit("amina", right=4)
    page = visitors.chidi.open("/classes/all/quizzes/actors?attempts=best")
    assert "All your classes" in page.text
    assert "Chidi's class" in page.links
    assert "40% 4 of 10 points" in page.text
    visitors.dana.open("/classes/all/quizzes/actors", status=404)
    visitors.chidi.open("/classes/all/quizzes/proxy-dynamics", status=404)


def test_the_workbook_holds_the_quiz_its_questions_and_every_answer(visitors, room, address):
    room.sit("amina", right=1)
    answer = visitors.chidi.client.get(f"{address}/report.xlsx")
    assert answer.headers["Content-Disposition"].endswith('who-is-who-report.xlsx"')
    book = load_workbook(BytesIO(answer.data))
    assert book.sheetnames == ["Quiz", "Questions", "Shared errors", "Answers"]
    answers = list(book["Answers"].iter_rows(values_only=True))
    assert answers[1][:3] == ("Amina", "Hayat Tahrir al-Sham (HTS)", 1)


def test_questions_of_every_type_have_their_report(quiz_of_every_type, visitors, room):
    room.assign(SLUG)
    room.sit("ben", SLUG)
    for number, name in enumerate(NAMES, start=1):
        page = visitors.chidi.open(f"{room.base}/quizzes/{SLUG}?open={number}")
        assert str(TYPES[name]) in page.text
    assert visitors.chidi.client.get(f"{room.base}/quizzes/{SLUG}/report.xlsx").status_code == 200


class Begun(list):
    """Recounts that are noted, and done when asked for."""

    trouble = None

    def begin(self, scope, basis):
        self.append((scope.subject, basis))
        return self.trouble


def recount_now(room):
    with room.app.app_context():
        cast = room.cast
        scope = class_scope(db.session, cast.chidi.id, cast.chidis_class, "actors")
        kept_reports.recount(db.session, scope, Basis.FIRST)


def test_a_large_report_says_that_it_is_counted_and_as_of_when(
    visitors, room, address, monkeypatch
):
    monkeypatch.setattr(kept_reports, "LIVE", 0)
    room.app.extensions["recounts"] = begun = Begun()
    room.sit("amina", right=4)
    page = visitors.chidi.open(address)
    assert "1 attempt is being counted." in page.text
    visitors.chidi.open(f"{address}/questions.csv", status=404)
    recount_now(room)
    page = visitors.chidi.open(address)
    assert "40% 4 of 10 points" in page.text
    assert "being counted" not in page.text
    room.sit("ben", right=8)
    page = visitors.chidi.open(address)
    assert "1 newer attempt is being counted." in page.text
    assert "As of" in page.text
    assert "40% 4 of 10 points" in page.text
    subject = room.cast.chidis_class.hex
    assert begun == [(subject, Basis.FIRST)] * 3
    assert counted_get(room.app, visitors.chidi, address) <= 20


def test_a_report_whose_counting_failed_says_so_and_how_old_its_figures_are(
    visitors, room, address, monkeypatch
):
    monkeypatch.setattr(kept_reports, "LIVE", 0)
    room.app.extensions["recounts"] = begun = Begun()
    begun.trouble = kept_reports.Trouble(2, NOON, NOON + timedelta(minutes=1))
    room.sit("amina", right=4)
    page = visitors.chidi.open(address)
    assert "Counting failed 2 times, last at" in page.text
    assert "1 attempt is not counted yet." in page.text
    recount_now(room)
    assert "Counting failed" not in visitors.chidi.open(address).text
    room.sit("ben", right=8)
    page = visitors.chidi.open(address)
    assert "The figures are those of" in page.text
    assert "1 newer attempt is not in them. It is tried again when" in page.text
    assert "its log says why" in page.text
    assert "40% 4 of 10 points" in page.text


def test_a_recount_runs_beside_the_site_once(monkeypatch):
    started = []

    class Child:
        def __init__(self, command, **_where):
            started.append(command)

        def poll(self):
            return None

    monkeypatch.setattr(recounting.subprocess, "Popen", Child)
    recounts = recounting.Recounts("sqlite://")
    scope = SimpleNamespace(teacher_id="t", slug="actors", subject="all")
    for basis in (Basis.FIRST, Basis.FIRST, Basis.BEST):
        recounts.begin(scope, basis)
    assert [command[-4:] for command in started] == [
        ["t", "actors", "all", "first"], ["t", "actors", "all", "best"],
    ]  # fmt: skip


@pytest.mark.parametrize("subject", ["all", "class"])
def test_a_recount_keeps_the_report_that_it_is_asked_for(room, monkeypatch, subject):
    room.sit("amina", right=4)
    cast = room.cast
    subject = "all" if subject == "all" else cast.chidis_class.hex
    monkeypatch.setattr(recounting.os, "nice", lambda _by: 0)
    monkeypatch.setenv("DATABASE_URL", room.app.config["SQLALCHEMY_DATABASE_URI"])
    assert recounting.main([str(cast.chidi.id), "actors", subject, "first"]) == 0
    with room.app.app_context():
        [kept] = db.session.query(KeptReport).all()
        assert (kept.subject, kept.attempts) == (subject, 1)


def look(number, sign):
    return Look(number, SimpleNamespace(waiting=0), Flag(sign))


@pytest.mark.parametrize(
    ("few", "to_mark", "wanted"), [(False, 0, [3, 1, 2]), (False, 2, [3, 1]), (True, 0, [])]
)
def test_at_most_three_things_are_to_be_looked_at_first_each_question_once(few, to_mark, wanted):
    looks = [look(3, Sign.CHECK_KEY), look(1, Sign.HARD), look(2, Sign.FLAT)]
    looks += [look(3, Sign.UNCHOSEN), look(4, Sign.UNCHOSEN)]
    version = SimpleNamespace(waiting=to_mark)
    questions = [SimpleNamespace(versions=[version], newest=version)]
    report = SimpleNamespace(looks=looks, few=few, questions=questions)
    page = ReportPage(None, None, SimpleNamespace(report=report), Order(), None, None, 1, [])
    assert [one.number for one in page.looks] == wanted

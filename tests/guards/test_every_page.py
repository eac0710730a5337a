"""Whatever a reader can reach by links is there, and sound."""

from __future__ import annotations

import pytest

from app.demo.people import FIRST_CLASS, SECOND_CLASS, TEACHERS
from app.roles import AUDIENCES, Audience
from tests.harness.crawl import crawl
from tests.harness.queries import counted_get
from tests.harness.visitor import Visitor

NOT_LINKED = {"static", "learn.health", "account.join_link", "account.invitation"}
NOT_LINKED |= {"learn.image", "author.image", "author.draft_image"}  # shown, not linked
NOT_LINKED |= {"author.kept_texts"}  # an import that kept texts leads there; the demo has none


def test_a_stranger_finds_every_page_sound(demo):
    seen, problems = crawl(Visitor(demo), ["/"])
    assert not problems, "\n".join(problems)
    assert {"learn.lessons", "learn.lesson", "learn.quiz", "account.login"} <= seen.keys()


@pytest.mark.parametrize("name", [FIRST_CLASS[0], FIRST_CLASS[5], SECOND_CLASS[0]])
def test_a_student_finds_every_page_sound(demo_visitor, name):
    seen, problems = crawl(demo_visitor(name), ["/"])
    assert not problems, "\n".join(problems)
    assert {"learn.work", "learn.attempt", "account.account"} <= seen.keys()


@pytest.mark.parametrize("name", TEACHERS)
def test_a_teacher_finds_every_page_sound(demo_visitor, name):
    seen, problems = crawl(demo_visitor(name), ["/"])
    assert not problems, "\n".join(problems)
    assert {
        "teach.gradebook",
        "teach.quiz_report",
        "teach.student",
        "author.question",
    } <= seen.keys()


def test_a_guest_in_the_middle_of_a_quiz_finds_every_page_sound(app):
    visitor = Visitor(app)
    visitor.open("/quizzes/actors")
    page = visitor.submit(action="/quizzes/actors/start")
    _, problems = crawl(visitor, [page.path, "/"])
    assert not problems, "\n".join(problems)


def pages_of(visitor, endpoint):
    """Find a class's pages that grow with its students, by following links."""
    rules = {
        "class": lambda path: path.count("/") == 2,
        "gradebook": lambda path: path.endswith("/gradebook"),
        "report": lambda path: "/quizzes/" in path and path.count("/") == 4,
    }
    links = visitor.open("/classes").links.values()
    first = next(link for link in links if link.startswith("/classes/") and len(link) > 40)
    if endpoint == "class":
        return first
    inside = visitor.open(first).links.values()
    return next(link for link in inside if rules[endpoint](link))


@pytest.mark.parametrize("endpoint", ["class", "gradebook", "report"])
def test_a_larger_class_takes_no_more_queries(demo, demo_visitor, endpoint):
    large, small = (demo_visitor(name) for name in TEACHERS)
    most = counted_get(demo, large, pages_of(large, endpoint))
    least = counted_get(demo, small, pages_of(small, endpoint))
    # The small class has responses that wait for a teacher, of which a report reads the scores.
    assert most <= least


def test_reading_and_answering_take_few_queries(demo):
    visitor = Visitor(demo)
    assert counted_get(demo, visitor, "/") <= 3
    assert counted_get(demo, visitor, "/lessons/syria-2024") <= 4
    assert counted_get(demo, visitor, "/quizzes/actors") <= 5


def test_members_pages_are_all_reached_by_links(demo, demo_visitor):
    """A page that no link leads to is a page that nobody finds."""
    seen = set()
    for visitor in (demo_visitor(TEACHERS[0]), demo_visitor(FIRST_CLASS[5]), Visitor(demo)):
        seen |= crawl(visitor, ["/"], most=2)[0].keys()
    readable = {
        rule.endpoint
        for rule in demo.url_map.iter_rules()
        if "GET" in rule.methods and "POST" not in rule.methods
    }
    unseen = readable - seen - NOT_LINKED
    members = {name for name in unseen if AUDIENCES[name] is not Audience.ANYONE}
    assert members <= {"learn.receipt", "learn.check", "learn.attempt_lesson", "account.keep"}

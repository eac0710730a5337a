"""Promises about addresses: who they are for, and that reading changes nothing."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.exc import DBAPIError

from app.db import db
from app.models import Miss
from app.roles import AUDIENCES, Audience
from app.security import SAFE_METHODS
from tests.harness.apps import make_app, put_away

NOBODY = "00000000-0000-7000-8000-000000000000"


def rules_of(app):
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def made_up(rule):
    """Fill an address with things that do not exist."""
    numbers = re.sub(r"<int:[^>]+>", "1", rule.rule)
    ids = re.sub(r"<uuid:[^>]+>", NOBODY, numbers)
    return re.sub(r"<[^>]+>", "no-such-thing", ids)


def test_every_route_declares_who_it_is_for(app):
    undeclared = {rule.endpoint for rule in rules_of(app)} - AUDIENCES.keys()
    assert not undeclared, f"app/roles.py does not name {sorted(undeclared)}"


def test_every_declared_audience_belongs_to_a_route(app):
    stale = AUDIENCES.keys() - {rule.endpoint for rule in app.url_map.iter_rules()}
    assert not stale, f"app/roles.py names what is not there: {sorted(stale)}"


def test_no_address_has_two_meanings(app):
    seen = [(r.rule, method) for r in rules_of(app) for method in r.methods - {"OPTIONS"}]
    assert len(seen) == len(set(seen))


def test_a_stranger_gets_no_page_that_is_for_members(app):
    client = app.test_client()
    for rule in rules_of(app):
        if AUDIENCES[rule.endpoint] is Audience.ANYONE or "GET" not in rule.methods:
            continue
        answer = client.get(made_up(rule))
        assert answer.status_code in {302, 401, 404}, f"{rule.rule}: {answer.status_code}"
        assert answer.status_code != 302 or answer.location.startswith("/login"), rule.rule


def test_a_student_gets_no_page_that_is_for_teachers(visitors, app):
    for rule in rules_of(app):
        if AUDIENCES[rule.endpoint] is Audience.TEACHER and "GET" in rule.methods:
            answer = visitors.amina.client.get(made_up(rule))
            assert answer.status_code in {403, 404}, f"{rule.rule}: {answer.status_code}"


def test_nothing_is_written_without_the_token_of_our_forms(visitors, app):
    for rule in rules_of(app):
        for method in rule.methods - SAFE_METHODS:
            answer = visitors.chidi.client.open(made_up(rule), method=method)
            assert answer.status_code in {400, 403, 404}, f"{rule.rule}: {answer.status_code}"


def test_a_page_that_is_read_cannot_write(stocked_url, instance, monkeypatch):
    def write():
        db.session.add(Miss(kind="test", subject=""))
        db.session.commit()
        return "written"

    app = make_app(stocked_url, instance)
    app.add_url_rule("/write", "write", write, methods=["GET", "POST"])
    monkeypatch.setitem(AUDIENCES, "write", Audience.ANYONE)
    with pytest.raises(DBAPIError, match=r"readonly|read-only"):
        app.test_client().get("/write")
    put_away(app)


def test_ids_in_addresses_are_random_ones(app):
    """A number in an address counts within something that has an id; it never is the id."""
    for rule in rules_of(app):
        if "<int:" in rule.rule:
            before = rule.rule.split("<int:")[0]
            assert "<" in before, f"{rule.rule} counts from the top"

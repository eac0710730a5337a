"""Flask's signed cookie: read as Flask reads it, whoever brings it and however often."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import session
from flask.sessions import SecureCookieSessionInterface

ADDRESS = "/login"


@pytest.fixture
def cookie(app):
    """Give the name and value of the cookie that a first page sets."""
    client = app.test_client()
    client.get(ADDRESS)
    name = app.session_interface.get_cookie_name(app)
    return name, client.get_cookie(name).value


def read(app, name, value):
    """Give what the site reads in a cookie."""
    with app.test_request_context(ADDRESS, headers={"Cookie": f"{name}={value}"}):
        return dict(session)


def test_a_cookie_that_comes_again_says_the_same_as_flask_reads_in_it(app, cookie):
    name, value = cookie
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert read(app, name, value) == read(app, name, value) == signer.loads(value)
    assert "csrf_token" in read(app, name, value)


def test_what_one_request_changes_in_its_session_is_not_seen_by_the_next(app, cookie):
    name, value = cookie
    with app.test_request_context(ADDRESS, headers={"Cookie": f"{name}={value}"}):
        session["csrf_token"] = "changed"
        session["more"] = ["than", "before"]
    assert read(app, name, value)["csrf_token"] != "changed"
    assert "more" not in read(app, name, value)


@pytest.mark.parametrize(
    "spoil", [lambda v: v[:-1] + "A" * (v[-1] != "A"), str.swapcase, lambda v: ""]
)
def test_a_cookie_that_was_tampered_with_is_empty(app, cookie, spoil):
    name, value = cookie
    read(app, name, value)
    assert read(app, name, spoil(value)) == {}


def test_a_cookie_older_than_a_session_lasts_is_empty_also_when_it_was_good_before(
    app, cookie, monkeypatch
):
    name, value = cookie
    assert read(app, name, value)
    monkeypatch.setitem(app.config, "PERMANENT_SESSION_LIFETIME", timedelta(seconds=-1))
    assert read(app, name, value) == {}


def test_a_form_token_is_worth_nothing_to_another_browser(app):
    first, second = app.test_client(), app.test_client()
    token = page_token(first)
    assert page_token(first) == token
    assert page_token(second) != token
    data = {"csrf_token": token, "sign_in_name": "x", "password": "y"}
    assert second.post(ADDRESS, data=data).status_code == 400


def test_a_form_token_that_is_cut_or_missing_is_refused(app):
    client = app.test_client()
    token = page_token(client)
    for sent in ("", token[:-1], token + "A", "é" + token):
        assert client.post(ADDRESS, data={"csrf_token": sent}).status_code == 400
    assert client.post(ADDRESS, data={"csrf_token": token}).status_code != 400


def page_token(client):
    """Give the token in a page's form."""
    html = client.get(ADDRESS).get_data(as_text=True)
    return html.partition('name="csrf_token"')[2].partition('value="')[2].partition('"')[0]

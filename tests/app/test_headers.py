"""What goes with every answer: the policy, privacy in caches, https, proxies and names."""

from __future__ import annotations

import pytest

from app.security import COOKIE
from tests.harness import cast
from tests.harness.page import Page


def test_pages_allow_nothing_inline_and_nothing_from_elsewhere(app):
    policy = app.test_client().get("/").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("address", ["/", "/no-such-page", "/health", "/login"])
def test_no_answer_may_be_framed_or_sniffed(app, address):
    headers = app.test_client().get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "same-origin"


def test_nothing_private_stays_in_a_cache(visitors):
    for visitor in (visitors.amina, visitors.chidi):
        assert visitor.open("/").response.headers["Cache-Control"] == "no-store"


def test_browsers_keep_styles_and_scripts_for_ever(app):
    client = app.test_client()
    style = next(e.get("href") for e in Page(client.get("/")).all("link") if "css" in e.get("href"))
    with client.get(style, headers={"Accept-Encoding": "gzip"}) as response:
        assert "max-age=31536000" in response.headers["Cache-Control"]


def test_https_is_asked_for_again_only_where_it_is_spoken(app):
    client = app.test_client()
    assert "Strict-Transport-Security" not in client.get("/").headers
    secure = client.get("/", base_url="https://localhost")
    assert "max-age=31536000" in secure.headers["Strict-Transport-Security"]


def log_in(app, base_url, cast):
    client = app.test_client()
    form = Page(client.get("/login", base_url=base_url)).form(action="/login")
    values = form.filled({"sign_in_name": "amina", "password": cast.amina.password})
    headers = {"Referer": f"{base_url}/login"}
    return client.post("/login", data=values, base_url=base_url, headers=headers)


def test_over_https_cookies_go_over_https_only(app_on, sqlite_url):
    app = app_on(sqlite_url, https=True)
    answer = log_in(app, "https://localhost", cast.bring(app).cast)
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if COOKIE in c)
    for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert word in cookie


def test_a_proxys_word_counts_only_where_one_is_expected(app_on, sqlite_url):
    claims = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"}
    plain = app_on(sqlite_url).test_client().get("/", headers=claims)
    behind = app_on(sqlite_url, proxies=1).test_client().get("/", headers=claims)
    assert "Strict-Transport-Security" not in plain.headers
    assert "Strict-Transport-Security" in behind.headers


def test_only_trusted_names_are_answered(app_on, sqlite_url):
    client = app_on(sqlite_url, trusted_hosts=("quiz.school.example",)).test_client()
    assert client.get("/", base_url="http://quiz.school.example").status_code == 200
    assert client.get("/", base_url="http://evil.example").status_code == 400


def test_the_health_page_reaches_the_database(any_app):
    answer = any_app.test_client().get("/health")
    assert answer.get_json() == {"status": "ok"}


def test_a_second_app_serves_the_same_copy_of_the_static_files(app_on, sqlite_url, instance):
    app_on(sqlite_url)
    copies = {path: path.stat().st_mtime_ns for path in (instance / "static").iterdir()}
    app_on(sqlite_url)
    assert {path: path.stat().st_mtime_ns for path in (instance / "static").iterdir()} == copies
    assert len(copies) == 1

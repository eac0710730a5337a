"""Templates of question types rendered as pages, without a database."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from flask import render_template_string

from tests.harness.apps import make_app, put_away
from tests.harness.checks import CHECKS, check_headers
from tests.harness.page import Page

SHELL = """<!doctype html><html lang="en" dir="ltr"><head><title>Stem</title></head><body>
<main id="main"><form method="post"><input type="hidden" name="csrf_token" value="t">
<fieldset><legend><h1>Stem</h1></legend>{part}</fieldset><button>Go</button></form></main>
</body></html>"""


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("templates")
    app = make_app(f"sqlite:///{folder / 'none.sqlite3'}", folder)
    yield app
    put_away(app)


@pytest.fixture
def render(app):
    """Render a template of a type as a page, and check the page."""

    def render(name, which, **values):
        part = '<h2>Part</h2>{% include "types/' + name + "/" + which + '.html" %}'
        with app.test_request_context():
            html = render_template_string(SHELL.replace("{part}", part), **values)
        page = Page(
            SimpleNamespace(
                status_code=200,
                request=SimpleNamespace(path="/", full_path="/"),
                get_data=lambda as_text: html,
            )
        )
        checks = [check for check in CHECKS if check is not check_headers]
        assert [problem for check in checks for problem in check(page)] == []
        return page

    return render

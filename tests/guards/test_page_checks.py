"""The checks of every page find what they are there to find."""

from __future__ import annotations

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Response

from app.headers import POLICY
from tests.harness.checks import problems_of
from tests.harness.page import Page

SOUND = """<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">
<title>Lessons · Crosscurrents</title></head><body><main id="main"><h1>Lessons</h1>
<form method="post" action="/x"><input type="hidden" name="csrf_token" value="t">
<label for="a">Name</label><input id="a" name="a">
<fieldset><legend>Which?</legend>
<label><input type="radio" name="b" value="1"> One</label></fieldset>
<button>Save</button></form></main></body></html>"""


def page(html, policy=POLICY):
    headers = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-cache",
    }
    return Page(Client(Response(html, headers=headers, mimetype="text/html")).get("/x"))


def test_a_sound_page_passes():
    assert problems_of(page(SOUND)) == []


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("</form>", "", "invalid HTML"),
        ("<h1>Lessons</h1>", "<h1>A</h1><h1>B</h1>", "not exactly one h1"),
        ("<title>Lessons", "<title>Other", "does not begin with the h1"),
        ("</h1>", "</h1><h4>Deep</h4>", "a heading of level 4"),
        ('lang="en"', "", "html has no lang"),
        ('<main id="main">', "<div>", "0 main elements"),
        ('id="a"', 'id="main"', "the id main is there 2 times"),
        ('for="a"', 'for="c"', "leads nowhere"),
        ('<label for="a">Name</label>', "", "the field a has no label"),
        ("<legend>Which?</legend>", "", "the choices b have no fieldset"),
        ("<button>Save", "<button>", "a <button> has no text"),
        ("<fieldset>", '<img src="/p.png"><fieldset>', "has no alt"),
        ("<fieldset>", "<table><tr><td>1</td></tr></table><fieldset>", "neither caption nor name"),
        ('value="t"', 'value=""', "no CSRF token"),
        ('action="/x"', 'action="https://example.com/"', "goes elsewhere"),
        ("<fieldset>", '<fieldset class="a" onclick="go()">', "inline onclick"),
        ("<fieldset>", '<fieldset style="color: red">', "inline style"),
        ("</main>", "</main><script>go()</script>", "an inline <script>"),
        ("</main>", '</main><script src="https://example.com/x.js"></script>', "fetches https"),
        ("Which?", "{{ which }}", "in the text"),
        ("<legend>Which?", "<legend>None", "<legend> says None"),
    ],
)
def test_each_fault_is_found(before, after, problem):
    assert before in SOUND
    faults = problems_of(page(SOUND.replace(before, after)))
    assert any(problem in fault for fault in faults), faults


def test_a_weak_policy_is_found():
    assert "weak Content-Security-Policy" in problems_of(page(SOUND, "default-src *"))[0]

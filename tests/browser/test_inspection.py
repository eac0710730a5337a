"""Inspecting a page finds what it is there to find."""

from __future__ import annotations

import pytest

from tests.harness.browser import inspect

SOUND = """<!doctype html><html lang="en"><title>Lake</title><style>
body { color: #111; background: #fff } a { color: #00c }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #111 } a { color: #9cf } }
</style><main><h1>Lake</h1><p>One shore</p><p class="b">Another shore</p>
<p class="b"><i>A third</i> shore, and <a href="/">harbours</a> there</p></main>
<style>%s</style>"""
DARK = "@media (prefers-color-scheme: dark)"
FORCED = "@media (forced-colors: active)"


def shown(page, style=""):
    page.set_content(SOUND % style)
    return page


def test_a_sound_page_passes(page):
    inspect(shown(page))


@pytest.mark.parametrize(
    ("style", "problem"),
    [
        ("i { color: #bbb }", "light: color-contrast: .*<i>A third"),
        (f"{DARK} {{ i {{ color: #333 }} }}", "dark: color-contrast: .*<i>A third"),
        (f"{DARK} {{ p + p {{ background: #ccc }} }}", "dark: color-contrast: .*Another shore"),
        (f"{DARK} {{ .b + .b {{ opacity: 0.3 }} }}", "dark: color-contrast: .*<i>A third"),
        (f"{DARK} {{ a {{ color: #ccc; text-decoration: none }} }}", "dark: link-in-text-block"),
        (
            f"{FORCED} {{ i {{ forced-color-adjust: none; color: #999; background: #aaa }} }}",
            "forced colours: color-contrast: .*<i>A third",
        ),
        ("main { min-width: 700px }", "at 360 px: the page is .* too wide"),
        ("@media (width < 330px) { h1 { display: none } }", "at 320 px: page-has-heading-one"),
    ],
)
def test_each_fault_is_found(page, style, problem):
    with pytest.raises(AssertionError, match=problem):
        inspect(shown(page, style))

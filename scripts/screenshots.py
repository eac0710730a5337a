"""Take the README's pictures from the demo: `make screenshots`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from setup import chromium

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"]


class Demo:
    """The running demo: its address and the log-ins that it printed."""

    def __init__(self, words: str) -> None:
        self.address = re.findall(r"http://[\w.:]+", words)[0]
        self.teacher = re.findall(r"^\s+(\S+)\s+teacher", words, re.MULTILINE)[0]
        self.students = re.findall(r"^\s+(\S+)\s+student", words, re.MULTILINE)
        self.password = re.findall(r"password: (.+)", words)[0].strip()


@contextmanager
def running_demo() -> Iterator[Demo]:
    """Start the demo on a free port, and stop it afterwards."""
    surroundings = {**os.environ, "PORT": "0", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "app.demo"]
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True
    ) as child:
        try:
            yield Demo(read_until_logins(child))
        finally:
            child.terminate()


def read_until_logins(child: subprocess.Popen[str]) -> str:
    """Read what the demo prints, to the line with the password."""
    words = ""
    for line in child.stdout or ():
        words += line
        if "password:" in line:
            return words
    raise SystemExit(f"The demo did not start: {words}")


def open_window(browser: Browser, demo: Demo, width: int, height: int, name: str = "") -> Page:
    """Open a window of this size, logged in if a name is given."""
    size = {"width": width, "height": height}
    page = browser.new_context(base_url=demo.address, viewport=size).new_page()
    if name:
        page.goto("/login")
        page.fill("[name=sign_in_name]", name)
        page.fill("[name=password]", demo.password)
        page.get_by_role("main").get_by_role("button", name="Log in").click()
    return page


def keep(page: Page, name: str) -> None:
    """Keep what the window shows."""
    page.mouse.move(0, 0)
    page.screenshot(path=IMAGES / f"{name}.png")
    print(f"docs/images/{name}.png")


def scroll_to(page: Page, what: Locator) -> None:
    """Bring something to the top of the window, with some air above it."""
    box = what.bounding_box()
    if box:
        page.evaluate("distance => window.scrollBy(0, distance)", box["y"] - 24)


def fits(question: Locator) -> bool:
    """Tell whether a question's review, with a choice marked wrong, fills one window."""
    box = question.bounding_box()
    wrong = question.locator("ul.options", has_text="Your answer").count()
    return bool(box and wrong and 560 < box["height"] < 760)


def take_lesson(browser: Browser, demo: Demo) -> None:
    """Show the lesson's map with an actor chosen."""
    page = open_window(browser, demo, 1280, 860)
    page.goto("/lessons/syria-2024#map")
    page.locator("svg.wide a[data-actor=turkey]").click()
    scroll_to(page, page.locator("#map"))
    keep(page, "lesson")


def take_question(browser: Browser, demo: Demo) -> None:
    """Show a question as a guest sees it."""
    page = open_window(browser, demo, 760, 720)
    page.goto("/quizzes/proxy-dynamics")
    page.locator("form[action$='/start'] button").click()
    keep(page, "question")


def take_result(browser: Browser, demo: Demo) -> None:
    """Show a student's result."""
    page = open_window(browser, demo, 760, 720, demo.students[0])
    page.goto("/work")
    page.locator("main a[href^='/attempts/']").first.click()
    short = (question for question in page.locator("section.question").all() if fits(question))
    scroll_to(page, next(short))
    keep(page, "result")


def take_gradebook(browser: Browser, demo: Demo) -> None:
    """Show the gradebook of the demo's class."""
    page = open_window(browser, demo, 1280, 760, demo.teacher)
    page.goto("/classes")
    page.locator("main a[href^='/classes/']:not([href$='new'])").first.click()
    page.locator("a[href$='/gradebook']").first.click()
    keep(page, "gradebook")


def main() -> int:
    """Take every picture."""
    place = chromium.find()
    if place is None:
        print(chromium.HOW, file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with running_demo() as demo, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=ARGUMENTS)
        for take in (take_lesson, take_question, take_result, take_gradebook):
            take(browser, demo)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

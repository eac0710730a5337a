"""Windows of one browser. A new one costs it a second of work, so each serves many tests."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from app.security import COOKIE
from tests.harness.cast import Member
from tests.harness.site import BLANK

HEIGHT = 800
PLAIN = {"color_scheme": "light", "forced_colors": "none", "reduced_motion": "no-preference"}
FORGET = "() => { sessionStorage.clear(); localStorage.clear(); }"


class Window:
    """A device of its own, and what goes wrong in its page behind the reader's back."""

    def __init__(self, browser: Browser, address: str, javascript: bool) -> None:
        context = browser.new_context(base_url=address, java_script_enabled=javascript, **PLAIN)
        context.set_default_timeout(10_000)
        self.address = address
        self.javascript = javascript
        self.problems: list[str] = []
        self.page = context.new_page()
        self.watch(self.page)

    def watch(self, page: Page) -> None:
        """Note what goes wrong from now on."""
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.problems.append(f"a script broke: {error}"))
        page.on("request", self.on_request)
        page.on("response", self.on_response)
        page.on("requestfailed", self.on_failure)

    def on_console(self, message: ConsoleMessage) -> None:
        """Note errors; refused pages are the tests' own business."""
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(f"the console says: {message.text}")

    def on_request(self, request: Request) -> None:
        """Note whatever goes to another host."""
        parts, own = urlsplit(request.url), urlsplit(self.address)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != own.netloc:
            self.problems.append(f"a request went to another host: {request.url}")

    def on_response(self, response: Response) -> None:
        """Note broken answers, and static files that are not there."""
        path = urlsplit(response.url).path
        if response.status >= 500 or (response.status >= 400 and path.startswith("/static/")):
            self.problems.append(f"{path} was answered with {response.status}")

    def on_failure(self, request: Request) -> None:
        """Note requests without an answer, but for those the browser itself gave up."""
        if "ERR_ABORTED" not in (request.failure or ""):
            self.problems.append(f"{request.url} failed: {request.failure}")

    def hand_to(self, member: Member | None, width: int) -> Page:
        """Let somebody use it: one of the cast, logged in, or a stranger."""
        size = {"width": width, "height": HEIGHT}
        if self.page.viewport_size != size:
            self.page.set_viewport_size(size)
        if member:
            cookie = {"name": COOKIE, "value": member.token, "url": self.address}
            self.page.context.add_cookies([cookie])
        return self.page

    def clean(self) -> list[str]:
        """Leave nothing of a test in it; give the problems there were."""
        context = self.page.context
        context.unroute_all()
        self.page.unroute_all()
        for other in context.pages:
            if other != self.page:
                other.close()
        self.page.goto(BLANK)
        self.page.evaluate(FORGET)
        context.clear_cookies()
        self.page.emulate_media(media="null", **PLAIN)
        self.page.mouse.move(0, 0)
        problems, self.problems = self.problems, []
        return problems

    def close(self) -> list[str]:
        """Close it for good; give the problems there were."""
        self.page.context.close()
        return self.problems


class Windows:
    """The windows of a run: those that a test is done with are cleaned for the next."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.idle: dict[bool, list[Window]] = {True: [], False: []}

    def take(self, javascript: bool) -> Window:
        """Give a window as good as new."""
        idle = self.idle[javascript]
        return idle.pop() if idle else Window(self.browser, self.address, javascript)

    def give_back(self, window: Window) -> list[str]:
        """Take a window back; give the problems there were."""
        problems = window.clean()
        self.idle[window.javascript].append(window)
        return problems

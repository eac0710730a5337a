"""Following every link, as a curious reader would."""

from __future__ import annotations

import re
from collections import Counter, deque
from urllib.parse import urldefrag, urljoin, urlsplit

from flask import Flask
from werkzeug.exceptions import HTTPException

from tests.harness.checks import problems_of
from tests.harness.page import Page
from tests.harness.visitor import Visitor

DOWNLOAD = re.compile(r"\.csv|\.xlsx|/export/|/pack$")


def crawl(visitor: Visitor, starts: list[str], most: int = 5) -> tuple[Counter[str], list[str]]:
    """Follow links from some addresses, at most so many of a kind.

    Give how many pages of each endpoint were seen, and everything that is wrong with any.
    """
    waiting, known = deque(starts), set(starts)
    seen: Counter[str] = Counter()
    problems: list[str] = []
    while waiting:
        address = waiting.popleft()
        endpoint = endpoint_of(visitor.app, address)
        if endpoint is None:
            problems.append(f"{address} is linked and leads nowhere")
        elif seen[endpoint] < most:
            seen[endpoint] += 1
            links = look_at(visitor, address, problems)
            waiting.extend(link for link in links if link not in known)
            known.update(links)
    return seen, problems


def addresses(visitor: Visitor) -> list[tuple[str, str]]:
    """List an endpoint and an address for every kind of page that a visitor can reach."""
    found: dict[str, str] = {}
    waiting, known = deque(["/"]), {"/"}
    while waiting:
        address = waiting.popleft()
        endpoint = endpoint_of(visitor.app, address)
        if endpoint is None or endpoint in found:
            continue
        found[endpoint] = address
        _, page = fetch(visitor, address)
        links = targets_of(page) if page else []
        waiting.extend(link for link in links if link not in known)
        known.update(links)
    return [(name, address) for name, address in found.items() if not DOWNLOAD.search(address)]


def endpoint_of(app: Flask, address: str) -> str | None:
    """Tell which route answers an address."""
    try:
        return app.url_map.bind("localhost").match(urlsplit(address).path)[0]
    except HTTPException:
        return None


def look_at(visitor: Visitor, address: str, problems: list[str]) -> list[str]:
    """Fetch an address, note what is wrong, and list where its links lead."""
    try:
        status, page = fetch(visitor, address)
    except Exception as error:  # whatever breaks is a finding, and the crawl goes on
        problems.append(f"{address} broke: {error!r}")
        return []
    if status != 200:
        problems.append(f"{address} was answered with {status}")
        return []
    if page is None:
        return []
    problems += [f"{address}: {problem}" for problem in problems_of(page)]
    return targets_of(page)


def fetch(visitor: Visitor, address: str) -> tuple[int, Page | None]:
    """Fetch an address; give the status, and the page, which a download is not."""
    with visitor.client.get(address, follow_redirects=True) as response:
        page = Page(response) if response.mimetype == "text/html" else None
        return response.status_code, page


def targets_of(page: Page) -> list[str]:
    """List where a page's links lead on this site, each address once."""
    targets = [urldefrag(urljoin(page.address, href)).url for href in page.links.values() if href]
    return list(dict.fromkeys(t for t in targets if not urlsplit(t).scheme))

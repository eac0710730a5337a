"""What a page weighs on the wire, as a browser that takes gzip fetches it."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path

from flask.testing import FlaskClient

from tests.harness.page import Page

STATIC = Path(__file__).parent.parent.parent / "app" / "static"


@dataclass(frozen=True)
class Weight:
    """Requests, and bytes of their bodies as sent."""

    requests: int
    bytes: int


def compressed(*names: str) -> int:
    """Weigh static files together, each compressed."""
    return sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in names)


def sent(client: FlaskClient, address: str) -> tuple[bytes, Page]:
    """Fetch with compression; give the body as sent, and the page itself."""
    return body(client, address, "gzip, br, zstd"), Page(client.get(address))


def body(client: FlaskClient, address: str, encodings: str = "gzip") -> bytes:
    """Fetch a body as sent."""
    with client.get(address, headers={"Accept-Encoding": encodings}) as response:
        assert response.status_code == 200, address
        return response.data


def first_view(client: FlaskClient, address: str) -> Weight:
    """Weigh a page with all that it needs, nothing cached."""
    packed, page = sent(client, address)
    needs = list(dict.fromkeys(needed(page)))
    return Weight(1 + len(needs), len(packed) + sum(len(body(client, a)) for a in needs))


def next_view(client: FlaskClient, address: str) -> Weight:
    """Weigh a page whose static files the browser has already."""
    return Weight(1, len(sent(client, address)[0]))


def needed(page: Page) -> list[str]:
    """List what a page fetches: styles, scripts, pictures, icons."""
    links = [e.get("href", "") for e in page.all("link") if "canonical" not in e.get("rel", "")]
    return links + [e.get("src", "") for e in page.all("script", "img") if e.get("src")]

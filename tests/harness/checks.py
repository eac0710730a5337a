"""What must be true of every page, whatever it shows. Each check yields a sentence per problem."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from tests.harness.forms import BUTTONS, TICKED
from tests.harness.page import Page, text_of

Check = Callable[[Page], Iterator[str]]
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "form")
LEAKS = ("{{", "{%", "<bound method", "LazyString", "object at 0x", "Undefined", "%(")


def problems_of(page: Page) -> list[str]:
    """Find everything wrong with a page."""
    return [problem for check in CHECKS for problem in check(page)]


def check_syntax(page: Page) -> Iterator[str]:
    """HTML is valid for the strictest reading of the parser."""
    yield from (f"invalid HTML, {error}" for error in page.parse_errors)


def check_heading_and_title(page: Page) -> Iterator[str]:
    """One h1, and the window's title begins with it (after "Error: " where there is an error)."""
    headings = [text_of(heading) for heading in page.all("h1")]
    if len(headings) != 1 or not headings[0]:
        yield f"not exactly one h1 with text: {headings}"
    elif not page.title.removeprefix("Error: ").startswith(headings[0][:60]):
        yield f"the title {page.title!r} does not begin with the h1 {headings[0]!r}"


def check_heading_levels(page: Page) -> Iterator[str]:
    """No level of heading is skipped."""
    levels = [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"


def check_language(page: Page) -> Iterator[str]:
    """The page says in which language and direction it is written."""
    root = next(page.all("html"))
    yield from (f"html has no {name}" for name in ("lang", "dir") if not root.get(name))


def check_landmarks(page: Page) -> Iterator[str]:
    """One main, with the id that the skip link leads to."""
    mains = list(page.all("main"))
    if len(mains) != 1:
        yield f"{len(mains)} main elements"


def check_ids(page: Page) -> Iterator[str]:
    """Ids are unique, and what refers to an id finds it."""
    counts = Counter(element.get("id") for element in page.root.iter() if element.get("id"))
    yield from (f"the id {name} is there {n} times" for name, n in counts.items() if n > 1)
    for element in page.root.iter():
        for name in REFERENCES:
            for target in (element.get(name) or "").split():
                if target not in counts:
                    yield f"{name}={target} of <{element.tag}> leads nowhere"
        href = element.get("href") or ""
        if href.startswith("#") and href[1:] not in counts and href != "#":
            yield f"the link {href} leads nowhere"


def is_field(element: Element) -> bool:
    """Tell whether an element is filled in by a person."""
    if element.tag == "input":
        return element.get("type", "text") not in BUTTONS | {"hidden"}
    return element.tag in {"select", "textarea"}


def check_labels(page: Page) -> Iterator[str]:
    """Every field has a label with text."""
    labelled = {label.get("for"): text_of(label) for label in page.all("label")}
    for field in filter(is_field, page.root.iter()):
        wrapped = any(text_of(a) for a in page.ancestors(field) if a.tag == "label")
        named = field.get("aria-label") or field.get("aria-labelledby")
        if not (wrapped or named or labelled.get(field.get("id"))):
            yield f"the field {field.get('name')} has no label"


def check_groups(page: Page) -> Iterator[str]:
    """Radio buttons, and checkboxes of one name, stand in a fieldset with a legend."""
    ticks = [e for e in page.all("input") if e.get("type") in TICKED]
    sizes = Counter(e.get("name") for e in ticks)
    for tick in ticks:
        if tick.get("type") == "radio" or sizes[tick.get("name")] > 1:
            fieldsets = [a for a in page.ancestors(tick) if a.tag == "fieldset"]
            if not any(text_of(legend) for f in fieldsets for legend in f.iter("legend")):
                yield f"the choices {tick.get('name')} have no fieldset with a legend"


def check_names(page: Page) -> Iterator[str]:
    """Buttons, links and pictures say what they are."""
    for element in page.all("a", "button", "summary"):
        if not (text_of(element) or element.get("aria-label") or has_named_picture(element)):
            yield f"a <{element.tag}> has no text ({element.get('href') or element.get('class')})"
    for picture in page.all("img"):
        if picture.get("alt") is None:
            yield f"the picture {picture.get('src')} has no alt"


def has_named_picture(element: Element) -> bool:
    """Tell whether a picture inside gives the name."""
    return any(e.get("alt") or e.get("aria-label") for e in element.iter())


def check_tables(page: Page) -> Iterator[str]:
    """Tables have a caption or a name, and their headings say what they head."""
    for table in page.all("table"):
        named = table.get("aria-label") or table.get("aria-labelledby")
        if not (named or any(text_of(caption) for caption in table.iter("caption"))):
            yield "a table has neither caption nor name"
        for cell in table.iter("th"):
            if cell.get("scope") not in {"col", "row", "colgroup", "rowgroup"}:
                yield f"the table heading {text_of(cell)!r} has no scope"


def check_forms(page: Page) -> Iterator[str]:
    """Forms that write carry a token; none lies in another, and all go to this site."""
    for form in page.forms:
        if form.method == "POST" and not form.fields().get("csrf_token"):
            yield f"{form!r} has no CSRF token"
        if form.method not in {"GET", "POST"} or urlsplit(form.action).netloc:
            yield f"{form!r} goes elsewhere"
        if form.method == "GET" and form.fields().get("csrf_token"):
            yield f"{form!r} puts the CSRF token into an address"
        for text, button in form.buttons() if form.method == "GET" else ():
            writes = button.get("formmethod") == "post"
            if writes and (button.get("name") != "csrf_token" or not button.get("value")):
                yield f"the button {text!r} of {form!r} carries no CSRF token"


def check_nothing_inline(page: Page) -> Iterator[str]:
    """No script, style or handler inside the page: the policy would block it."""
    for element in page.root.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag == "style" or (tag == "script" and not element.get("src") and is_program(element)):
            yield f"an inline <{tag}>"
        for name, value in element.attrib.items():
            if name == "style" or name.startswith("on") or value.startswith("javascript:"):
                yield f'inline {name}="{value}" of <{tag}>'


def is_program(script: Element) -> bool:
    """Tell whether a script runs; JSON only lies there."""
    return script.get("type", "module") not in {"application/json", "application/ld+json"}


def check_sources(page: Page) -> Iterator[str]:
    """Nothing is fetched from another host."""
    for element in page.all("script", "link", "img", "source", "iframe", "video", "audio"):
        source = element.get("src") or element.get("href") or ""
        if urlsplit(source).netloc:
            yield f"<{element.tag}> fetches {source}"


def check_headers(page: Page) -> Iterator[str]:
    """The headers that protect the reader are there."""
    headers = page.response.headers
    policy = headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        yield f"a weak Content-Security-Policy: {policy!r}"
    if "frame-ancestors 'none'" not in policy:
        yield "other sites may frame the page"
    if headers.get("X-Content-Type-Options") != "nosniff":
        yield "no nosniff header"
    if not headers.get("Cache-Control"):
        yield "no Cache-Control header"


def check_text(page: Page) -> Iterator[str]:
    """Nothing of the machinery shows through the text."""
    yield from (f"{leak!r} in the text" for leak in LEAKS if leak in page.text)
    for cell in page.all("td", "dd", "h1", "h2", "legend", "option", "strong"):
        if re.fullmatch(r"None|nan|True|False|\[\]|\{\}", text_of(cell)):
            yield f"<{cell.tag}> says {text_of(cell)}"


CHECKS: tuple[Check, ...] = (
    check_syntax,
    check_heading_and_title,
    check_heading_levels,
    check_language,
    check_landmarks,
    check_ids,
    check_labels,
    check_groups,
    check_names,
    check_tables,
    check_forms,
    check_nothing_inline,
    check_sources,
    check_headers,
    check_text,
)

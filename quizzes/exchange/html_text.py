"""HTML to plain text: no tag is left, and no visible word is lost. In one pass, without depth."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator

from quizzes.exchange.entries import Note
from quizzes.exchange.html_lines import EMPHASIS, LOWERED, RAISED, STRUCK, Page
from quizzes.exchange.html_names import BLOCKS, HIDDEN, MEDIA, NAMES, QUIET

TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)"
    r"((?:[\s/](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+|)>|(?:[\s/][^<>]*)>)"
)
"""A value in quotes may hold `>`. Nothing is tried beyond the next `<`, so time stays linear."""
REMARK = re.compile(r"<[!?/][^<>]*>")
ENDS = re.compile(rf"</({'|'.join(sorted(HIDDEN))})\s*>", re.I)
ATTRIBUTE = re.compile(r"([a-zA-Z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
MARKS = dict.fromkeys(("b", "strong", "i", "em", "u", "mark", "ins", "dfn"), EMPHASIS)
MARKS |= dict.fromkeys(("s", "strike", "del"), STRUCK) | {"sup": RAISED, "sub": LOWERED}
STRONG = re.compile(r"font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic|:\s*underline", re.I)
WEAK = re.compile(r"font-weight:\s*(?:normal|[1-5]00)|font-style:\s*normal", re.I)
LINE_THROUGH = re.compile(r":\s*line-through", re.I)
COLOURED = re.compile(r"(?:^|[;\s])(?:color|background(?:-color)?)\s*:", re.I)
ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]{1,1000}", re.I)


def from_html(text: str) -> tuple[str, tuple[Note, ...]]:
    """Take tags away and decode entities; say what a reader would miss, or sees otherwise."""
    return Reading(text).read()


class Reading:
    """One text, tag by tag."""

    def __init__(self, text: str) -> None:
        self.source, self.page = text, Page()
        self.images, self.links, self.media = 0, 0, set[str]()
        self.open: dict[str, list[str]] = defaultdict(list)
        self.marks: Counter[str] = Counter()
        self.lists: list[int | None] = []
        self.cells: list[int] = []
        self.anchors: list[tuple[str, list[str]]] = []
        self.pre, self.last_end = 0, text.rfind("-->")

    def read(self) -> tuple[str, tuple[Note, ...]]:
        """Read it to its end."""
        for start, end, tag in self._tags():
            self._text(self.source[start:end])
            if tag:
                name, closing = tag[2].lower(), tag[1] == "/"
                (self._close if closing else self._open)(name, tag[3])
        return self.page.read(), tuple(self._notes())

    def _tags(self) -> Iterator[tuple[int, int, re.Match[str] | None]]:
        """Give the places between tags, each with the tag after it; pass over what is hidden."""
        source, at, begun = self.source, 0, 0
        ends = [(found.start(), found.end(), found[1].lower()) for found in ENDS.finditer(source)]
        closed = {name: [end for end in ends if end[2] == name] for name in HIDDEN}
        while (at := source.find("<", at)) >= 0:
            past, tag = self._past(at, closed)
            if past > at:
                yield begun, at, tag
                at = begun = past
            else:
                at += 1
        yield begun, len(source), None

    def _past(
        self, at: int, closed: dict[str, list[tuple[int, int, str]]]
    ) -> tuple[int, re.Match[str] | None]:
        """Tell where what begins here ends; here, if it is no tag but a sign of the text."""
        if self.source.startswith("<!--", at):
            end = self._comment_end(at + 4)
            return (end, None) if end else (at, None)
        tag = TAG.match(self.source, at)
        if tag is None or not _is_tag(tag):
            remark = None if tag else REMARK.match(self.source, at)
            return (remark.end(), None) if remark else (at, None)
        name = tag[2].lower()
        if name in HIDDEN and not tag[1]:
            place = bisect_left(closed[name], (tag.end(),))
            if place < len(closed[name]):
                self.page.said.add("formatting")
                return closed[name][place][1], None
        return tag.end(), tag

    def _comment_end(self, start: int) -> int:
        """Give where a comment ends; 0 if it does not, so that its words are kept."""
        if start > self.last_end:
            return 0
        return self.source.index("-->", start) + 3

    def _text(self, source: str) -> None:
        text = html.unescape(source) if "&" in source else source
        if not text:
            return
        for _address, shown in self.anchors[-1:]:
            shown.append(text)
        if self.pre:
            self.page.verbatim(text.replace("\r", ""))
        else:
            self.page.text(text, next((m for m in "^_~*" if self.marks[m] > 0), ""))

    def _open(self, name: str, rest: str) -> None:
        attributes = _attributes(rest)
        self._style(name, attributes.get("style", ""))
        if name in {"br", "hr"}:
            self._line()
        elif name == "img":
            self.images += 1
            self._text(f" {attributes.get('alt', '')} ")
        elif name in {"ul", "ol"}:
            self.lists.append(_number(attributes.get("start")) if name == "ol" else None)
        elif name == "li":
            self.page.new_line(self._bullet())
        elif name == "a":
            self.anchors.append((attributes.get("href", "").strip(), []))
        elif name == "pre":
            self._line()
            self.pre += 1
        elif name in {"tr", "table"}:
            self._row(name)
        elif name in {"td", "th"}:
            self._cell()
        elif name in BLOCKS:
            self._line()
        elif name == "q":
            self.page.text("“")
        elif name in MEDIA:
            self.media.add(name)
        if name not in QUIET and name not in MARKS:
            self.page.said.add("formatting")

    def _close(self, name: str, _rest: str) -> None:
        for mark in self.open[name].pop() if self.open[name] else "":
            self.marks[mark] -= 1
        if name in {"ul", "ol"}:
            del self.lists[-1:]
            self._line()
        elif name == "a" and self.anchors:
            self._address(*self.anchors.pop())
        elif name == "pre":
            self.pre = max(0, self.pre - 1)
            self.page.new_line()
        elif name == "table":
            del self.cells[-1:]
            self._line()
        elif name == "q":
            self.page.text("”")
        elif name in BLOCKS and name not in {"td", "th"}:
            self._line()

    def _style(self, name: str, style: str) -> None:
        """Note which marks hold from here to where the element ends."""
        marks = MARKS.get(name, "")
        if style:
            if LINE_THROUGH.search(style):
                marks = STRUCK
            elif STRONG.search(style):
                marks = marks or EMPHASIS
            elif WEAK.search(style):
                marks = marks.replace(EMPHASIS, "")
            if COLOURED.search(style):
                self.page.said.add("formatting")
        if name in MARKS or name == "span":
            self.open[name].append(marks)
            self.marks.update(marks)

    def _line(self) -> None:
        """End the line; within a cell of a table it goes on."""
        if self.pre:
            self.page.verbatim("\n")
        elif self.cells:
            self.page.text(" ")
        else:
            self.page.new_line()

    def _bullet(self) -> str:
        deep = "  " * (len(self.lists) - 1)
        if not self.lists or (number := self.lists[-1]) is None:
            return f"{deep}{'•' if len(self.lists) < 2 else '–'} "
        self.lists[-1] = number + 1
        return f"{deep}{number}. "

    def _row(self, name: str) -> None:
        if name == "table":
            self._line()
            self.cells.append(0)
        elif self.cells:
            self.cells[-1] = 0
            if len(self.cells) == 1:
                self.page.new_line()

    def _cell(self) -> None:
        if not self.cells:
            self.page.new_line()
            return
        self.cells[-1] += 1
        if self.cells[-1] > 1:
            self.page.said.add("table")
            self.page.text(" | ")

    def _address(self, address: str, shown: list[str]) -> None:
        """Write where a link leads behind its words, unless they say so."""
        if not ADDRESS.fullmatch(address):
            if address:
                self.page.said.add("formatting")
            return
        plain = address.removeprefix("mailto:")
        if plain not in "".join(shown):
            self.links += 1
            self.page.text(f" ({plain})")

    def _notes(self) -> Iterator[Note]:
        if self.images:
            yield Note("image", {"count": str(self.images)})
        if self.media:
            yield Note("media", {"names": ", ".join(sorted(self.media))})
        if self.links:
            yield Note("links", {"count": str(self.links)})
        for code in ("emphasis", "struck", "raised", "table", "formatting"):
            if code in self.page.said:
                yield Note(code)


def _is_tag(tag: re.Match[str]) -> bool:
    """Tell tags from signs of the text: List<String>, or a<b && c>d."""
    name, rest = tag[2].lower(), tag[3]
    if len(name) == 1 and "=" not in rest and rest.strip(" \t\n/>"):
        return False
    return name in NAMES or ":" in name or "-" in name


def _attributes(rest: str) -> dict[str, str]:
    """Read a tag's attributes; the first of a name counts."""
    found: dict[str, str] = {}
    if "=" in rest:
        for name, double, single, bare in ATTRIBUTE.findall(rest):
            found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def _number(start: str | None) -> int:
    return int(start) if start and start.isdecimal() and len(start) < 6 else 1

"""Names of elements: what is a tag at all, and what each does to a text."""

from __future__ import annotations

HIDDEN = frozenset(
    {"script", "style", "template", "title", "head", "noembed", "noframes", "iframe"}
)
"""What stands in them is not shown; one that is never closed hides nothing."""
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
    }
    | {"div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3"}
    | {"h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "option", "p"}
    | {"pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
MEDIA = frozenset(
    {"audio", "video", "object", "embed", "applet", "canvas", "svg", "math", "iframe", "input"}
    | {"select", "textarea", "button"}
)
QUIET = frozenset(
    {"p", "br", "hr", "div", "span", "html", "body", "ul", "ol", "li", "a", "img", "q", "pre"}
    | {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col", "wbr"}
    | {"article", "section", "main", "dl", "dt", "dd", "figure", "figcaption", "label", "abbr"}
    | {"source", "track", "param", "time", "data", "bdi", "bdo", "meta", "link"}
    | MEDIA
)
"""Elements whose loss a reader does not notice, or is told of in another way."""
OTHERS = frozenset(
    {"acronym", "area", "b", "base", "basefont", "big", "cite", "code", "del", "dfn", "dialog"}
    | {"dir", "em", "font", "frame", "frameset", "hgroup", "i", "ins", "kbd", "map", "mark"}
    | {"marquee", "menu", "meter", "nobr", "noscript", "optgroup", "output", "picture", "progress"}
    | {"rp", "rt", "ruby", "s", "samp", "slot", "small", "strike", "strong", "sub", "sup", "tt"}
    | {"u", "var", "xmp"}
    | {"mi", "mn", "mo", "mrow", "msup", "msub", "mfrac", "msqrt", "mtext", "mtable", "mtr", "mtd"}
    | {"semantics", "annotation", "g", "path", "rect", "circle", "line", "text", "tspan"}
)
NAMES = HIDDEN | BLOCKS | MEDIA | QUIET | OTHERS
"""Anything else in angle brackets, such as List<String>, is a part of the text."""

"""Find names that no list knows: runs of capitalised words, and what they seem to name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lessons.document import ActorKind
from lessons.drafting.common import is_common
from lessons.drafting.dateline import after_dateline
from lessons.drafting.function_words import DAYS, INNER, MONTHS
from lessons.drafting.lexicon import Lexicon, longest, words_of
from lessons.drafting.rules import Names, rules
from lessons.drafting.tokens import Token

NO_BELIEVERS = frozenset({*MONTHS, *DAYS, "i", "mr", "mrs", "ms", "dr"})
PEOPLE = frozenset({"people", "women", "men", "workers", "children", "farmers"})
"""Words whose 's stands within a name: People's Party."""
ABBREVIATION = re.compile(r"[A-Z][A-Z0-9-]{1,7}|[A-Z][a-z]?[A-Z]{1,4}[a-z]?")


@dataclass
class Run:
    """A capitalised run: its tokens' places, and what stands around it."""

    first: int
    last: int
    words: tuple[str, ...]
    title: bool = False
    after_place: bool = False
    initial: bool = False
    abbreviation: str | None = None
    apposition: tuple[str, ...] = ()
    next_word: str = ""
    armed: bool = False
    cues: list[ActorKind] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Write the name as it stands."""
        text = " ".join(self.words)
        return re.sub(r" (['’])", r"\1", text)


def runs(tokens: tuple[Token, ...], lexicon: Lexicon) -> Iterator[Run]:
    """Give the unknown names of a sentence."""
    at = after_dateline(tokens)
    while at < len(tokens):
        known = longest(lexicon, tokens, at)
        begins = tokens[at].capital and is_common(tokens[at].text) == "function"
        end = at if begins else _end(tokens, at)
        if known and (end <= at + known[0] or not _is_named_after(tokens, at, end, known[0])):
            at += known[0]
        elif end <= at:
            at += 1
        else:
            run = _trimmed(tokens, at, _before_known(tokens, at, end, lexicon))
            if run and words_of(run.name) not in lexicon:
                yield run
            at = end


def _before_known(tokens: tuple[Token, ...], at: int, end: int, lexicon: Lexicon) -> int:
    """End a run where a name begins that is known, unless the run's head says it is one name."""
    words = tuple(token.text for token in tokens[at:end])
    if head_kind(words):
        return end
    return next((i for i in range(at + 1, end) if longest(lexicon, tokens, i)), end)


def head_kind(words: tuple[str, ...]) -> ActorKind | None:
    """Tell the kind by the head of a name: the last of the words before "of"."""
    lower = [word.lower() for word in words]
    cut = next((i for i, word in enumerate(lower) if word in {"of", "for"} and i), len(lower))
    names = rules().names
    for word in (lower[cut - 1], lower[-1]):
        for kind, heads in names.kinds.items():
            if word in heads:
                unlike = set(names.unlike_the_name.get(kind, ()))
                return ActorKind.ORGANISATION if unlike & set(lower) else kind
    return None


def is_place(words: tuple[str, ...]) -> bool:
    """Tell whether a name's words say that it is a place."""
    return any(word.lower() in rules().names.places for word in (words[0], words[-1]))


def _is_named_after(tokens: tuple[Token, ...], at: int, end: int, known: int) -> bool:
    """Tell whether a state's name only begins a longer name: "Syrian National Army"."""
    words = tuple(token.text for token in tokens[at:end])
    return len(words) > known + 1 and head_kind(words) is not None


def _end(tokens: tuple[Token, ...], at: int) -> int:
    """Give where the run that begins at a token ends; the same place if none begins."""
    names = rules().names
    begins = _capital(tokens[at], names) or _numbered(tokens, at) or _believers(tokens, at)
    if not begins:
        return at
    end = at + 1
    while end < len(tokens):
        step = _step(tokens, at, end, names)
        if not step:
            break
        end += step
    return end


def _step(tokens: tuple[Token, ...], at: int, end: int, names: Names) -> int:
    """Count how many tokens more belong to the run."""
    token = tokens[end]
    if _capital(token, names) or (token.text.isdigit() and _numbered(tokens, end - 1)):
        return 1
    follows = end + 1 < len(tokens) and _capital(tokens[end + 1], names)
    if follows and _owns(tokens[end - 1], token):
        return 2
    if token.lower not in INNER:
        return 0
    two = token.lower in {"of", "for"} and end + 2 < len(tokens) and tokens[end + 1].lower == "the"
    headed = any(head_kind((t.text,)) for t in tokens[at:end])
    headed = headed or tokens[end - 1].lower in {"house", "republic"}
    if token.lower in {"of", "for", "the"}:
        if not headed:
            return 0
        return 3 if two and _capital(tokens[end + 2], names) else 2 * follows
    return 2 * follows


def _owns(owner: Token, sign: Token) -> bool:
    """Tell whether the sign of possession stands within a name: "Workers' Party"."""
    several = sign.text in {"'", "’"} and owner.text.endswith("s")
    return several or (sign.text in {"'s", "’s"} and owner.lower in PEOPLE)


def _numbered(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a date begins a name: "March 23 Movement"."""
    rest = tokens[at : at + 3]
    return (
        len(rest) == 3
        and rest[0].capital
        and rest[1].text.isdigit()
        and (rest[2].capital and head_kind((rest[2].text,)) is not None)
    )


def _believers(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether an adjective of people begins a name: "Christian Democrats"."""
    here, following = tokens[at], tokens[at + 1 : at + 2]
    if not here.capital or here.lower in NO_BELIEVERS:
        return False
    return any(t.capital and (is_common(t.text) or head_kind((t.text,))) for t in following)


def _capital(token: Token, names: Names) -> bool:
    if not (token.capital or re.match(r"(al|el|ash)[-–][A-Z]", token.text)):
        return False
    return token.lower not in names.not_names or token.lower in {"european", "african", "pacific"}


def _trimmed(tokens: tuple[Token, ...], first: int, end: int) -> Run | None:
    """Take titles, and a common word that only begins the sentence, off a run."""
    initial = all(not t.text[0].isalnum() for t in tokens[:first])
    if initial and _starts_only(tokens, first, end):
        first, initial = first + 1, False
        if tokens[first : first + 1] and tokens[first].lower in {"the", "of"}:
            first += 1
    titled = _title_length(tokens, first, end)
    if titled and head_kind(tuple(token.text for token in tokens[first + titled : end])):
        titled = 0  # the General National Congress is no general
    words = tuple(token.text for token in tokens[first + titled : end])
    untold = all(word.lower() in rules().names.titles for word in words)
    if untold or words[0].lower() in INNER or len(words[0]) < 2:
        return None
    run = Run(first + titled, end - 1, words, title=bool(titled), initial=initial)
    _look_around(run, tokens)
    return run


def _starts_only(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    word = tokens[first].lower
    if end - first > 1 and (head_kind((tokens[first + 1].text,)) or _titles(word)):
        return is_common(word) == "function"
    return is_common(word) is not None or word.endswith("ly")


def _titles(word: str) -> bool:
    return word in rules().names.titles


def _title_length(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """Count the words of a title that begins the run, a nationality before it too."""
    best = 0
    for length in range(1, min(4, end - first)):
        words = [token.lower for token in tokens[first : first + length]]
        if any(" ".join(words[skip:]) in rules().names.titles for skip in (0, 1)):
            best = length
    return best


def _look_around(run: Run, tokens: tuple[Token, ...]) -> None:
    names = rules().names
    before = [token.lower for token in tokens[max(0, run.first - 5) : run.first]]
    while before and before[-1] in {"the", "a", "an", "eastern", "western", "northern", "southern"}:
        before.pop()
    run.after_place = bool(before) and before[-1] in names.place_prepositions
    cues = before[-2:] if before[-1:] == [","] else before[-1:]
    run.title = run.title or any(w in names.persons or w in names.titles for w in cues)
    run.title = run.title or (before[-1:] == [","] and before[-3:-2] in (["his"], ["her"]))
    run.after_place = run.after_place or before[-1:] == ["of"]
    rest = tokens[run.last + 1 :]
    run.title = run.title or [token.lower for token in rest[:2]] == [",", "who"]
    fighting = set(names.kinds[ActorKind.ARMED_GROUP]) - {"forces", "army", "front", "guard"}
    run.armed = bool(fighting & {token.lower for token in tokens})
    run.next_word = rest[0].lower if rest else ""
    if len(rest) > 4 and rest[0].lower == "of" and rest[1].capital and rest[2].text == "(":
        rest = rest[2:]  # "Confederation of Workers of Peru (CGTP)"
    if len(rest) > 2 and rest[0].text == "(" and ABBREVIATION.fullmatch(rest[1].text):
        run.abbreviation = rest[1].text
        rest = rest[3:]
    run.apposition = _apposition(rest)


def _apposition(rest: tuple[Token, ...]) -> tuple[str, ...]:
    """Give the words of ", a Hutu militia," after a name."""
    words = [token.lower for token in rest[:12]]
    if words[:1] != [","]:
        return ()
    stop = next((i for i, w in enumerate(words[1:], 1) if w in {",", ".", ";"}), len(words))
    inner = words[1:stop]
    relevant = bool(inner) and (inner[0] in {"a", "an", "the", "its", "his", "her"})
    return tuple(inner) if relevant or any(w in {"'s", "’s", "'"} for w in inner) else ()

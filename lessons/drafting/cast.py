"""The cast of an article: every name in it, merged into actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from lessons.document import Actor, ActorKind
from lessons.drafting.article import Article
from lessons.drafting.common import is_common
from lessons.drafting.inflection import verb_forms
from lessons.drafting.lexicon import (
    Entry,
    Lexicon,
    Spelling,
    known_names,
    with_actors,
    words_of,
)
from lessons.drafting.names import ABBREVIATION, Run, head_kind, is_place, runs
from lessons.drafting.rulers import Cast, find_rulers, find_their_state
from lessons.drafting.rules import rules

PERSON_WORDS = 4
FIGHTERS = frozenset({"fighters", "militants", "militia", "militias", "insurgents"})


def gather(article: Article, known: Iterable[Actor] = ()) -> Cast:
    """Read the article once for its names."""
    lexicon, cards = with_actors(known_names(), known)
    spoken = {token.lower for s in article.sentences for token in s.tokens}
    collective = spoken & {"opposition", "rebel", "rebels", "insurgents"}
    cast = Cast(Lexicon(lexicon), cards, collective=frozenset(collective))
    found: dict[tuple[str, ...], list[Run]] = defaultdict(list)
    for sentence in article.sentences:
        for run in runs(sentence.tokens, lexicon):
            found[words_of(run.name)].append(run)
    alike = Alike(found)
    for words in sorted(found, key=lambda words: (-len(words), words)):
        _decide(cast, words, found[words], alike)
    for words, all_runs in found.items():
        _abbreviate(cast, words, all_runs)
    find_rulers(cast, article)
    find_their_state(cast, article)
    return cast


class Alike:
    """The names of an article by their first and last words: those that may be one actor."""

    def __init__(self, names: Iterable[Spelling]) -> None:
        self.by_end: dict[tuple[str, str], list[tuple[int, Spelling]]] = defaultdict(list)
        for place, name in enumerate(names):
            for key in self._keys(name):
                self.by_end[key].append((place, name))

    def _keys(self, name: Spelling) -> tuple[tuple[str, str], ...]:
        return ("first", name[0]), ("last", name[-1].removeprefix("al-"))

    def longer(self, words: Spelling) -> Iterator[Spelling]:
        """Give the longer names that begin or end alike, in the article's order."""
        for _, name in sorted({row for key in self._keys(words) for row in self.by_end[key]}):
            if len(name) > len(words):
                yield name


def _decide(cast: Cast, words: Spelling, runs_: list[Run], names: Alike) -> None:
    """Say what a name names: part of a longer one, a new actor, a place, or nothing sure."""
    name = runs_[0].name
    whole = _whole(cast, words, runs_, names)
    if whole:
        cast.lexicon[words] = whole
    elif is_place(words) and not head_kind(words):
        return
    elif kind := _kind(words, runs_):
        cast.lexicon[words] = Entry(name, kind, person_cue=kind is ActorKind.PERSON)
    elif any(run.armed and run.abbreviation for run in runs_):
        cast.lexicon[words] = Entry(name, ActorKind.ARMED_GROUP)
        cast.unsure_kinds.append(name)
    elif _acts(runs_) and not all(run.after_place for run in runs_):
        cast.lexicon[words] = Entry(name, ActorKind.ORGANISATION)
        cast.unsure_kinds.append(name)
    elif not any(run.after_place for run in runs_):
        cast.undecided.append(name)


def _whole(cast: Cast, words: Spelling, runs_: list[Run], names: Alike) -> Entry | None:
    """Find the longer name that this one shortens: a surname, the first or last words."""
    for longer in names.longer(words):
        entry = cast.lexicon.get(longer)
        if not entry:
            continue
        last = longer[-len(words) :] == words
        first = longer[: len(words)] == words and head_kind(words) is None
        first = first and not any(run.after_place for run in runs_)
        alike = words[-1].removeprefix("al-") == longer[-1].removeprefix("al-")
        if last or first or (len(words) == 1 and alike):
            return entry
    return None


def _kind(words: tuple[str, ...], runs_: list[Run]) -> ActorKind | None:
    if any(run.title for run in runs_) and not (len(words) == 1 and head_kind(words)):
        return ActorKind.PERSON
    kind = head_kind(words) if len(words) > 1 else None
    if kind:
        return kind
    for run in runs_:
        if kind := _kind_of_apposition(run.apposition):
            return kind
    if any(run.next_word in FIGHTERS for run in runs_):
        return ActorKind.ARMED_GROUP
    plain = not any(is_common(word) or word.isupper() for word in words) and not all(
        r.after_place for r in runs_
    )
    if 2 <= len(words) <= PERSON_WORDS and plain and not any(run.abbreviation for run in runs_):
        return ActorKind.PERSON
    return None


def _kind_of_apposition(words: tuple[str, ...]) -> ActorKind | None:
    """Take the kind from ", a Hutu militia,": the last word of a kind before "of" counts."""
    names = rules().names
    cut = next((i for i, w in enumerate(words) if w in {"of", "in", "who", "which", "for"}), None)
    for word in reversed(words[:cut]):
        if word in names.persons:
            return ActorKind.PERSON
        for kind, heads in names.kinds.items():
            if word in heads:
                return kind
    return None


def _speaks(run: Run) -> bool:
    return run.next_word in _speaking()


def _acts(runs_: list[Run]) -> bool:
    """Tell whether something is told of a name: it acts, owns, or comes again."""
    if any(run.next_word in {"-", "–"} for run in runs_):
        return True
    short = len(runs_[0].words) == 1 and ABBREVIATION.fullmatch(runs_[0].words[0])
    if short or any(run.abbreviation for run in runs_):
        return True
    if len(runs_[0].words) == 1 and any(run.after_place for run in runs_):
        return False
    again = len([run for run in runs_ if not run.initial]) > 1 and len(runs_[0].words) > 1
    acting = _speaking() | _tying() | {"has", "have", "is", "was", "will", "could"}
    return again or any(run.next_word in acting for run in runs_)


@cache
def _speaking() -> frozenset[str]:
    words = rules().certainty
    return frozenset(
        {form for verb in (*words.speaking, *words.judging) for form in verb_forms(verb)}
        | {"said", "told", "thought", "saw"}
    )


@cache
def _tying() -> frozenset[str]:
    return frozenset(form for v in rules().verbs for form in verb_forms(v.verb, v.forms))


def _abbreviate(cast: Cast, words: tuple[str, ...], runs_: list[Run]) -> None:
    """Tie "(HTS)" to the name before it."""
    entry = cast.lexicon.get(words)
    for run in runs_:
        if entry and run.abbreviation:
            cast.lexicon[(run.abbreviation,)] = entry
            if run.abbreviation in cast.unsure_kinds:
                cast.unsure_kinds.remove(run.abbreviation)

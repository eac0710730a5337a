"""Every form of the verbs and nouns that tie actors, for looking up."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from lessons.drafting.inflection import participles, plural, verb_forms
from lessons.drafting.rules import Noun, Role, Verb, rules

BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])


@cache
def verbs_by_form() -> dict[str, tuple[Verb, ...]]:
    """Give the verbs that a word may be a form of; prepositions first, as they say more."""
    found: dict[str, list[Verb]] = defaultdict(list)
    for verb in rules().verbs:
        for form in verb_forms(verb.verb, verb.forms):
            found[form].append(verb)
    return {
        form: tuple(sorted(vs, key=lambda v: "" in v.prepositions)) for form, vs in found.items()
    }


@cache
def passive_forms() -> frozenset[str]:
    """List the forms that may stand after "was"."""
    return frozenset(f for v in rules().verbs for f in participles(v.verb, v.forms))


@cache
def nouns_by_form() -> dict[tuple[str, ...], tuple[Noun, ...]]:
    """Give the nouns by their words, singular and plural."""
    found: dict[tuple[str, ...], tuple[Noun, ...]] = {}
    for noun in rules().nouns:
        for form in {noun.noun, plural(noun.noun)}:
            words = tuple(form.split())
            found[words] = (*found.get(words, ()), noun)
    return found


@cache
def noun_beginnings() -> frozenset[str]:
    """List the words with which a noun begins."""
    return frozenset(words[0] for words in nouns_by_form())


@cache
def roles_by_form() -> dict[str, Role]:
    """Give what one actor is to another by its words, singular and plural."""
    return {form: role for role in rules().roles for form in (role.noun, plural(role.noun))}


@cache
def light_words() -> frozenset[str]:
    """List the forms of verbs that leave the meaning to their noun: "impose" sanctions."""
    frames = rules().frames
    return _forms(frames.light) | frozenset(frames.light_irregular)


@cache
def control_words() -> frozenset[str]:
    """List the forms of verbs before another: "offered" to mediate."""
    frames = rules().frames
    return _forms(frames.control) | frozenset(frames.control_irregular)


@cache
def finite_words() -> frozenset[str]:
    """List the words that make a new clause of what stands before them."""
    words = rules().certainty
    speaking = _forms((*words.speaking, *words.judging)) | {"said", "told", "thought", "saw"}
    tying = {form for form in verbs_by_form() if not form.endswith("ing")}
    nouns = {"support", "attack", "strike", "help", "aid", "strikes", "attacks"}
    auxiliary = set(rules().frames.auxiliaries[:24]) - {"to"}
    return (
        frozenset(tying - nouns - set(roles_by_form()))
        | speaking
        | light_words()
        | control_words()
        | auxiliary
    )


def _forms(verbs: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in verb_forms(verb))

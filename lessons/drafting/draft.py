"""A draft: everything found in an article, each finding with the sentence it comes from."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from lessons.document import Actor, ActorKind
from lessons.drafting.article import Article, Sentence
from lessons.drafting.cast import gather
from lessons.drafting.claims import FoundClaim, OpenQuestion, claims_in
from lessons.drafting.happenings import FoundEvent, FoundNumber, events_in, numbers_in
from lessons.drafting.lexicon import How
from lessons.drafting.mentions import Mention, Reader
from lessons.drafting.readability import Readability, measure
from lessons.drafting.rulers import Cast
from lessons.drafting.tokens import Token
from lessons.drafting.vocabulary import FoundWord, rare_words


@dataclass(frozen=True)
class FoundActor:
    """An actor of the article: its names there, its kind, how often, where first, its card.

    `spellings` are all words for it in the text; `aliases` those that are names by themselves.
    """

    name: str
    kind: ActorKind
    spellings: tuple[str, ...]
    aliases: tuple[str, ...]
    times: int
    sentence: int
    card: Actor | None = None


@dataclass(frozen=True)
class Draft:
    """What was found, and what was left open."""

    article: Article
    readability: Readability
    actors: tuple[FoundActor, ...]
    claims: tuple[FoundClaim, ...]
    events: tuple[FoundEvent, ...]
    numbers: tuple[FoundNumber, ...]
    words: tuple[FoundWord, ...]
    questions: tuple[OpenQuestion, ...]

    def sentence(self, number: int) -> Sentence:
        """Give a sentence by its number."""
        return self.article.sentences[number - 1]


def draft_article(article: Article, known: Iterable[Actor] = ()) -> Draft:
    """Find all that the rules can find. The same article always gives the same draft."""
    cast = gather(article, known)
    reader = Reader(cast)
    read = []
    for sentence in article.sentences:
        tokens = sentence.tokens
        read.append((sentence, tokens, reader.read(tokens)))
    found = [
        row for sentence, tokens, mentions in read for row in claims_in(sentence, tokens, mentions)
    ]
    claims = tuple(row for row in found if isinstance(row, FoundClaim))
    actors = _actors(read, reader, cast, claims)
    questions = [row for row in found if isinstance(row, OpenQuestion)]
    return Draft(
        article=article,
        readability=measure(article),
        actors=actors,
        claims=claims,
        events=tuple(e for s, t, m in read for e in events_in(s, m, article.date)),
        numbers=tuple(n for s, _, _ in read for n in numbers_in(s)),
        words=rare_words(article, frozenset(w for words in cast.lexicon for w in words)),
        questions=(*questions, *_name_questions(article, cast)),
    )


Read = tuple[Sentence, tuple[Token, ...], tuple[Mention, ...]]


def _actors(
    read: list[Read], reader: Reader, cast: Cast, claims: tuple[FoundClaim, ...]
) -> tuple[FoundActor, ...]:
    """Count each actor. A state that is only a place, and in no claim, is none."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    aliases: dict[str, dict[str, None]] = defaultdict(dict)
    first: dict[str, int] = {}
    for sentence, tokens, mentions in read:
        for mention in mentions:
            if mention.place or (mention.how is How.COLLECTIVE and mention.first != mention.last):
                continue
            start, end = tokens[mention.first].start, tokens[mention.last].end
            if mention.how is not How.PRONOUN:
                spellings[mention.actor][sentence.text[start:end]] += 1
            if mention.how is How.NAME:
                aliases[mention.actor][sentence.text[start:end]] = None
            first.setdefault(mention.actor, sentence.number)
    tied = {name for claim in claims for name in (claim.who, claim.whom)}
    for claim in claims:
        for name in (claim.who, claim.whom):
            first.setdefault(name, claim.sentence)
    names = [n for n in first if spellings[n] or n in tied]
    return tuple(
        FoundActor(
            name,
            reader.kinds.get(name, ActorKind.STATE),
            tuple(spellings[name]),
            tuple(aliases[name]),
            sum(spellings[name].values()),
            first[name],
            cast.cards.get(name),
        )
        for name in sorted(names, key=lambda name: first[name])
    )


def _name_questions(article: Article, cast: Cast) -> list[OpenQuestion]:
    """Say which names could not be decided."""
    questions = []
    text = "\n".join(sentence.text for sentence in article.sentences)
    lengths = (len(sentence.text) + 1 for sentence in article.sentences)
    starts = list(accumulate(lengths, initial=0))[:-1]
    asked = (
        *((name, "actor", "") for name in cast.undecided),
        *((name, "kind", "") for name in cast.unsure_kinds),
    )
    if cast.government and cast.merged:
        asked = (*asked, (cast.merged, "same", cast.government))
    for name, code, about in asked:
        place = text.find(name)
        number = bisect_right(starts, place) if place >= 0 else None
        if number:
            questions.append(OpenQuestion(number, name, code, about))
    return questions

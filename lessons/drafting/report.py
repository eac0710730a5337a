"""The report beside a draft: every finding with the sentence it comes from, and what is open."""

from __future__ import annotations

from collections.abc import Iterator

from lessons.drafting.claims import FoundClaim
from lessons.drafting.draft import Draft, FoundActor


def render_report(draft: Draft) -> str:
    """Write the report as Markdown. It quotes the article, so it stays with its authors."""
    parts = (_head, _actors, _claims, _events, _numbers, _words, _questions)
    return "\n".join(line for part in parts for line in part(draft)) + "\n"


def _quoted(draft: Draft, number: int) -> str:
    sentence = draft.sentence(number)
    return f"  > S{sentence.paragraph}, sentence {number}: {sentence.text}"


def _head(draft: Draft) -> Iterator[str]:
    source, measured = draft.article.source, draft.readability
    yield f"# Draft of “{source.title}”"
    yield ""
    yield "Found by rules, and reviewed by nobody yet. It quotes the article: keep it to yourself."
    yield ""
    for name in ("publisher", "author", "date", "address", "licence"):
        yield f"- {name}: {getattr(source, name) or 'not known; please add it'}"
    yield f"- {measured.words} words in {measured.sentences} sentences, {measured.minutes} min"
    yield f"- Flesch reading ease {measured.reading_ease}, Flesch–Kincaid grade {measured.grade}"
    if measured.long:
        yield f"- long sentences (over 25 words): {', '.join(map(str, measured.long))}"


def _actors(draft: Draft) -> Iterator[str]:
    yield "\n## Actors\n"
    for actor in draft.actors:
        yield f"- **{actor.name}** ({actor.kind}, {actor.times} times){_also(actor)}"
        yield _quoted(draft, actor.sentence)


def _also(actor: FoundActor) -> str:
    others = ", ".join(s for s in actor.spellings if s != actor.name)
    card = f"; known from another lesson as {actor.card.name}" if actor.card else ""
    return (f"; in the text: {others}" if others else "") + card


def _claims(draft: Draft) -> Iterator[str]:
    yield "\n## Claims\n"
    for claim in draft.claims:
        yield f"- **{claim.who}** {claim.relation} **{claim.whom}** — {_details(claim)}"
        yield f"  words: “{claim.words}”"
        yield _quoted(draft, claim.sentence)


def _details(claim: FoundClaim) -> str:
    said = f" ({claim.said_by})" if claim.said_by else ""
    means = f"; means: {', '.join(claim.means)}" if claim.means else ""
    places = f"; where: {', '.join(claim.places)}" if claim.places else ""
    return f"{claim.certainty}{said}{means}{places}"


def _events(draft: Draft) -> Iterator[str]:
    yield "\n## Dates\n"
    for event in draft.events:
        yield f"- {event.date} (“{event.words}”){', still to come' if event.future else ''}"
        yield _quoted(draft, event.sentence)


def _numbers(draft: Draft) -> Iterator[str]:
    yield "\n## Numbers\n"
    yield from (f"- {number.words} (sentence {number.sentence})" for number in draft.numbers)


def _words(draft: Draft) -> Iterator[str]:
    yield "\n## Words for the glossary\n"
    for word in draft.words:
        yield f"- {word.word} ({word.times} times, first in sentence {word.sentence})"


def _questions(draft: Draft) -> Iterator[str]:
    yield "\n## Left open\n"
    for question in draft.questions:
        yield f"- “{question.words}”: {question.question}"
        yield _quoted(draft, question.sentence)

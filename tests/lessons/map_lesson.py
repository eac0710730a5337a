"""A small lesson with as many actors and ties as a real one, for the map's tests."""

from __future__ import annotations

from datetime import date

from lessons.document import Actor, Claim, Event, Lesson, Paragraph, Section, Source

ACTORS = """
syrian-government | Syrian government under Bashar al-Assad | Syrian government | state | local
hts | Hayat Tahrir al-Sham | HTS | armed-group | local
sna | Syrian National Army | SNA | coalition | local
sdf | Syrian Democratic Forces | SDF | coalition | local
russia | Russia | Russia | state | outside
iran | Iran | Iran | state | outside
hezbollah | Hezbollah | Hezbollah | armed-group | outside
turkey | Turkey | Turkey | state | outside
united-states | United States | United States | state | outside
israel | Israel | Israel | state | outside
hamas | Hamas | Hamas | armed-group | outside
"""

CLAIMS = """
russia backs syrian-government documented air-power 2015-09
iran backs syrian-government documented advisers,money 2012
hezbollah backs syrian-government documented fighters 2013
iran backs hezbollah documented money,arms 1982
turkey backs sna documented arms,money 2017
turkey tolerates hts analysis - -
united-states backs sdf documented arms,air-power 2014
hts fights syrian-government documented - 2024-11-27
hts captures-from syrian-government documented territory 2024-11-29
syrian-government strikes hts documented air-power 2024-11-28
sna fights sdf documented - 2024-11-30
sna captures-from sdf documented territory 2024-12-01
sna allied-with hts attributed - 2024-11
turkey fights sdf documented - 2016-08
israel weakens hezbollah documented air-power 2024-09
israel strains iran analysis - -
russia strikes hts documented air-power 2024-11-30
turkey rivals russia analysis - -
united-states designates hts documented - 2018-05
hamas fights israel documented - 2023-10-07
"""


def an_actor(line: str) -> Actor:
    key, name, short, kind, side = (part.strip() for part in line.split("|"))
    return Actor(
        id=key, name=name, short=short, kind=kind, local=side == "local",
        who=f"{name} is an actor of this conflict.", aims=f"{name} says what it wants.",
    )  # fmt: skip


def a_claim(line: str) -> Claim:
    who, relation, whom, certainty, *rest = line.split()
    means, since = [*rest, "-", "-"][:2]
    return Claim(
        id=f"{who}-{relation}-{whom}", who=who, relation=relation, whom=whom, certainty=certainty,
        means=() if means == "-" else tuple(means.split(",")),
        since=None if since == "-" else since,
        said_by="Analysts" if certainty != "documented" else None,
        paragraph="the-war", words=f"{who} {relation} {whom}",
    )  # fmt: skip


def a_lesson(actors: str = ACTORS, claims: str = CLAIMS) -> Lesson:
    """Build a lesson from tables of actors and claims."""
    rows = tuple(a_claim(line) for line in claims.strip().splitlines())
    text = ". ".join(row.words for row in rows) or "Nothing yet"
    return Lesson(
        slug="a-war", title="A war", summary="Who is in it.", level="B2",
        as_of=date(2024, 11, 30), last_checked=date(2026, 11, 22), next_check=date(2027, 5, 22),
        source=Source(title="An article", paragraphs=1),
        sections=(
            Section(id="war", title="The war", paragraphs=(Paragraph(id="the-war", text=text),)),
        ),
        actors=tuple(an_actor(line) for line in actors.strip().splitlines()), claims=rows,
        events=(
            Event(id="war-begins", date="2011", what="The war begins."),
            Event(id="offensive", date="2024-11-27", what="HTS attacks west of Aleppo."),
            Event(id="aleppo", date="2024-11-29", until="2024-11-30", what="Aleppo falls."),
            Event(id="damascus", date="2024-12-08", what="The government falls."),
        ),
    )  # fmt: skip

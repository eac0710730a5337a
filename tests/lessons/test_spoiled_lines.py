"""Each mistake that a teacher can make in a line is named, with what to do."""

from __future__ import annotations

import pytest

from tests.lessons.conftest import Folder

SPOILED = [
    ("claims.yaml", "relation: captures-from", "relation: captures-form",
     "claims.yaml:3: relation 'captures-form' is not known; did you mean 'captures-from'?"),
    ("claims.yaml", "who: river-league", "who: river-leage",
     "claims.yaml:2: actor 'river-leage' is not known; did you mean 'river-league'?"),
    ("claims.yaml", "whom: hill-front\n  since", "whom: river-league\n  since",
     "claims.yaml:4: 'river-league' is both who and whom; name two actors"),
    ("claims.yaml", "whom: hill-front\n  since", "whose: hill-front\n  since",
     "claims.yaml:4: 'whose' is no field here; did you mean 'whom'?"),
    ("claims.yaml", "  certainty: documented\n  paragraph: who", "  paragraph: who",
     "claims.yaml:1: 'certainty' is missing; add it"),
    ("claims.yaml", "  said-by: diplomats\n", "",
     "claims.yaml:22: an attributed claim needs 'said-by'; add who says so"),
    ("claims.yaml", "words: It took it in March", "words: It takes it in March",
     "claims.yaml:8: these words do not stand in paragraph 'who-holds-it'; it says: "
     "It took it in March, after two days of fighting with the Hill Front."),
    ("claims.yaml", "words: It took it in March", "words: it took It in march",
     "claims.yaml:8: these words do not stand in paragraph 'who-holds-it'; it says: "
     "It took it in March"),
    ("claims.yaml", "words: It took it in March", "words: Northland sends",
     "claims.yaml:8: these words do not stand in paragraph 'who-holds-it'; they stand in "
     "'friends-abroad'"),
    ("claims.yaml", "words: It took it in March", "words: something else",
     "claims.yaml:8: these words do not stand in paragraph 'who-holds-it'; copy them from there"),
    ("claims.yaml", "paragraph: who-holds-it", "paragraph: who-held-it",
     "claims.yaml:7: paragraph 'who-held-it' is not known; did you mean 'who-holds-it'?"),
    ("claims.yaml", "since: 2024-03", "since: 2024-13",
     "claims.yaml:5: since '2024-13' is no day of the calendar; correct it"),
    ("claims.yaml", "since: 2024-03", "since: March 2024",
     "claims.yaml:5: since 'March 2024' is not a date; write 2024, 2024-11 or 2024-11-30"),
    ("claims.yaml", "since: 2024-03", "since: 2024-03\n  until: 2024-02-29",
     "claims.yaml:6: until '2024-02-29' is before since '2024-03'; correct one"),
    ("claims.yaml", "means: [arms]", "means: arms",
     "claims.yaml:13: means must be a list: write [one, two], or a line '- …' for each"),
    ("claims.yaml", "means: [arms]", "means: [arms, boats]",
     "claims.yaml:13: means 'boats' is not known; it can be: air-power, money, arms, fighters, "
     "advisers, territory, diplomacy"),
    ("claims.yaml", "id: northland-backs-league", "id: League takes bridge!",
     "claims.yaml:9: id 'League takes bridge!' is not a key; use small letters, digits and single "
     "hyphens, such as 'league-takes-bridge'"),
    ("claims.yaml", "id: northland-backs-league", "id: league-takes-bridge",
     "claims.yaml:9: the id 'league-takes-bridge' is taken; give this one another"),
    ("claims.yaml", "words: Northland sends boats to the League", "words: >-\n"
     "    Northland sends boats to the League. The Front says that Southland gives it nothing;\n"
     "    diplomats say",
     "claims.yaml:27: these words overlap those of claim 'northland-backs-league'; choose words "
     "apart"),
    ("claims.yaml", "  means: [money]\n", "  means: [money]\n  who: northland\n",
     "claims.yaml:22: 'who' stands here again (first in line 18); keep one of them"),
    ("claims.yaml", "words: It took", "words: *took",
     "claims.yaml:8: a value that begins with * must be quoted"),
    ("claims.yaml", "  who: northland", "\twho: northland",
     "claims.yaml:10: a tab stands here; indent with spaces"),
    ("actors.yaml", "local: true\n  who: An armed group of the valley", "local: perhaps\n"
     "  who: An armed group of the valley", "actors.yaml:5: local must be true or false"),
    ("actors.yaml", "kind: state\n  who: The country north", "kind: stat\n  who: The country north",
     "actors.yaml:19: kind 'stat' is not known; did you mean 'state'?"),
    ("actors.yaml", "aliases: [RL]", "aliases: [RL, southland]",
     "actors.yaml:25: 'Southland' is a name of 'river-league' too; remove it from one of them"),
    ("actors.yaml", "  aliases: [RL]\n", "  aliases: [RL]\n- id: marsh\n  name: Marsh\n"
     "  short: Marsh\n  kind: state\n  who: A marsh.\n  aims: None.\n",
     "actors.yaml:9: no claim names 'marsh'; add a claim about it, or remove the actor"),
    ("actors.yaml", "  names:\n    'no': Nordland", "  designations:\n  - by: UN\n"
     "    label: listed\n    since: 2020\n    untill: 2021",
     "actors.yaml:26: 'untill' is no field here; did you mean 'until'?"),
    ("timeline.yaml", "actors: [river-league, hill-front]", "actors: [river-league, front-hill]",
     "timeline.yaml:4: actor 'front-hill' is not known; it can be: river-league, hill-front, "
     "northland, southland"),
    ("timeline.yaml", "  paragraph: who-holds-it\n", "",
     "timeline.yaml:5: name the 'paragraph' in which these words stand"),
    ("timeline.yaml", "date: 2024-03", "date: 2024-02-30",
     "timeline.yaml:2: date '2024-02-30' is no day of the calendar; correct it"),
    ("glossary.yaml", "term: proxy war", "term: proxy war\n  forms: [proxy wars]",
     "glossary.yaml:3: 'proxy wars' stands nowhere in the text; correct or remove it"),
    ("glossary.yaml", "term: proxy war", "term: ceasefire",
     "glossary.yaml:2: 'ceasefire' stands nowhere in the text; add the form that does to 'forms'"),
    ("lesson.md", "{#who-says-so S3}", "{#who-says-so S4}",
     "lesson.md:25: the source has no paragraph S4; it has S1 to S3"),
    ("lesson.md", "{#who-says-so S3}", "{#who-says-so s3}",
     "lesson.md:25: rests-on 's3' is not a paragraph of the source; write S1, S2, …"),
    ("lesson.md", "{#who-says-so S3}", "",
     "lesson.md:25: this paragraph has no key; end it with {#the-article-sees-a-proxy}"),
    ("lesson.md", "{#who-says-so S3}", "{#who-holds-it S3}",
     "lesson.md:25: the key 'who-holds-it' is taken; give this one another"),
    ("lesson.md", " {#at-the-bridge}", "",
     "lesson.md:15: this section has no key; end it with {#at-the-bridge}"),
    ("lesson.md", "## At the bridge {#at-the-bridge}\n", "",
     "lesson.md:16: a paragraph stands before the first heading ('## Title {#key}')"),
    ("lesson.md", ".critical", ".crital",
     "lesson.md:23: role 'crital' is not known; did you mean 'critical'?"),
    ("lesson.md", " .critical", " critical",
     "lesson.md:23: after its key a section has at most one role, such as .critical"),
    ("lesson.md", "## Read it", "### Read it",
     "lesson.md:23: a heading begins with '## '; to print a # at the start, write \\#"),
    ("lesson.md", "next-check: 2024-10-02", "next-check: 2024-04-02",
     "lesson.md:6: next-check must be after last-checked"),
    ("lesson.md", "last-checked: 2024-04-02", "last-checked: 2024-02-02",
     "lesson.md:5: last-checked is before as-of; check the dates"),
    ("lesson.md", "as-of: 2024-03-31", "as-of: 2024",
     "lesson.md:4: as-of: '2024' is not a date; write one such as 2024-11-30"),
    ("lesson.md", "as-of: 2024-03-31", "as-of: 2024-02-31",
     "lesson.md:4: as-of must be a date such as 2024-11-30"),
    ("lesson.md", "paragraphs: 3", "paragraphs: three",
     "lesson.md:12: paragraphs must be a whole number"),
    ("lesson.md", "publisher: The", "editor: The",
     "lesson.md:10: 'editor' is no field here; it can be: publisher, author, address, licence, "
     "note"),
    ("lesson.md", "level: B2\n", "", "lesson.md:2: 'level' is missing; add it"),
    ("lesson.md", "level: B2\n", "level:\n",
     "lesson.md:7: level must be a text; put it in quotes if it is one"),
    ("lesson.md", '"Battle for the bridge: what we know"', "Battle for the bridge: what we know",
     "lesson.md:9: a colon and a space stand inside a value; quote the value"),
    ("lesson.md", "---\ntitle", "title",
     "lesson.md:1: the front matter is missing: begin the file with '---', fields, and '---' "
     "again"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "problem"), SPOILED)
def test_a_spoiled_line_is_named_with_what_to_do(
    bridge: Folder, name: str, old: str, new: str, problem: str
):
    bridge.replace(name, old, new)
    assert problem in bridge.problems()

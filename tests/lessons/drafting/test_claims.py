"""Sentences and the claims that stand in them."""

from __future__ import annotations

import pytest

from lessons.drafting.article import article_of_text
from lessons.drafting.draft import draft_article


def claims(text):
    """List the claims of a text as "who relation whom certainty"."""
    draft = draft_article(article_of_text(text))
    return {f"{c.who} {c.relation} {c.whom}, {c.certainty}" for c in draft.claims}


EXAMPLES = [
    ("Iran backs Hezbollah.", {"Iran backs Hezbollah, documented"}),
    ("Hezbollah is backed by Iran.", {"Iran backs Hezbollah, documented"}),
    ("Iran has long armed and trained Hezbollah.", {"Iran backs Hezbollah, documented"}),
    ("Hezbollah, supported by Iran, attacked Israel.",
     {"Iran backs Hezbollah, documented", "Hezbollah fights Israel, documented"}),
    ("Hezbollah, which Iran funds, is calm.", set()),
    ("The Iran-backed Houthis attacked Israel.",
     {"Iran backs Houthis, documented", "Houthis fights Israel, documented"}),
    ("Russia's ally Belarus closed its border.", {"Belarus allied-with Russia, documented"}),
    ("Belarus, an ally of Russia, closed its border.", {"Belarus allied-with Russia, documented"}),
    ("Airstrikes by Turkey on the PKK continued.",
     {"Turkey strikes Kurdistan Workers' Party, documented"}),
    ("Egypt's support for Sudan is old.", {"Egypt backs Sudan, documented"}),
    ("Support from Egypt for Sudan is old.", {"Egypt backs Sudan, documented"}),
    ("Norway sent weapons to Ukraine.", {"Norway backs Ukraine, documented"}),
    ("France and Germany support Ukraine.",
     {"France backs Ukraine, documented", "Germany backs Ukraine, documented"}),
    ("France, along with Germany, supports Ukraine.",
     {"France backs Ukraine, documented", "Germany backs Ukraine, documented"}),
    ("The war between Armenia and Azerbaijan ended a friendship.",
     {"Armenia fights Azerbaijan, documented"}),
    ("Qatar mediated between Chad and Libya.",
     {"Qatar mediates Chad, documented", "Qatar mediates Libya, documented"}),
    ("Canada imposed sanctions on Belarus.", {"Canada sanctions Belarus, documented"}),
    ("Hamas captured Gaza City from Israel.", {"Hamas captures-from Israel, documented"}),
    ("Iran may back Hezbollah.", {"Iran backs Hezbollah, analysis"}),
    ("Experts believe that Iran backs Hezbollah.", {"Iran backs Hezbollah, analysis"}),
    ("Israel says that Iran backs Hezbollah.", {"Iran backs Hezbollah, attributed"}),
    ("According to Israel, Iran backs Hezbollah.", {"Iran backs Hezbollah, attributed"}),
    ("Israel accused Iran of arming Hezbollah.", {"Iran backs Hezbollah, attributed"}),
    ("Iran is accused of arming Hezbollah.", {"Iran backs Hezbollah, attributed"}),
    ("Iran does not back Hamas.", set()),
    ("Iran denies arming Hamas.", set()),
    ("Russia trades with China.", set()),
    ("ECOWAS threatened to invade Niger.", set()),
    ("Chad will support Niger.", {"Chad backs Niger, analysis"}),
    ("Pakistan and India have fought three wars.", {"Pakistan fights India, documented"}),
    ("JNIM, a group linked to al-Qaeda, left.", {"JNIM allied-with al-Qaeda, documented"}),
    ("North Korea sent soldiers to fight alongside Russian troops.",
     {"North Korea allied-with Russia, documented"}),
    ("Russian forces fired dozens of missiles at Ukrainian cities.",
     {"Russia strikes Ukraine, documented"}),
    ("Greece is a member of NATO.", {"Greece part-of NATO, documented"}),
    ("Germany sent no weapons to Ukraine.", set()),
    ("The United States lifted sanctions on Belarus.", set()),
    ("Iran eased its support for Hamas.", set()),
    ("Had Chad been backed by Libya, as was hoped, talks might have begun.", set()),
    ("Baltic Ore Ltd. left. The United States sanctioned the firm's owner, Viktor Palm.",
     {"United States sanctions Viktor Palm, documented"}),
    ("Iran's ally Hezbollah won. Norway armed the militia that burned the villages.",
     {"Hezbollah allied-with Iran, documented"}),
    ("Dr. Anna Lepik, who leads the Coast Watch Agency, said that it was tired.",
     {"Anna Lepik leads Coast Watch Agency, documented"}),
    ("Libya's eastern army, which is backed by Egypt, left.", {"Egypt backs Libya, documented"}),
    ("The General National Congress, once funded by Qatar, no longer exists.",
     {"Qatar backs General National Congress, documented"}),
    ("Mali's junta left. The Wagner Group armed the junta's forces.",
     {"Wagner Group backs Mali, documented"}),
    ("Anna Lepik, who may lead the Coast Watch Agency, said that it was tired.",
     {"Anna Lepik leads Coast Watch Agency, attributed"}),
    ("", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_a_sentence_gives_these_claims_and_no_others(text, expected):
    assert claims(text) == expected


def test_the_speaker_and_the_means_are_kept():
    [claim] = draft_article(article_of_text("Israel says that Iran arms Hezbollah.")).claims
    assert (claim.said_by, claim.means) == ("Israel", ("arms",))


def test_after_a_quotation_the_speaker_comes_last():
    text = '"Iran armed Hezbollah that year," said Rosa Quispe, a spokeswoman for Norway.'
    [claim] = draft_article(article_of_text(text)).claims
    assert (claim.who, claim.said_by) == ("Iran", "Rosa Quispe")


def test_the_words_of_a_claim_begin_and_end_with_what_states_it():
    [claim] = draft_article(article_of_text("On Monday Iran backed Hezbollah again.")).claims
    assert claim.words == "Iran backed Hezbollah"


def test_what_is_denied_is_left_open_and_that_is_said():
    draft = draft_article(article_of_text("Iran does not back Hamas."))
    assert [question.words for question in draft.questions] == ["back"]

"""What is said about an entry that was changed, refused or left out, in words by code."""

from __future__ import annotations

from quizzes import image_words
from quizzes.exchange import words_of_qti
from quizzes.marked_texts import N_

FILES = {
    "too-large": N_("The file is larger than %(most)s MiB. Divide it."),
    "too-many": N_("The file has more than %(most)s entries. Divide it."),
    "not-text": N_("This is no text file: it holds a NUL byte."),
    "not-utf-8": N_("A letter here is not UTF-8. Save the file anew with the encoding UTF-8."),
    "xml": N_("This is no XML that can be read: %(reason)s."),
    "dtd": N_("The file declares a document type or entities. It is refused for safety."),
    "too-deep": N_("Elements are nested too deeply."),
    "not-moodle": N_("Moodle XML begins with the element <quiz>, not <%(name)s>."),
    "encoding": N_("The encoding “%(encoding)s” cannot be read for sure. Use UTF-8."),
    "not-zip": N_("This is no zip file that can be read. Pack it anew."),
    "zip-many": N_("There are more than %(most)s files in the zip. Divide it."),
    "zip-large": N_("Unpacked, the zip is larger than %(most)s MiB. Divide it."),
    "zip-name": N_("A file in the zip has a name that cannot be used, or has it twice: %(name)s."),
    "zip-link": N_("The zip holds a link, not a file: %(name)s. Pack the file itself."),
    "zip-sealed": N_("This file in the zip has a password or an unusual packing: %(name)s."),
    "zip-broken": N_("This file in the zip is damaged: %(name)s. Pack it anew."),
    "not-xlsx": N_("This is no XLSX table that can be read. Save it anew as .xlsx, or as CSV."),
    "is-pack": N_("This is a lesson pack. Bring it under “Articles”."),
    "not-pack": N_("A lesson pack holds one lesson in lessons/<slug>/; here are %(count)s."),
    "not-qti": N_(
        "QTI begins with <assessmentItem> or is a zip with a manifest; this is <%(name)s>."
    ),
    "no-manifest": N_("The zip has no imsmanifest.xml and no QTI item."),
    "nothing": N_("There is no question in this file. Is it of the format that you chose?"),
}
ENTRIES = {
    "numerical": N_("A numerical question of a form that is not read here."),
    "essay": N_("An essay: from files of this format it is not taken."),
    "rubric": N_(
        "“%(criterion)s” is no criterion with levels, of which the best earns 1 to 20 points."
    ),
    "words": N_("“%(words)s” is no range of words such as 20-80."),
    "tie": N_("“%(tie)s” names no actor, no relation or no tie, such as “a backs b”."),
    "no-ties": N_("Relations need two actors, a relation, and ties or claims."),
    "actors-unknown": N_("The lesson has no actor called %(actors)s."),
    "number": N_("“%(number)s” is no number, no range and no number with a tolerance."),
    "gap-marks": N_("The gaps of the text cannot be told apart."),
    "cloze-empty": N_("A text with embedded answers, but none that can be read."),
    "unknown-type": N_("A question of the type “%(type)s”: there is no such type here."),
    "no-stem": N_("The question has no text."),
    "too-long": N_("A text here has more than %(most)s letters. Shorten it."),
    "many-options": N_("There are more than %(most)s options."),
    "one-option": N_("There are fewer than two options."),
    "empty-option": N_("An option has no text."),
    "no-full-marks": N_("No option earns full marks: the best earns %(best)s%%."),
    "two-keys": N_("%(count)s options earn full marks, and one is to be chosen."),
    "no-key": N_("No option is right."),
    "no-accepted": N_("No answer earns full marks."),
    "few-pairs": N_("Matching needs at least two prompts and two choices."),
    "few-items": N_("Ordering needs at least three items."),
    "true-false": N_("A true-false question needs the one right answer, true or false."),
    # the form of the file
    "title-open": N_("The title that begins with :: is not closed by another ::."),
    "brace-open": N_("A { is not closed by a } before the next empty line."),
    "brace-stray": N_("A { or } too many: write \\{ or \\} if it belongs to the text."),
    "brace-again": N_(
        "A second { begins here. Divide questions by empty lines; each has one pair of braces."
    ),
    "before-answers": N_("Text before the first answer: answers begin with = or ~."),
    "no-arrow": N_("A pair without “->” between prompt and match."),
    "weight": N_("“%(weight)s” is no weight from -100 to 100."),
    "no-answer-line": N_("There is no line “ANSWER:” with the letter of the right option."),
    "no-options": N_("There is no option before the line “ANSWER:”."),
    "letter-order": N_("Option %(letter)s comes where %(expected)s is expected."),
    "answer-letter": N_("The answer “%(answer)s” is not the letter of one option."),
    "column": N_("The column “%(column)s” is not known%(meant)s."),
    "no-column": N_("The column “%(column)s” is missing from the first line."),
    "right": N_("“%(right)s” in the column “right” names no option of this row."),
    "long-row": N_("This row has more cells than the first line."),
    "formula": N_("A cell holds a formula, column “%(column)s”. Paste its value in its place."),
    "cell-error": N_("A cell holds the error %(error)s, column “%(column)s”."),
    "qti-no-key": N_("No right answer is declared, or it is not among the choices."),
    "qti-rules": N_(
        "The item's own rules give the points; which answer is right cannot be read from them."
    ),
    "qti-adaptive": N_("An adaptive item, or one made from a template: it changes at each try."),
    "qti-interaction": N_("An interaction of the kind %(name)s: there is no such type here."),
    "qti-several": N_("An item with %(count)s interactions (%(names)s). Make an item of each."),
    "qti-pairs": N_(
        "One thing is matched with several, or with none. Each prompt needs one match."
    ),
    "qti-missing": N_("The manifest names the file %(name)s, which is not in the zip."),
    "qti-version": N_("The file %(name)s is no QTI item of a version that is read here."),
    "csv": N_("This is no table that can be read: %(reason)s."),
}
CHANGES = {
    "formatting": N_("Formatting was dropped: texts here are plain."),
    "image": N_("Images were dropped: %(count)s."),
    "blank-lines": N_("An empty line stood between the answers; they were read on."),
    "no-blank-line": N_("No empty line divided this question from the one before."),
    "files": N_("Files were dropped: %(names)s."),
    "emphasis": N_("Emphasised words stand between asterisks: *not*."),
    "struck": N_("Words that were struck out stand between tildes: ~so~."),
    "raised": N_("Raised or lowered text stands behind ^ or _."),
    "table": N_("Rows of a table became lines; “|” divides their cells."),
    "links": N_("Addresses of links stand behind their words: %(count)s."),
    "media": N_("Parts that are no text were dropped: %(names)s."),
    "formula": N_("Formulas in TeX are shown as they were typed."),
    "markdown": N_("Signs of Markdown are shown as they were typed."),
    "partial-credit": N_("An option that earned a part of the point earns nothing: %(options)s."),
    "negative-weight": N_("A wrong option that cost points costs none: %(options)s."),
    "weights": N_(
        "Marked as (right − wrong) / number of right options; the weights were %(weights)s."
    ),
    "feedback-merged": N_("Accepted answers share the first one's feedback."),
    "answer-dropped": N_("Answers with no full marks and no feedback were dropped: %(answers)s."),
    "by-hand": N_("Not marked automatically: a teacher marks it. Replace the plain rubric."),
    "kept": N_("A text that asks nothing: kept with this import, not marked automatically."),
    "stem-added": N_("The question was given the text “%(stem)s”."),
    "gap-weights": N_("Every gap counts the same; their weights were different."),
    "cloze-divided": N_("Gap %(number)s of %(count)s in this text; each is a question of its own."),
    "units": N_("Other units than the first were dropped: %(units)s."),
    "wildcard": N_("An answer with the wildcard * was dropped: %(answer)s."),
    "capitals": N_("Capital and small letters count as the same."),
    "tag-level": N_("The level “%(level)s” is not known and was dropped."),
    "misconception": N_("A misconception that is not known was dropped: %(name)s."),
    "cell-value": N_("A number or date, column “%(column)s”, was read as “%(text)s”."),
    "all-or-nothing": N_("It was all or nothing; here each right part earns its share."),
    "neighbours": N_("It was all or nothing; here each right neighbour earns its share."),
    "pair-weights": N_("Pairs were worth different points; here they are worth the same."),
    "associate": N_("Pairs among one list became prompts and choices."),
    "gaps": N_("Each gap offers all the words."),
    "claims-unknown": N_("Claims that the lesson does not have were dropped: %(claims)s."),
}
UNKEPT = {
    "titles": N_("Titles and ids of questions are not kept: %(count)s."),
    "categories": N_("Categories are not kept: %(count)s."),
    "tags": N_("Tags are not kept: %(count)s."),
    "extras": N_("Hints and feedback on whole answers are not kept; questions: %(count)s."),
}
LOSSES = {
    "left-out": N_("Left out: the format has no questions of this type."),
    "level": N_("the level"),
    "claims": N_("the claims it rests on"),
    "evidence": N_("the quoted words"),
    "explanation": N_("the explanation"),
    "option-feedback": N_("feedback"),
    "misconceptions": N_("misconceptions behind distractors"),
    "match-misconceptions": N_("misconceptions behind choices"),
    "fixed-order": N_("that options are not shuffled"),
    "foreseen": N_("foreseen wrong answers"),
    "else-feedback": N_("feedback for other wrong answers"),
    "good-answer": N_("what a good answer says"),
    "rubric": N_("the rubric, and how many words to write"),
    "unit": N_("the unit"),
    "relative": N_("that a tolerance is a share; it is written out as a number"),
    "one-gap": N_("the text with its gap, which becomes a single choice"),
    "actor": N_("the actor; all spellings of the name are written out"),
    "passage": N_("the passage; its sentences become the options of a single choice"),
    "arrow": N_("“->” in a text, which becomes “→”"),
    "line-breaks": N_("line breaks"),
    "gap-lines": N_("that lines before the first gap belong to the text, not to the question"),
    "like-option": N_("Left out: a text looks like an option or an answer line of the format."),
    "many-gaps": N_("Left out: the format has room for one gap in a text."),
    "many-letters": N_("Left out: the format has letters for 26 options."),
}
OWN = FILES | ENTRIES | CHANGES | UNKEPT | LOSSES
WORDS = OWN | words_of_qti.CHANGES | image_words.WORDS

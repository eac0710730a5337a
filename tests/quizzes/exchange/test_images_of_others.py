"""Images in files of other programs: found, made harmless, put in their place, or named."""

from __future__ import annotations

import base64
from xml.sax.saxutils import escape

import pytest

from quizzes.exchange import FORMATS, read_questions
from quizzes.exchange.album import STEM
from quizzes.exchange.zip_files import pack
from quizzes.image import MOST_IMAGES
from tests.harness.pictures import CONTENTS, drawn, picture
from tests.quizzes.exchange import qti_files
from tests.quizzes.exchange.qti_files import GOOD, canvas, canvas_item, equal, rule
from tests.quizzes.exchange.test_moodle_xml import answer, codes, one, read

TEAL, RED = (picture(one) for one in ("teal", "red"))
PLACE = "@@PLUGINFILE@@"
TWO = answer("Here", 100) + answer("There")


def file(name, content=TEAL.content):
    data = base64.b64encode(content).decode()
    return f'<file name="{name}" path="/" encoding="base64">{data[:40]}\n{data[40:]}</file>'


def moodle(stem, files="", inside=TWO, type_name="multichoice"):
    text = f"<text><![CDATA[{stem}]]></text>{files}"
    asked = f'<questiontext format="html">{text}</questiontext>'
    whole = read(f'<quiz><question type="{type_name}">{asked}{inside}</question></quiz>')
    return whole, whole.entries[0]


def shown(entry):
    return [(row["sha256"], row.get("alt"), row.get("at")) for row in entry.data.get("images", ())]


def test_an_image_of_moodle_comes_with_its_description_and_leaves_the_text():
    tag = f'<p>Where is this?</p><p><img src="{PLACE}/my%20map.png?time=3" alt="A &lt;map&gt;"></p>'
    whole, entry = moodle(tag, file("my map.png"))
    assert entry.data["stem"] == "Where is this?"
    assert shown(entry) == [(TEAL.sha256, "A <map>", None)]
    assert [one.content for one in whole.images] == [TEAL.content]
    assert codes(entry) == []


def test_an_image_of_an_option_stands_with_it_and_one_alone_gets_a_text():
    tag = f'<img src="{PLACE}/%s.png" alt="">'
    inside = "".join(
        f'<answer fraction="{percent}" format="html"><text><![CDATA[{text}{tag % name}]]></text>'
        f"{file(name + '.png', content)}</answer>"
        for name, percent, text, content in (
            ("a", 100, "<p>One</p>", TEAL.content),
            ("b", 0, "", RED.content),
        )
    )
    _, entry = moodle("Which?", inside=inside)
    keys = {row["key"]: row["text"] for row in entry.data["options"]}
    assert list(keys.values()) == ["One", "Image B"]
    assert [(mark, keys[at]) for mark, _, at in shown(entry)] == [
        (TEAL.sha256, "One"),
        (RED.sha256, "Image B"),
    ]
    assert codes(entry) == ["option-named"]


def test_a_question_that_is_an_image_alone_gets_a_text():
    _, entry = moodle(f'<img src="{PLACE}/a.png" role="presentation">', file("a.png"))
    assert entry.data["stem"] == STEM
    assert entry.data["images"][0]["decorative"]
    assert codes(entry) == ["stem-added"]


@pytest.mark.parametrize(
    ("tag", "files", "code"),
    [
        ('<img src="https://example.org/a.png" alt="A map">', "", "image-remote"),
        ('<img src="//example.org/a.png" alt="A map">', "", "image-remote"),
        (f'<img src="{PLACE}/none.png" alt="A map">', "", "image-missing"),
        (f'<img src="{PLACE}/a.svg" alt="A map">', file("a.svg", b"<svg/>"), "image-refused"),
        (f'<img src="{PLACE}/a.png" alt="A map">', file("a.png", b"cut"), "image-refused"),
        ('<img src="data:image/png;base64,%%%" alt="A map">', "", "image-refused"),
        ('<img src="file:///etc/passwd" alt="A map">', "", "image-missing"),
        ('<img alt="A map">', "", "image-missing"),
    ],
)
def test_an_image_that_is_not_taken_leaves_its_description_and_is_named(tag, files, code):
    whole, entry = moodle(f"<p>See {tag} well.</p>", files)
    assert entry.data["stem"] == "See A map well."
    assert codes(entry) == [code]
    assert whole.images == ()


def test_what_is_changed_in_an_image_is_said():
    _, entry = moodle(f'<img src="{PLACE}/a.gif" alt="x"> Where?', file("a.gif", drawn("GIF")))
    assert codes(entry) == ["image-form", "image-moved"]


def test_an_image_written_into_the_text_is_taken():
    data = base64.b64encode(TEAL.content).decode()
    _, entry = moodle(f'Where?<img src="data:image/png;base64,{data}" alt="x">')
    assert shown(entry) == [(TEAL.sha256, "x", None)]


def test_images_in_feedback_and_in_lists_are_counted_as_dropped():
    tag = f'<img src="{PLACE}/a.png" alt="The key">'
    told = f"<generalfeedback><text><![CDATA[So. {tag}]]></text>{file('a.png')}</generalfeedback>"
    whole, entry = moodle("Which?", inside=TWO + told)
    assert codes(entry) == ["image"]
    assert whole.images == ()
    cloze = f"Go {{1:MC:=north{tag}~south}} now."
    _, entry = moodle(cloze, file("a.png"), "", "cloze")
    assert "image-nowhere" in codes(entry)
    assert entry.data["gaps"][0]["options"][0]["text"] == "north The key"
    assert "images" not in entry.data


def test_a_text_that_asks_nothing_keeps_the_words_of_its_image():
    tag = f'<img src="{PLACE}/a.png" alt="A map">'
    _, entry = moodle(f"<p>Look: {tag}</p>", file("a.png"), "", "description")
    assert (entry.outcome, entry.stem) == ("kept", "Look: A map")
    assert codes(entry) == ["image-nowhere", "kept"]


def test_a_question_has_room_for_so_many_images():
    tags = f'<img src="{PLACE}/a.png" alt="x">' * (MOST_IMAGES + 3)
    _, entry = moodle(f"Which?{tags}", file("a.png"))
    assert len(shown(entry)) == MOST_IMAGES
    assert codes(entry) == ["image-many"]


def test_a_thousand_images_are_drawn_within_bounds(monkeypatch):
    monkeypatch.setattr("quizzes.exchange.album.MOST_PIXELS_A_FILE", 1_000)
    colours = [drawn(colour=(n, 0, 0)) for n in range(30)]
    tags = "".join(f'<img src="{PLACE}/{n}.png" alt="">' for n in range(len(colours)))
    files = "".join(file(f"{n}.png", content) for n, content in enumerate(colours))
    whole, entry = moodle(f"Which?{tags}", files)
    assert len(whole.images) == 10
    assert codes(entry).count("image-budget") == len(colours) - 10


def test_marks_of_images_cannot_be_written_by_hand():
    _, entry = moodle("Which \ue000deadbeef-0\ue001 one?", inside=TWO)
    assert "images" not in entry.data


def test_a_refused_question_is_recognised_without_marks():
    tag = f'<img src="{PLACE}/a.png" alt="A map">'
    _, entry = moodle("x" * 110 + tag, file("a.png"), "", "calculated")
    assert entry.stem == "x" * 110


def illustrated(tag):
    return GOOD.replace(b"Which?", f"Which? {tag}".encode())


@pytest.mark.parametrize(
    ("tag", "place"),
    [
        ('<img src="../pics/a%20b.png" alt="A map"/>', "pics/a b.png"),
        ('<img src="a.png" alt="A map"/>', "items/a.png"),
        ('<object data="a.png" type="image/png">A map</object>', "items/a.png"),
    ],
)
@pytest.mark.parametrize("version", ["2.1", "3.0"])
def test_an_image_of_a_package_is_found_beside_its_item(tag, place, version):
    body = qti_files.choice("a one", "b two", prompt=f"Which? {tag}")
    item = qti_files.item(body, qti_files.declared("single", "identifier", "a"), version=version)
    files = {"items/q.xml": item, place: TEAL.content}
    kind = "imsqti_item_xmlv2p1"
    (entry,) = qti_files.read(
        qti_files.package(files, f'identifier="q" type="{kind}" href="items/q.xml"')
    )
    assert entry.data["stem"] == "Which?"
    assert shown(entry) == [(TEAL.sha256, "A map", None)]
    assert qti_files.codes(entry) == []


@pytest.mark.parametrize("address", ["../../secret.png", "/etc/passwd", "..\\a.png", "no.png"])
def test_an_address_never_leads_out_of_the_package(address):
    files = {"items/q.xml": illustrated(f'<img src="{address}" alt="A map"/>')}
    (entry,) = qti_files.read(pack(files))
    assert qti_files.codes(entry) == ["image-missing"]
    assert entry.data["stem"] == "Which? A map"


def test_each_item_of_a_package_has_its_own_images():
    tags = {"a.xml": "one.png", "b.xml": "two.png", "c.xml": "one.png"}
    files = {name: illustrated(f'<img src="{image}" alt="x"/>') for name, image in tags.items()}
    found = read_questions(
        pack(files | {"one.png": TEAL.content, "two.png": RED.content}), FORMATS["qti-2.1"]
    )
    assert [shown(entry)[0][0] for entry in found.entries] == [
        TEAL.sha256,
        RED.sha256,
        TEAL.sha256,
    ]
    assert {file.sha256 for file in found.images} == {TEAL.sha256, RED.sha256} <= CONTENTS.keys()


@pytest.mark.parametrize("place", ["images/a.png", "web_resources/images/a.png"])
def test_images_of_canvas_are_found_by_their_place_in_the_course(place):
    tag = '<img src="$IMS-CC-FILEBASE$/images/a.png?canvas_download=1" alt="A map">'
    tag = tag.replace("$", "%24") if place == "images/a.png" else tag
    item = canvas_item("short_answer_question", rule(equal("Orontes"), 100))
    whole = canvas(item, canvas_item("short_answer_question", rule(equal("Asi"), 100)))
    content = whole.replace(b"<mattext>", b"<mattext>" + escape(tag).encode(), 1)
    first, second = qti_files.read(pack({"g/quiz.xml": content, place: TEAL.content}))
    assert shown(first) == [(TEAL.sha256, "A map", None)]
    assert shown(second) == []


def test_the_tests_of_one_question_ask_as_before():
    assert codes(one("multichoice", TWO)) == []

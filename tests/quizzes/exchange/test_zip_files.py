"""Zips: within limits, with harmless names, and never more out than they say."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest

from quizzes.exchange import FileRefusedError
from quizzes.exchange.zip_files import Archive, pack

MEBIBYTE = 1024 * 1024


def zipped(*entries, compress=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compress) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return out.getvalue()


def link():
    info = zipfile.ZipInfo("link")
    info.external_attr = 0o120777 << 16
    return info


def sealed():
    content = bytearray(zipped(("a", b"x")))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def test_files_come_out_as_they_went_in_and_the_bytes_are_always_the_same():
    files = {"a/b.txt": b"one", "c é.xml": b"two"}
    archive = Archive(pack(files))
    assert {name: archive.read(name) for name in archive.names} == files
    assert pack(files) == pack(files)


def test_folders_and_a_macs_own_files_are_passed_over():
    content = zipped(("a/", b""), ("a/b", b"x"), ("__MACOSX/a/._b", b"junk"))
    assert Archive(content).names == ("a/b",)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not-zip"),
        (b"GIF89a", "not-zip"),
        (b"PK\x03\x04 and no more", "not-zip"),
        (zipped(("../a", b"x")), "zip-name"),
        (zipped(("/etc/passwd", b"x")), "zip-name"),
        (zipped(("a/../../b", b"x")), "zip-name"),
        (zipped(("a\\..\\b", b"x")), "zip-name"),
        (zipped(("C:a", b"x")), "zip-name"),
        (zipped(("a\nb", b"x")), "zip-name"),
        (zipped(("a\x1b[2Jb", b"x")), "zip-name"),
        (zipped(("a\u202eb", b"x")), "zip-name"),
        (zipped(("a" * 300, b"x")), "zip-name"),
        (zipped(("a/" * 30 + "b", b"x")), "zip-name"),
        (zipped(("a", b"x"), ("A", b"y")), "zip-name"),
        (zipped((link(), b"/etc/passwd")), "zip-link"),
        (zipped(("a", b"x"), compress=zipfile.ZIP_BZIP2), "zip-sealed"),
        (sealed(), "zip-sealed"),
        (zipped(*((f"{n}", b"") for n in range(1_001))), "zip-many"),
        (zipped(*((f"{n}", bytes(26 * MEBIBYTE)) for n in range(2))), "zip-large"),
        (b"PK\x03\x04" + bytes(10 * MEBIBYTE), "too-large"),
    ],
)
def test_what_could_do_harm_is_refused_before_anything_is_unpacked(content, code):
    with pytest.raises(FileRefusedError) as refused:
        Archive(content)
    assert refused.value.note.code == code
    assert str(refused.value.note).isprintable()


def test_a_name_that_hides_its_end_behind_a_nul_is_refused():
    content = zipped(("a.xml_evil", b"x")).replace(b"a.xml_evil", b"a.xml\x00evil")
    with pytest.raises(FileRefusedError):
        Archive(content)


def test_a_file_that_unpacks_to_more_than_it_says_is_broken_and_takes_no_memory():
    content = bytearray(zipped(("a", bytes(40 * MEBIBYTE))))
    size = (40 * MEBIBYTE).to_bytes(4, "little")
    content = bytes(content).replace(size, (10).to_bytes(4, "little"))
    tracemalloc.start()
    with pytest.raises(FileRefusedError) as refused:
        Archive(content).read("a")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refused.value.note.code == "zip-broken"
    assert most < 2 * MEBIBYTE


def test_a_damaged_file_is_named():
    content = bytearray(zipped(("a", b"x" * 1000), compress=zipfile.ZIP_STORED))
    content[100] ^= 1
    with pytest.raises(FileRefusedError) as refused:
        Archive(bytes(content)).read("a")
    assert str(refused.value.note) == "This file in the zip is damaged: a. Pack it anew."

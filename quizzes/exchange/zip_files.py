"""Files out of a zip, within limits; what could do harm is refused before anything is unpacked."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from quizzes.exchange.decoding import check_size
from quizzes.exchange.entries import MEBIBYTE, FileRefusedError

MOST_UNPACKED = 50 * MEBIBYTE
MOST_FILES = 1_000
PIECE = 64 * 1024
LONGEST_NAME = 240
DEEPEST = 20
SIGNATURE, LISTED = b"PK\x03\x04", b"PK\x01\x02"
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
ENCRYPTED = 0x1
ODD_MAKERS = ("__MACOSX/",)
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


class Archive:
    """The files of a zip that was found harmless, by their names."""

    def __init__(self, content: bytes) -> None:
        check_size(content)
        if not content.startswith(SIGNATURE):
            raise FileRefusedError("not-zip")
        if content.count(LISTED) > MOST_FILES:
            raise FileRefusedError("zip-many", most=str(MOST_FILES))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeError) as error:
            raise FileRefusedError("not-zip") from error
        _check(self._zip.infolist())
        files = (info for info in self._zip.infolist() if not info.is_dir())
        self._files = {f.filename: f for f in files if not f.filename.startswith(ODD_MAKERS)}

    @property
    def names(self) -> tuple[str, ...]:
        """Name its files, in the zip's order; folders and a Mac's own files are no part of it."""
        return tuple(self._files)

    def __contains__(self, name: str) -> bool:
        return name in self._files

    def read(self, name: str) -> bytes:
        """Unpack one file."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """Unpack one file piece by piece; no more comes out than its entry announced."""
        left = self._files[name].file_size + 1
        try:
            with self._zip.open(self._files[name]) as file:
                while left > 0 and (piece := file.read(min(PIECE, left))):
                    left -= len(piece)
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError) as error:
            raise FileRefusedError("zip-broken", name=name) from error


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_FILES:
        raise FileRefusedError("zip-many", most=str(MOST_FILES))
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise FileRefusedError("zip-large", most=str(MOST_UNPACKED // MEBIBYTE))
    met: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        if not harmless(name) or name.casefold() in met:
            raise FileRefusedError("zip-name", name=shown(name))
        met.add(name.casefold())
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise FileRefusedError("zip-link", name=shown(name))
        if entry.flag_bits & ENCRYPTED or entry.compress_type not in METHODS:
            raise FileRefusedError("zip-sealed", name=shown(name))


def harmless(name: str) -> bool:
    """Tell whether a name stays within the folder that it is unpacked to, and can be printed."""
    path = PurePosixPath(name)
    within = not path.is_absolute() and ".." not in path.parts and 0 < len(path.parts) <= DEEPEST
    return within and name.isprintable() and len(name) <= LONGEST_NAME and not set(name) & {*"\\:"}


def shown(name: str) -> str:
    """Write a name so that it can do no harm on a screen."""
    return ascii(name[:80])[1:-1]


def pack(files: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> bytes:
    """Make a zip. The same files make the same bytes, whenever it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in dict(files).items():
            archive.writestr(zipfile.ZipInfo(name, FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()

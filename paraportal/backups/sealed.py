"""A file of parts, each encrypted and authenticated, none of which can be changed, moved or left out.

    line      "ParaPortal backup 1"
    32 bytes  salt: the key of this file is HKDF-SHA256 (RFC 5869) of the operator's key with it
    16 bytes  a value that only the right key gives: so a wrong key is told from a damaged file
    parts     length (4 bytes), then ChaCha20-Poly1305 (RFC 8439) of a kind (1 byte) and what it holds

A part's nonce is its number (11 bytes) and whether it is the last (1 byte), as in the STREAM
construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015): a file that was cut off has no last part.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.utils.translation import gettext as _

from paraportal.backups.errors import BackupError

MAGIC = b"ParaPortal backup 1\n"
SALT, CHECK, LENGTH, TAG = 32, 16, 4, 16  # bytes
LARGEST = 1 << 20  # bytes that a part holds
END = b"E"


class SealedWriter:
    """Writes parts to `out`, one at a time in memory. `close` writes the last; without it all is void."""

    def __init__(self, out: BinaryIO, key: bytes) -> None:
        salt = os.urandom(SALT)
        self._cipher, check = _cipher(key, salt)
        self._out = out
        self._numbers = count()
        self._header = MAGIC + salt + check
        out.write(self._header)

    def part(self, kind: bytes, content: bytes) -> None:
        """`kind`: a byte. `content`: up to LARGEST bytes."""
        self._write(kind + content, is_last=False)

    def close(self, content: bytes) -> None:
        self._write(END + content, is_last=True)

    def _write(self, plain: bytes, *, is_last: bool) -> None:
        # The header goes into each tag, so that parts of two files cannot be mixed.
        sealed = self._cipher.encrypt(_nonce(next(self._numbers), is_last=is_last), plain, self._header)
        self._out.write(len(sealed).to_bytes(LENGTH, "big") + sealed)


def read(source: BinaryIO, key: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(kind, content) of each part, the last of kind END. Raises BackupError, in words, at what is wrong."""
    header = source.read(len(MAGIC) + SALT + CHECK)
    if not header.startswith(MAGIC) or len(header) < len(MAGIC) + SALT + CHECK:
        raise BackupError(_("This is not a backup of ParaPortal, or not one that this version can read."))
    cipher, check = _cipher(key, header[len(MAGIC) : -CHECK])
    if check != header[-CHECK:]:
        raise BackupError(_("The key is not the one that this backup was made with."))
    for number in count():
        plain, is_last = _opened(cipher, header, number, _next(source))
        yield plain[:1], plain[1:]
        if is_last:
            break
    if source.read(1):
        raise BackupError(_("The backup is damaged: something was added behind its end."))


def _next(source: BinaryIO) -> bytes:
    length = source.read(LENGTH)
    size = int.from_bytes(length, "big")
    # The length is not authenticated yet: a damaged one must not make us read gigabytes.
    sealed = source.read(size) if TAG < size <= LARGEST + TAG + 1 else b""
    if len(length) < LENGTH or 0 < len(sealed) < size:
        raise BackupError(_("The backup is cut off: its end is missing."))
    return sealed


def _opened(cipher: ChaCha20Poly1305, header: bytes, number: int, sealed: bytes) -> tuple[bytes, bool]:
    # Only the nonce says whether a part is the last, so that both are tried; the wrong one never opens.
    for is_last in (False, True):
        try:
            return cipher.decrypt(_nonce(number, is_last=is_last), sealed, header), is_last
        except InvalidTag:
            continue
    raise BackupError(_("The backup is damaged: its part %(n)s is not what was written.") % {"n": number + 1})


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _cipher(key: bytes, salt: bytes) -> tuple[ChaCha20Poly1305, bytes]:
    """The cipher of one file, and the value that shows that the key is right."""
    derived = HKDF(algorithm=SHA256(), length=32 + CHECK, salt=salt, info=b"paraportal backup 1").derive(key)
    return ChaCha20Poly1305(derived[:32]), derived[32:]

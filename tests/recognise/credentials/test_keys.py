"""A key's file: its owner's alone, never overwritten, never reached by a link."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from hypothesis import given, settings
from hypothesis import strategies as st

from carepact.core.errors import ParameterError
from carepact.recognise.credentials import curve
from carepact.recognise.credentials.keys import Key, make_key, read_key, write_key
from carepact.recognise.credentials.multibase import (
    KeyKind,
    decode_base58,
    decode_key,
    did_of,
    encode_base58,
    encode_key,
    key_of,
)

bounded = settings(max_examples=200, deadline=None, derandomize=True, database=None)


def test_a_key_is_read_as_it_was_written(tmp_path: Path) -> None:
    key = make_key()
    write_key(key, tmp_path / "own.key")
    assert read_key(tmp_path / "own.key") == key
    assert key.did.startswith("did:key:z6Mk")
    assert make_key() != key


def test_its_owner_alone_can_read_it_whatever_the_process_takes_from_new_files(
    tmp_path: Path,
) -> None:
    for number, mask in enumerate((0o000, 0o022, 0o777)):
        path = tmp_path / f"{number}.key"
        before = os.umask(mask)
        try:
            write_key(make_key(), path)
        finally:
            os.umask(before)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_secret_is_shown_nowhere_but_in_the_file(holder_key: Key) -> None:
    secret = encode_key(KeyKind.SECRET, holder_key.secret)
    shown = f"{holder_key!r} {holder_key} {holder_key.did} {holder_key.method}"
    assert secret not in shown
    assert repr(holder_key.secret) not in shown


def test_nothing_is_overwritten_and_no_link_is_followed(tmp_path: Path, holder_key: Key) -> None:
    there = tmp_path / "there"
    there.write_text("kept")
    (tmp_path / "link").symlink_to(there)
    (tmp_path / "nowhere").symlink_to(tmp_path / "absent")
    for path in (there, tmp_path / "link", tmp_path / "nowhere", tmp_path):
        with pytest.raises(ParameterError, match="never written over it"):
            write_key(holder_key, path)
    assert there.read_text() == "kept"
    assert not (tmp_path / "absent").exists()
    with pytest.raises(ParameterError, match="no such file or folder"):
        write_key(holder_key, tmp_path / "absent" / "own.key")
    with pytest.raises(ParameterError, match="cannot be written"):
        write_key(holder_key, tmp_path / "a\0b")


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o620, 0o604, 0o601, 0o700])
def test_a_key_that_others_may_have_read_is_refused(
    tmp_path: Path, holder_key: Key, mode: int
) -> None:
    path = tmp_path / "own.key"
    write_key(holder_key, path)
    path.chmod(mode)
    with pytest.raises(ParameterError, match=f"rights {mode:o}.*chmod 600 own.key"):
        read_key(path)


def test_a_key_reached_by_a_link_or_of_two_names_is_refused(
    tmp_path: Path, holder_key: Key
) -> None:
    path = tmp_path / "own.key"
    write_key(holder_key, path)
    (tmp_path / "link").symlink_to(path)
    with pytest.raises(ParameterError, match="link: is a link"):
        read_key(tmp_path / "link")
    os.link(path, tmp_path / "second")
    with pytest.raises(ParameterError, match="second name"):
        read_key(path)


def test_a_key_of_somebody_else_is_refused(tmp_path: Path, holder_key: Key) -> None:
    path = tmp_path / "own.key"
    write_key(holder_key, path)
    if os.geteuid() == 0:
        os.chown(path, 12345, -1)
    else:  # who may give nothing away takes a file of the machine's
        path = Path("/etc/passwd")
    with pytest.raises(ParameterError, match="belongs to somebody else"):
        read_key(path)


def test_what_is_no_file_of_a_key_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, said in (
        ("pipe", "no plain file"),
        ("absent", "no such file"),
        ("", "it is a folder"),
    ):
        with pytest.raises(ParameterError, match=said):
            read_key(tmp_path / name)
    with pytest.raises(ParameterError, match="cannot be read"):
        read_key(tmp_path / "a\0b")


def test_a_file_that_holds_no_key_is_refused(tmp_path: Path, holder_key: Key) -> None:
    secret = encode_key(KeyKind.SECRET, holder_key.secret)
    other = encode_key(KeyKind.PUBLIC, make_key().public)
    for text, said in (
        ("", "not valid JSON"),
        ("[]", "holds no Ed25519 key"),
        ('{"secretKeyMultibase": "z6Mk"}', "holds no Ed25519 key"),
        (f'{{"secretKeyMultibase": "{secret}", "publicKeyMultibase": "{other}"}}', "together"),
        (f'{{"secretKeyMultibase": "{secret}", "secretKeyMultibase": "{secret}"}}', "twice"),
    ):
        path = tmp_path / "own.key"
        path.write_text(text)
        path.chmod(0o600)
        with pytest.raises(ParameterError, match=said):
            read_key(path)


def test_base58_writes_what_its_authors_print() -> None:
    """Vectors of the Internet draft 'The Base58 Encoding Scheme', section 5 (Bitcoin alphabet)."""
    for raw, written in (
        (b"Hello World!", "2NEpo7TZRRrLZSi2U"),
        (
            b"The quick brown fox jumps over the lazy dog.",
            "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
        ),
        (bytes.fromhex("0000287fb4cd"), "11233QC4"),
    ):
        assert encode_base58(raw) == "z" + written
        assert decode_base58("z" + written, len(raw)) == raw


@bounded
@given(st.binary(max_size=70))
def test_base58_is_read_as_it_was_written(raw: bytes) -> None:
    written = encode_base58(raw)
    assert decode_base58(written, len(raw)) == raw
    assert decode_base58(written, len(raw) + 1) is None


def test_base58_of_more_than_its_bytes_hold_is_refused() -> None:
    """Two letters reach 57 * 58 + 57 = 3363, one byte 255: 5Q is 4 * 58 + 23 = 255, 5R is 256."""
    assert decode_base58("z5Q", 1) == b"\xff"
    assert decode_base58("z5R", 1) is None
    assert decode_base58("zzz", 1) is None


def test_points_of_small_order_sign_nothing() -> None:
    """All eight, and 2^255 - 18 = 1 in another spelling: by the curve equation of RFC 8032."""
    p, d = 2**255 - 19, -121665 * pow(121666, -1, 2**255 - 19)
    root = pow(d + 1, (p + 3) // 8, p)  # of 1 + d, for y^2 = (root - 1) / d
    root = root if root * root % p == (d + 1) % p else root * pow(2, (p - 1) // 4, p) % p
    eighths = []
    for sign in (1, -1):
        square = (sign * root - 1) * pow(d, -1, p) % p
        y = pow(square, (p + 3) // 8, p)
        for one in (y, y * pow(2, (p - 1) // 4, p) % p):
            eighths += [one, p - one] if one * one % p == square else []
    assert len(eighths) == 2
    for y in (0, 1, p - 1, p + 1, *eighths):
        for sign_of_x in (0, 1 << 255):
            public = (y + sign_of_x).to_bytes(32, "little")
            assert curve.is_small_order(public)
            assert not curve.fits(public, b"any", public + bytes(32))
    neutral = (1).to_bytes(32, "little")
    library = ed25519.Ed25519PublicKey.from_public_bytes(neutral)
    library.verify(neutral + bytes(32), b"any")  # which raises where it does not fit
    assert not curve.is_small_order(make_key().public)


@bounded
@given(st.binary(min_size=32, max_size=32))
def test_a_did_holds_its_key(public: bytes) -> None:
    assert key_of(did_of(public)) == public
    assert decode_key(KeyKind.SECRET, did_of(public).removeprefix("did:key:")) is None


@bounded
@given(st.text())
def test_no_text_is_taken_for_a_key_that_is_written_otherwise(text: str) -> None:
    for did in (text, f"did:key:{text}", f"did:key:z{text}"):
        public = key_of(did)
        assert public is None or did_of(public) == did

"""Bytes as the letters of base58-btc, and Ed25519 keys as Multikeys and `did:key` names.

Multibase: a letter for the base ("z" is base58-btc), then the bytes in it; W3C Controlled
Identifiers v1.0, section 2.4. Multikey: two bytes for the kind of key, then the key; the same,
section 2.2.2. `did:key`: the Multikey of the public key behind "did:key:"; W3C CCG, The did:key
Method v0.9. A key reads in one way alone: whatever would be written otherwise is refused.
"""

from __future__ import annotations

from enum import Enum
from string import ascii_lowercase, ascii_uppercase, digits


class KeyKind(Enum):
    """The two bytes before an Ed25519 key; multicodec table, ed25519-pub and ed25519-priv."""

    PUBLIC = b"\xed\x01"
    SECRET = b"\x80\x26"


def encode_base58(raw: bytes) -> str:
    """Write bytes in multibase base58-btc: "z", a "1" for each leading zero byte, then digits."""
    alphabet = _alphabet()
    number, written = int.from_bytes(raw, "big"), ""
    while number:
        number, digit = divmod(number, len(alphabet))
        written = alphabet[digit] + written
    zeros = len(raw) - len(raw.lstrip(b"\0"))
    return "z" + alphabet[0] * zeros + written


def decode_base58(text: str, size: int) -> bytes | None:
    """Read so many bytes in multibase base58-btc; None where the text is anything else.

    Parameters
    ----------
    text : str
        What `encode_base58` writes.
    size : int
        How many bytes there must be.
    """
    alphabet = _alphabet()
    # A byte takes log(256)/log(58) = 1.37 letters: longer texts are not worth the arithmetic.
    if not text.startswith("z") or len(text) > 2 * size + 1:
        return None
    number = 0
    for letter in text[1:]:
        digit = alphabet.find(letter)
        if digit < 0:
            return None
        number = number * len(alphabet) + digit
    if number >= 1 << 8 * size:
        return None
    raw = number.to_bytes(size, "big")
    return raw if encode_base58(raw) == text else None


def encode_key(kind: KeyKind, key: bytes) -> str:
    """Write an Ed25519 key of 32 bytes as a Multikey: public ones begin with z6Mk."""
    return encode_base58(kind.value + key)


def decode_key(kind: KeyKind, text: str) -> bytes | None:
    """Read a Multikey of this kind as its 32 bytes; None where it is none."""
    raw = decode_base58(text, len(kind.value) + _key_size())
    return raw[len(kind.value) :] if raw is not None and raw.startswith(kind.value) else None


def did_of(public: bytes) -> str:
    """Name the holder of a public key: `did:key:z6Mk...`."""
    return f"did:key:{encode_key(KeyKind.PUBLIC, public)}"


def key_of(did: str) -> bytes | None:
    """Read the public key, 32 bytes, out of a `did:key`; None where it holds no Ed25519 key."""
    head, name = did[: len("did:key:")], did[len("did:key:") :]
    return decode_key(KeyKind.PUBLIC, name) if head == "did:key:" else None


def method_of(did: str) -> str:
    """Name the one verification method of a `did:key`: the name, and its key once more."""
    return f"{did}#{did.removeprefix('did:key:')}"


def _alphabet() -> str:
    """Return the digits of base58-btc: figures and letters without 0, O, I and l."""
    signs = digits + ascii_uppercase + ascii_lowercase
    return "".join(sign for sign in signs if sign not in "0OIl")


def _key_size() -> int:
    """Return the size of an Ed25519 key, public or secret; RFC 8032, section 5.1.5. [bytes]"""
    return 32

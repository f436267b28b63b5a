"""Ed25519: signatures of 64 bytes by keys of 32; RFC 8032. The library cryptography computes."""

from __future__ import annotations

import secrets
from typing import Any

from carepact.recognise.credentials.libraries import require


def make_secret() -> bytes:
    """Draw a secret key from the machine's own source of secrets, 32 bytes."""
    return secrets.token_bytes(32)


def find_public(secret: bytes) -> bytes:
    """Compute the public key of a secret one, both 32 bytes."""
    public: bytes = _ed25519().Ed25519PrivateKey.from_private_bytes(secret).public_key(
    ).public_bytes_raw()  # fmt: skip
    return public


def sign(secret: bytes, message: bytes) -> bytes:
    """Sign a message: 64 bytes, the same each time."""
    signature: bytes = _ed25519().Ed25519PrivateKey.from_private_bytes(secret).sign(message)
    return signature


def fits(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether a signature of 64 bytes is that of the message by this key.

    A key of small order signs nothing in particular: one signature would fit any message.
    """
    if is_small_order(public):
        return False
    invalid = require("cryptography.exceptions").InvalidSignature
    try:
        _ed25519().Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (invalid, ValueError):
        return False
    return True


def is_small_order(public: bytes) -> bool:
    """Tell whether eight times the point of a public key is zero.

    With p = 2^255 - 19 and d = -121665/121666 (RFC 8032, section 5.1) these points have
    y (y^2 - 1) (d y^4 + 2 y^2 - 1) = 0 mod p: order 4 has y = 0, orders 1 and 2 have y = 1 and
    -1, and doubling a point of order 8 gives y = 0, hence x^2 = -y^2 on the curve.
    """
    p = 2**255 - 19
    d = -121665 * pow(121666, -1, p)
    y = int.from_bytes(public, "little") % 2**255  # the highest bit is the sign of x
    return y * (y * y - 1) * (d * y**4 + 2 * y * y - 1) % p == 0


def _ed25519() -> Any:  # noqa: ANN401 - a library that need not be installed
    """Return the library's module for the curve."""
    return require("cryptography.hazmat.primitives.asymmetric.ed25519")

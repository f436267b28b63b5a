"""The cryptosuite `eddsa-jcs-2022`: sign a JSON document, and tell whether it is as it was signed.

W3C Data Integrity EdDSA Cryptosuites v1.0, section 3.3. The proof without its value and the
document without its proof are each written in the one form of RFC 8785 (JCS) and hashed by SHA-256;
both hashes, the proof's first, are signed with Ed25519.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.recognise.credentials import curve
from carepact.recognise.credentials.keys import Key
from carepact.recognise.credentials.libraries import require
from carepact.recognise.credentials.multibase import decode_base58, encode_base58
from carepact.recognise.credentials.strict_json import Json


def canonicalise(document: Mapping[str, Json]) -> bytes:
    """Write a document in the one form that RFC 8785 leaves, in UTF-8.

    Raises
    ------
    ParameterError
        If it holds what JSON has no exact form for: NaN, infinities, numbers beyond 2^53, half of
        a pair of signs. What `read_json` has read holds none of them.
    """
    library = require("rfc8785")
    try:
        written: bytes = library.dumps(dict(document))
    except ValueError as error:  # of the library, and of a text that UTF-8 cannot write
        raise ParameterError(
            _(
                "The credential holds a number or a text that JSON cannot write exactly. Use whole "
                "numbers below 2^53 and plain texts."
            )
        ) from error
    return written


def hash_data(options: Mapping[str, Json], document: Mapping[str, Json]) -> bytes:
    """Hash proof options and an unsigned document: 64 bytes, section 3.3.4."""
    return b"".join(hashlib.sha256(canonicalise(part)).digest() for part in (options, document))


def add_proof(document: Mapping[str, Json], key: Key, at: datetime) -> dict[str, Json]:
    """Sign a document, section 3.3.1: the same document, key and time give the same proof.

    Parameters
    ----------
    document : mapping
        The document, without a proof.
    key : Key
        Whose signature it is.
    at : datetime
        When it is signed, with its zone; written in UTC, to the second.
    """
    options: dict[str, Json] = {
        "type": "DataIntegrityProof",
        "cryptosuite": suite_name(),
        "created": at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "verificationMethod": key.method,
        "proofPurpose": "assertionMethod",
    }
    if "@context" in document:
        options["@context"] = document["@context"]
    signature = curve.sign(key.secret, hash_data(options, document))
    return {**document, "proof": {**options, "proofValue": encode_base58(signature)}}


def read_signature(proof: Mapping[str, Json]) -> bytes | None:
    """Read the signature of a proof, 64 bytes; None where its value is none."""
    value = proof.get("proofValue")
    size = 64  # RFC 8032, section 5.1.6 [bytes]
    return decode_base58(value, size) if isinstance(value, str) else None


def is_as_signed(
    document: Mapping[str, Json], proof: Mapping[str, Json], public: bytes, signature: bytes
) -> bool:
    """Tell whether a document and its proof are what this key signed, section 3.3.2.

    The contexts of the proof must be those of the document, all of them: the suite would let
    further ones stand unsigned, and a context changes what a document says.
    """
    unsigned = {name: value for name, value in document.items() if name != "proof"}
    if "@context" in proof and proof["@context"] != unsigned.get("@context"):
        return False
    return any(
        curve.fits(public, hash_data(options, unsigned), signature)
        for options in _list_options(unsigned, proof)
    )


def suite_name() -> str:
    """Return the name of the suite, as proofs give it."""
    return "eddsa-jcs-2022"


def _list_options(
    document: Mapping[str, Json], proof: Mapping[str, Json]
) -> Iterator[dict[str, Json]]:
    """List what a proof may have signed of itself.

    A proof that does not name the contexts signed itself as it stands or, by drafts of the suite
    that some tools follow, with the contexts of the document. Either way nothing stays unsigned.
    """
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    yield options
    if "@context" not in options and "@context" in document:
        yield {**options, "@context": document["@context"]}

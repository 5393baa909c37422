"""Ids: pupil references, person numbers, tax keys and record numbers, none of which shows who stands behind it.

Each is a one-to-one scrambling of a person's number in the population, so ids never repeat, need no look-up, and can
be made for any person in any block. Letters are upper case only: no two ids differ by case.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synthetic_data.streams import constants

ALPHABET = np.frombuffer(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ", dtype=np.uint8)
PMR_LENGTH, EDUKEY_LENGTH, ENTKEY_LENGTH = 18, 14, 12
AE_ID_BITS, RECORD_ID_BITS = 44, 31
SLOTS = 8
"""Pupil references and tax keys a person can have."""
RECORDS_PER_PERSON = 32


def scramble(number: NDArray[np.integer], bits: int, seed: int, purpose: str) -> NDArray[np.uint64]:
    """Return other numbers below ``2**bits``, one for each number below ``2**bits``, never the same for two."""
    mask = np.uint64((1 << bits) - 1)
    shift = np.uint64(bits // 2)
    mixed = np.asarray(number).astype(np.uint64)
    for factor, offset in zip(*[iter(constants(seed, purpose, 6))] * 2, strict=True):
        mixed = (mixed * np.uint64(factor | 1) + np.uint64(offset)) & mask
        mixed ^= mixed >> shift
    return mixed


def _text(number: NDArray[np.integer], length: int, seed: int, purpose: str) -> NDArray[np.object_]:
    """Two scrambled halves, five bits a letter; the first alone is unique."""
    half = length // 2
    shifts = np.arange(half, dtype=np.uint64) * np.uint64(5)
    letters = [
        ALPHABET[
            (
                (scramble(number, 5 * half, seed, f"{purpose} {side}")[:, None] >> shifts) & np.uint64(31)
            ).astype(int)
        ]
        for side in ("left", "right")
    ]
    joined = np.ascontiguousarray(np.concatenate(letters, axis=1))
    return joined.view(f"S{length}").ravel().astype(f"U{length}").astype(object)


def pupil_reference(seed: int, person: NDArray[np.integer], slot: int = 0) -> NDArray[np.object_]:
    """Return pupil matching references (18 characters); a person has one per slot."""
    return _text(np.asarray(person, dtype=np.int64) * SLOTS + slot, PMR_LENGTH, seed, "PMR")


def edukey(seed: int, person: NDArray[np.integer], slot: int = 0) -> NDArray[np.object_]:
    """Return keys of the tax records (14 characters); a person has one per slot."""
    return _text(np.asarray(person, dtype=np.int64) * SLOTS + slot, EDUKEY_LENGTH, seed, "EDUKEY")


def enterprise(seed: int, number: NDArray[np.integer]) -> NDArray[np.object_]:
    """Return keys of enterprises (12 characters)."""
    return _text(np.asarray(number, dtype=np.int64), ENTKEY_LENGTH, seed, "ENTKEY")


def person_number(seed: int, person: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return AE_IDs (below ``2**53``, so that they survive as floats)."""
    return scramble(person, AE_ID_BITS, seed, "AE_ID").astype(np.int64)


def record_id(seed: int, person: NDArray[np.integer], record: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return RECORDIDs (below ``2**31``) of a person's education records, numbered from 0."""
    number = np.asarray(person, dtype=np.int64) * RECORDS_PER_PERSON + record
    return scramble(number, RECORD_ID_BITS, seed, "RECORDID").astype(np.int64)

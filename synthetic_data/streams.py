"""Random streams with a key: the same seed, purpose and block give the same numbers, whoever asks and when."""

from __future__ import annotations

import hashlib

import numpy as np


def stream(seed: int, purpose: str, block: int = 0) -> np.random.Generator:
    """Return the stream of one purpose in one block.

    Philox is counter-based, so no stream has to be run through to reach another. The 128-bit key is a hash of
    seed and purpose, which lets a seed be of any length; the block is the counter's highest word.
    """
    key = int.from_bytes(hashlib.blake2b(f"{seed}|{purpose}".encode(), digest_size=16).digest(), "little")
    return np.random.Generator(np.random.Philox(key=key, counter=[0, 0, 0, block]))


def constants(seed: int, purpose: str, count: int) -> list[int]:
    """Return ``count`` 64-bit whole numbers that belong to a seed and purpose."""
    raw = hashlib.shake_256(f"{seed}|{purpose}".encode()).digest(8 * count)
    return [int.from_bytes(raw[8 * i : 8 * i + 8], "little") for i in range(count)]


def pseudonym(seed: int, purpose: str, number: int, length: int = 40) -> str:
    """Return a hash-like text (hexadecimal, upper case) for one shared thing, such as a school."""
    return (
        hashlib.shake_256(f"{seed}|{purpose}|{number}".encode()).hexdigest((length + 1) // 2)[:length].upper()
    )

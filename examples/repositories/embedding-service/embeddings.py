"""Vectors from hashed character n-grams (Weinberger et al., 2009, "Feature hashing for large scale multitask learning")."""

import hashlib
import math
from collections.abc import Iterator

DIMENSIONS = 256
SIZES = (3, 4, 5)


def ngrams(text: str) -> Iterator[str]:
    """Overlapping pieces of a text, with its ends marked."""
    padded = f" {' '.join(text.lower().split())} "
    for size in SIZES:
        for start in range(len(padded) - size + 1):
            yield padded[start : start + size]


def embed(text: str) -> list[float]:
    """A vector of length 1; all zeros for a text without pieces."""
    vector = [0.0] * DIMENSIONS
    for piece in ngrams(text):
        digest = hashlib.blake2b(piece.encode(), digest_size=8).digest()
        index = int.from_bytes(digest[:4], "big") % DIMENSIONS
        vector[index] += 1.0 if digest[4] & 1 else -1.0
    norm = math.sqrt(sum(value * value for value in vector))
    return [value / norm for value in vector] if norm else vector


def similarity(left: list[float], right: list[float]) -> float:
    """Cosine of two vectors of length 1: 1 for equal texts."""
    return sum(a * b for a, b in zip(left, right, strict=True))

"""BM25 (Robertson and Zaragoza, 2009, "The probabilistic relevance framework") over lines of a file."""

import math
import sys
from collections import Counter

K1 = 1.2
B = 0.75


def words(text: str) -> list[str]:
    return [word.strip(".,;:!?()").lower() for word in text.split()]


def rank(query: str, passages: list[str]) -> list[tuple[float, str]]:
    """Passages that share a word with the query, best first."""
    documents = [words(passage) for passage in passages]
    average = sum(map(len, documents)) / max(1, len(documents))
    frequency = Counter(word for document in documents for word in set(document))

    def weight(word: str) -> float:
        found = frequency[word]
        return math.log(1 + (len(documents) - found + 0.5) / (found + 0.5))

    def score(document: list[str]) -> float:
        counts = Counter(document)
        norm = K1 * (1 - B + B * len(document) / average)
        return sum(weight(word) * counts[word] * (K1 + 1) / (counts[word] + norm) for word in words(query))

    scored = [(score(document), passage) for document, passage in zip(documents, passages, strict=True)]
    return sorted((entry for entry in scored if entry[0] > 0), key=lambda entry: -entry[0])


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        for value, passage in rank(sys.stdin.read(), file.read().splitlines()):
            print(f"{value:6.3f}  {passage}")

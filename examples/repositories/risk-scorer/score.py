"""A logistic regression that explains itself: the score is a sum, and the parts are given with it."""

import json
import math
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

TRANSFORMS: Mapping[str, Callable[[float], float]] = {
    "log1p": lambda value: math.log1p(max(0.0, value)),
    "flag": lambda value: 1.0 if value else 0.0,
}


@dataclass(frozen=True)
class Score:
    risk: float
    # Parts of the log odds, largest first.
    reasons: list[tuple[str, float]]
    model: str


class Scorer:
    def __init__(self, model: Mapping[str, object]) -> None:
        self.model = model

    @classmethod
    def load(cls, path: Path = Path(__file__).with_name("model.json")) -> "Scorer":
        return cls(json.loads(path.read_text()))

    def score(self, transaction: Mapping[str, float]) -> Score:
        """Raises KeyError when a feature is missing: a default would be a guess about a person."""
        parts = {
            name: TRANSFORMS[feature["transform"]](float(transaction[name])) * feature["weight"]
            for name, feature in self.model["features"].items()
        }
        odds = self.model["bias"] + sum(parts.values())
        reasons = sorted(parts.items(), key=lambda part: -abs(part[1]))
        return Score(1 / (1 + math.exp(-odds)), reasons, self.model["version"])


if __name__ == "__main__":
    result = Scorer.load().score(json.load(sys.stdin))
    print(json.dumps({"risk": round(result.risk, 4), "reasons": result.reasons, "model": result.model}, indent=2))

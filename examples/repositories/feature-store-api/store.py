"""The latest value of each feature of each entity."""

import sqlite3
from dataclasses import dataclass

SCHEMA = """
CREATE TABLE IF NOT EXISTS feature_value (
  entity TEXT NOT NULL,
  feature TEXT NOT NULL,
  value REAL NOT NULL,
  observed_at TEXT NOT NULL,
  PRIMARY KEY (entity, feature)
)
"""

# A late event may not replace a newer value.
UPSERT = """
INSERT INTO feature_value (entity, feature, value, observed_at) VALUES (?, ?, ?, ?)
ON CONFLICT (entity, feature) DO UPDATE
SET value = excluded.value, observed_at = excluded.observed_at
WHERE excluded.observed_at > feature_value.observed_at
"""


@dataclass(frozen=True)
class Value:
    value: float
    observed_at: str


class Store:
    def __init__(self, path: str = ":memory:") -> None:
        self.connection = sqlite3.connect(path, check_same_thread=False)
        self.connection.execute(SCHEMA)

    def put(self, entity: str, feature: str, value: float, observed_at: str) -> None:
        with self.connection:
            self.connection.execute(UPSERT, (entity, feature, value, observed_at))

    def get(self, entity: str, features: list[str]) -> dict[str, Value | None]:
        """Every feature that was asked for; None where there is no value."""
        marks = ",".join("?" * len(features))
        rows = self.connection.execute(
            f"SELECT feature, value, observed_at FROM feature_value WHERE entity = ? AND feature IN ({marks})",
            (entity, *features),
        )
        found = {feature: Value(value, at) for feature, value, at in rows}
        return {feature: found.get(feature) for feature in features}

"""A summary of one day's answers, as Markdown."""

import csv
import sys
from statistics import median, quantiles


def report(rows: list[dict[str, str]]) -> str:
    seconds = sorted(float(row["seconds"]) for row in rows)
    unanswered = [row for row in rows if row["answered"] != "yes"]
    slowest = quantiles(seconds, n=10)[-1] if len(seconds) > 1 else seconds[0]
    lines = [
        f"# {rows[0]['day']}",
        "",
        f"- {len(rows)} questions, {len(unanswered)} without an answer ({len(unanswered) / len(rows):.0%})",
        f"- median {median(seconds):.1f} s, slowest tenth above {slowest:.1f} s",
    ]
    if unanswered:
        lines += ["", "Without an answer:", *(f"- {row['question']}" for row in unanswered)]
    return "\n".join(lines)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        print(report(list(csv.DictReader(file))))

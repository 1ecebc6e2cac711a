"""Precision and recall of `detect` on the labelled lines of the tests."""

from pathlib import Path

from benchmarks.phrase_cases import Case, load
from commitments.language import detect

LABELLED = Path(__file__).parents[1] / "tests" / "data" / "promises.jsonl"


def detection(language: str) -> dict[str, float]:
    """Return the precision and the recall in percent."""
    lines = labelled(language)
    taken = [line for line in lines if detect(line["text"])]
    promises = sum(line["promise"] for line in lines)
    right = sum(line["promise"] for line in taken)
    return {
        "lines": len(lines),
        "promises": promises,
        "precision_percent": round(100 * right / len(taken), 1),
        "recall_percent": round(100 * right / promises, 1),
    }


def labelled(language: str) -> list[Case]:
    return [line for line in load(LABELLED) if line["lang"] == language]

"""Corpora of others, which stay outside the project: a folder with `*.jsonl` and the `score.py` that judges them.

The environment variable CORPORA names the folder; without it, `../shared/corpora` beside the checkout is tried.
`score.py` has a function right(case, due), where `due` is ISO 8601 or None.
"""

import os
import runpy
from pathlib import Path

from benchmarks.phrase_cases import Case, Judge, load

MISSING = (
    "none found. The public one measured here is the test corpus of time phrases of facebook/duckling "
    "(BSD-3-Clause; Duckling/Time/EN/Corpus.hs and KO/Corpus.hs). Write duckling-en.jsonl and duckling-ko.jsonl, "
    'a line each: {"id": "duckling-en-0", "lang": "en", "text": "tomorrow", "now": "2013-02-12T04:30:00-02:00", '
    '"grain": "day", "want": ["2013-02-13"]}. Grains: day, period, holiday (want: dates), time (want: '
    '"2013-02-12T15:00:00-02:00/minute", or /hour, /second). Put a score.py beside them with right(case, due) that '
    "compares by grain, and name the folder: make bench ARGS=reading CORPORA=folder"
)


def folder() -> Path | None:
    """Return the folder of corpora, or None when there is none with a score.py."""
    usual = Path(__file__).parents[2] / "shared" / "corpora"
    place = Path(os.environ.get("CORPORA") or usual)
    return place if (place / "score.py").is_file() else None


def load_all(place: Path) -> tuple[list[Case], Judge]:
    sets, judge = by_file(place)
    return [case for found in sets.values() for case in found], judge


def by_file(place: Path) -> tuple[dict[str, list[Case]], Judge]:
    """Return the cases of each file of dates (others hold labels of detection), and who judges them."""
    judge: Judge = runpy.run_path(str(place / "score.py"))["right"]
    sets = {file.stem: load(file) for file in sorted(place.glob("*.jsonl"))}
    return {name: cases for name, cases in sets.items() if "want" in cases[0]}, judge

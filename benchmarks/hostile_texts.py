"""Texts of 40,000 characters that are meant to make a reader slow."""

import statistics

from benchmarks.timing import timed
from commitments.language import Context, read

LENGTH, TURNS = 40_000, 3
_PIECES = [
    "1 ", "월요일 ", "일", "the day after ", "by monday ", "<@", "(", "to A ", "half past 1 30 pm tomorrow ", "a", " ",
    "\n", "\u200b", "1/", "1:", "12/4 ", "-", "まで", "bis freitag ", "demain ", "d'ici le ", "no later than ", "@a b ",
    "next next ", "영업일 기준 ", "까지 ", "다음 다음 ", "3일 ", "INV-7 ", "to Acme, Globex and ", "e\u0301",
    "9" * 50 + " ", "\u0301\u0316", "\u1112\u1161\u11ab", "\u200d", "\u200f", "👩\u200d👩\u200d👧", '"',
    "'", "`", "*_~", "<@U1>", ":a", ";", "&amp;", "[", "a" + "\u0301" * 50,
]  # fmt: skip


def slowest(context: Context) -> dict[str, object]:
    """Read each piece, repeated to the length, and return the best times of several turns."""
    times = {piece: _best((piece * LENGTH)[:LENGTH], context) for piece in _PIECES}
    return {
        "pieces": len(times),
        f"p50_ms_best_of_{TURNS}": round(statistics.median(times.values()), 1),
        f"max_ms_best_of_{TURNS}": round(max(times.values()), 1),
        "slowest_piece": max(times, key=times.__getitem__),
    }


def _best(text: str, context: Context) -> float:
    return min(timed(lambda: read(text, context)) for _ in range(TURNS))

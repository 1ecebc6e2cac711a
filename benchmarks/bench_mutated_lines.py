"""Lines that are known, changed at random: how many of 50,000 make the reader fail, and how."""

from collections import Counter

from benchmarks.mutated_lines import faults, mutated_lines

_LINES, _SEED = 50_000, 14


def run() -> dict[str, object]:
    found = [(line.text, fault) for line in mutated_lines(_SEED, _LINES) for fault in faults(line)]
    kinds = Counter(fault.partition(": ")[0] for _, fault in found)
    return {"lines": _LINES, "lines_at_fault": len({text for text, _ in found}), "kinds": dict(kinds)}

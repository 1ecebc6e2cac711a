"""Import times in a fresh interpreter."""

import os
import subprocess
import sys

MODULES = ["commitments.language", "dateparser", "parsedatetime"]
TURNS = 5
_CHILD = "import time; started = time.perf_counter(); import {}; print(time.perf_counter() - started)"


def import_times() -> dict[str, float]:
    """Return the fastest of the turns for each module, in milliseconds, measured around the statement by the child."""
    turns = [{name: _import(name) for name in MODULES} for _ in range(TURNS)]
    return {f"{name}_ms_best_of_{TURNS}": round(min(turn[name] for turn in turns), 1) for name in MODULES}


def _import(name: str) -> float:
    child = [sys.executable, "-c", _CHILD.format(name)]
    # pip wrote the others' bytecode when it installed them; ours is written by the first turn, unless this forbids it.
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(child, capture_output=True, text=True, check=True, env=env)  # noqa: S603 - ours
    return float(done.stdout) * 1000

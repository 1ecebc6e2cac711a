"""Run every `bench_*.py` beside this file and print one JSON object: name → figures.

A benchmark is a module with `run()`, plain or async, that returns its figures. Names on the command line
select some of them: `make bench ARGS=calendar`.
"""

import asyncio
import inspect
import json
import platform
import sys
from importlib import import_module
from pathlib import Path


def names(wanted: list[str]) -> list[str]:
    found = sorted(file.stem.removeprefix("bench_") for file in Path(__file__).parent.glob("bench_*.py"))
    unknown = set(wanted) - set(found)
    if unknown:
        sys.exit(f"no such benchmark: {', '.join(sorted(unknown))}; there are: {', '.join(found)}")
    return wanted or found


async def measure(name: str) -> object:
    figures = import_module(f"benchmarks.bench_{name}").run()
    return await figures if inspect.isawaitable(figures) else figures


def main() -> None:
    results: dict[str, object] = {"python": platform.python_version(), "machine": platform.machine()}
    for name in names(sys.argv[1:]):
        results[name] = asyncio.run(measure(name))
    print(json.dumps(results, indent=2))


if __name__ == "__main__":
    main()

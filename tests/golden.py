"""Golden files: what was shown last time, kept in tests/golden/. GOLDEN_UPDATE=1 writes them afresh."""

import json
import os
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("golden")


def expect_json(name: str, value: Any) -> None:
    """Hold a JSON value against tests/golden/{name}.json."""
    expect_text(f"{name}.json", json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def expect_text(name: str, text: str) -> None:
    """Hold a text against tests/golden/{name}."""
    path = FOLDER / name
    if os.environ.get("GOLDEN_UPDATE"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"no golden file {name}: look at the result, then run with GOLDEN_UPDATE=1"
    assert path.read_text(encoding="utf-8") == text, f"{name} differs; if that is meant, run with GOLDEN_UPDATE=1"

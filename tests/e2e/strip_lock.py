"""Takes addresses out of package-lock.json: npm then asks whichever registry the machine is set up for."""

import json
from pathlib import Path

LOCK = Path(__file__).with_name("package-lock.json")
_WITH_ADDRESSES = ("resolved", "funding", "deprecated")


def strip(lock: dict[str, dict[str, dict[str, object]]]) -> None:
    """Drop the fields that hold addresses; versions and integrity hashes stay."""
    for package in lock["packages"].values():
        for field in _WITH_ADDRESSES:
            package.pop(field, None)


if __name__ == "__main__":
    content = json.loads(LOCK.read_text("utf-8"))
    strip(content)
    LOCK.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")

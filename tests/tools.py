"""Finds the programs that some tests need. A missing one skips a test here, and fails it under CI."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import pytest

E2E: Final = Path(__file__).with_name("e2e")
_OLDEST_NODE: Final = 20


def postgres_bin() -> Path | None:
    """Give the folder of the PostgreSQL server programs (`initdb`, `postgres`), newest first."""
    candidates = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    if shutil.which("pg_config"):
        asked = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=False)
        candidates.append(Path(asked.stdout.strip()))
    return next((folder for folder in candidates if (folder / "initdb").is_file()), None)


def _version(folder: Path) -> float:
    name = folder.parent.name
    return float(name) if name.replace(".", "", 1).isdigit() else 0.0


def chromium() -> Path | None:
    """Give the Chromium program of the system."""
    return _on_path("chromium", "chromium-browser")


def node() -> Path | None:
    """Give Node.js, version 20 or newer."""
    program = _on_path("node", "nodejs")
    if program is None:
        return None
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    major = said.strip().removeprefix("v").split(".")[0]
    return program if major.isdigit() and int(major) >= _OLDEST_NODE else None


def emulate() -> Path | None:
    """Give the start script of the Slack stand-in, as installed by `make setup`."""
    script = E2E / "node_modules" / "emulate" / "dist" / "index.js"
    return script if script.is_file() and node() else None


def axe() -> Path | None:
    """Give the script of axe-core, as installed by `make setup`."""
    script = E2E / "node_modules" / "axe-core" / "axe.min.js"
    return script if script.is_file() else None


def app_manifest() -> Path | None:
    """Give the folder of the published schemas of Teams' app manifests, as installed by `make setup`."""
    folder = E2E / "node_modules" / "@microsoft" / "app-manifest" / "build"
    return folder if folder.is_dir() else None


def korean_font() -> Path | None:
    """Give a font file that holds Korean."""
    return _font("Noto*CJK*")


def emoji_font() -> Path | None:
    """Give a font file that holds emoji."""
    return _font("NotoColorEmoji*")


def _on_path(*names: str) -> Path | None:
    return next((Path(found) for name in names if (found := shutil.which(name))), None)


def _font(pattern: str) -> Path | None:
    return next(iter(sorted(Path("/usr/share/fonts").rglob(pattern))), None)


FINDERS: Final[dict[str, tuple[Callable[[], Path | None], str]]] = {
    "postgres": (postgres_bin, "the PostgreSQL server (Debian: postgresql)"),
    "chromium": (chromium, "Chromium (Debian: chromium)"),
    "node": (node, f"Node.js {_OLDEST_NODE} or newer"),
    "emulate": (emulate, "the Slack stand-in (Node.js with npm, then `make setup`)"),
    "axe": (axe, "axe-core (Node.js with npm, then `make setup`)"),
    "app manifest": (app_manifest, "the schemas of Teams' app manifests (Node.js with npm, then `make setup`)"),
    "korean font": (korean_font, "a Korean font (Debian: fonts-noto-cjk)"),
    "emoji font": (emoji_font, "an emoji font (Debian: fonts-noto-color-emoji)"),
}


def under_ci() -> bool:
    """Tell whether this run may leave nothing out."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}


def require(tool: str) -> Path:
    """Give where `tool` (a key of FINDERS) is; without it skip the test, or under CI fail it."""
    find, description = FINDERS[tool]
    found = find()
    if found is not None:
        return found
    reason = f"left out: needs {description}"
    if under_ci():
        pytest.fail(f"{reason}, and under CI nothing is left out", pytrace=False)
    pytest.skip(reason)


def missing(tools: Iterable[str] = FINDERS) -> list[str]:
    """Name the tools of FINDERS that this machine lacks."""
    return [tool for tool in tools if FINDERS[tool][0]() is None]


def free_port() -> int:
    """Give a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

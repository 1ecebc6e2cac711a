"""Runs the programs that the project installs beside its Python."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def run(command: str, cwd: Path, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run `program option …` from .venv/bin in a folder, with variables added to the present ones."""
    program, *options = command.split()
    line = [str(Path(sys.executable).with_name(program)), *options]
    variables = {**os.environ, **(environment or {})}
    return subprocess.run(line, cwd=cwd, env=variables, capture_output=True, text=True, check=False)

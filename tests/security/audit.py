"""`make audit`: known vulnerabilities of what requirements.lock installs, and its licences.

Exits with 0 if nothing is known against it, 1 if something is, 3 if it could not be asked about: pip-audit itself
exits with 0 when its service knows none of the packages.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from typing import Final

LOCK: Final = Path(__file__).parents[2] / "requirements.lock"
FOUND, UNKNOWN = 1, 3
_SECONDS: Final = 300
_SERVICES: Final = ("pypi", "osv")
_PACKAGE: Final = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
Ask = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Audit:
    """What a service said: advisories found, and the packages that it did not answer for."""

    advisories: tuple[str, ...]
    unaudited: tuple[str, ...]


def locked(lock: Path = LOCK) -> list[str]:
    """Return the names of the packages of a lock."""
    return _PACKAGE.findall(lock.read_text("utf-8"))


def ask_pip_audit(service: str) -> str:
    """Return what pip-audit prints as JSON, "" if it has no answer."""
    command = [
        sys.executable, "-m", "pip_audit", "-s", service, "-r", str(LOCK), "--disable-pip", "--require-hashes",
        "--progress-spinner", "off", "-f", "json",
    ]  # fmt: skip
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False).stdout
    except subprocess.TimeoutExpired:
        return ""


def audit(ask: Ask, packages: Iterable[str]) -> Audit:
    """Ask the services in turn until one answers for every package; return the most complete answer."""
    answers = (_read(ask(service), packages) for service in _SERVICES)
    best = Audit((), tuple(packages))
    for answer in answers:
        if len(answer.unaudited) < len(best.unaudited):
            best = answer
        if not answer.unaudited:
            break
    return best


def _read(printed: str, packages: Iterable[str]) -> Audit:
    try:
        told = json.loads(printed)["dependencies"]
    except ValueError:
        return Audit((), tuple(packages))
    advisories = [
        f"{one['name']} {one['version']}: {found['id']} (mended in {', '.join(found['fix_versions']) or 'no release'})"
        for one in told
        for found in one.get("vulns", ())
    ]
    return Audit(tuple(advisories), tuple(one["name"] for one in told if "skip_reason" in one))


def report(found: Audit, count: int) -> tuple[str, int]:
    """Return a sentence for each advisory and one on what is unknown, and the exit status."""
    lines = list(found.advisories)
    if found.unaudited:
        lines.append(
            f"{len(found.unaudited)} of {count} packages could not be audited: "
            "no advisory service could be reached, or it does not know them."
        )
    if not lines:
        return f"Nothing is known against {count} packages.", 0
    return "\n".join(lines), FOUND if found.advisories else UNKNOWN


def licences(packages: Iterable[str]) -> Iterator[str]:
    """Yield a line for each package: its name, version and licence, as its own metadata tell."""
    for name in sorted(packages):
        try:
            told = metadata(name)
        except PackageNotFoundError:
            yield f"{name}  (not installed here)"
        else:
            yield f"{name} {told['Version']}  {_licence(told)}"


def _licence(told: PackageMetadata) -> str:
    trove = [one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or () if one.startswith("License :: ")]
    expression, prose = (str(told.json.get(name) or "") for name in ("license_expression", "license"))
    return expression or ", ".join(trove) or prose.strip().partition("\n")[0] or "unknown"


def main() -> int:
    packages = locked()
    told, status = report(audit(ask_pip_audit, packages), len(packages))
    print(*licences(packages), "", told, sep="\n")  # noqa: T201 - for the person at the terminal
    return status


if __name__ == "__main__":
    sys.exit(main())

"""`make audit` tells what is known against the packages, and never takes silence for a good answer."""

import json
import re
from pathlib import Path

from tests.security.audit import FOUND, UNKNOWN, Audit, audit, licences, locked, report

PACKAGES = ["aiohttp", "jinja2"]
CLEAN = {"name": "aiohttp", "version": "3.14.5", "vulns": []}
WRONG = {"name": "jinja2", "version": "3.1.0", "vulns": [{"id": "CVE-1", "fix_versions": ["3.1.6"], "aliases": []}]}
SKIPPED = {"name": "jinja2", "skip_reason": "Dependency not found on PyPI and could not be audited: jinja2 (3.1.0)"}


def told(*answers: object) -> tuple[str, int]:
    """Return the report where the services answer so, one after the other."""
    left = [json.dumps({"dependencies": one, "fixes": []}) if isinstance(one, list) else "" for one in answers]
    return report(audit(lambda _: left.pop(0), PACKAGES), len(PACKAGES))


def test_what_is_known_is_told_and_fails() -> None:
    assert told([CLEAN, WRONG]) == ("jinja2 3.1.0: CVE-1 (mended in 3.1.6)", FOUND)


def test_when_nothing_is_known_it_passes() -> None:
    assert told([CLEAN, {**WRONG, "vulns": []}]) == ("Nothing is known against 2 packages.", 0)


def test_services_that_cannot_be_reached_are_one_sentence_with_a_status_of_their_own() -> None:
    sentence, status = told(None, None)
    assert (status, sentence.count("\n"), sentence[:46]) == (
        UNKNOWN,
        0,
        "2 of 2 packages could not be audited: no advis",
    )


def test_a_service_that_does_not_know_the_packages_is_no_good_answer_and_the_next_is_asked() -> None:
    assert told([CLEAN, SKIPPED], None)[1] == UNKNOWN
    assert told([CLEAN, SKIPPED], [CLEAN, WRONG])[1] == FOUND
    assert report(Audit(("jinja2 …",), ("aiohttp",)), 2)[1] == FOUND


def test_every_package_of_the_lock_is_named_with_its_licence() -> None:
    lines = list(licences(locked()))
    assert len(lines) > 30
    assert [line for line in lines if line.startswith("starlette ") and line.endswith("BSD-3-Clause")]
    assert not [line for line in lines if line.endswith("  unknown")]


def test_it_is_a_report_in_the_check_of_a_change(root: Path) -> None:
    lines = [line for line in (root / ".ci" / "run").read_text("utf-8").splitlines() if "make audit" in line]
    assert len(lines) == 1
    assert re.match(r"make audit \|\| echo ", lines[0]), "a new advisory must not stop a change"
